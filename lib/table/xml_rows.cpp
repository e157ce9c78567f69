#include "table/xml_rows.hpp"

#include "base/text/halfwidth.hpp"
#include "base/text/joined.hpp"
#include "table/keyed_columns.hpp"
#include "table/xml_events.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kBlock = 65536;

class Records final : public XmlHandler {
 public:
  Records(std::string file, std::uint64_t largest_field, RowSink& sink)
      : file_(std::move(file)), largest_field_(largest_field), sink_(sink), parser_(*this, file_) {}

  Status parse(std::string_view text, bool last) { return parser_.parse(text, last); }

  Status begin(std::string_view element, const XmlAttributes&) override {
    ++depth_;
    if (depth_ == kRecord) columns_.begin(parser_.line(), parser_.column());
    if (depth_ > kRecord) path_.emplace_back(element);
    text_.clear();
    is_leaf_ = true;
    return {};
  }

  Status end(std::string_view) override {
    if (depth_ > kRecord) {
      if (is_leaf_) columns_.add(text::joined(path_, "."), text::trimmed(text_), true);
      path_.pop_back();
    }
    is_leaf_ = false;
    text_.clear();
    if (depth_-- != kRecord) return {};
    ++records_;
    return columns_.emit(sink_);
  }

  Status text(std::string_view characters) override {
    if (depth_ <= kRecord) return {};
    text_ += characters;
    if (text_.size() <= largest_field_) return {};
    return Error{Problem::field_too_large,
                 {std::to_string(largest_field_), "--max-field"},
                 {file_, parser_.line(), 0, {}}};
  }

  Status finish() { return columns_.flush(sink_); }
  std::uint64_t records() const { return records_; }

 private:
  static constexpr int kRecord = 2;  // the root is 1

  std::string file_;
  std::uint64_t largest_field_;
  RowSink& sink_;
  XmlParser parser_;
  KeyedColumns columns_;
  std::vector<std::string> path_;  // of elements below the record
  std::string text_;
  int depth_ = 0;
  bool is_leaf_ = false;
  std::uint64_t records_ = 0;
};

}  // namespace

Result<std::uint64_t> read_xml_rows(Decoder& decoder, std::uint64_t largest_field, RowSink& sink) {
  Records records(decoder.name(), largest_field, sink);
  std::string text;
  for (;;) {
    text.clear();
    const Status read = decoder.append_to(text, kBlock);
    if (!read) return read.error();
    const bool at_end = text.empty();
    const Status parsed = records.parse(text, at_end);
    if (!parsed) {
      // What is wrong in an earlier record is said first.
      const Status flushed = records.finish();
      return flushed ? parsed.error() : flushed.error();
    }
    if (at_end) break;
  }
  const Status flushed = records.finish();
  if (!flushed) return flushed.error();
  return records.records();
}

}  // namespace yangxiao::table
