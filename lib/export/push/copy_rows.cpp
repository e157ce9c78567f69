#include "export/push/copy_rows.hpp"

#include <array>
#include <bit>
#include <limits>
#include <type_traits>

#include "base/text/whole_number.hpp"
#include "calendar/civil.hpp"

namespace yangxiao::exporting {
namespace {

constexpr std::string_view kSignature("PGCOPY\n\377\r\n\0", 11);
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// PostgreSQL counts microseconds from 2000-01-01T00:00:00Z.
constexpr std::int64_t kEpoch = 946'684'800;
constexpr std::int64_t kInfinity = std::numeric_limits<std::int64_t>::max();

// In the order of bytes of the network.
template <typename Number>
void append_number(std::string& out, Number number) {
  std::array<char, sizeof(Number)> bytes{};
  auto left = static_cast<std::make_unsigned_t<Number>>(number);
  for (std::size_t i = bytes.size(); i-- > 0; left = static_cast<decltype(left)>(left >> 8U)) {
    bytes[i] = static_cast<char>(left & 0xFFU);
  }
  out.append(bytes.data(), bytes.size());
}

void append_length(std::string& out, std::size_t length) {
  append_number(out, static_cast<std::int32_t>(length));
}

void append_eight(std::string& out, std::int64_t number) {
  append_length(out, sizeof number);
  append_number(out, number);
}

void append_nothing(std::string& out) { append_number(out, std::int32_t{-1}); }

void append_text(std::string& out, std::string_view text) {
  if (text.find('\0') == std::string_view::npos) {
    append_length(out, text.size());
    out.append(text);
    return;
  }
  std::string clean;
  for (const char c : text) {
    if (c == '\0') {
      clean += kReplacement;
    } else {
      clean += c;
    }
  }
  append_text(out, clean);
}

std::optional<std::int64_t> microseconds_of(std::string_view text) {
  if (text == "infinity") return kInfinity;
  const auto seconds = seconds_of_rfc3339(text);
  return seconds ? std::optional((*seconds - kEpoch) * 1'000'000) : std::nullopt;
}

void append_maybe(std::string& out, const std::optional<std::int64_t>& number) {
  if (!number) return append_nothing(out);
  append_eight(out, *number);
}

ServerType element_of(ServerType array) {
  if (array == ServerType::bigint_array) return ServerType::bigint;
  return array == ServerType::timestamptz_array ? ServerType::timestamptz : ServerType::text;
}

void append_word(std::string& out, std::string_view text, ServerType type) {
  if (type == ServerType::timestamptz) return append_maybe(out, microseconds_of(text));
  if (type == ServerType::bigint) return append_maybe(out, text::whole_number(text));
  append_text(out, text);
}

// The length of a field stands before it: it is filled in when the field is there.
void append_array(std::string& out, std::span<const std::string_view> words, ServerType type) {
  const ServerType element = element_of(type);
  std::string array;
  append_number(array, std::int32_t{words.empty() ? 0 : 1});  // dimensions
  append_number(array, std::int32_t{0});                      // nothing in it is NULL
  append_number(array, static_cast<std::uint32_t>(element));
  if (!words.empty()) {
    append_length(array, words.size());
    append_number(array, std::int32_t{1});  // the first has this index
  }
  for (const std::string_view word : words) append_word(array, word, element);
  append_length(out, array.size());
  out.append(array);
}

struct AppendCell {
  std::string& out;
  ServerType type;
  void operator()(std::monostate) const { append_nothing(out); }
  void operator()(std::string_view text) const { append_word(out, text, type); }
  void operator()(std::int64_t number) const {
    if (type == ServerType::bigint) return append_eight(out, number);
    append_text(out, std::to_string(number));
  }
  void operator()(double number) const { append_eight(out, std::bit_cast<std::int64_t>(number)); }
  void operator()(bool yes) const {
    append_length(out, 1);
    out += yes ? '\1' : '\0';
  }
  void operator()(std::span<const std::string_view> words) const { append_array(out, words, type); }
};

// Of decimal digits alone.
std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<ServerType> server_type(std::string_view number) {
  static constexpr std::array kTypes = {ServerType::boolean,     ServerType::bigint,
                                        ServerType::text,        ServerType::double_precision,
                                        ServerType::text_array,  ServerType::bigint_array,
                                        ServerType::timestamptz, ServerType::timestamptz_array};
  const auto wanted = text::whole_number(number);
  for (const ServerType type : kTypes) {
    if (wanted == static_cast<std::int64_t>(type)) return type;
  }
  return std::nullopt;
}

std::optional<std::int64_t> seconds_of_rfc3339(std::string_view text) {
  constexpr std::size_t kLocal = 19;  // 2026-11-24T10:00:00
  if (text.size() < kLocal + 1 || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
      text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  const auto second = digits(text.substr(17, 2));
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const std::int64_t days = calendar::days_since_epoch(
      calendar::Day{static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day)});
  const std::int64_t local = days * 86'400 + *hour * 3'600 + *minute * 60 + *second;
  const std::string_view zone = text.substr(kLocal);
  if (zone == "Z") return local;
  if (zone.size() != 6 || zone[3] != ':' || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  const auto hours = digits(zone.substr(1, 2));
  const auto minutes = digits(zone.substr(4, 2));
  if (!hours || !minutes) return std::nullopt;
  const std::int64_t ahead = *hours * 3'600 + *minutes * 60;
  return zone[0] == '+' ? local - ahead : local + ahead;
}

void append_copy_header(std::string& out) {
  out.append(kSignature);
  append_number(out, std::int32_t{0});  // flags
  append_number(out, std::int32_t{0});  // no more of a header
}

void append_copy_row(std::string& out, std::span<const table::Value> cells,
                     std::span<const ServerType> types) {
  append_number(out, static_cast<std::int16_t>(cells.size()));
  for (std::size_t i = 0; i < cells.size(); ++i) std::visit(AppendCell{out, types[i]}, cells[i]);
}

void append_copy_end(std::string& out) { append_number(out, std::int16_t{-1}); }

}  // namespace yangxiao::exporting
