#include "redeem/visit/visit_import.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "member/merged_members.hpp"
#include "redeem/visit/visit_row.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::redeem {
namespace {

// The visits that the book had before a list was read, each of which one row of the list may be.
class EarlierVisits {
 public:
  explicit EarlierVisits(const store::Reader& book)
      : reader_(book), merged_(book), end_(reader_.next()) {}

  // Whether there is one that says the same as the row; it is used up then. Two people may come in
  // one minute and get the same: each row is one of them.
  bool take(const Visit& visit) {
    const auto moment = std::pair(visit.station, visit.at.seconds);
    auto left = left_.find(moment);
    if (left == left_.end()) {
      auto found = reader_.at(visit.station, visit.at, end_);
      if (found.empty()) return false;
      for (Visit& one : found) one.member = now_of(one.member);
      left = left_.emplace(moment, std::move(found)).first;
    }
    const auto same = std::find_if(left->second.begin(), left->second.end(),
                                   [&](const Visit& one) { return says_same(one, visit); });
    if (same == left->second.end()) return false;
    *same = std::move(left->second.back());
    left->second.pop_back();
    return true;
  }

  // The member whom one that was merged is now.
  std::optional<std::int64_t> now_of(std::optional<std::int64_t> member) {
    return member ? std::optional(merged_.head_of(*member)) : std::nullopt;
  }

 private:
  VisitReader reader_;
  member::MergedMembers merged_;
  std::int64_t end_;  // rows from this number on are the list's own
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Visit>> left_;
};

class VisitImporter final : public table::ImportSink {
 public:
  VisitImporter(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                const std::string& file, const table::ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        zone_(zone),
        references_(book),
        rows_(file, book, references_, zone, book.now()),
        earlier_(book),
        writer_(book, ledger) {
    summary_.batch = store::begin_batch(book, kVisits, file);
    summary_.file = file;
  }

  bool knows(std::string_view header) const override { return VisitRowReader::knows(header); }
  std::string headers_looked_for() const override { return "station 驿站, at 时间"; }

  VisitSummary finish(const std::string& sha256, Reporter& reporter) {
    finish_batch(book_, sha256, summary_);
    note_unused(reporter);
    return std::move(summary_);
  }

 private:
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line) override {
    return rows_.take_header(names, line);
  }

  Status take_row(const table::Record& record) override {
    auto visit = rows_.read(record);
    if (!visit) return visit.error();
    visit->member = earlier_.now_of(visit->member);
    if (rows_.names_nobody()) ++summary_.no_members;
    if (earlier_.take(*visit)) {
      ++summary_.counts.unchanged;
      return {};
    }
    visit->batch = summary_.batch;
    const Status added = writer_.add(*visit, zone_);
    if (!added) return added;
    ++summary_.counts.inserted;
    summary_.people += visit->people;
    for (const Gift& gift : visit->gifts) summary_.given += gift.quantity;
    return {};
  }

  store::Writer& book_;
  const calendar::Zone& zone_;
  VisitSummary summary_;
  catalogue::References references_;
  VisitRowReader rows_;
  EarlierVisits earlier_;
  VisitWriter writer_;
};

}  // namespace

Result<VisitSummary> import_visits(store::Writer& book, points::Ledger& ledger,
                                   const calendar::Zone& zone, Input& input,
                                   const table::ImportOptions& options, Reporter& reporter) {
  VisitImporter importer(book, ledger, zone, input.name(), options);
  const auto read = table::read_rows(input, options.read, importer, reporter);
  if (!read) return read.error();
  return importer.finish(read->sha256, reporter);
}

}  // namespace yangxiao::redeem
