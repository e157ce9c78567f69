#include "points/explain_due.hpp"

#include "calendar/civil.hpp"
#include "points/last_day.hpp"
#include "points/lots.hpp"
#include "settle/category_points.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using settle::Standing;
namespace lib = yangxiao::points;

// The steps of one reckoning, each with the line of the rules that it follows.
class Arithmetic {
 public:
  Arithmetic(const Explaining& to, const lib::RuleVersion& version, const settle::Line& line)
      : to_(to), rules_(version.rules), line_(line), worth_(line.worth) {}

  void write() {
    switch (line_.precedence.standing) {
      case Standing::repeat:
        return;
      case Standing::later:
        token();
        break;
      case Standing::service:
        service();
        break;
      case Standing::bonus:
        to_.page.step("bonus", "", worth_.bonus,
                      said(N_("a whole share  ([team] bonus = {0}, reports = {1})"),
                           rules_.team_bonus, rules_.team_reports));
        break;
      case Standing::only:
      case Standing::first:
        base();
        break;
    }
    caps();
    to_.page.step("worth", "=", total(), tr(N_("points")));
    if (worth_.points < total()) {
      to_.page.fact("paid-before", {}, total() - worth_.points,
                    said(N_("of these {0} had been paid before"), total() - worth_.points));
    }
  }

 private:
  std::int64_t total() const { return settle::total_of(worth_); }

  void token() {
    to_.page.step("later", "", worth_.category,
                  said(N_("for telling it later  ([report] later = {0})"), rules_.later));
  }

  // Somebody may have decided on other hours since it was reckoned: then the rules do not say.
  void service() {
    const std::int64_t hours = settle::hours_of(rules_, line_.minutes);
    if (settle::worth_of_service(rules_, line_.minutes).service != worth_.service) {
      to_.page.step("service", "", worth_.service, tr(N_("by the hours that it had then")));
      return;
    }
    const bool is_bounded = hours < line_.minutes / 60;
    to_.page.step("hours", "", hours * rules_.hour,
                  said(is_bounded ? N_("whole hours: {0}, the most that count of one activity  "
                                       "([activity] hour = {1}, most_hours = {2})")
                                  : N_("whole hours: {0}  ([activity] hour = {1})"),
                       hours, rules_.hour, rules_.most_hours));
    if (rules_.visit == 0) return;
    to_.page.step("visit", "+", rules_.visit,
                  said(N_("for taking part  ([activity] visit = {0})"), rules_.visit));
  }

  void base() {
    category();
    if (worth_.photo != 0) {
      to_.page.step("photo", "+", worth_.photo,
                    said(N_("with a photo  ([report] photo = {0})"), rules_.photo));
    }
    if (worth_.percent != 100) percent();
    if (worth_.first != 0) {
      to_.page.step("first", "+", worth_.first,
                    said(N_("for telling it first  ([report] first = {0})"), rules_.first));
    }
  }

  // The report may have got another category since it was reckoned: then the rules do not say.
  void category() {
    const report::CategoryTree tree(to_.session.reader());
    const settle::CategoryPoints named = settle::points_of_category(rules_, tree, line_.category);
    std::string text = to_.view.about(line_.category, line_.filed_at).category;
    if (named.points != worth_.category) {
      text = tr(N_("by the category that it had then"));
    } else if (named.named.empty()) {
      text += fmt::format("  ([report] points = {})", named.points);
    } else {
      text += fmt::format("  ([report.category] {} = {})", named.named, named.points);
    }
    to_.page.step("category", "", worth_.category, std::move(text));
  }

  void percent() {
    const calendar::Day day = calendar::day_of(line_.filed_on);
    const lib::Multiplier* found = lib::multiplier_on(rules_, day);
    std::string text = tr(N_("by the day"));
    if (found != nullptr) {
      if (!found->name.empty()) text = found->name;
      text += fmt::format("  ([[multiplier]] {}..{}, percent = {})", calendar::to_text(found->from),
                          calendar::to_text(found->to), found->percent);
    }
    to_.page.step("percent", "x", worth_.percent, std::move(text));
    const bool is_rounded = (worth_.category + worth_.photo) * worth_.percent % 100 != 0;
    to_.page.step("subtotal", "=", settle::subtotal_of(worth_),
                  is_rounded ? tr(N_("rounded half up")) : std::string());
  }

  void caps() {
    const std::string day = calendar::to_text(calendar::day_of(line_.filed_on));
    if (worth_.cut_by_day != 0) {
      const std::int64_t room = settle::before_caps(worth_) - worth_.cut_by_day;
      to_.page.step("cut-by-day", "-", worth_.cut_by_day,
                    said(N_("over the day's cap; {1} had {0} already  ([cap] day = {2})"),
                         rules_.cap_day - room, day, rules_.cap_day));
    }
    if (worth_.cut_by_month != 0) {
      to_.page.step("cut-by-month", "-", worth_.cut_by_month,
                    said(N_("over the month's cap; {1} had {0} already  ([cap] month = {2})"),
                         rules_.cap_month - total(), day.substr(0, 7), rules_.cap_month));
    }
  }

  const Explaining& to_;
  const lib::Rules& rules_;
  const settle::Line& line_;
  const settle::Worth& worth_;
};

}  // namespace

