#include "report/list.hpp"

#include "report/report_table.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kFrom = "SELECT " REPORT_COLUMNS "FROM report WHERE 1";
constexpr const char* kChannel = " AND channel = ";
constexpr const char* kStation = " AND station = ";
constexpr const char* kAgency = " AND agency = ";
constexpr const char* kMember = " AND member = ";
constexpr const char* kPhone = " AND contact_phone = ";
constexpr const char* kSubdistrict = " AND subdistrict = ";
constexpr const char* kSince = " AND filed_at >= ";
constexpr const char* kUntil = " AND filed_at < ";
constexpr const char* kFlawed = " AND flaws <> 0";
constexpr const char* kStates = " AND state IN (";
constexpr const char* kCategories = " AND category IN (";
constexpr const char* kAfter =
    " AND (filed_at, report) < (SELECT filed_at, report FROM report WHERE report = ";
constexpr const char* kOrder = " ORDER BY filed_at DESC, report DESC";
constexpr const char* kLimit = " LIMIT ";

// A statement in the making: fixed texts, and a numbered parameter for each value.
class Asked {
 public:
  void add(const char* text) { sql_ += text; }
  void number(const char* text, std::int64_t value) {
    sql_ += text + parameter();
    values_.push_back({value, {}});
  }
  void text(const char* text, const std::string& value) {
    sql_ += text + parameter();
    values_.push_back({0, value});
  }
  void numbers(const char* text, const std::vector<std::int64_t>& values) {
    if (values.empty()) return;
    for (std::size_t i = 0; i < values.size(); ++i) number(i == 0 ? text : ", ", values[i]);
    sql_ += ")";
  }
  const std::string& sql() const { return sql_; }
  void bind(SQLite::Statement& statement) const {
    int index = 1;
    for (const auto& [number, text] : values_) {
      if (text) {
        statement.bind(index++, *text);
      } else {
        statement.bind(index++, number);
      }
    }
  }

 private:
  std::string parameter() const { return "?" + std::to_string(values_.size() + 1); }
  struct Value {
    std::int64_t number;
    std::optional<std::string> text;
  };
  std::string sql_;
  std::vector<Value> values_;
};

Asked asked_by(const ListQuery& query) {
  Asked asked;
  asked.add(kFrom);
  if (query.station) asked.number(kStation, *query.station);
  if (query.member) asked.number(kMember, *query.member);
  if (query.phone) asked.text(kPhone, *query.phone);
  std::vector<std::int64_t> states;
  for (const State state : query.states) states.push_back(static_cast<std::int64_t>(state));
  asked.numbers(kStates, states);
  asked.numbers(kCategories, query.categories);
  if (query.channel) asked.number(kChannel, *query.channel);
  if (query.agency) asked.number(kAgency, *query.agency);
  if (query.subdistrict) asked.text(kSubdistrict, *query.subdistrict);
  if (query.since) asked.number(kSince, query.since->seconds);
  if (query.until) asked.number(kUntil, query.until->seconds);
  if (query.flawed) asked.add(kFlawed);
  if (query.after) {
    asked.number(kAfter, *query.after);
    asked.add(")");
  }
  asked.add(kOrder);
  if (query.limit) asked.number(kLimit, static_cast<std::int64_t>(*query.limit));
  return asked;
}

}  // namespace

std::string list_statement(const ListQuery& query) { return asked_by(query).sql(); }

Status list_reports(const store::Reader& book, const ListQuery& query,
                    const std::function<Status(const Report&)>& take) {
  const Asked asked = asked_by(query);
  SQLite::Statement statement(book.database(), asked.sql());
  asked.bind(statement);
  while (statement.executeStep()) {
    const Status taken = take(read_report(statement));
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao::report
