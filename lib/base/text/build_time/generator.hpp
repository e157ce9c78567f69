// What both generators of tables need: lines in, fields of a line, arrays out. Build time only.
#pragma once

#include <charconv>
#include <cstdio>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/code_point.hpp"

namespace yangxiao::text::build_time {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

inline bool read_whole(const char* path, std::string& content) {
  const File file(std::fopen(path, "rb"));
  if (!file) return false;
  char buffer[1 << 16];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
    content.append(buffer, count);
  }
  return std::ferror(file.get()) == 0;
}

inline bool write_whole(const char* path, const std::string& content) {
  File file(std::fopen(path, "wb"));
  if (!file) return false;
  const bool written = std::fwrite(content.data(), 1, content.size(), file.get()) == content.size();
  return std::fclose(file.release()) == 0 && written;
}

inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

using Fields = std::vector<std::string_view>;

// False where the file cannot be read.
inline bool for_each_line(const char* path, char separator,
                          const std::function<void(const Fields&)>& use) {
  std::string content;
  if (!read_whole(path, content)) return false;
  for (const std::string_view line : split(content, '\n')) {
    if (!line.empty() && line.front() != '#') use(split(line, separator));
  }
  return true;
}

// 0 where the text is no hexadecimal number.
inline char32_t parse_hex(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return 0;
  return static_cast<char32_t>(value);
}

// The one code point that the text holds; 0 where it holds another number of them.
inline char32_t only_code_point(std::string_view text) {
  if (text.empty()) return 0;
  const CodePoint point = code_point_at(text, 0);
  return point.length == text.size() ? point.value : 0;
}

// A line of OpenCC's dictionary: one traditional character and its usual simplified one, which is
// the first of those that are offered. Both are 0 where the line is about something else.
struct Simplification {
  char32_t traditional = 0;
  char32_t simplified = 0;
};

inline Simplification simplification(const Fields& fields) {
  if (fields.size() < 2) return {};
  const Simplification found{only_code_point(fields[0]),
                             only_code_point(split(fields[1], ' ').front())};
  return found.traditional != 0 && found.simplified != 0 ? found : Simplification{};
}

// g++ 12 warns without cause where a literal and a std::string meet in operator+.
inline std::string join(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out.append(part);
  return out;
}

template <class Items, class Show>
void append_array(std::string& out, std::string_view type, std::string_view name,
                  const Items& items, const Show& show) {
  out.append(join({"inline constexpr ", type, " ", name, "[] = {"}));
  std::size_t count = 0;
  for (const auto& item : items) {
    out.append(count++ % 16 == 0 ? "\n" : "").append(show(item)).append(",");
  }
  out.append("};\n");
}

}  // namespace yangxiao::text::build_time
