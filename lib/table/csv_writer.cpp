#include "table/csv_writer.hpp"

#include <vector>

#include "table/cell_text.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kBlock = 65536;

class SeparatedWriter final : public RowWriter {
 public:
  SeparatedWriter(char separator, Output& output, std::span<const Column> columns,
                  const WriteOptions& options)
      : separator_(separator),
        output_(output),
        columns_(columns.begin(), columns.end()),
        excel_(options.excel),
        header_due_(options.header) {
    special_[static_cast<unsigned char>(separator)] = true;
    for (const char c : {'"', '\n', '\r'}) special_[static_cast<unsigned char>(c)] = true;
  }

  Status row(std::span<const Value> values) override {
    begin();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) text_ += separator_;
      const bool is_text = std::holds_alternative<std::string_view>(values[i]);
      const bool is_list = std::holds_alternative<std::span<const std::string_view>>(values[i]);
      if (is_text) {
        append_text(std::get<std::string_view>(values[i]));
      } else if (is_list) {
        cell_.clear();
        append_cell(cell_, values[i], -1);
        append_text(cell_);
      } else {
        append_cell(text_, values[i], columns_[i].decimals);
      }
    }
    // A record of one empty cell would be an empty line, which is no record.
    if (values.size() == 1 && ends_line_empty()) text_ += "\"\"";
    end_line();
    return text_.size() < kBlock ? Status() : flush();
  }

  Status finish() override {
    begin();
    return flush();
  }

 private:
  void begin() {
    if (!begun_ && excel_) text_ += "\xEF\xBB\xBF";
    begun_ = true;
    if (!header_due_) return;
    header_due_ = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) text_ += separator_;
      append_text(columns_[i].key);
    }
    end_line();
  }
  bool ends_line_empty() const { return text_.empty() || text_.back() == '\n'; }
  void end_line() { text_ += excel_ ? "\r\n" : "\n"; }

  // OWASP, "CSV Injection": text that begins so would be run as a formula.
  static bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  }

  void append_text(std::string_view text) {
    const bool guarded = excel_ && is_formula(text);
    bool quoted = false;
    for (const char c : text) quoted = quoted || special_[static_cast<unsigned char>(c)];
    if (!quoted) {
      if (guarded) text_ += '\'';
      text_ += text;
      return;
    }
    text_ += '"';
    if (guarded) text_ += '\'';
    for (const char c : text) {
      if (c == '"') text_ += '"';
      text_ += c;
    }
    text_ += '"';
  }

  Status flush() {
    const Status written = output_.write(text_);
    text_.clear();
    return written;
  }

  char separator_;
  Output& output_;
  std::vector<Column> columns_;
  bool excel_;
  bool header_due_;
  bool begun_ = false;
  bool special_[256] = {};
  std::string text_;
  std::string cell_;
};

}  // namespace

std::unique_ptr<RowWriter> make_separated_writer(char separator, Output& output,
                                                 std::span<const Column> columns,
                                                 const WriteOptions& options) {
  return std::make_unique<SeparatedWriter>(separator, output, columns, options);
}

}  // namespace yangxiao::table
