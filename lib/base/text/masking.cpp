#include "base/text/masking.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace yangxiao::text {
namespace {

constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kIdentityDigits = 18;
constexpr std::size_t kOldIdentityDigits = 15;
constexpr std::size_t kShortestCard = 16;
constexpr std::size_t kLongestCard = 19;
constexpr std::string_view kWideZero = "\xEF\xBC\x90";  // ０, and the other nine behind it

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A digit as it stands in a text; X counts as one that ends an identity number.
struct Digit {
  std::size_t at = 0;
  std::uint8_t length = 1;  // bytes
  std::uint8_t value = 0;   // 10: X
};

// By its first byte, which other full-width characters have, too.
bool may_begin_digit(char c) { return is_digit(c) || c == kWideZero[0]; }

std::optional<Digit> digit_at(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) return Digit{at, 1, static_cast<std::uint8_t>(text[at] - '0')};
  if (text.size() - at < kWideZero.size() || text.substr(at, 2) != kWideZero.substr(0, 2))
    return {};
  const int value = static_cast<unsigned char>(text[at + 2]) - 0x90;
  if (value < 0 || value > 9) return {};
  return Digit{at, 3, static_cast<std::uint8_t>(value)};
}

// Bytes of one character that may stand between two digits of a number; 0: something else.
std::size_t separator_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kNarrow = " -.()\t\r\n";
  if (kNarrow.find(text[at]) != std::string_view::npos) return 1;
  // Also a space that does not break a line, and the hyphens and dashes from U+2010 to U+2015.
  if (text.substr(at, 2) == "\xC2\xA0") return 2;
  if (text.substr(at, 2) == "\xE2\x80" && text.size() - at > 2) {
    const auto last = static_cast<unsigned char>(text[at + 2]);
    return last >= 0x90 && last <= 0x95 ? 3 : 0;
  }
  for (const std::string_view wide : {"　", "－", "（", "）"}) {
    if (text.substr(at, wide.size()) == wide) return wide.size();
  }
  return 0;
}

// The same of up to two of them: ") ", a double space.
std::size_t gap_at(std::string_view text, std::size_t at) {
  const std::size_t first = separator_at(text, at);
  if (first == 0 || at + first >= text.size()) return first;
  return first + separator_at(text, at + first);
}

// Bytes of an X, as it ends an identity number; 0: there is none.
std::size_t x_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == 'X' || text[at] == 'x') return 1;
  return text.substr(at, 3) == "Ｘ" || text.substr(at, 3) == "ｘ" ? 3 : 0;
}

// Bytes of the sign in an address of mail; 0: it is another character.
std::size_t at_sign_at(std::string_view text, std::size_t at) {
  if (text[at] == '@') return 1;
  if (text[at] != kWideZero[0]) return 0;  // its first byte, too; each character is asked
  return text.substr(at, 3) == "＠" ? 3 : 0;
}

// Digits that follow each other, with a separator here and there.
struct Run {
  std::vector<Digit> digits;
  std::vector<std::size_t> begins;  // places among the digits at which a group begins
  std::size_t end = 0;              // in the text

  void clear() {
    digits.clear();
    begins.clear();
  }
};

void read_run(std::string_view text, std::size_t at, Run& run) {
  run.clear();
  bool begins_group = true;
  while (at < text.size()) {
    if (const auto digit = digit_at(text, at)) {
      if (begins_group) run.begins.push_back(run.digits.size());
      begins_group = false;
      run.digits.push_back(*digit);
      at += digit->length;
      run.end = at;
      continue;
    }
    const std::size_t gap = gap_at(text, at);
    if (gap == 0 || begins_group) break;
    begins_group = true;
    at += gap;
  }
  if (const std::size_t x = x_at(text, run.end); x > 0) {
    run.digits.push_back({run.end, static_cast<std::uint8_t>(x), 10});
  }
}

using Digits = std::span<const Digit>;

bool is_mobile(Digits digits) {
  return digits.size() == kMobileDigits && digits[0].value == 1 && digits[1].value >= 3;
}

// A birthday of some century stands in it.
bool is_identity(Digits digits) {
  if (digits.size() != kIdentityDigits || digits[0].value == 0) return false;
  const auto two = [&](std::size_t at) { return digits[at].value * 10 + digits[at + 1].value; };
  return (two(6) == 19 || two(6) == 20) && two(10) >= 1 && two(10) <= 12 && two(12) >= 1 &&
         two(12) <= 31;
}

