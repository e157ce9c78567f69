#include "table/writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/compression.hpp"
#include "base/text/ascii_case.hpp"
#include "base/text/named.hpp"
#include "table/csv_text.hpp"
#include "table/json_text.hpp"
#include "table/row_text.hpp"
#include "table/xlsx_writer.hpp"

namespace yangxiao::table {
namespace {

constexpr std::array<std::string_view, 6> kFormats = {"csv",    "tsv",     "json",
                                                      "ndjson", "geojson", "xlsx"};

constexpr std::size_t kBlock = 65536;

class TextWriter final : public RowWriter {
 public:
  TextWriter(Output& output, std::unique_ptr<RowText> rows)
      : output_(output), rows_(std::move(rows)), text_(rows_->frame().head) {}

  Status row(std::span<const Value> values) override {
    const Frame& frame = rows_->frame();
    text_ += has_rows_ ? frame.between : frame.before_first;
    has_rows_ = true;
    rows_->append(text_, values);
    return text_.size() < kBlock ? Status() : flush();
  }

  Status finish() override {
    const Frame& frame = rows_->frame();
    text_ += has_rows_ ? frame.tail : frame.empty_tail;
    return flush();
  }

 private:
  Status flush() {
    const Status written = output_.write(text_);
    text_.clear();
    return written;
  }

  Output& output_;
  std::unique_ptr<RowText> rows_;
  std::string text_;
  bool has_rows_ = false;
};

}  // namespace

std::unique_ptr<RowText> make_row_text(Format format, std::span<const Column> columns,
                                       const WriteOptions& options) {
  switch (format) {
    case Format::csv:
      return make_separated_text(',', columns, options);
    case Format::tsv:
      return make_separated_text('\t', columns, options);
    case Format::json:
    case Format::ndjson:
    case Format::geojson:
      return make_json_text(format, columns);
    case Format::xlsx:
      break;
  }
  return nullptr;
}

Result<std::unique_ptr<RowWriter>> make_writer(Format format, Output& output,
                                               std::span<const Column> columns,
                                               const WriteOptions& options) {
  auto text = make_row_text(format, columns, options);
  if (!text) return make_xlsx_writer(output, columns, options);
  return std::unique_ptr<RowWriter>(std::make_unique<TextWriter>(output, std::move(text)));
}

std::optional<Format> format_named(std::string_view word) {
  return text::named<Format>(kFormats, word);
}

std::optional<Format> format_of_ending(std::string_view path) {
  path = without_compression(path);
  const std::size_t point = path.rfind('.');
  if (point == std::string_view::npos) return std::nullopt;
  const std::string ending = text::ascii_lowered(path.substr(point + 1));
  return ending == "jsonl" ? Format::ndjson : format_named(ending);
}

std::string_view name_of(Format format) { return kFormats[static_cast<std::size_t>(format)]; }

}  // namespace yangxiao::table
