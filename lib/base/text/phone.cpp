#include "base/text/phone.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/text/code_point.hpp"
#include "base/text/halfwidth.hpp"

namespace yangxiao::text {
namespace {

// How an extension is written: a hyphen would make another number of it.
constexpr const char* kExtension = "转";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.replace(at, what.size(), by);
    at += by.size();
  }
}

// Digits and stars of a number; nothing where anything but spaces, hyphens and brackets stands
// between them.
std::optional<std::string> bare_number(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    if (is_digit(c) || c == '*') {
      bare.push_back(c);
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.') {
      return std::nullopt;
    }
  }
  return bare;
}

bool is_mobile(std::string_view bare) {
  return bare.size() == 11 && bare[0] == '1' && bare[1] >= '3' && all_digits(bare);
}

// 3 digits for Beijing (010) and the 02x cities, 4 for the others; the local number has 7 or 8.
std::optional<std::string> landline(std::string_view bare) {
  if (bare.size() < 10 || bare[0] != '0' || !all_digits(bare)) return std::nullopt;
  const std::size_t area = bare[1] == '1' || bare[1] == '2' ? 3 : 4;
  const std::size_t local = bare.size() - area;
  if (local != 7 && local != 8) return std::nullopt;
  return std::string(bare.substr(0, area)) + "-" + std::string(bare.substr(area));
}

std::optional<std::string> without_country(std::string_view bare) {
  for (const std::string_view prefix : {"0086", "86"}) {
    if (bare.starts_with(prefix) && is_mobile(bare.substr(prefix.size()))) {
      return std::string(bare.substr(prefix.size()));
    }
  }
  return std::nullopt;
}

// 193****8889, or 0371-****1234 with its hyphen.
bool is_masked_form(std::string_view bare) {
  const std::size_t first = bare.find('*');
  const std::size_t last = bare.rfind('*');
  return first >= 2 && last - first >= 2 && bare.size() <= 13 &&
         bare.substr(first, last - first + 1).find_first_not_of('*') == std::string_view::npos;
}

std::optional<std::string> normalise_one(std::string_view text) {
  std::string plain(trimmed(text));
  if (plain.starts_with('+')) plain.erase(0, 1);
  if (plain.starts_with('\'')) plain.erase(0, 1);  // a spreadsheet's mark of text
  std::string extension;
  const std::size_t cut = plain.find_first_of("#x");
  if (cut != std::string::npos) {
    extension = plain.substr(cut + 1);
    plain.erase(cut);
    if (!all_digits(trimmed(extension)) || extension.size() > 6) return std::nullopt;
  }
  const auto bare = bare_number(plain);
  if (!bare || bare->empty()) return std::nullopt;
  const std::string tail = extension.empty() ? "" : kExtension + std::string(trimmed(extension));
  if (bare->find('*') != std::string::npos) {
    return is_masked_form(*bare) && tail.empty() ? bare : std::nullopt;
  }
  if (is_mobile(*bare)) return *bare + tail;
  if (auto mobile = without_country(*bare)) return *mobile + tail;
  if (auto line = landline(*bare)) return *line + tail;
  const bool toll_free =
      bare->size() == 10 && (bare->starts_with("400") || bare->starts_with("800"));
  const bool service = bare->size() >= 3 && bare->size() <= 6 && bare->front() != '0';
  // No local number begins with 0 or 1: that is a mobile which lost digits.
  const bool local = (bare->size() == 7 || bare->size() == 8) && bare->front() > '1';
  if (toll_free || service || local) return *bare + tail;
  return std::nullopt;
}

// A number with its area code shows that and the last four digits, a local one less.
std::string mask_own_phone(std::string_view phone) {
  std::string bare(phone.substr(0, phone.find(kExtension)));
  std::erase(bare, '-');
  const bool is_an_offices = bare.size() == 10 && bare.front() != '0';  // 400 and 800
  if (!all_digits(bare) || bare.size() <= 6 || is_an_offices) return std::string(phone);
  const bool is_local = bare.size() <= 8;
  const std::size_t begin = is_local ? 2 : 3;
  const std::size_t end = bare.size() - (is_local ? 2 : 4);
  std::fill(bare.begin() + static_cast<std::ptrdiff_t>(begin),
            bare.begin() + static_cast<std::ptrdiff_t>(end), '*');
  return bare;
}

}  // namespace