// As they were until 1999: a birthday without its century.
bool is_old_identity(Digits digits) {
  if (digits.size() != kOldIdentityDigits || digits[0].value == 0 || digits.back().value > 9) {
    return false;
  }
  const auto two = [&](std::size_t at) { return digits[at].value * 10 + digits[at + 1].value; };
  return two(8) >= 1 && two(8) <= 12 && two(10) >= 1 && two(10) <= 31;
}

// Of a bank, and with the right check digit (ISO/IEC 7812-1: Luhn).
bool is_card(Digits digits) {
  if (digits.size() < kShortestCard || digits.size() > kLongestCard) return false;
  if (digits[0].value < 3 || digits[0].value > 6) return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const unsigned value = digits[digits.size() - 1 - i].value;
    if (value > 9) return false;
    const unsigned doubled = value * 2;
    sum += i % 2 == 0 ? value : doubled - (doubled > 9 ? 9 : 0);
  }
  return sum % 10 == 0;
}

// How much of what is found is hidden.
enum class Extent : std::uint8_t { middle, whole };

// Which digits of a number are hidden: from, and up to.
struct Hidden {
  std::size_t from = 0;
  std::size_t to = 0;
};

std::optional<Hidden> hidden_of(Digits digits, Extent extent) {
  if (extent == Extent::whole) {
    const bool tells =
        is_mobile(digits) || is_identity(digits) || is_old_identity(digits) || is_card(digits);
    return tells ? std::optional(Hidden{0, digits.size()}) : std::nullopt;
  }
  if (is_mobile(digits)) return Hidden{3, 7};
  if (is_identity(digits)) return Hidden{3, 14};
  if (is_old_identity(digits)) return Hidden{3, 12};
  if (is_card(digits)) return Hidden{4, digits.size() - 4};
  return std::nullopt;
}

class Masking {
 public:
  Masking(std::string_view text, std::string& room, Extent extent)
      : text_(text), room_(room), extent_(extent) {}

  bool run() {
    Run run;
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (!may_begin_digit(c) || !digit_at(text_, at)) {
        if (const std::size_t sign = at_sign_at(text_, at); sign > 0) hide_mailbox(at, sign);
        ++at;
        continue;
      }
      read_run(text_, at, run);
      hide_numbers(run);
      at = run.end;
    }
    if (copied_ == 0 && room_.empty()) return false;
    room_ += text_.substr(copied_);
    return true;
  }

 private:
  // Numbers begin where a group does, or behind a country's code, and end where a group does.
  void hide_numbers(const Run& run) {
    const Digits digits(run.digits);
    std::size_t done = 0;
    for (const std::size_t begin : run.begins) {
      if (begin < done) continue;
      for (const std::size_t skipped :
           {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
        const std::size_t end = hide_from(run, digits, begin + skipped, begin);
        if (end > 0) {
          done = end;
          break;
        }
      }
    }
  }

  // Behind 86, 0086 and the 0 that is dialled first only a mobile number is meant.
  std::size_t hide_from(const Run& run, Digits digits, std::size_t begin, std::size_t group) {
    if (begin != group &&
        !is_country(digits.subspan(group, std::min(begin - group, digits.size() - group)))) {
      return 0;
    }
    for (const std::size_t end : ends_of(run)) {
      if (end <= begin) continue;
      const Digits number = digits.subspan(begin, end - begin);
      const auto hidden = hidden_of(number, extent_);
      if (!hidden || (begin != group && !is_mobile(number))) continue;
      // A date and a number behind it are not one number.
      if (!is_mobile(number) && !is_in_groups(run, begin, end)) continue;
      for (const Digit& digit : number.subspan(hidden->from, hidden->to - hidden->from)) {
        hide(digit.at, digit.length);
      }
      return end;
    }
    return 0;
  }

  static bool is_country(Digits digits) {
    if (digits.size() == 1) return digits[0].value == 0;
    const bool is_long = digits.size() == 4 && digits[0].value == 0 && digits[1].value == 0;
    if (!is_long && digits.size() != 2) return false;
    return digits[digits.size() - 2].value == 8 && digits.back().value == 6;
  }

  // Whether digits stand as one, as 6 + 8 + 4 (an identity number), or by four, the last ones
  // fewer.
  static bool is_in_groups(const Run& run, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i < run.begins.size(); ++i) {
      if (run.begins[i] < begin || run.begins[i] >= end) continue;
      const std::size_t next = i + 1 < run.begins.size() ? run.begins[i + 1] : end;
      sizes.push_back(std::min(next, end) - run.begins[i]);
    }
    using Sizes = std::vector<std::size_t>;
    if (sizes.size() == 1 || sizes == Sizes{6, 8, 4} || sizes == Sizes{6, 6, 3} ||
        sizes == Sizes{6, 13}) {
      return true;
    }
    return std::all_of(sizes.begin(), sizes.end() - 1,
                       [](std::size_t size) { return size == 4; }) &&
           sizes.back() <= 4;
  }

  static std::vector<std::size_t> ends_of(const Run& run) {
    std::vector<std::size_t> ends(run.begins.begin() + 1, run.begins.end());
    const bool has_x = run.digits.back().value == 10;
    if (has_x) ends.push_back(run.digits.size() - 1);
    ends.push_back(run.digits.size());
    return ends;
  }

  // What stands before the @, but for its first character; one star, however long it is.
  void hide_mailbox(std::size_t at, std::size_t sign) {
    const auto is_part = [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
             c == '_' || c == '-' || c == '+';
    };
    std::size_t begin = at;
    while (begin > copied_ && is_part(text_[begin - 1])) --begin;
    const std::size_t host = at + sign;  // 例子.cn is one, too
    const bool has_host = host < text_.size() &&
                          (is_part(text_[host]) || static_cast<unsigned char>(text_[host]) >= 0x80);
    if (!has_host || at == begin) return;
    const std::size_t shown = extent_ == Extent::middle && at - begin > 1 ? 1 : 0;
    room_.append(text_.substr(copied_, begin + shown - copied_)).append("***");
    copied_ = at;
  }

  void hide(std::size_t at, std::size_t length) {
    room_.append(text_.substr(copied_, at - copied_)) += '*';
    copied_ = at + length;
  }

  std::string_view text_;
  std::string& room_;
  Extent extent_;
  std::size_t copied_ = 0;  // of the text, into the room
};

