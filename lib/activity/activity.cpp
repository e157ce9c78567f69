#include "activity/activity.hpp"

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "base/text/fold.hpp"
#include "base/text/nearest_word.hpp"
#include "calendar/civil.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::activity {
namespace {

#define ACTIVITY_COLUMNS "activity, code, name, team, held_on, starts "

constexpr const char* kAt = "SELECT " ACTIVITY_COLUMNS "FROM activity WHERE activity = ?1";
constexpr const char* kWithCode = "SELECT " ACTIVITY_COLUMNS "FROM activity WHERE code = ?1";
constexpr const char* kOnDay =
    "SELECT " ACTIVITY_COLUMNS "FROM activity WHERE held_on = ?1 ORDER BY activity";
constexpr const char* kCodes = R"sql(SELECT code FROM activity)sql";
constexpr const char* kAdd = R"sql(
  INSERT INTO activity (code, name, team, held_on, starts, batch, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql";

constexpr const char* kSequence = "sequence_activity";
constexpr char kLetter = 'V';
constexpr std::int64_t kDay = 86'400;

Activity read_activity(SQLite::Statement& row) {
  Activity activity{row.getColumn(0).getInt64(),  row.getColumn(1).getString(),
                    row.getColumn(2).getString(), {},
                    row.getColumn(4).getInt64(),  {}};
  activity.team = store::read_number(row, 3);
  if (!row.getColumn(5).isNull()) activity.starts = row.getColumn(5).getInt();
  return activity;
}

std::string new_code(store::Writer& book) {
  ActivityReader reader(book);
  auto number = static_cast<std::uint64_t>(std::stoll(book.property(kSequence).value_or("0")));
  std::string code;
  do {
    code = text::checked_code(kLetter, ++number);
  } while (reader.with_code(code));
  book.set_property(kSequence, std::to_string(number));
  return code;
}

}  // namespace

std::optional<Activity> ActivityReader::at(std::int64_t id) {
  if (!at_) at_.emplace(book_.database(), kAt);
  at_->reset();
  at_->bind(1, id);
  return at_->executeStep() ? std::optional(read_activity(*at_)) : std::nullopt;
}

std::optional<Activity> ActivityReader::with_code(const std::string& code) {
  if (!with_code_) with_code_.emplace(book_.database(), kWithCode);
  with_code_->reset();
  with_code_->bind(1, code);
  return with_code_->executeStep() ? std::optional(read_activity(*with_code_)) : std::nullopt;
}

std::vector<Activity> ActivityReader::like(const Activity& activity) {
  if (!on_day_) on_day_.emplace(book_.database(), kOnDay);
  on_day_->reset();
  on_day_->bind(1, activity.held_on);
  const std::string name = text::fold(activity.name);
  std::vector<Activity> found;
  while (on_day_->executeStep()) {
    Activity one = read_activity(*on_day_);
    const bool is_same =
        one.team == activity.team && one.starts == activity.starts && text::fold(one.name) == name;
    if (is_same) found.push_back(std::move(one));
  }
  return found;
}

Result<Activity> activity_with_code(const store::Reader& book, const std::string& code) {
  ActivityReader reader(book);
  if (auto found = reader.with_code(code)) return std::move(*found);
  if (const auto typed = text::read_checked_code(kLetter, code)) {
    if (auto found = reader.with_code(*typed)) return std::move(*found);
  }
  std::vector<std::string> codes;
  SQLite::Statement query(book.database(), kCodes);
  while (query.executeStep()) codes.push_back(query.getColumn(0).getString());
  const std::vector<std::string_view> words(codes.begin(), codes.end());
  const auto nearest = text::nearest_word(code, words);
  return Error{
      Problem::entry_missing, {code, nearest ? codes[*nearest] : std::string(), "activity"}, {}};
}

void add_activity(store::Writer& book, Activity& activity,
                  const std::optional<std::int64_t>& batch) {
  if (activity.code.empty()) activity.code = new_code(book);
  SQLite::Statement add(book.database(), kAdd);
  add.bind(1, activity.code);
  add.bind(2, activity.name);
  store::bind_optional(add, 3, activity.team);
  add.bind(4, activity.held_on);
  store::bind_optional(add, 5,
                       activity.starts ? std::optional<std::int64_t>(*activity.starts)
                                       : std::optional<std::int64_t>());
  store::bind_optional(add, 6, batch);
  add.bind(7, book.mark());
  add.exec();
  activity.id = book.database().getLastInsertRowid();
}

std::string start_text(const Activity& activity) {
  if (!activity.starts) return {};
  return fmt::format("{:02}:{:02}", *activity.starts / 60, *activity.starts % 60);
}

Instant begin_of(const Activity& activity, const calendar::Zone& zone) {
  const auto begin = calendar::start_of_day(activity.held_on, zone);
  const std::int64_t seconds = begin ? begin->seconds : activity.held_on * kDay;
  return {seconds + 60LL * activity.starts.value_or(0)};
}

}  // namespace yangxiao::activity
