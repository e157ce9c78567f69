#include "report/deferred_references.hpp"

#include <string>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace yangxiao::report {
namespace {

// In the order of seen_. A list's table and its row number have one name.
constexpr std::array<const char*, 8> kTables = {"channel", "category", "station", "member",
                                                "team",    "employer", "agency",  "batch"};
// What an import writes beside reports.
constexpr std::array<const char*, 6> kOthers = {"report_event", "due",      "member",
                                                "member_event", "category", "channel"};
constexpr std::int64_t kMost = std::int64_t{1} << 32;

}  // namespace

DeferredReferences::DeferredReferences(store::Writer& book, bool is_deferred)
    : book_(book), is_deferred_(is_deferred) {
  if (is_deferred_) switch_foreign_keys(false);
}

DeferredReferences::~DeferredReferences() {
  if (is_deferred_) switch_foreign_keys(true);
}

// The pragma does nothing inside a transaction; this does.
void DeferredReferences::switch_foreign_keys(bool on) const {
  sqlite3_db_config(book_.database().getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, nullptr);
}

void DeferredReferences::saw(const Report& report) {
  if (!is_deferred_) return;
  const std::array<std::optional<std::int64_t>, kColumns> named = {
      report.channel, report.category, report.station, report.member,
      report.team,    report.employer, report.agency,  report.batch};
  for (std::size_t i = 0; i < kColumns; ++i) {
    if (!named[i]) continue;
    if (*named[i] < 0 || *named[i] >= kMost) {
      is_lost_ = true;
      continue;
    }
    const auto number = static_cast<std::size_t>(*named[i]);
    if (number >= seen_[i].size()) seen_[i].resize(number + 1);
    seen_[i][number] = true;
  }
}

void DeferredReferences::finish() {
  if (!is_deferred_) return;
  switch_foreign_keys(true);
  is_deferred_ = false;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const std::string table = kTables[i];
    SQLite::Statement row(book_.database(), "SELECT 1 FROM " + table + " WHERE " + table + " = ?1");
    for (std::size_t number = 0; number < seen_[i].size(); ++number) {
      if (!seen_[i][number]) continue;
      row.reset();
      row.bind(1, static_cast<std::int64_t>(number));
      is_lost_ = is_lost_ || !row.executeStep();
    }
  }
  check_others();
  if (is_lost_) throw SQLite::Exception("FOREIGN KEY constraint failed", SQLITE_CONSTRAINT);
}

void DeferredReferences::check_others() const {
  for (const char* table : kOthers) {
    SQLite::Statement lost(book_.database(),
                           "PRAGMA foreign_key_check(" + std::string(table) + ")");
    if (lost.executeStep())
      throw SQLite::Exception("FOREIGN KEY constraint failed", SQLITE_CONSTRAINT);
  }
}

}  // namespace yangxiao::report
