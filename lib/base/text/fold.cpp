#include "base/text/fold.hpp"

#include <iterator>
#include <utility>

#include "base/text/code_point.hpp"
#include "base/text/fold_table.hpp"

namespace yangxiao::text {
namespace {

using fold_table::Replacement;

// Nothing where the character stays as it is.
const Replacement* replacement_of(char32_t value) {
  constexpr char32_t place_in_page = (char32_t{1} << fold_table::page_bits) - 1;
  const char32_t page = value >> fold_table::page_bits;
  if (page >= std::size(fold_table::page_of)) return nullptr;
  const char32_t start = static_cast<char32_t>(fold_table::page_of[page]) << fold_table::page_bits;
  const std::uint16_t entry = fold_table::entry_of[start | (value & place_in_page)];
  return entry == 0 ? nullptr : &fold_table::replacements[entry];
}

struct Step {
  std::size_t length;          // of what is read
  std::string_view becomes{};  // empty where it stays as it is
};

Step ascii_step(char byte) {
  constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
  if (byte >= 'A' && byte <= 'Z') return {1, small.substr(static_cast<std::size_t>(byte - 'A'), 1)};
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return {1, " "};
  return {1};
}

Step step_at(std::string_view utf8, std::size_t at) {
  if (static_cast<unsigned char>(utf8[at]) < 0x80) return ascii_step(utf8[at]);
  const CodePoint point = code_point_at(utf8, at);
  if (point.length == 0) return {1};
  const Replacement* replacement = replacement_of(point.value);
  if (replacement == nullptr) return {point.length};
  return {point.length, {replacement->bytes, replacement->length}};
}

// What is to come out. A space waits until something follows it, so none is left at the ends.
class Folded {
 public:
  explicit Folded(std::size_t expected) { text_.reserve(expected); }

  void put(std::string_view bytes) {
    if (bytes.empty()) return;
    if (space_waits_ && !text_.empty()) text_.push_back(' ');
    space_waits_ = false;
    text_.append(bytes);
  }
  void put_space() { space_waits_ = true; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool space_waits_ = false;
};

}  // namespace

std::string fold(std::string_view utf8) {
  Folded out(utf8.size());
  std::size_t unchanged = 0;  // where the bytes begin that are to be copied as they are
  std::size_t at = 0;
  while (at < utf8.size()) {
    const Step step = step_at(utf8, at);
    if (!step.becomes.empty()) {
      out.put(utf8.substr(unchanged, at - unchanged));
      if (step.becomes == " ") {
        out.put_space();
      } else {
        out.put(step.becomes);
      }
      unchanged = at + step.length;
    }
    at += step.length;
  }
  out.put(utf8.substr(unchanged));
  return out.take();
}

}  // namespace yangxiao::text
