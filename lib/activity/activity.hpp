// Activities of volunteer service: what took place, when, and which team called for it. An activity
// is known by its code, or where a file gives none by team, day, start and name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "store/book.hpp"

namespace yangxiao::activity {

inline constexpr const char* kBatchSubject = "activities";
inline constexpr int kMinutesOfDay = 24 * 60;

struct Activity {
  std::int64_t id = 0;  // the row's number: never printed
  std::string code;
  std::string name;
  std::optional<std::int64_t> team;
  std::int64_t held_on = 0;   // days since 1970
  std::optional<int> starts;  // minutes after midnight; nothing: nobody says
};

class ActivityReader {
 public:
  explicit ActivityReader(const store::Reader& book) : book_(book) {}
  std::optional<Activity> at(std::int64_t id);
  std::optional<Activity> with_code(const std::string& code);
  // Of the same team, day, start and name, which is compared folded.
  std::vector<Activity> like(const Activity& activity);

 private:
  const store::Reader& book_;
  std::optional<SQLite::Statement> at_;
  std::optional<SQLite::Statement> with_code_;
  std::optional<SQLite::Statement> on_day_;
};

// The one with a code, which may be typed as people read it. Errors: entry_missing, with the
// nearest code there is.
Result<Activity> activity_with_code(const store::Reader& book, const std::string& code);

// Adds one; it gets its number, and a code where it has none.
void add_activity(store::Writer& book, Activity& activity,
                  const std::optional<std::int64_t>& batch);

// "09:00"; empty where nobody says it.
std::string start_text(const Activity& activity);

// Its beginning, or where nobody says it that of the day.
Instant begin_of(const Activity& activity, const calendar::Zone& zone);

}  // namespace yangxiao::activity
