#include "table/json_rows.hpp"

#include <iterator>

#include "table/json_record.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kBlock = 65536;

// The characters of a decoder, for a parser that takes an iterator.
class Characters {
 public:
  Characters(Decoder& decoder, std::uint64_t largest_token, JsonRecords::Position& position)
      : decoder_(decoder), largest_token_(largest_token), position_(position) {
    read_more();
  }
  bool at_end() const { return at_ >= text_.size(); }
  char front() const { return text_[at_]; }
  void advance() {
    ++position_.column;
    if (text_[at_] == '\n') {
      ++position_.line;
      position_.column = 0;
    }
    ++at_;
    if (++position_.bytes_since_event > largest_token_) {
      too_large_ = true;
      at_ = text_.size();
      return;
    }
    if (at_ == text_.size()) read_more();
  }
  const Status& status() const { return status_; }
  bool too_large() const { return too_large_; }

 private:
  void read_more() {
    text_.clear();
    at_ = 0;
    status_ = decoder_.append_to(text_, kBlock);
    if (!status_) text_.clear();
  }

  Decoder& decoder_;
  std::uint64_t largest_token_;
  JsonRecords::Position& position_;
  std::string text_;
  std::size_t at_ = 0;
  bool too_large_ = false;
  Status status_;
};

class CharacterIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  CharacterIterator() = default;  // the end
  explicit CharacterIterator(Characters& characters) : characters_(&characters) {}
  char operator*() const { return characters_->front(); }
  CharacterIterator& operator++() {
    characters_->advance();
    return *this;
  }
  CharacterIterator operator++(int) { return ++*this; }
  friend bool operator==(const CharacterIterator& a, const CharacterIterator& b) {
    return a.is_end() == b.is_end();
  }

 private:
  bool is_end() const { return characters_ == nullptr || characters_->at_end(); }
  Characters* characters_ = nullptr;
};

Result<std::uint64_t> read_document(Decoder& decoder, bool is_geojson, std::uint64_t largest_field,
                                    RowSink& sink) {
  JsonRecords::Position position;
  KeyedColumns columns;
  JsonRecords records(decoder.name(), is_geojson, largest_field, position, columns, sink);
  // An escape of six characters is at least one byte.
  Characters characters(decoder, largest_field * 6 + kBlock, position);
  nlohmann::json::sax_parse(CharacterIterator(characters), CharacterIterator(), &records);
  if (!characters.status()) return characters.status().error();
  if (characters.too_large()) {
    return Error{Problem::field_too_large,
                 {std::to_string(largest_field), "--max-field"},
                 {decoder.name(), position.line, 0, {}}};
  }
  const Status flushed = columns.flush(sink);  // what is wrong in an earlier record is said first
  if (!flushed) return flushed.error();
  if (records.error()) return *records.error();
  return records.records();
}

Result<std::uint64_t> read_lines(Decoder& decoder, std::uint64_t largest_field, RowSink& sink) {
  KeyedColumns columns;
  std::string text;
  std::uint64_t records = 0;
  JsonRecords::Position position;
  for (bool at_end = false; !at_end;) {
    std::size_t end = text.find('\n');
    if (end == std::string::npos) {
      const std::size_t before = text.size();
      const Status read = decoder.append_to(text, std::max(kBlock, before));
      if (!read) return read.error();
      at_end = text.size() == before;
      if (!at_end) continue;
      end = text.size();
    }
    std::size_t begin = 0;
    for (; begin < text.size() && (end != std::string::npos); end = text.find('\n', begin)) {
      const std::string_view line = std::string_view(text).substr(begin, end - begin);
      begin = std::min(end + 1, text.size());
      if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
        ++records;
        const std::uint64_t number = position.line;
        JsonRecords one(decoder.name(), false, largest_field, position, columns, sink);
        nlohmann::json::sax_parse(line.begin(), line.end(), &one);
        std::optional<Error> error = one.error();
        if (error && one.refused_by_sink()) return *error;
        if (!error && one.records() == 0) {
          error = Error{Problem::json_not_rows, {}, {decoder.name(), number, 0, {}}};
        }
        if (error) {
          const Cell whole{line, true};
          const Status flushed = columns.flush(sink);
          if (!flushed) return flushed.error();
          const Status taken = sink.broken({number, {&whole, 1}}, std::move(*error));
          if (!taken) return taken.error();
        }
      }
      ++position.line;
    }
    text.erase(0, begin);
  }
  const Status flushed = columns.flush(sink);
  if (!flushed) return flushed.error();
  return records;
}

}  // namespace

Result<std::uint64_t> read_json(Decoder& decoder, Kind kind, std::uint64_t largest_field,
                                RowSink& sink) {
  if (kind != Kind::ndjson) {
    return read_document(decoder, kind == Kind::geojson, largest_field, sink);
  }
  auto records = read_lines(decoder, largest_field, sink);
  if (records && *records == 0) {
    return Error{Problem::input_header_only, {}, {decoder.name(), 0, 0, {}}};
  }
  return records;
}

}  // namespace yangxiao::table
