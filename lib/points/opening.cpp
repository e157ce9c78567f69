#include "points/opening.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "member/merged_members.hpp"
#include "points/opening_row.hpp"
#include "points/reversal.hpp"
#include "table/import_sink.hpp"
#include "table/row_error.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kBooked = R"sql(
  SELECT amount, coalesce(expires_at, ?2) FROM member_account
    JOIN transfer ON transfer.credit = member_account.account
  WHERE member_account.member = ?1 AND transfer.kind = 0
    AND NOT EXISTS (SELECT 1 FROM transfer AS back
      WHERE back.reverses = transfer.number AND back.first = back.number))sql";
constexpr const char* kOfBatch = R"sql(
  SELECT number FROM transfer WHERE batch = ?1 AND kind = 0
    AND NOT EXISTS (SELECT 1 FROM transfer AS back
      WHERE back.reverses = transfer.number AND back.first = back.number)
  ORDER BY number)sql";

// What one member brings along: amount and end of each lot, in order.
using Lots = std::vector<std::pair<Instant, std::int64_t>>;

struct Brought {
  std::uint64_t line = 0;  // the first of the file
  std::vector<OpeningRow> rows;
};

class OpeningImporter final : public table::ImportSink {
 public:
  OpeningImporter(store::Writer& book, Ledger& ledger, const calendar::Zone& zone,
                  const std::string& file, const table::ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        ledger_(ledger),
        zone_(zone),
        references_(book),
        merged_(book),
        reader_(file, references_, zone),
        booked_(book.database(), kBooked) {
    summary_.batch = store::begin_batch(book, kOpenings, file);
    summary_.file = file;
  }

  bool knows(std::string_view header) const override { return OpeningRowReader::knows(header); }
  std::string headers_looked_for() const override { return "member 编号, points 积分"; }

  Result<OpeningSummary> finish(const std::string& sha256, Reporter& reporter) {
    for (const auto& [member, brought] : brought_) {
      const Status booked = book(member, brought);
      if (!booked) return booked.error();
    }
    finish_batch(book_, sha256, summary_);
    note_unused(reporter);
    return std::move(summary_);
  }

 private:
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line) override {
    return reader_.take_header(names, line);
  }

  Status take_row(const table::Record& record) override {
    auto row = reader_.read(record);
    if (!row) return row.error();
    Brought& brought = brought_[merged_.head_of(row->member)];
    if (brought.rows.empty()) brought.line = record.line;
    brought.rows.push_back(std::move(*row));
    return {};
  }

  Status book(std::int64_t member, const Brought& brought) {
    const Lots said = lots_of(brought);
    const Lots known = lots_in_book(member);
    if (known.empty() && !said.empty()) return post(member, brought);
    if (known == said) {
      summary_.counts.unchanged += brought.rows.size();
      return {};
    }
    return Error{Problem::opening_differs,
                 {references_.code_of("member", member), text_of(known), text_of(said)},
                 {file_, brought.line, 0, {}}};
  }

  static Lots lots_of(const Brought& brought) {
    Lots lots;
    for (const OpeningRow& row : brought.rows) {
      if (row.points > 0) lots.emplace_back(row.expires_at.value_or(kNever), row.points);
    }
    std::sort(lots.begin(), lots.end());
    return lots;
  }

  Lots lots_in_book(std::int64_t member) {
    Lots lots;
    for (const std::int64_t row : merged_.one_person(member)) {
      booked_.reset();
      booked_.bind(1, row);
      booked_.bind(2, kNever.seconds);
      while (booked_.executeStep()) {
        lots.emplace_back(Instant{booked_.getColumn(1).getInt64()},
                          booked_.getColumn(0).getInt64());
      }
    }
    std::sort(lots.begin(), lots.end());
    return lots;
  }

  // The last day on which a lot can be spent.
  std::string last_day(Instant end) const {
    return calendar::to_text(calendar::local_of(Instant{end.seconds - 1}, zone_).day);
  }

  // "20 (2026-12-31) + 5": each lot with its last day.
  std::string text_of(const Lots& lots) const {
    std::string text;
    for (const auto& [end, points] : lots) {
      text += (text.empty() ? "" : " + ") + std::to_string(points);
      if (end == kNever) continue;
      text += fmt::format(" ({})", last_day(end));
    }
    return text.empty() ? "0" : text;
  }

  Status post(std::int64_t member, const Brought& brought) {
    if (source_ == 0) source_ = ledger_.named(AccountKind::issue, "opening");
    std::vector<Posting> postings;
    for (const OpeningRow& row : brought.rows) {
      if (row.points == 0) continue;
      if (row.expires_at && *row.expires_at <= book_.now()) {
        return Error{
            Problem::opening_lapsed, {last_day(*row.expires_at)}, {file_, row.line, 0, {}}};
      }
      Posting posting;
      posting.debit = source_;
      posting.credit = ledger_.of_member(member);
      posting.amount = row.points;
      posting.kind = TransferKind::opening;
      posting.expires_at = row.expires_at;
      posting.happened_at = book_.now();
      posting.note = row.note;
      postings.push_back(std::move(posting));
      summary_.points += row.points;
    }
    const auto booked = ledger_.post(postings, summary_.batch);
    if (!booked) return booked.error();
    summary_.counts.inserted += postings.size();
    summary_.counts.unchanged += brought.rows.size() - postings.size();
    ++summary_.members;
    return {};
  }

  store::Writer& book_;
  Ledger& ledger_;
  const calendar::Zone& zone_;
  OpeningSummary summary_;
  catalogue::References references_;
  member::MergedMembers merged_;
  OpeningRowReader reader_;
  SQLite::Statement booked_;
  std::map<std::int64_t, Brought> brought_;
  std::int64_t source_ = 0;  // the account; 0: not looked up yet
};

}  // namespace

Result<OpeningSummary> import_openings(store::Writer& book, Ledger& ledger,
                                       const calendar::Zone& zone, Input& input,
                                       const table::ImportOptions& options, Reporter& reporter) {
  OpeningImporter importer(book, ledger, zone, input.name(), options);
  const auto read = table::read_rows(input, options.read, importer, reporter);
  if (!read) return read.error();
  return importer.finish(read->sha256, reporter);
}

Result<UndoneOpenings> undo_openings(store::Writer& book, Ledger& ledger, std::int64_t batch,
                                     const std::string& reason) {
  const auto mark = store::mark_of_batch(book, kOpenings, batch);
  if (!mark) return mark.error();
  std::vector<std::int64_t> numbers;
  SQLite::Statement query(book.database(), kOfBatch);
  query.bind(1, batch);
  while (query.executeStep()) numbers.push_back(query.getColumn(0).getInt64());
  UndoneOpenings undone{{numbers.size(), 0}, 0};
  for (const std::int64_t number : numbers) {
    const auto reversed = reverse(book, ledger, number, reason);
    if (!reversed) return reversed.error();
    undone.unrecovered += reversed->unrecovered;
  }
  store::mark_undone(book, batch);
  return undone;
}

}  // namespace yangxiao::points
