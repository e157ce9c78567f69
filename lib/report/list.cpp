#include "report/list.hpp"

#include <algorithm>
#include <array>

#include "base/text/fold.hpp"
#include "geo/distance.hpp"
#include "geo/grid.hpp"
#include "report/report_table.hpp"
#include "store/scan.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kFrom = "SELECT " REPORT_COLUMNS "FROM report WHERE 1";
// Of a page, which are on it is asked first, of the index where it says enough: a row that is read
// only to be passed over costs a page of the file.
constexpr const char* kPage = " AND report IN (SELECT report FROM report WHERE 1";
constexpr const char* kFirst = " AND report >= ";
constexpr const char* kLast = " AND report <= ";
constexpr const char* kChannel = " AND channel = ";
constexpr const char* kStation = " AND station = ";
constexpr const char* kAgency = " AND (agency = ";
constexpr const char* kOrCalled =
    " OR report IN (SELECT report FROM report_event WHERE kind = 'call' AND agency = ";
constexpr const char* kMember = " AND member IN (";
constexpr const char* kPhone = " AND contact_phone = ";
constexpr const char* kEither = " AND (member IN (";
constexpr const char* kOrPhone = " OR contact_phone = ";
constexpr const char* kSubdistrict = " AND (subdistrict = ";
// One that says none is in that of its station.
constexpr const char* kOfStation =
    " OR subdistrict IS NULL AND station IN (SELECT station FROM station WHERE subdistrict = ";
constexpr const char* kSince = " AND filed_at >= ";
constexpr const char* kUntil = " AND filed_at < ";
constexpr const char* kFlawed = " AND flaws <> 0";
constexpr const char* kHeads = " AND head IS NULL";
constexpr const char* kStates = " AND state IN (";
// A report that was parked until a day that has come is in the state that it came from.
constexpr const char* kParked = " AND (state <> 8 OR CASE WHEN parked_until <= ";
constexpr const char* kParkedFrom = " THEN parked_from ELSE 8 END IN (";
constexpr const char* kCategories = " AND category IN (";
constexpr const char* kLeftOut = " AND category NOT IN (";
constexpr const char* kCells = " AND (cell BETWEEN ";
constexpr const char* kOrCells = " OR cell BETWEEN ";
constexpr const char* kAnd = " AND ";
// 0, 1, 2, 3, 8: is_open().
constexpr const char* kEmergencies = " AND state IN (0, 1, 2, 3, 8) AND category IN (";
constexpr const char* kOthers = " AND NOT (state IN (0, 1, 2, 3, 8) AND category IN (";
constexpr const char* kBehind =
    " AND (filed_at, report) < (SELECT filed_at, report FROM report WHERE report = ";
constexpr const char* kBefore =
    " AND (filed_at, report) > (SELECT filed_at, report FROM report WHERE report = ";
constexpr const char* kNewest = " ORDER BY filed_at DESC, report DESC";
constexpr const char* kOldest = " ORDER BY filed_at, report";
constexpr const char* kByNumber = " ORDER BY report";
constexpr const char* kLimit = " LIMIT ";

constexpr std::int64_t kMostCellRows = 40;  // a statement does not grow without end

