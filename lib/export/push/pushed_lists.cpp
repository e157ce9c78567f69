// The lists: stations, members, services.
#include <unordered_set>

#include "calendar/book_calendar.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/machine_row.hpp"
#include "export/push/pushed_table.hpp"
#include "member/member.hpp"
#include "station/list.hpp"
#include "station/machine_row.hpp"
#include "station/service.hpp"
#include "store/scan.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kMembersGone = R"sql(
  SELECT member FROM erasure WHERE mark > ?1 UNION
  SELECT member FROM member WHERE merged_into IS NOT NULL AND mark > ?1)sql";
constexpr const char* kStationsWritten = R"sql(
  SELECT EXISTS (SELECT 1 FROM station WHERE mark > ?1))sql";
constexpr const char* kMembersWritten = R"sql(
  SELECT EXISTS (SELECT 1 FROM member WHERE mark > ?1))sql";
constexpr const char* kServicesWritten = R"sql(
  SELECT EXISTS (SELECT 1 FROM service WHERE mark > ?1))sql";
constexpr const char* kFacilitiesWritten = R"sql(
  SELECT EXISTS (SELECT 1 FROM facility WHERE mark > ?1))sql";
// A day that was given ahead comes without anybody writing.
constexpr const char* kClosedAhead = R"sql(
  SELECT EXISTS (SELECT 1 FROM station WHERE closed_since > ?1 AND closed_since <= ?2))sql";

// Of the other lists what codes mean. A key is the number of the row, and above it that of the
// list.
#define ENTRIES_OF(number, table) \
  "SELECT (" number " << 40) + " table ", '" table "', code, name FROM " table " WHERE mark > ?1 "
constexpr const char* kEntries =
    ENTRIES_OF("1", "category") "UNION ALL " ENTRIES_OF("2", "channel")
    "UNION ALL " ENTRIES_OF("3", "agency") "UNION ALL " ENTRIES_OF("4", "item")
    "UNION ALL " ENTRIES_OF("5", "partner") "UNION ALL " ENTRIES_OF("6", "team")
    "UNION ALL " ENTRIES_OF("7", "employer");
constexpr const char* kEntriesBuried = R"sql(
  SELECT EXISTS (SELECT 1 FROM tombstone
    WHERE table_name IN ('category', 'channel', 'agency', 'item', 'partner', 'team', 'employer')
      AND mark > ?1))sql";

bool exists(const PushedBook& all, const char* sql, const PushedState& since) {
  SQLite::Statement query(all.book.database(), sql);
  query.bind(1, since.mark);
  query.executeStep();
  return query.getColumn(0).getInt() != 0;
}

bool has_closed_since(const PushedBook& all, Instant at) {
  SQLite::Statement query(all.book.database(), kClosedAhead);
  query.bind(1, at.seconds);
  query.bind(2, all.now.seconds);
  query.executeStep();
  return query.getColumn(0).getInt() != 0;
}

Status station_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  if (since != nullptr && !exists(all, kStationsWritten, *since) &&
      !has_closed_since(all, since->at)) {
    return {};
  }
  const auto facilities = station::FacilityList::read(all.book);
  const auto days = calendar::working_days_around(all.book, all.now, all.zone);
  station::MachineRow row(facilities, all.zone, all.disclosure.level());
  KeyedCells cells;
  return station::list_stations(
      all.book, {}, {all.now, all.zone, days}, [&](const station::Station& one) -> Status {
        const bool is_wanted = since == nullptr || one.mark > since->mark ||
                               station::is_shut(one, all.now) != station::is_shut(one, since->at);
        return is_wanted ? take(cells.of(one.id, row.of(one, all.now))) : Status();
      });
}

// `left_out`: rows of the list that are not sent.
Status entry_rows(const PushedBook& all, const catalogue::Kind& kind, const PushedState* since,
                  const std::unordered_set<std::int64_t>& left_out, const TakeCells& take) {
  catalogue::MachineRow row(all.book, kind, all.disclosure);
  KeyedCells cells;
  return catalogue::EntryReader(all.book, kind)
      .each("", [&](const catalogue::Entry& entry) -> Status {
        const bool is_wanted = since == nullptr || entry.mark > since->mark;
        return is_wanted && !left_out.contains(entry.id) ? take(cells.of(entry.id, row.of(entry)))
                                                         : Status();
      });
}

// Whoever was erased since, or found to be another, keeps a row in the book, and none here.
std::vector<std::int64_t> members_without_row(const PushedBook& all, std::int64_t since) {
  SQLite::Statement row(all.book.database(), kMembersGone);
  row.bind(1, since);
  std::vector<std::int64_t> members;
  while (row.executeStep()) members.push_back(row.getColumn(0).getInt64());
  return members;
}

Status member_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  if (since != nullptr && !exists(all, kMembersWritten, *since)) return {};
  const auto gone = members_without_row(all, 0);
  return entry_rows(all, member::members(), since, {gone.begin(), gone.end()}, take);
}

Status service_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  if (since != nullptr && !exists(all, kServicesWritten, *since)) return {};
  return entry_rows(all, station::services(), since, {}, take);
}

GoneRows members_gone(const PushedBook& all, const PushedState& since) {
  return {members_without_row(all, since.mark), buried(all, since, "member")};
}

Status named_rows(const PushedBook& all, const PushedState* since, const TakeCells& take) {
  store::Scan row(all.book.database(), kEntries);
  row.bind(1, since == nullptr ? -1 : since->mark);
  table::RowCells cells(4);
  Status taken;
  while (taken && row.step()) {
    cells.begin();
    cells.number(row.number(0));
    for (int i = 1; i < 3; ++i) cells.text(row.text(i));
    cells.text(place_at(all.disclosure.level(), row.text(3), cells.room()));
    taken = take(cells.values());
  }
  return taken;
}

}  // namespace

PushedTable pushed_stations() {
  return {"station", [] { return keyed("station", station::machine_columns()); }, station_rows,
          [](const PushedBook& all, const PushedState& since) {
            return GoneRows{{}, buried(all, since, "station")};
          },
          [](const PushedBook& all, const PushedState& since) {
            return exists(all, kFacilitiesWritten, since);
          }};
}

PushedTable pushed_members() {
  return {"member",
          [] {
            static const auto kColumns = catalogue::machine_columns(member::members());
            return keyed("member", kColumns);
          },
          member_rows, members_gone, never_stale};
}

// Codes of two lists may be alike: where one is gone, all are compared.
PushedTable pushed_entries() {
  return {"entry",
          [] {
            return std::vector<std::string_view>{"entry", "kind", "code", "name"};
          },
          named_rows, none_gone,
          [](const PushedBook& all, const PushedState& since) {
            return exists(all, kEntriesBuried, since);
          }};
}

PushedTable pushed_services() {
  return {"service",
          [] {
            static const auto kColumns = catalogue::machine_columns(station::services());
            return keyed("service", kColumns);
          },
          service_rows,
          [](const PushedBook& all, const PushedState& since) {
            return GoneRows{{}, buried(all, since, "service")};
          },
          never_stale};
}

}  // namespace yangxiao::exporting
