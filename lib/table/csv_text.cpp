#include "table/csv_text.hpp"

#include <cstdint>
#include <cstring>
#include <vector>

#include "table/cell_text.hpp"

namespace yangxiao::table {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x8080808080808080;

// Bit 7 of each byte that is zero; bytes behind a zero one may be marked too. Sean Eron Anderson,
// Bit Twiddling Hacks, "Determine if a word has a zero byte".
constexpr std::uint64_t zero_bytes(std::uint64_t eight) {
  return (eight - kOnes) & ~eight & kHighBits;
}

class SeparatedText final : public RowText {
 public:
  SeparatedText(char separator, std::span<const Column> columns, const WriteOptions& options)
      : separator_(separator),
        columns_(columns.begin(), columns.end()),
        excel_(options.excel),
        end_of_line_(options.excel ? "\r\n" : "\n") {
    if (excel_) frame_.head = "\xEF\xBB\xBF";
    if (!options.header) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) frame_.head += separator_;
      append_text(frame_.head, columns_[i].key);
    }
    frame_.head += end_of_line_;
  }

  const Frame& frame() const override { return frame_; }

  void append(std::string& text, std::span<const Value> values) override {
    const std::size_t begin = text.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) text += separator_;
      if (const auto* string = std::get_if<std::string_view>(&values[i])) {
        append_text(text, *string);
      } else if (std::holds_alternative<std::span<const std::string_view>>(values[i])) {
        cell_.clear();
        append_cell(cell_, values[i], -1);
        append_text(text, cell_);
      } else {
        append_cell(text, values[i], columns_[i].decimals);
      }
    }
    // A record of one empty cell would be an empty line, which is no record.
    if (values.size() == 1 && text.size() == begin) text += "\"\"";
    text += end_of_line_;
  }

 private:
  // OWASP, "CSV Injection": text that begins so would be run as a formula.
  static bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  }

  bool needs_quotes(std::string_view text) const {
    const std::uint64_t separators = kOnes * static_cast<unsigned char>(separator_);
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + at, 8);
      const std::uint64_t found = zero_bytes(eight ^ separators) | zero_bytes(eight ^ kOnes * '"') |
                                  zero_bytes(eight ^ kOnes * '\n') |
                                  zero_bytes(eight ^ kOnes * '\r');
      if (found != 0) return true;
    }
    for (; at < text.size(); ++at) {
      const char c = text[at];
      if (c == separator_ || c == '"' || c == '\n' || c == '\r') return true;
    }
    return false;
  }

  void append_text(std::string& out, std::string_view text) const {
    const bool guarded = excel_ && is_formula(text);
    if (!needs_quotes(text)) {
      if (guarded) out += '\'';
      out += text;
      return;
    }
    out += '"';
    if (guarded) out += '\'';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  char separator_;
  std::vector<Column> columns_;
  bool excel_;
  std::string_view end_of_line_;
  Frame frame_;
  std::string cell_;
};

}  // namespace

std::unique_ptr<RowText> make_separated_text(char separator, std::span<const Column> columns,
                                             const WriteOptions& options) {
  return std::make_unique<SeparatedText>(separator, columns, options);
}

}  // namespace yangxiao::table
