// Bytes of any encoding to UTF-8.
//
// The encoding is decided once: by a byte order mark, by what was asked for, or at the first byte
// that is not ASCII by what follows it in the first 64 KiB. A choice per byte would turn a broken
// file into nonsense without an error.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <iconv.h>

#include "base/input.hpp"
#include "base/result.hpp"
#include "table/rows.hpp"

namespace yangxiao::table {

// What the bytes that begin a file, or begin at its first non-ASCII byte, say of its encoding:
// UTF-8 where at least one multibyte character stands there and 90 percent of the non-ASCII
// sequences are valid UTF-8; else GB18030 where all of it is; else nothing. An incomplete character
// at the end is left out of account.
std::optional<Encoding> guess_encoding(std::string_view bytes);

class Decoder {
 public:
  // wanted: --encoding.
  Decoder(Input& input, std::optional<Encoding> wanted) : input_(input), wanted_(wanted) {}
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder();

  // Appends at least one byte of UTF-8 to the text, or nothing at the end. UTF-8 input is passed on
  // as it is: whoever cuts it into cells checks it there, and can name the cell. Errors:
  // encoding_unknown, encoding_bad_byte (of other encodings), those of the input.
  Status append_to(std::string& text, std::size_t about);

  // Reads ahead and gives the raw bytes at the beginning of the input, at most `about`.
  Result<std::string_view> peek(std::size_t about);

  // Gives the bytes as they are from here on: for a file that is no text.
  void pass_through() {
    begun_ = true;
    encoding_ = Encoding::utf8;
  }

  // What the file itself says; what was asked for, and a mark at its beginning, say more.
  void declare(Encoding encoding) {
    if (!wanted_) wanted_ = encoding;
  }

  // ASCII so far counts as UTF-8.
  Encoding encoding() const { return encoding_.value_or(Encoding::utf8); }
  // Whether the encoding was guessed, and is not UTF-8.
  bool is_guess() const { return is_guess_; }
  const std::string& name() const { return input_.name(); }

 private:
  Status fill(std::size_t about);
  Status decide();
  Status convert(std::string& text);
  Error bad_bytes(std::string_view from, const std::string& text) const;

  Input& input_;
  std::optional<Encoding> wanted_;
  std::optional<Encoding> encoding_;
  bool is_guess_ = false;
  bool begun_ = false;
  bool at_end_ = false;
  std::string raw_;          // read and not converted yet
  std::uint64_t lines_ = 0;  // line breaks converted so far
  iconv_t converter_ = reinterpret_cast<iconv_t>(-1);
};

}  // namespace yangxiao::table
