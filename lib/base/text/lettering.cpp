#include "base/text/lettering.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text/code_point.hpp"
#include "base/text/width.hpp"

namespace yangxiao::text {
namespace {

// Thousandths of an em, U+0020 to U+007E: the table hmtx of NotoSansCJK-Bold.ttc.
constexpr std::array<std::uint16_t, 95> kAscii = {
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370,  325, 387, 590, 590, 590,
    590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615,
    585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624,  625, 748, 619, 915, 627,
    580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372,  597, 640, 304, 306, 604,
    315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574,  511, 378, 296, 378, 590};

// Pictures come from other fonts, which draw them wider; so are the long dashes.
constexpr double kPicture = 1.4;
constexpr double kLongDash = 2.5;

constexpr std::string_view kClosing = "，。、；：？！）》」』】〕〉”’…·—％℃,.;:?!)]}%";
constexpr std::string_view kOpening = "（《「『【〔〈“‘([{￥¥$";

double ems_of(std::string_view utf8, char32_t value) {
  if (value >= 0x20 && value < 0x7F) return kAscii[value - 0x20] / 1000.0;
  if (value == 0x2E3A || value == 0x2E3B) return kLongDash;
  if (value >= 0x1F000) return value < 0x20000 ? kPicture : 1;
  return display_width(utf8) == 0 ? 0 : 1;
}

// What stays together on a line: a Chinese character, a word, or blanks.
struct Piece {
  std::string_view text;
  double ems = 0;
  bool is_blank = false;
  bool holds_before = false;  // no line begins with it
  bool holds_after = false;   // no line ends with it
};

bool is_word_character(char32_t value) {
  return value > 0x20 && value < 0x2E80 && value != 0x2014 && value != 0x2026;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool was_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    const std::string_view one = text.substr(at, length);
    const bool is_blank = point.value == ' ' || point.value == '\t' || point.value == '\n' ||
                          point.value == '\r' || point.value == 0x3000;
    const bool opens = kOpening.find(one) != std::string_view::npos;
    const bool closes = kClosing.find(one) != std::string_view::npos;
    const double ems = is_blank ? (pieces.empty() || pieces.back().is_blank ? 0 : kAscii[0] / 1e3)
                                : ems_of(one, point.value);
    const bool is_word = !is_blank && is_word_character(point.value);
    const bool joins = !pieces.empty() && ((is_word && was_word) || ems == 0);
    if (joins) {
      Piece& last = pieces.back();
      last.text = std::string_view(last.text.data(), last.text.size() + length);
      last.ems += ems;
      last.holds_after = opens;
    } else {
      pieces.push_back({one, ems, is_blank, closes, opens});
    }
    was_word = is_word || (was_word && ems == 0 && !is_blank);
    at += length;
  }
  return pieces;
}

// Pieces that no line break may part.
struct Run {
  std::string text;
  double ems = 0;
  bool is_blank = false;
};

std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  bool holds = false;
  for (const Piece& piece : pieces_of(text)) {
    const bool joins =
        !runs.empty() && !piece.is_blank && !runs.back().is_blank && (holds || piece.holds_before);
    if (!joins) runs.push_back({{}, 0, piece.is_blank});
    Run& run = runs.back();
    run.text += piece.is_blank ? std::string_view(" ") : piece.text;
    run.ems += piece.ems;
    holds = piece.holds_after;
  }
  return runs;
}

class Lines {
 public:
  explicit Lines(double ems) : most_(ems) {}

  void take(const Run& run) {
    if (run.is_blank) {
      blank_ = line_.empty() ? 0 : run.ems;
      return;
    }
    if (used_ + blank_ + run.ems <= most_) return put(run.text, run.ems);
    if (!line_.empty()) end();
    if (run.ems <= most_) return put(run.text, run.ems);
    take_in_parts(run.text);
  }
  std::vector<std::string> finish() {
    if (!line_.empty()) end();
    return std::move(lines_);
  }

 private:
  void put(std::string_view text, double ems) {
    if (blank_ > 0) line_ += ' ';
    line_ += text;
    used_ += blank_ + ems;
    blank_ = 0;
  }
  void end() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = blank_ = 0;
  }
  void take_in_parts(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      const std::size_t length = std::max<std::size_t>(point.length, 1);
      const std::string_view one = text.substr(at, length);
      const double ems = ems_of(one, point.value);
      if (used_ + ems > most_ && !line_.empty()) end();
      put(one, ems);
      at += length;
    }
  }

  double most_;
  std::vector<std::string> lines_;
  std::string line_;
  double used_ = 0;
  double blank_ = 0;  // that waits for what comes behind it
};

// The text without its last characters, so that "…" fits behind it.
std::string cut(std::string text, double ems) {
  constexpr double kEllipsis = 1;
  while (!text.empty() && width_in_ems(text) + kEllipsis > ems) {
    do {
      const bool is_inside = (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80;
      text.pop_back();
      if (!is_inside) break;
    } while (!text.empty());
  }
  return text + "…";
}

}  // namespace

double width_in_ems(std::string_view text) {
  double ems = 0;
  for (const Piece& piece : pieces_of(text)) ems += piece.ems;
  return ems;
}

std::vector<std::string> lines_in_ems(std::string_view text, double ems) {
  Lines lines(ems);
  for (const Run& run : runs_of(text)) lines.take(run);
  return lines.finish();
}

Fitted fitted(std::string_view text, Room room, Sizes sizes, std::size_t most_lines) {
  constexpr double kSmaller = 0.96;
  const auto most_at = [&](double size) {
    // The first line needs no step.
    const double steps = std::max(0.0, (room.height / size - 1) / kLineStep);
    return std::min(most_lines, static_cast<std::size_t>(steps) + 1);
  };
  double size = std::min(sizes.largest, room.height);
  for (;; size = std::max(size * kSmaller, sizes.smallest)) {
    std::vector<std::string> lines = lines_in_ems(text, room.width / size);
    if (lines.size() <= most_at(size)) return {size, std::move(lines), false};
    if (size > sizes.smallest) continue;
    lines.resize(most_at(size));
    lines.back() = cut(std::move(lines.back()), room.width / size);
    return {size, std::move(lines), true};
  }
}

}  // namespace yangxiao::text