// Which reports one statement is about.
enum class Part : std::uint8_t { all, emergencies, others };

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
    for (std::size_t i = 0; i < values.size(); ++i) number(i == 0 ? text : ", ", values[i]);
    if (!values.empty()) sql_ += ")";
  }
  const std::string& sql() const { return sql_; }
  void bind(store::Scan& scan) const {
    int index = 1;
    for (const Value& value : values_) {
      if (value.text) {
        scan.bind(index++, *value.text);
      } else {
        scan.bind(index++, value.number);
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

void ask_reporter(Asked& asked, const ReporterQuery& reporter) {
  if (!reporter.members.empty() && !reporter.phone.empty()) {
    asked.numbers(kEither, reporter.members);
    asked.text(kOrPhone, reporter.phone);
    asked.add(")");
  } else if (!reporter.members.empty()) {
    asked.numbers(kMember, reporter.members);
  } else {
    asked.text(kPhone, reporter.phone);
  }
}

// The cells that a circle touches. Of one too large for that, all reports are looked at.
void ask_near(Asked& asked, const NearQuery& near) {
  const auto cells = geo::cells_within(near.place, near.metres);
  if (!cells || cells->last_row - cells->first_row >= kMostCellRows) return;
  for (std::int64_t row = cells->first_row; row <= cells->last_row; ++row) {
    asked.number(row == cells->first_row ? kCells : kOrCells,
                 geo::cell_of(row, cells->first_column));
    asked.number(kAnd, geo::cell_of(row, cells->last_column));
  }
  asked.add(")");
}

void ask_states(Asked& asked, const ListQuery& query) {
  std::vector<std::int64_t> states;
  bool may_be_parked = false;
  for (const State state : query.states) {
    states.push_back(static_cast<std::int64_t>(state));
    may_be_parked = may_be_parked || state < State::resolved || state == State::parked;
  }
  if (states.empty()) return;
  if (!may_be_parked) {
    asked.numbers(kStates, states);
    return;
  }
  std::vector<std::int64_t> stored = states;
  const auto parked = static_cast<std::int64_t>(State::parked);
  if (std::find(stored.begin(), stored.end(), parked) == stored.end()) stored.push_back(parked);
  asked.numbers(kStates, stored);
  asked.number(kParked, query.now.seconds);
  asked.numbers(kParkedFrom, states);
  asked.add(")");
}

const char* order_of(ListOrder order) {
  switch (order) {
    case ListOrder::newest:
      return kNewest;
    case ListOrder::oldest:
      return kOldest;
    case ListOrder::number:
      return kByNumber;
    case ListOrder::none:
      break;
  }
  return "";
}

Asked asked_by(const ListQuery& query, Part part, bool behind_after) {
  // What is looked at after reading may be passed over: then nobody knows how many to read.
  const bool is_looked_at = query.near || !query.text.empty();
  const bool is_page = query.limit && !is_looked_at;
  Asked asked;
  asked.add(kFrom);
  if (is_page) asked.add(kPage);
  if (query.numbers) {
    asked.number(kFirst, query.numbers->first);
    asked.number(kLast, query.numbers->last);
  }
  if (query.station) asked.number(kStation, *query.station);
  if (query.reporter) ask_reporter(asked, *query.reporter);
  if (query.near) ask_near(asked, *query.near);
  ask_states(asked, query);
  asked.numbers(kCategories, query.categories);
  asked.numbers(kLeftOut, query.left_out);
  if (query.channel) asked.number(kChannel, *query.channel);
  if (query.agency) {
    asked.number(kAgency, *query.agency);
    asked.number(kOrCalled, *query.agency);
    asked.add("))");
  }
  if (query.subdistrict) {
    asked.text(kSubdistrict, *query.subdistrict);
    asked.text(kOfStation, *query.subdistrict);
    asked.add("))");
  }
  if (query.since) asked.number(kSince, query.since->seconds);
  if (query.until) asked.number(kUntil, query.until->seconds);
  if (query.flawed) asked.add(kFlawed);
  if (!query.duplicates) asked.add(kHeads);
  if (part == Part::emergencies) asked.numbers(kEmergencies, query.emergencies);
  if (part == Part::others) {
    asked.numbers(kOthers, query.emergencies);
    asked.add(")");
  }
  if (behind_after) {
    asked.number(query.order == ListOrder::oldest ? kBefore : kBehind, *query.after);
    asked.add(")");
  }
  const char* order = order_of(query.order);
  asked.add(order);
  if (is_page) {
    asked.number(kLimit, static_cast<std::int64_t>(*query.limit));
    asked.add(")");
    asked.add(order);
  }
  return asked;
}

bool is_emergency(const ListQuery& query, const Report& report) {
  return is_open(report.state) && std::find(query.emergencies.begin(), query.emergencies.end(),
                                            report.category) != query.emergencies.end();
}

// One statement, or one for the emergencies and one for the others; behind a report only what comes
// behind it.
std::vector<Asked> all_asked(const store::Reader* book, const ListQuery& query) {
  const bool has_after = query.after.has_value();
  if (query.emergencies.empty()) return {asked_by(query, Part::all, has_after)};
  std::vector<Asked> asked;
  std::optional<Report> after;
  if (has_after && book != nullptr) after = ReportReader(*book).at(*query.after);
  const bool is_past_emergencies = after && !is_emergency(query, *after);
  if (!is_past_emergencies) asked.push_back(asked_by(query, Part::emergencies, has_after));
  asked.push_back(asked_by(query, Part::others, is_past_emergencies));
  return asked;
}

class Sieve {
 public:
  explicit Sieve(const ListQuery& query) : query_(query), text_(text::fold(query.text)) {}

  bool passes(const Report& report) const {
    if (query_.near) {
      const auto& place = report.position;
      if (!place || geo::metres_between(*place, query_.near->place) > query_.near->metres)
        return false;
    }
    if (text_.empty()) return true;
    return std::any_of(kSearched.begin(), kSearched.end(), [&](Field field) {
      return text::fold(*text_of(report, field)).find(text_) != std::string::npos;
    });
  }

 private:
  static constexpr std::array<Field, 3> kSearched = {Field::description, Field::address,
                                                     Field::resolution};
  const ListQuery& query_;
  std::string text_;
};

}  // namespace

std::vector<std::string> list_statements(const ListQuery& query) {
  std::vector<std::string> statements;
  for (const Asked& asked : all_asked(nullptr, query)) statements.push_back(asked.sql());
  return statements;
}

ListQuery by_number(ListQuery query) {
  query.order = ListOrder::number;
  query.emergencies.clear();
  query.limit.reset();
  return query;
}

Status list_reports(const store::Reader& book, const ListQuery& query,
                    const std::function<Status(const Report&)>& take) {
  const Sieve sieve(query);
  std::uint64_t left = query.limit.value_or(UINT64_MAX);
  Report report;
  for (const Asked& asked : all_asked(&book, query)) {
    store::Scan scan(book.database(), asked.sql().c_str());
    asked.bind(scan);
    while (left > 0 && scan.step()) {
      read_report(scan, report);
      if (!sieve.passes(report)) continue;
      --left;
      const Status taken = take(report);
      if (!taken) return taken;
    }
  }
  return {};
}

}  // namespace yangxiao::report
