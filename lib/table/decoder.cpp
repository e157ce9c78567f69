#include "table/decoder.hpp"

#include <algorithm>
#include <cerrno>

#include <fmt/format.h>

#include "base/text/code_point.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kDecidingBytes = 65536;
const auto kNoConverter = reinterpret_cast<iconv_t>(-1);

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

const char* iconv_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::gb18030:
      return "GB18030";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    case Encoding::latin1:
      return "ISO-8859-1";
  }
  return "UTF-8";
}

struct Utf8Share {
  std::size_t valid = 0;
  std::size_t broken = 0;
};

// Counts the multibyte characters and the stretches that are none.
Utf8Share count_utf8(std::string_view bytes) {
  Utf8Share share;
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    const text::CodePoint point = text::code_point_at(bytes, at);
    if (point.length != 0) {
      ++share.valid;
      at += point.length;
      continue;
    }
    if (bytes.size() - at < 4) break;  // the end may have cut a character
    ++share.broken;
    ++at;
  }
  return share;
}

// GB 18030-2005: one byte below 80; two of 81..FE and 40..7E, 80..FE; four of 81..FE and 30..39 in
// turn.
bool is_gb18030(std::string_view bytes) {
  const auto in = [](char c, unsigned low, unsigned high) {
    const auto value = static_cast<unsigned char>(c);
    return value >= low && value <= high;
  };
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    if (!in(bytes[at], 0x81, 0xFE)) return false;
    const std::size_t left = bytes.size() - at;
    if (left < 2) return true;
    if (in(bytes[at + 1], 0x40, 0x7E) || in(bytes[at + 1], 0x80, 0xFE)) {
      at += 2;
      continue;
    }
    if (!in(bytes[at + 1], 0x30, 0x39)) return false;
    if (left < 4) return true;
    if (!in(bytes[at + 2], 0x81, 0xFE) || !in(bytes[at + 3], 0x30, 0x39)) return false;
    at += 4;
  }
  return true;
}

}  // namespace

std::optional<Encoding> guess_encoding(std::string_view bytes) {
  const Utf8Share share = count_utf8(bytes);
  if (share.valid > 0 && share.valid >= 9 * share.broken) return Encoding::utf8;
  if (share.valid == 0 && share.broken == 0) return Encoding::utf8;
  if (is_gb18030(bytes)) return Encoding::gb18030;
  return std::nullopt;
}

Decoder::~Decoder() {
  if (converter_ != kNoConverter) ::iconv_close(converter_);
}

Status Decoder::fill(std::size_t about) {
  while (!at_end_ && raw_.size() < about) {
    const std::size_t before = raw_.size();
    raw_.resize(about);
    const auto count = input_.read({raw_.data() + before, about - before});
    raw_.resize(before + (count ? *count : 0));
    if (!count) return count.error();
    if (*count == 0) at_end_ = true;
  }
  return {};
}

Result<std::string_view> Decoder::peek(std::size_t about) {
  const Status filled = fill(about);
  if (!filled) return filled.error();
  return std::string_view(raw_).substr(0, about);
}

Status Decoder::decide() {
  const std::string_view raw = raw_;
  std::size_t mark = 0;
  if (raw.starts_with("\xEF\xBB\xBF")) {
    encoding_ = Encoding::utf8;
    mark = 3;
  } else if (raw.starts_with("\xFF\xFE")) {
    encoding_ = Encoding::utf16le;
    mark = 2;
  } else if (raw.starts_with("\xFE\xFF")) {
    encoding_ = Encoding::utf16be;
    mark = 2;
  } else if (raw.starts_with("\x84\x31\x95\x33")) {  // U+FEFF in GB18030
    encoding_ = Encoding::gb18030;
    mark = 4;
  } else if (wanted_) {
    encoding_ = *wanted_;
  }
  raw_.erase(0, mark);
  return {};
}

Error Decoder::bad_bytes(std::string_view from, const std::string& text) const {
  const auto breaks = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  std::string hex;
  for (const char c : from.substr(0, 4)) {
    hex += fmt::format("{}{:02X}", hex.empty() ? "" : " ", static_cast<unsigned char>(c));
  }
  return {Problem::encoding_bad_byte,
          {hex, std::string(table::name_of(encoding()))},
          {input_.name(), lines_ + breaks + 1, 0, {}}};
}

Status Decoder::convert(std::string& text) {
  if (converter_ == kNoConverter) {
    converter_ = ::iconv_open("UTF-8", iconv_name(*encoding_));
    if (converter_ == kNoConverter) {
      return Error{Problem::encoding_unsupported, {iconv_name(*encoding_)}, {}};
    }
  }
  const std::size_t before = text.size();
  std::size_t room = raw_.size() * 2 + 16;  // two bytes become three at most, four become four
  text.resize(before + room);
  char* in = raw_.data();
  std::size_t left = raw_.size();
  char* out = text.data() + before;
  const std::size_t result = ::iconv(converter_, &in, &left, &out, &room);
  const int reason = errno;
  text.resize(text.size() - room);
  const bool cut = result == static_cast<std::size_t>(-1) && reason == EINVAL && !at_end_;
  if (result == static_cast<std::size_t>(-1) && !cut) {
    return bad_bytes({in, left}, text.substr(before));
  }
  lines_ += static_cast<std::uint64_t>(
      std::count(text.begin() + static_cast<std::ptrdiff_t>(before), text.end(), '\n'));
  raw_.erase(0, raw_.size() - left);
  return {};
}

Status Decoder::append_to(std::string& text, std::size_t about) {
  if (raw_.empty() || begun_) {
    const Status filled = fill(raw_.size() + about);
    if (!filled) return filled;
  }
  if (!begun_) {
    begun_ = true;
    const Status decided = decide();
    if (!decided) return decided;
  }
  if (!encoding_) {
    const auto other = std::find_if_not(raw_.begin(), raw_.end(), is_ascii);
    if (other != raw_.end()) {
      const auto offset = static_cast<std::size_t>(other - raw_.begin());
      const Status filled = fill(offset + kDecidingBytes);
      if (!filled) return filled;
      encoding_ = guess_encoding(std::string_view(raw_).substr(offset, kDecidingBytes));
      if (!encoding_) return Error{Problem::encoding_unknown, {}, {input_.name(), 0, 0, {}}};
      is_guess_ = *encoding_ != Encoding::utf8;
    }
  }
  if (encoding_.value_or(Encoding::utf8) != Encoding::utf8) {
    const std::size_t before = text.size();
    do {  // a block may hold less than one character
      const Status converted = convert(text);
      if (!converted || text.size() > before || at_end_) return converted;
      const Status filled = fill(raw_.size() + about);
      if (!filled) return filled;
    } while (true);
  }
  text += raw_;
  raw_.clear();
  return {};
}

}  // namespace yangxiao::table
