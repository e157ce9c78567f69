#include "redeem/donation_import.hpp"

#include <map>
#include <tuple>

#include "calendar/civil.hpp"
#include "redeem/donation_row.hpp"
#include "redeem/terms.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"
#include "table/import_sink.hpp"
#include "table/row_error.hpp"

namespace yangxiao::redeem {
namespace {

// 0: a donation.
constexpr const char* kKnown = R"sql(
  SELECT count(*) FROM stock_lot
    JOIN stock_movement AS given ON given.lot = stock_lot.lot AND given.kind = 0
    JOIN stock_account ON stock_account.account = given.credit
  WHERE stock_lot.donor = ?1 AND stock_lot.item = ?2 AND received_at >= ?3 AND received_at < ?8
    AND expires_at IS ?4
    AND quantity = ?5 AND station IS ?6 AND partner IS ?7
    AND NOT EXISTS (SELECT 1 FROM stock_movement WHERE reverses = given.number))sql";
// What files of a name gave in imports that stand, but for one batch.
constexpr const char* kGivenBefore = R"sql(
  SELECT stock_lot.donor, stock_lot.item, received_at, expires_at, quantity, station, partner,
    item.name
  FROM batch CROSS JOIN stock_movement AS given ON given.batch = batch.batch AND given.kind = 0
    JOIN stock_lot ON stock_lot.lot = given.lot
    JOIN stock_account ON stock_account.account = given.credit
    JOIN item ON item.item = stock_lot.item
  WHERE batch.subject = 'donations' AND batch.file = ?1 AND batch.batch <> ?2
    AND NOT EXISTS (SELECT 1 FROM stock_movement WHERE reverses = given.number)
  ORDER BY given.number)sql";
constexpr const char* kGiven = R"sql(
  SELECT number, lot, debit, credit, quantity FROM stock_movement AS given
  WHERE batch = ?1 AND kind = 0
    AND NOT EXISTS (SELECT 1 FROM stock_movement WHERE reverses = given.number)
  ORDER BY number)sql";
// One that was not taken back, and what of it lies where it was given.
constexpr const char* kGivenLot = R"sql(
  SELECT given.number, given.lot, given.debit, given.credit, given.quantity, stock.quantity
  FROM stock_movement AS given
    JOIN stock ON stock.account = given.credit AND stock.lot = given.lot
  WHERE given.lot = ?1 AND given.kind = 0
    AND NOT EXISTS (SELECT 1 FROM stock_movement WHERE reverses = given.number))sql";
constexpr const char* kBuiltOn = R"sql(
  SELECT item.code FROM stock_movement AS given
    JOIN stock_lot ON stock_lot.lot = given.lot JOIN item ON item.item = stock_lot.item
    JOIN stock ON stock.account = given.credit AND stock.lot = given.lot
  WHERE given.batch = ?1 AND ?2 IS NOT NULL AND given.kind = 0 AND stock.quantity <> given.quantity
    AND NOT EXISTS (SELECT 1 FROM stock_movement WHERE reverses = given.number)
  ORDER BY given.number)sql";

using Key =
    std::tuple<std::int64_t, std::int64_t, Instant, std::optional<Instant>, std::int64_t, Place>;
Key key_of(const Donation& row) {
  return {row.donor,      row.spot.item, row.received_at.value_or(Instant()),
          row.expires_at, row.quantity,  row.spot.place};
}

class DonationImporter final : public table::ImportSink {
 public:
  DonationImporter(store::Writer& book, StockLedger& stock, const calendar::Zone& zone,
                   const std::string& file, const table::ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        stock_(stock),
        zone_(zone),
        references_(book),
        reader_(file, references_, zone),
        known_query_(book.database(), kKnown) {
    summary_.batch = store::begin_batch(book, kDonations, file);
    summary_.file = file;
  }

  bool knows(std::string_view header) const override { return DonationRowReader::knows(header); }
  std::string headers_looked_for() const override {
    return "item 物品, station 驿站, quantity 数量, donor 捐赠方";
  }

  DonationSummary finish(const std::string& sha256, Reporter& reporter) {
    finish_batch(book_, sha256, summary_);
    note_unused(reporter);
    note_missing(reporter);
    return std::move(summary_);
  }

 private:
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line) override {
    return reader_.take_header(names, line);
  }

  Status take_row(const table::Record& record) override {
    const auto row = reader_.read(record);
    if (!row) return row.error();
    ++in_file_[key_of(*row)];
    std::int64_t& known = known_before(*row);
    if (known > 0) {
      --known;
      ++summary_.counts.unchanged;
      return {};
    }
    const auto given = donate(book_, stock_, zone_, *row, summary_.batch);
    if (!given) return refused(given.error(), *row, record.line);
    ++summary_.counts.inserted;
    summary_.quantity += row->quantity;
    return {};
  }