void DuePage::reckoning(const settle::Line& line) const {
  const lib::RuleVersion& version = *versions_.numbered(line.rule);
  to_.page.fact("rules", std::to_string(version.rule),
                said(N_("rules: version {0}, in force on {1} (yangxiao points rule show {0})"),
                     version.rule, calendar::to_text(calendar::day_of(line.filed_on))));
  const lib::RuleVersion& latest =
      versions_.in_force_on(calendar::day_number(to_.session.clock().now(), to_.session.zone()));
  if (latest.rule != version.rule) {
    to_.page.fact("rules-since", std::to_string(latest.rule),
                  said(N_("version {1} counts for what is reported since {0}"),
                       calendar::to_text(calendar::day_of(latest.starts_on)), latest.rule));
  }
  Arithmetic(to_, version, line).write();
}

void DuePage::payment(const settle::PaidLine& one) const {
  const std::int64_t points = one.line.worth.points;
  if (one.transfer == 0) {
    to_.page.fact("paid", {}, 0, tr(N_("settled, with nothing to pay")));
    return;
  }
  const std::string number = std::to_string(one.transfer);
  to_.page.fact("paid", number, points,
                said(N_("paid {0} points to {1} on {2} (transfer {3})"), points,
                     to_.person(one.line.member), to_.day(one.booked_at), number));
  if (one.lot) {
    to_.page.fact("lot", number, one.lot->remaining,
                  left_text(to_, one.lot->expires_at, one.lot->remaining));
  }
  if (one.taken_back == 0) return;
  std::string text = said(N_("{0} of them were taken back: yangxiao points explain {1}"),
                          one.taken_back, one.reversal);
  if (one.lost.unrecovered != 0) {
    text += said(N_("; {0} could not be got back"), one.lost.unrecovered);
  }
  if (one.lost.owed != 0) text += said(N_("; {0} of it is owed"), one.lost.owed);
  to_.page.fact("taken-back", std::to_string(one.reversal), one.taken_back, std::move(text));
}

void DuePage::listed() const {
  for (const auto& [list, line] : due_.lists) {
    to_.page.fact("listed", fmt::format("{}:{}", list.settlement, line.line), line.points,
                  said(N_("list {0} of {1}, line {2}: {3} points, {4}"), list.settlement,
                       list.period, line.line, line.points, tr(words_for(line.outcome))));
  }
}

void DuePage::waits() const {
  if (!due_.now) return;
  if (!due_.lists.empty() && !due_.lists.back().list.confirmed_at) return;
  to_.page.fact("waits", {}, due_.now->worth.points,
                tr(N_("it waits for the next list; until then this is how it stands now")));
}

void DuePage::as_known_now() const {
  if (due_.is_of_erased) return;
  if (due_.paid.empty()) return waits();
  const std::int64_t now = due_.worth_now();
  if (now == due_.standing()) return;
  if (due_.has_moved() && now > due_.standing()) {
    to_.page.fact("waits", {}, now - due_.standing(),
                  said(N_("merged or split since: now it is worth {0}, and {1} more come in the "
                          "next list"),
                       now, now - due_.standing()));
    return;
  }
  to_.page.fact(
      "now", {}, now,
      said(due_.standing() == 0
               ? N_("now it would be worth {0}: that is paid when an objection is upheld")
               : N_("now it would be worth {0}; what was paid stays, unless an objection is "
                    "upheld"),
           now));
}

void DuePage::objections() const {
  for (const settle::Objection& one : due_.objections) {
    const std::string number = std::to_string(one.objection);
    to_.page.fact("objection", number,
                  said(N_("objection {0} by {1} on {2}: {3}"), number, to_.person(one.member),
                       to_.day(one.filed_at), remark_at(to_.privacy, one.note)));
    if (!one.decided_at) {
      to_.page.fact("undecided", number,
                    said(N_("objection {0} is to be decided by the end of {1}"), number,
                         last_day(to_.session, one.decide_by)));
      continue;
    }
    to_.page.fact(
        one.upheld ? "upheld" : "dismissed", number,
        said(one.upheld ? N_("objection {0} was upheld on {1} by {2}: {3}")
                        : N_("objection {0} was dismissed on {1} by {2}: {3}"),
             number, to_.day(*one.decided_at), one.decided_by, remark_at(to_.privacy, one.reason)));
  }
}

void DuePage::how_to_object(const std::string& about, const std::string& member) const {
  if (due_.is_of_erased) return;
  const auto way = [&member](const std::string& what) {
    return fmt::format("yangxiao points object {} --by {} --note TEXT", what, member);
  };
  const settle::ListedLine* last = due_.lists.empty() ? nullptr : &due_.lists.back();
  if (last != nullptr && to_.session.clock().now() < last->list.objections_until) {
    const std::string line = fmt::format("{}:{}", last->list.settlement, last->line.line);
    to_.page.fact("how-to-object", line,
                  said(N_("to object, until the end of {0}: {1}"),
                       last_day(to_.session, last->list.objections_until), way(line)));
    return;
  }
  to_.page.fact("how-to-object", about, said(N_("to object: {0}"), way(about)));
}

}  // namespace yangxiao::cmd::points
