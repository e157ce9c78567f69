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

bool is_ascii_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
bool is_ascii_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }

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
    const char byte = utf8[at];
    const bool is_ascii = static_cast<unsigned char>(byte) < 0x80;
    if (is_ascii && !is_ascii_space(byte) && !is_ascii_capital(byte)) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(utf8, at);
    const Replacement* replacement = is_ascii ? nullptr : replacement_of(point.value);
    if (!is_ascii && replacement == nullptr) {
      at += point.length == 0 ? 1 : point.length;
      continue;
    }
    out.put(utf8.substr(unchanged, at - unchanged));
    const char small = static_cast<char>(byte | 0x20);
    const std::string_view bytes = is_ascii
                                       ? std::string_view(&small, 1)
                                       : std::string_view(replacement->bytes, replacement->length);
    if (is_ascii ? is_ascii_space(byte) : bytes == " ") {
      out.put_space();
    } else {
      out.put(bytes);
    }
    at += point.length;
    unchanged = at;
  }
  out.put(utf8.substr(unchanged));
  return out.take();
}

}  // namespace yangxiao::text