// Most texts name nobody, and are not looked at closely.
bool may_tell(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (at_sign_at(text, at) > 0) return true;
    digits += may_begin_digit(c) && digit_at(text, at) ? 1 : 0;
  }
  return digits >= kMobileDigits;
}

}  // namespace

std::string_view mask_within(std::string_view text, std::string& room) {
  if (!may_tell(text)) return text;
  room.clear();
  return Masking(text, room, Extent::middle).run() ? std::string_view(room) : text;
}

std::string hide_within(std::string_view text) {
  std::string room;
  const bool tells = may_tell(text) && Masking(text, room, Extent::whole).run();
  return tells ? room : std::string(text);
}

std::string mask_within(std::string_view text) {
  std::string room;
  return std::string(mask_within(text, room));
}

std::string hide_digits(std::string_view text, std::string_view digits) {
  // Where the digits end that begin here; npos: others stand here.
  const auto end_of = [&](std::size_t at) {
    std::size_t end = at;
    bool is_behind_gap = false;
    for (std::size_t next = 0; next < digits.size();) {
      if (end >= text.size()) return std::string_view::npos;
      const auto digit = digit_at(text, end);
      if (digit && digit->value == digits[next] - '0') {
        end += digit->length;
        is_behind_gap = false;
        ++next;
        continue;
      }
      const std::size_t gap = digit || next == 0 || is_behind_gap ? 0 : gap_at(text, end);
      if (gap == 0) return std::string_view::npos;
      is_behind_gap = true;
      end += gap;
    }
    const bool goes_on = end < text.size() && digit_at(text, end).has_value();
    return goes_on ? std::string_view::npos : end;
  };
  std::string hidden;
  bool is_behind_digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = digits.empty() || is_behind_digit ? std::string_view::npos : end_of(at);
    if (end != std::string_view::npos) {
      hidden += "***";
      at = end;
      continue;
    }
    const auto digit = digit_at(text, at);
    const std::size_t length = digit ? digit->length : 1;
    is_behind_digit = digit.has_value();
    hidden += text.substr(at, length);
    at += length;
  }
  return hidden;
}

}  // namespace yangxiao::text
