#include "table/rows.hpp"

#include "table/csv_scanner.hpp"
#include "table/decoder.hpp"
#include "table/hashing_input.hpp"
#include "table/heading.hpp"
#include "table/json_rows.hpp"
#include "table/kind.hpp"
#include "table/records_ahead.hpp"
#include "table/xlsx_reader.hpp"
#include "table/xml_rows.hpp"

namespace yangxiao::table {
namespace {

// Enough to tell an encrypted workbook from an old one: the directory of a small compound file.
constexpr std::size_t kHead = 65536;
constexpr std::size_t kBlock = 1U << 20U;
constexpr std::uint64_t kWorthAThread = 1U << 20U;

Status take(Heading& heading, std::uint64_t line, std::span<const Cell> cells,
            std::optional<Error> flaw) {
  return flaw ? heading.broken(line, cells, std::move(*flaw)) : heading.row(line, cells);
}

Status take_one_by_one(CsvScanner& scanner, Heading& heading) {
  for (;;) {
    auto next = scanner.next();
    if (!next) return next.error();
    if (!next->is_record) return {};
    const Status taken = take(heading, scanner.line(), scanner.cells(), std::move(next->flaw));
    if (!taken) return taken;
  }
}

Status take_from_ahead(CsvScanner& scanner, HashingInput& input, Heading& heading,
                       Reporter& reporter) {
  input.keep_progress();
  RecordsAhead records(scanner, [&input] { return input.done(); });
  for (std::uint64_t told = 0;;) {
    auto next = records.next();
    if (!next) return next.error();
    if (!*next) return {};
    const Status taken = take(heading, (*next)->line, (*next)->cells, std::move((*next)->flaw));
    if (!taken) return taken;
    if (told == records.bytes()) continue;
    told = records.bytes();
    reporter.progress(told, input.size().value_or(0));
  }
}

Result<std::uint64_t> read_separated(Decoder& decoder, HashingInput& input, Kind kind,
                                     const ReadOptions& options, RowSink& sink,
                                     Reporter& reporter) {
  const char separator = kind == Kind::tsv ? '\t' : options.separator;
  CsvScanner scanner(decoder, separator, options.largest_field);
  Heading heading(decoder.name(), options.header_row, sink, reporter);
  // A thread that reads what may never come (a pipe) could not be ended by an error here.
  const bool is_worth_it = input.size().value_or(0) >= kWorthAThread;
  const Status taken = is_worth_it ? take_from_ahead(scanner, input, heading, reporter)
                                   : take_one_by_one(scanner, heading);
  if (!taken) return taken.error();
  const Status finished = heading.finish();
  if (!finished) return finished.error();
  return heading.records();
}

// A workbook is an archive whose index stands at its end: it has to be there as a whole.
Result<std::string> read_all(Decoder& decoder) {
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    const Status read = decoder.append_to(bytes, kBlock);
    if (!read) return read.error();
    if (bytes.size() == before) return bytes;
  }
}

Result<std::uint64_t> read_workbook(Decoder& decoder, const ReadOptions& options, RowSink& sink,
                                    Reporter& reporter) {
  auto bytes = read_all(decoder);
  if (!bytes) return bytes.error();
  Heading heading(decoder.name(), options.header_row, sink, reporter);
  std::vector<Cell> cells;
  const auto take = [&](std::uint64_t row, std::span<const SheetCell> stored) {
    cells.clear();
    for (const SheetCell& cell : stored) cells.push_back({cell.text, true, cell.is_date});
    if (cells.size() < heading.width()) cells.resize(heading.width());  // cells that are not stored
    return heading.row(row, cells);
  };
  const Status read =
      read_xlsx(*bytes, decoder.name(),
                {options.sheet, options.largest_field, options.largest_unpacked}, take);
  if (!read) return read.error();
  const Status finished = heading.finish();
  if (!finished) return finished.error();
  return heading.records();
}

// XML says its encoding itself. UTF-16 is told by its mark.
Status declare_encoding(Decoder& decoder, std::string_view head) {
  const std::string word = xml_encoding(head);
  if (word.empty()) return {};
  const auto encoding = encoding_named(word);
  if (!encoding) {
    return Error{Problem::encoding_unsupported, {word}, {decoder.name(), 1, 0, {}}};
  }
  decoder.declare(*encoding);
  return {};
}

}  // namespace

Result<ReadSummary> read_rows(Input& input, const ReadOptions& options, RowSink& sink,
                              Reporter& reporter) {
  HashingInput hashed(input, reporter);
  Decoder decoder(hashed, options.encoding);
  const auto head = decoder.peek(kHead);
  if (!head) return head.error();
  const auto kind = kind_of(*head, options.kind, input.name());
  if (!kind) return kind.error();
  if (*kind == Kind::xlsx) decoder.pass_through();
  if (*kind == Kind::xml && !options.encoding) {
    const Status declared = declare_encoding(decoder, *head);
    if (!declared) return declared.error();
  }
  const Result<std::uint64_t> records =
      *kind == Kind::xlsx ? read_workbook(decoder, options, sink, reporter)
      : *kind == Kind::csv || *kind == Kind::tsv
          ? read_separated(decoder, hashed, *kind, options, sink, reporter)
      : *kind == Kind::xml ? read_xml_rows(decoder, options.largest_field, sink)
                           : read_json(decoder, *kind, options.largest_field, sink);
  if (!records) return records.error();
  if (decoder.is_guess()) {
    reporter.note(Note::encoding_guessed, {std::string(name_of(decoder.encoding()))},
                  {input.name(), 0, 0, {}});
  }
  return ReadSummary{*kind, decoder.encoding(), *records, hashed.sha256()};
}

}  // namespace yangxiao::table