Result<std::string> normalise_phones(std::string_view text, std::string_view column) {
  std::string plain = to_halfwidth(text);
  if (is_spreadsheet_date(trimmed(plain))) {
    return Error{Problem::phone_date, {std::string(column)}, {}};
  }
  for (const std::string_view separator : {"、", "\n", "/", ",", "；", "，"}) {
    replace_all(plain, separator, ";");
  }
  replace_all(plain, kExtension, "#");
  replace_all(plain, "－", "-");
  replace_all(plain, "—", "-");
  std::string joined;
  for (std::string_view rest = plain; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view one = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (one.empty()) continue;
    if (is_exponent_number(one)) return Error{Problem::phone_exponent, {std::string(column)}, {}};
    const auto number = normalise_one(one);
    if (!number) return Error{Problem::phone_form, {std::string(column)}, {}};
    joined += (joined.empty() ? "" : ";") + *number;
  }
  return joined;
}

bool is_masked(std::string_view phone_or_name) {
  return phone_or_name.find('*') != std::string_view::npos;
}

std::string mask_phones(std::string_view phones) {
  std::string masked(phones);
  for (std::size_t begin = 0; begin < masked.size();) {
    const std::size_t end = std::min(masked.find(';', begin), masked.size());
    const std::string_view one = std::string_view(masked).substr(begin, end - begin);
    if (is_mobile(one.substr(0, one.find(kExtension)))) {
      masked.replace(begin + 3, 4, "****");
    }
    begin = end + 1;
  }
  return masked;
}

std::string mask_own_phones(std::string_view phones) {
  std::string masked;
  for (std::string_view rest = phones; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    masked += (masked.empty() ? "" : ";") + mask_own_phone(one);
  }
  return masked;
}

std::string mask_name(std::string_view name) {
  std::string masked;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = code_point_at(name, at);
    const std::size_t length = point.length == 0 ? 1 : point.length;
    if (at == 0) {
      masked.append(name, 0, length);
    } else {
      masked += '*';
    }
    at += length;
  }
  return masked;
}

bool is_exponent_number(std::string_view text) {
  const std::size_t e = text.find_first_of("Ee");
  if (e == std::string_view::npos || e == 0) return false;
  std::string_view mantissa = text.substr(0, e);
  std::string_view exponent = text.substr(e + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  const std::size_t point = mantissa.find('.');
  const bool plain =
      point == std::string_view::npos
          ? mantissa.size() == 1 && all_digits(mantissa) && text[e + 1] == '+'
          : all_digits(mantissa.substr(0, point)) && all_digits(mantissa.substr(point + 1));
  return plain && exponent.size() <= 3 && all_digits(exponent);
}

bool is_spreadsheet_date(std::string_view text) {
  const auto part = [&](std::string_view& rest, std::string_view separators) {
    const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
    const std::string_view digits = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return digits;
  };
  std::string_view rest = text;
  const std::string_view year = part(rest, "/-");
  const std::string_view month = part(rest, "/-");
  const bool numeric = year.size() == 4 && (year[0] == '1' || year[0] == '2') && all_digits(year) &&
                       month.size() <= 2 && all_digits(month) && rest.size() <= 2 &&
                       all_digits(rest);
  if (numeric) return true;
  const std::size_t month_mark = text.find("月");
  if (month_mark != std::string_view::npos && text.ends_with("日")) {
    const std::size_t day = month_mark + std::string_view("月").size();
    return all_digits(text.substr(0, month_mark)) &&
           all_digits(text.substr(day, text.size() - day - std::string_view("日").size()));
  }
  static constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t dash = text.find('-');
  return dash != std::string_view::npos && dash <= 2 && all_digits(text.substr(0, dash)) &&
         text.size() == dash + 4 && kMonths.find(text.substr(dash + 1)) != std::string_view::npos;
}

}  // namespace yangxiao::text
