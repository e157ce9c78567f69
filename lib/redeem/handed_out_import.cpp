#include "redeem/handed_out_import.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "calendar/civil.hpp"
#include "redeem/collect.hpp"
#include "redeem/release.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::redeem {
namespace {

// Steps that may be what a row tells, the nearest first: of other lists, or of the book itself.
// What came behind the end of a list, where somebody said where it ends, that list does not tell.
constexpr const char* kTold = R"sql(
  SELECT event FROM redemption_event AS step
  WHERE redemption = ?1 AND kind IN ('collect', 'again')
    AND (batch <> ?3 AND abs(at - ?2) <= 900 OR batch IS NULL AND abs(at - ?2) < 60)
    AND NOT EXISTS (SELECT 1 FROM place_list
      WHERE place_list.batch = step.batch AND until < ?2 AND ends_with_row = 0)
  ORDER BY abs(at - ?2), event)sql";

class HandedOutImporter final : public table::ImportSink {
 public:
  HandedOutImporter(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                    const PlaceList& list, const std::string& file,
                    const table::ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        ledger_(ledger),
        list_(list),
        reader_(file, book, list, zone),
        zone_(zone),
        told_query_(book.database(), kTold) {
    summary_.batch = store::begin_batch(book, kPlaceLists, file);
    summary_.file = file;
  }

  bool knows(std::string_view header) const override { return HandedOutRowReader::knows(header); }
  std::string headers_looked_for() const override { return "voucher 凭证, handed_at 领取时间"; }

  Result<HandedOutSummary> finish(const std::string& sha256, Reporter& reporter) {
    const Status taken = take_in();
    if (!taken) return taken.error();
    summary_.counts.flawed = summary_.again.size();
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
    const Redemption& redemption = row->redemption;
    row->how.list = summary_.batch;
    first_ = std::min(first_.value_or(row->how.at), row->how.at);
    last_ = std::max(last_.value_or(row->how.at), row->how.at);
    if (is_known(*row)) {
      ++summary_.counts.unchanged;
      return {};
    }
    ++summary_.counts.inserted;
    const State state = state_at(redemption, ledger_.now());
    const bool is_open = state == State::open || state == State::awaited;
    const bool is_elsewhere = redemption.place != list_.place;
    if (is_elsewhere || !is_open || row->how.at >= redemption.valid_until) {
      summary_.again.push_back({redemption, std::move(row->how), list_.place, 0});
      return {};
    }
    if (!redemption.offline) ++summary_.not_offline;
    return hand_over(book_, ledger_, redemption, std::move(row->how));
  }

  // What the list does not have is kept no longer, and only then it is known what the shelf has to
  // lose.
  Status take_in() {
    if (rejected_ == 0) {
      const auto until = list_.until ? list_.until : last_;
      if (!until) return Error{Problem::list_end_needed, {}, file_place()};
      // Midnight is the end of a day.
      const Instant first = first_.value_or(Instant{until->seconds - 1});
      const Instant since = std::min(list_.since.value_or(morning_of(first)), first);
      summary_.told = ListSpan{since, *until, !list_.until, !list_.since};
      const std::int64_t told =
          take_list_in(book_, zone_, summary_.batch, list_.place, *summary_.told);
      summary_.let_go = std::max<std::int64_t>(0, told - unheld());
    }
    StockLedger stock(ledger_.chain());
    for (SecondHandOut& second : summary_.again) {
      const Spot spot{second.redemption.item, list_.place};
      const Status freed = free_lapsed_stock(book_, ledger_, spot);
      if (!freed) return freed;
      second.lost = hand_over_again(book_, stock, second);
    }
    return {};
  }

  Instant morning_of(Instant moment) const {
    const auto begin = calendar::start_of_day(calendar::day_number(moment, zone_), zone_);
    return begin ? *begin : moment;
  }

  // Vouchers that are let go and are in the list all the same: handed out when they were over.
  std::int64_t unheld() const {
    std::set<std::int64_t> rows;
    for (const SecondHandOut& second : summary_.again) {
      const Redemption& redemption = second.redemption;
      if (redemption.place != list_.place) continue;
      if (state_at(redemption, ledger_.now()) == State::awaited) rows.insert(redemption.id);
    }
    return static_cast<std::int64_t>(rows.size());
  }

  bool is_known(const HandedOutRow& row) {
    const bool is_new = met_.insert({row.redemption.id, row.how.at.seconds / 60}).second;
    if (!is_new) return true;
    told_query_.reset();
    told_query_.bind(1, row.redemption.id);
    told_query_.bind(2, row.how.at.seconds);
    told_query_.bind(3, summary_.batch);
    while (told_query_.executeStep()) {
      if (matched_.insert(told_query_.getColumn(0).getInt64()).second) return true;
    }
    return false;
  }

  store::Writer& book_;
  points::Ledger& ledger_;
  const PlaceList& list_;
  HandedOutSummary summary_;
  HandedOutRowReader reader_;
  const calendar::Zone& zone_;
  SQLite::Statement told_query_;
  std::set<std::pair<std::int64_t, std::int64_t>> met_;  // voucher and minute
  std::set<std::int64_t> matched_;                       // steps that a row of this list told
  std::optional<Instant> first_;
  std::optional<Instant> last_;
};

}  // namespace

Result<HandedOutSummary> import_handed_out(store::Writer& book, points::Ledger& ledger,
                                           const calendar::Zone& zone, const PlaceList& list,
                                           Input& input, const table::ImportOptions& options,
                                           Reporter& reporter) {
  HandedOutImporter importer(book, ledger, zone, list, input.name(), options);
  const auto read = table::read_rows(input, options.read, importer, reporter);
  // Nobody came: that is told, too.
  const bool is_empty = !read && read.error().what == Problem::input_header_only;
  if (!read && !is_empty) return read.error();
  return importer.finish(is_empty ? std::string() : read->sha256, reporter);
}

}  // namespace yangxiao::redeem
