#include "base/text/width.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include "base/text/code_point.hpp"

namespace yangxiao::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069);
}

// A character as it is shown: what is no UTF-8 is a replacement character of one byte.
struct Shown {
  char32_t value = 0;
  std::size_t bytes = 0;
};

Shown shown_at(std::string_view text, std::size_t at) {
  const CodePoint point = code_point_at(text, at);
  if (point.length == 0) return {kReplacement, 1};
  return {point.value, point.length};
}

std::size_t width_of(char32_t value) {
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(value));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

// Characters that a line does not begin with: they belong to what stands before them.
bool closes(char32_t value) {
  static constexpr std::u32string_view kClosing = U"，。、；：？！）》」』】”’…·,.;:?!)]}%";
  return kClosing.find(value) != std::u32string_view::npos;
}

bool is_wide(char32_t value) { return width_of(value) == 2; }

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Shown point = shown_at(text, at);
    columns += width_of(point.value);
    at += point.bytes;
  }
  return columns;
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Shown point = shown_at(text, at);
    if (point.value == '\n' || point.value == '\t') {
      shown += ' ';
    } else if (point.value == '\r') {
      // shown as nothing: the line break that it belongs to follows
    } else if (is_control(point.value)) {
      shown += point.value < 0x100 ? fmt::format("\\x{:02x}", static_cast<unsigned>(point.value))
                                   : fmt::format("\\u{{{:x}}}", static_cast<unsigned>(point.value));
    } else {
      append_utf8(shown, point.value);
    }
    at += point.bytes;
  }
  return shown;
}

std::string truncated(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Shown point = shown_at(text, at);
    const std::size_t width = width_of(point.value);
    if (used + width > columns - 1) break;
    used += width;
    at += point.bytes;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(text) + std::string(width < columns ? columns - width : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(width < columns ? columns - width : 0, ' ') + std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::size_t begin = 0;   // of the line
  std::size_t broken = 0;  // the last place where it may end; begin: none yet
  std::size_t width = 0;
  const auto end_line = [&](std::size_t end, std::size_t next) {
    lines.emplace_back(text.substr(begin, end - begin));
    while (!lines.back().empty() && lines.back().back() == ' ') lines.back().pop_back();
    while (next < text.size() && text[next] == ' ') ++next;
    begin = broken = next;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Shown point = shown_at(text, at);
    if (point.value == '\n') {
      end_line(at, at);
      begin = broken = at = at + 1;
      width = 0;
      continue;
    }
    const bool breakable = point.value == ' ' || (is_wide(point.value) && !closes(point.value));
    if (breakable && at > begin) broken = at;
    width += width_of(point.value);
    if (width > columns && broken > begin && point.value != ' ') {
      end_line(broken, broken);
      width = begin <= at ? display_width(text.substr(begin, at + point.bytes - begin)) : 0;
      if (begin > at) at = begin - point.bytes;
    }
    at += point.bytes;
    // After a wide character a line may end, unless punctuation that closes follows.
    if (is_wide(point.value) && at < text.size() && !closes(shown_at(text, at).value) &&
        at > begin) {
      broken = at;
    }
  }
  if (begin < text.size() || lines.empty()) end_line(text.size(), text.size());
  return lines;
}

std::optional<char32_t> control_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const Shown point = shown_at(text, at);
    const bool is_break = point.value == '\t' || point.value == '\n' || point.value == '\r';
    if (is_control(point.value) && !is_break) return point.value;
    at += point.bytes;
  }
  return std::nullopt;
}

}  // namespace yangxiao::text