  // With its place, and times as they are read: the row may end in a file of its own.
  Error refused(Error error, const Donation& row, std::uint64_t line) const {
    error.place = {file_, line, 0, {}};
    if (error.what == Problem::time_ahead) {
      error.arguments = {calendar::to_rfc3339(*row.received_at, zone_)};
    }
    if (error.what == Problem::donation_lapsed) {
      error.arguments = {end_text(*row.expires_at, zone_)};
    }
    return error;
  }

  // Of what a file of this name gave before, what it does not have now.
  void note_missing(Reporter& reporter) {
    std::uint64_t missing = 0;
    std::string first;
    SQLite::Statement given(book_.database(), kGivenBefore);
    given.bind(1, file_);
    given.bind(2, summary_.batch);
    while (given.executeStep()) {
      const auto number = [&given](int column) { return given.getColumn(column).getInt64(); };
      const auto end = store::read_time(given, 3);
      const Place place = read_place(given, 5, 6);
      std::int64_t& left =
          in_file_[{number(0), number(1), Instant{number(2)}, end, number(4), place}];
      if (left-- > 0) continue;
      if (missing++ == 0) {
        first = std::to_string(number(4)) + " × " + given.getColumn(7).getString();
      }
    }
    if (missing == 0) return;
    reporter.note(Note::donations_missing, {std::to_string(missing), first}, file_place());
  }

  // How many donations like this one were in the book before the file, and have not been met yet.
  std::int64_t& known_before(const Donation& row) {
    const auto [found, is_new] = known_.try_emplace(key_of(row), 0);
    if (is_new) {
      known_query_.reset();
      known_query_.bind(1, row.donor);
      known_query_.bind(2, row.spot.item);
      store::bind_optional(known_query_, 3, row.received_at);
      store::bind_optional(known_query_, 4, row.expires_at);
      known_query_.bind(5, row.quantity);
      bind_place(known_query_, 6, 7, row.spot.place);
      known_query_.bind(8, midnight_after(zone_, *row.received_at).seconds);
      known_query_.executeStep();
      found->second = known_query_.getColumn(0).getInt64();
    }
    return found->second;
  }

  store::Writer& book_;
  StockLedger& stock_;
  const calendar::Zone& zone_;
  DonationSummary summary_;
  catalogue::References references_;
  DonationRowReader reader_;
  SQLite::Statement known_query_;
  std::map<Key, std::int64_t> known_;
  std::map<Key, std::int64_t> in_file_;  // how many rows are alike
};

// From a row of kGiven or kGivenLot.
StockPosting booked_back(const store::Writer& book, SQLite::Statement& given) {
  StockPosting posting;
  posting.lot = given.getColumn(1).getInt64();
  posting.debit = given.getColumn(3).getInt64();
  posting.credit = given.getColumn(2).getInt64();
  posting.quantity = given.getColumn(4).getInt64();
  posting.kind = MovementKind::undo;
  posting.happened_at = book.now();
  posting.reverses = given.getColumn(0).getInt64();
  return posting;
}

}  // namespace

Result<DonationSummary> import_donations(store::Writer& book, StockLedger& stock,
                                         const calendar::Zone& zone, Input& input,
                                         const table::ImportOptions& options, Reporter& reporter) {
  DonationImporter importer(book, stock, zone, input.name(), options);
  const auto read = table::read_rows(input, options.read, importer, reporter);
  if (!read) return read.error();
  return importer.finish(read->sha256, reporter);
}

Result<store::Undone> undo_donations(store::Writer& book, StockLedger& stock, std::int64_t batch) {
  const auto mark = store::mark_of_batch(book, kDonations, batch);
  if (!mark) return mark.error();
  const Status untouched =
      store::check_none_found(book, kBuiltOn, batch, *mark, Problem::batch_built_on);
  if (!untouched) return untouched.error();
  SQLite::Statement given(book.database(), kGiven);
  given.bind(1, batch);
  std::vector<StockPosting> postings;
  while (given.executeStep()) postings.push_back(booked_back(book, given));
  if (!postings.empty()) stock.post(postings);
  store::mark_undone(book, batch);
  return store::Undone{postings.size(), 0};
}

Result<std::int64_t> undo_donation(store::Writer& book, StockLedger& stock, std::int64_t lot) {
  SQLite::Statement given(book.database(), kGivenLot);
  given.bind(1, lot);
  if (!given.executeStep()) {
    return Error{Problem::donation_missing, {std::to_string(lot)}, {}};
  }
  const StockPosting posting = booked_back(book, given);
  if (given.getColumn(5).getInt64() != posting.quantity) {
    return Error{Problem::donation_used, {std::to_string(lot)}, {}};
  }
  stock.post(std::span(&posting, 1));
  return posting.quantity;
}

}  // namespace yangxiao::redeem
