#include "redeem/visit/visit_import.hpp"

#include <unordered_set>

#include "member/merged_members.hpp"
#include "redeem/visit/visit_row.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::redeem {
namespace {

class VisitImporter final : public table::ImportSink {
 public:
  VisitImporter(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                const std::string& file, const table::ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        zone_(zone),
        references_(book),
        rows_(file, book, references_, zone, book.now()),
        known_(book),
        merged_(book),
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
    if (visit->member) visit->member = merged_.head_of(*visit->member);
    if (rows_.names_nobody()) ++summary_.no_members;
    if (is_known(*visit)) {
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

  // Two people may come in one minute and get the same: each row is one of them.
  bool is_known(const Visit& visit) {
    for (Visit& one : known_.at(visit.station, visit.at)) {
      if (one.member) one.member = merged_.head_of(*one.member);
      const bool is_of_this = one.batch == summary_.batch;
      if (!is_of_this && says_same(one, visit) && met_.insert(one.id).second) return true;
    }
    return false;
  }

  store::Writer& book_;
  const calendar::Zone& zone_;
  VisitSummary summary_;
  catalogue::References references_;
  VisitRowReader rows_;
  VisitReader known_;
  member::MergedMembers merged_;
  VisitWriter writer_;
  std::unordered_set<std::int64_t> met_;  // visits that a row of this file is
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
