#include "redeem/handed_out_import.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "redeem/place_list.hpp"
#include "redeem/release.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::redeem {
namespace {

// How often lists before this one told the same.
constexpr const char* kKnown = R"sql(
  SELECT count(*) FROM redemption_event
  WHERE redemption = ?1 AND at = ?2 AND batch <> ?3)sql";

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
        known_query_(book.database(), kKnown),
        until_(list.until) {
    summary_.batch = store::begin_batch(book, kPlaceLists, file);
    summary_.file = file;
  }

  bool knows(std::string_view header) const override { return HandedOutRowReader::knows(header); }
  std::string headers_looked_for() const override { return "voucher 凭证, handed_at 领取时间"; }

  Result<HandedOutSummary> finish(const std::string& sha256, Reporter& reporter) {
    const Status taken = take_in();
    if (!taken) return taken.error();
    summary_.counts.rejected = rejected_;
    summary_.counts.flawed = summary_.again.size();
    summary_.unused_columns = unused_;
    store::finish_batch(book_, summary_.batch, sha256, summary_.counts);
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
    until_ = std::max(until_.value_or(row->how.at), row->how.at);
    std::int64_t& known = known_before(*row);
    if (known > 0) {
      --known;
      ++summary_.counts.unchanged;
      return {};
    }
    ++summary_.counts.inserted;
    const State state = state_at(redemption, ledger_.now());
    const bool is_open = state == State::open || state == State::awaited;
    if (!is_open || row->how.at >= redemption.valid_until) {
      summary_.again.push_back({redemption, row->how.at, 0, summary_.batch, row->how.note});
      again_.push_back(std::move(row->how));
      return {};
    }
    if (!redemption.offline) ++summary_.not_offline;
    return hand_over(book_, ledger_, redemption, row->how);
  }

  // What the list does not have is kept no longer, and only then it is known what the shelf has to
  // lose.
  Status take_in() {
    if (rejected_ == 0) {
      if (!until_) return Error{Problem::list_end_needed, {}, file_place()};
      summary_.until = until_;
      summary_.let_go = take_list_in(book_, summary_.batch, list_.place, *until_);
    }
    StockLedger stock(ledger_.chain());
    for (std::size_t i = 0; i < again_.size(); ++i) {
      SecondHandOut& second = summary_.again[i];
      const Spot spot{second.redemption.item, list_.place};
      const Status freed = free_lapsed_stock(book_, ledger_, spot);
      if (!freed) return freed;
      second.lost = hand_over_again(book_, stock, second.redemption, again_[i]);
    }
    return {};
  }

  std::int64_t& known_before(const HandedOutRow& row) {
    const auto [found, is_new] = known_.try_emplace({row.redemption.id, row.how.at}, 0);
    if (is_new) {
      known_query_.reset();
      known_query_.bind(1, row.redemption.id);
      known_query_.bind(2, row.how.at.seconds);
      known_query_.bind(3, summary_.batch);
      known_query_.executeStep();
      found->second = known_query_.getColumn(0).getInt64();
    }
    return found->second;
  }

  store::Writer& book_;
  points::Ledger& ledger_;
  const PlaceList& list_;
  HandedOutSummary summary_;
  HandedOutRowReader reader_;
  SQLite::Statement known_query_;
  std::map<std::pair<std::int64_t, Instant>, std::int64_t> known_;
  std::optional<Instant> until_;
  std::vector<HandedOut> again_;  // beside those of the summary
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
