#include <set>

#include "activity/import.hpp"

namespace yangxiao::activity {
namespace {

constexpr const char* kDecided = R"sql(
  SELECT activity.code FROM attendance JOIN attendance AS later
      ON later.participation = attendance.participation AND later.attendance > attendance.attendance
    JOIN participation ON participation.participation = attendance.participation
    JOIN activity USING (activity)
  WHERE attendance.batch = ?1 AND later.reason IS NOT NULL AND attendance.mark = ?2
  ORDER BY 1)sql";
constexpr const char* kParts = R"sql(
  SELECT DISTINCT participation, activity, member
  FROM attendance JOIN participation USING (participation)
  WHERE attendance.batch = ?1)sql";
constexpr const char* kRemoveFigures = R"sql(
  DELETE FROM attendance WHERE batch = ?1 RETURNING attendance)sql";
// What nobody else says goes as well.
constexpr const char* kRemoveDues = R"sql(
  DELETE FROM due WHERE participation = ?1 AND settled_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.participation = due.participation)
  RETURNING due)sql";
constexpr const char* kRemovePart = R"sql(
  DELETE FROM participation WHERE participation = ?1
    AND NOT EXISTS (SELECT 1 FROM attendance
      WHERE attendance.participation = participation.participation)
  RETURNING participation)sql";
constexpr const char* kRemoveActivity = R"sql(
  DELETE FROM activity WHERE activity = ?1
    AND NOT EXISTS (SELECT 1 FROM participation
      WHERE participation.activity = activity.activity)
  RETURNING code)sql";

struct Part {
  std::int64_t number = 0;
  std::int64_t activity = 0;
  std::int64_t member = 0;
};
std::vector<Part> parts_of(const store::Reader& book, std::int64_t batch) {
  SQLite::Statement query(book.database(), kParts);
  query.bind(1, batch);
  std::vector<Part> parts;
  while (query.executeStep()) {
    parts.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                     query.getColumn(2).getInt64()});
  }
  return parts;
}

void remove(store::Writer& book, const char* table, const char* sql, std::int64_t value) {
  SQLite::Statement deletion(book.database(), sql);
  deletion.bind(1, value);
  book.remove(table, deletion);
}

}  // namespace

Result<store::Undone> undo_import(store::Writer& book, const calendar::Zone& zone,
                                  std::int64_t batch) {
  const auto mark = store::mark_of_batch(book, kBatchSubject, batch);
  if (!mark) return mark.error();
  const Status none =
      store::check_none_found(book, kDecided, batch, *mark, Problem::batch_built_on);
  if (!none) return none.error();
  const std::vector<Part> parts = parts_of(book, batch);
  SQLite::Statement figures(book.database(), kRemoveFigures);
  figures.bind(1, batch);
  book.remove("attendance", figures);
  AttendanceWriter writer(book, zone);
  std::set<std::int64_t> members;
  for (const Part& part : parts) {
    members.insert(part.member);
    remove(book, "due", kRemoveDues, part.number);
    remove(book, "participation", kRemovePart, part.number);
    remove(book, "activity", kRemoveActivity, part.activity);
  }
  for (const std::int64_t member : members) writer.follow(member);
  store::mark_undone(book, batch);
  return store::Undone{parts.size(), 0};
}

}  // namespace yangxiao::activity
