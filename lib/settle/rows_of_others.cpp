#include "settle/rows_of_others.hpp"

#include <nlohmann/json.hpp>

namespace yangxiao::settle {
namespace {

// ?1 phones, ?2 names, as JSON lists. Phones are normalised, several of them joined by ';', maybe
// with an extension. An earlier list is named by the import that it came with.
constexpr const char* kOthers = R"sql(
  WITH row (kind, code, name, contact, phone) AS (
    SELECT 'station', code, keeper, NULL, phone FROM station
    UNION ALL SELECT 'donor', code, name, contact, phone FROM donor
    UNION ALL SELECT 'employer', code, name, contact, phone FROM employer
    UNION ALL SELECT 'partner', code, name, contact, phone FROM partner
    UNION ALL SELECT 'agency', code, name, contact, phone FROM agency
    UNION ALL SELECT 'team', code, name, adviser, NULL FROM team)
  SELECT kind || ' ' || code FROM row
  WHERE name IN (SELECT value FROM json_each(?2)) OR contact IN (SELECT value FROM json_each(?2))
    OR EXISTS (SELECT 1 FROM json_each(?1) AS one WHERE instr(row.phone, one.value) > 0)
  UNION
  SELECT 'import ' || batch FROM batch_former
  WHERE batch NOT IN (SELECT batch FROM batch WHERE subject IN ('members', 'reports'))
    AND EXISTS (SELECT 1 FROM json_each(?1) AS one WHERE instr(former, one.value) > 0)
  ORDER BY 1)sql";

std::string list_of(const std::set<std::string>& texts) {
  return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::vector<std::string> rows_of_others(const store::Reader& book, const DataSubject& subject) {
  SQLite::Statement row(book.database(), kOthers);
  row.bind(1, list_of(subject.phones));
  row.bind(2, list_of(subject.names));
  std::vector<std::string> rows;
  while (row.executeStep()) rows.push_back(row.getColumn(0).getString());
  return rows;
}

}  // namespace yangxiao::settle
