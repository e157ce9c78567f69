#include "settle/rows_of_others.hpp"

#include <nlohmann/json.hpp>

#include "report/report.hpp"

namespace yangxiao::settle {
namespace {

// ?1 phones, ?2 names, ?3 rows of theirs, as JSON lists. Phones are normalised, several of them
// joined by ';', maybe with an extension. An earlier list is named by the import that it came with.
constexpr const char* kOthers = R"sql(
  WITH row (kind, code, name, contact, phone) AS (
    SELECT 'station', code, keeper, NULL, phone FROM station
    UNION ALL SELECT 'donor', code, name, contact, phone FROM donor
    UNION ALL SELECT 'employer', code, name, contact, phone FROM employer
    UNION ALL SELECT 'partner', code, name, contact, phone FROM partner
    UNION ALL SELECT 'agency', code, name, contact, phone FROM agency
    UNION ALL SELECT 'team', code, name, adviser, NULL FROM team
    UNION ALL SELECT 'hotline', code, name, NULL, code FROM hotline
    UNION ALL SELECT 'offer', code, NULL, NULL, phone FROM offer),
  said (kind, code, text) AS (
    SELECT 'station', code, format('%s %s %s', host, address, note) FROM station
    UNION ALL SELECT 'donor', code, format('%s %s', name, note) FROM donor
    UNION ALL SELECT 'employer', code, format('%s %s %s', name, address, note) FROM employer
    UNION ALL SELECT 'partner', code, format('%s %s %s', name, address, note) FROM partner
    UNION ALL SELECT 'offer', code, format('%s %s %s %s', shop, terms, address, note) FROM offer
    UNION ALL SELECT 'hotline', code, format('%s %s %s', name, helps, note) FROM hotline
    UNION ALL SELECT 'activity', code, name FROM activity
    UNION ALL SELECT 'visit', visit, format('%s %s', lacked, note) FROM visit
      WHERE member IS NULL OR member NOT IN (SELECT value FROM json_each(?3))
    UNION ALL SELECT 'movement', movement, text FROM stock_note)
  SELECT kind || ' ' || code FROM row
  WHERE name IN (SELECT value FROM json_each(?2)) OR contact IN (SELECT value FROM json_each(?2))
    OR EXISTS (SELECT 1 FROM json_each(?1) AS one WHERE instr(row.phone, one.value) > 0)
  UNION
  SELECT kind || ' ' || code FROM said, json_each(json_array(json(?1), json(?2))) AS list,
    json_each(list.value) AS one
  WHERE instr(said.text, one.value) > 0 AND length(one.value) > 1
  UNION
  SELECT 'import ' || batch FROM batch_former
  WHERE batch NOT IN (SELECT batch FROM batch WHERE subject IN ('members', 'reports'))
    AND EXISTS (SELECT 1 FROM json_each(?1) AS one WHERE instr(former, one.value) > 0)
  ORDER BY 1)sql";

// Told under the name alone: whether by them or by another one of that name nobody knows.
// ?5 names, beside what bind_lists() binds.
constexpr const char* kReports = R"sql(
  SELECT report FROM report
  WHERE contact_name IN (SELECT value FROM json_each(?5))
    AND ()sql" REPORT_IS_THEIRS R"sql() IS NOT TRUE ORDER BY report)sql";

std::string list_of(const std::set<std::string>& texts) {
  return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::vector<std::string> rows_of_others(const store::Reader& book, const DataSubject& subject) {
  SQLite::Statement row(book.database(), kOthers);
  row.bind(1, list_of(subject.phones));
  row.bind(2, list_of(subject.names));
  row.bind(3, subject.rows_json());
  std::vector<std::string> rows;
  while (row.executeStep()) rows.push_back(row.getColumn(0).getString());
  SQLite::Statement report(book.database(), kReports);
  bind_lists(report, subject);
  report.bind(5, list_of(subject.names));
  while (report.executeStep()) {
    rows.push_back("report " + report::code_of(report.getColumn(0).getInt64()));
  }
  return rows;
}

}  // namespace yangxiao::settle
