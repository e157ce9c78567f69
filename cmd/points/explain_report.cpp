// points explain REPORT: why it got so many points, or none.
#include "calendar/civil.hpp"
#include "cli/span_text.hpp"
#include "member/history.hpp"
#include "points/explain_parts.hpp"
#include "points/last_day.hpp"
#include "points/lots.hpp"
#include "points/rule_versions.hpp"
#include "report/event.hpp"
#include "settle/category_points.hpp"
#include "settle/report_explanation.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using report::code_of;
using settle::Standing;
namespace lib = yangxiao::points;

// The steps of one reckoning, each with the line of the rules that it follows.
class Arithmetic {
 public:
  Arithmetic(const Explaining& to, const lib::RuleVersion& version, const settle::Line& line)
      : to_(to), rules_(version.rules), line_(line), worth_(line.worth) {}

  void write() {
    if (line_.precedence.standing == Standing::repeat) return;
    line_.precedence.standing == Standing::later ? token() : base();
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

class ReportPage {
 public:
  ReportPage(const Explaining& to, settle::ReportExplanation about)
      : to_(to), about_(std::move(about)), versions_(to.session.reader()) {}

  void write() {
    title();
    evidence();
    if (about_.undue) undue(*about_.undue);
    for (const settle::PaidLine& one : about_.paid) {
      reckoning(one.line);
      payment(one);
    }
    if (about_.paid.empty() && about_.now) reckoning(*about_.now);
    listed();
    if (about_.paid.empty() && about_.now) unpaid();
    if (!about_.paid.empty()) as_known_now();
    objections();
    how_to_object();
  }

 private:
  std::string code() const { return code_of(about_.report.id); }
  std::string month(Instant instant) const { return to_.day(instant).substr(0, 7); }

  void title() {
    const report::Report& report = about_.report;
    const std::string category = to_.view.about(report.category, report.filed_at).category;
    const std::string filed = to_.time(report.filed_at);
    to_.page.about(code(), report.member
                               ? said(N_("{0}, {1}: reported {2} by {3}"), code(), category, filed,
                                      to_.person(*report.member))
                               : said(N_("{0}, {1}: reported {2}"), code(), category, filed));
    if (report.head) {
      to_.page.fact("tells-again", code_of(*report.head),
                    said(N_("tells again what {0} tells"), code_of(*report.head)));
    }
  }

  void evidence() {
    if (!about_.evidence) return;
    const std::string which = code_of(about_.verified_report);
    const std::string when = to_.time(about_.evidence->at);
    for (const report::Event& event :
         report::events_of(to_.session.reader(), about_.verified_report)) {
      if (event.id != about_.evidence->event) continue;
      to_.page.fact("verified", which,
                    event.kind == report::kImported
                        ? said(N_("{0} was verified {1}, as a file says (channel {2}, event {3})"),
                               which, when, event.actor, event.id)
                        : said(N_("{0} was verified {1} by {2} (event {3})"), which, when,
                               event.actor, event.id));
      return;
    }
    to_.page.fact("verified", which, said(N_("{0} was verified {1}, as a file says"), which, when));
  }

  void undue(settle::Undue why) {
    const auto text = [why] {
      switch (why) {
        case settle::Undue::unverified:
          return N_("nothing is due yet: nobody has verified it");
        case settle::Undue::turned_down:
          return N_("nothing is due: it was rejected or withdrawn");
        case settle::Undue::closed_without:
          return N_("nothing is due: it was closed, and nobody had verified it");
        case settle::Undue::nobody:
          return N_("nothing is due: it is from no member");
        case settle::Undue::not_joined:
          break;
      }
      return N_("nothing is due: whom it is from joined after that");
    };
    to_.page.fact("not-due", {}, tr(text()));
  }

  void reckoning(const settle::Line& line) {
    const bool is_as_now = about_.now && about_.now->precedence == line.precedence;
    order(line.precedence, is_as_now);
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

  // Against whom the place was decided, and by what: the time, else the number in the book.
  void order(const settle::Precedence& precedence, bool is_as_now) {
    if (!is_as_now || !about_.rival) return order_alone(precedence, is_as_now);
    const std::string rival = code_of(about_.rival->report);
    const std::int64_t apart = about_.rival->filed_at.seconds - about_.report.filed_at.seconds;
    const std::string span = span_text(std::abs(apart));
    std::string text;
    if (precedence.standing == Standing::first) {
      text =
          apart == 0
              ? said(N_("the first of {0} people: {1} came at the same time and was entered later"),
                     precedence.tellers, rival)
              : said(N_("the first of {0} people: {1} was reported {2} later"), precedence.tellers,
                     rival, span);
    } else if (precedence.standing == Standing::later) {
      text =
          apart == 0
              ? said(N_("number {0} to tell it: {1} came at the same time and was entered earlier"),
                     precedence.place, rival)
              : said(N_("number {0} to tell it: {1} was reported {2} earlier"), precedence.place,
                     rival, span);
    } else if (precedence.standing == Standing::repeat) {
      return to_.page.fact(
          "order", rival, 0,
          said(N_("0 points: the same person had told it before, with {0}"), rival));
    } else {
      text = said(N_("nobody else told it; {0} is from the same person"), rival);
    }
    to_.page.fact("order", rival, std::move(text));
  }

  void order_alone(const settle::Precedence& precedence, bool is_as_now) {
    std::string text = is_as_now ? std::string() : tr(N_("when it was reckoned: "));
    switch (precedence.standing) {
      case Standing::only:
        text += tr(N_("nobody else told it"));
        break;
      case Standing::first:
        text += said(N_("the first of {0} people"), precedence.tellers);
        break;
      case Standing::later:
        text += said(N_("number {0} to tell it"), precedence.place);
        break;
      case Standing::repeat:
        text += tr(N_("0 points: the same person had told it before"));
        break;
    }
    to_.page.fact("order", {}, std::move(text));
  }

  void payment(const settle::PaidLine& one) {
    const std::int64_t points = one.line.worth.points;
    if (one.transfer == 0) {
      to_.page.fact("paid", {}, 0, tr(N_("settled, with nothing to pay")));
      return;
    }
    const std::string number = std::to_string(one.transfer);
    to_.page.fact("paid", number, points,
                  said(N_("paid {0} points to {1} on {2} (transfer {3})"), points,
                       to_.person(one.line.member), to_.day(one.booked_at), number));
    if (one.lot) lot(number, *one.lot);
    if (one.taken_back == 0) return;
    std::string text = said(N_("{0} of them were taken back: yangxiao points explain {1}"),
                            one.taken_back, one.reversal);
    if (one.unrecovered != 0) {
      text += said(N_("; {0} could not be got back"), one.unrecovered);
    }
    to_.page.fact("taken-back", std::to_string(one.reversal), one.taken_back, std::move(text));
  }

  void lot(const std::string& number, const settle::LotLeft& lot) {
    to_.page.fact("lot", number, lot.remaining, left_text(to_, lot.expires_at, lot.remaining));
  }

  void listed() {
    for (const auto& [list, line] : about_.lists) {
      to_.page.fact("listed", fmt::format("{}:{}", list.settlement, line.line), line.points,
                    said(N_("list {0} of {1}, line {2}: {3} points, {4}"), list.settlement,
                         list.period, line.line, line.points, tr(words_for(line.outcome))));
    }
    if (!about_.evidence || about_.undue || !about_.paid.empty()) return;
    const std::string filed = month(about_.report.filed_at);
    const std::string verified = month(about_.evidence->at);
    if (filed >= verified) return;
    to_.page.fact(
        "month", verified,
        said(N_("reported in {0}, verified in {1}: rules and caps of {0}, the list of {1}"), filed,
             verified));
  }

  void unpaid() {
    if (!about_.lists.empty() && !about_.lists.back().list.confirmed_at) return;
    to_.page.fact("waits", {}, about_.now->worth.points,
                  tr(N_("it waits for the next list; until then this is how it stands now")));
  }

  // Who tells it by now, where another was paid.
  void other_member() {
    const settle::PaidLine& last = about_.paid.back();
    if (!about_.report.member || last.line.worth.points == last.taken_back) return;
    const store::Reader& book = to_.session.reader();
    const std::int64_t now = member::head_of(book, *about_.report.member);
    if (now == member::head_of(book, last.line.member)) return;
    to_.page.fact("other-member", {},
                  said(N_("it is from {0} by now: what {1} was paid stays, unless an objection is "
                          "upheld"),
                       to_.person(*about_.report.member), to_.person(last.line.member)));
  }

  void as_known_now() {
    other_member();
    const std::int64_t now = about_.worth_now();
    if (now == about_.standing()) return;
    if (about_.has_moved() && now > about_.standing()) {
      to_.page.fact("waits", {}, now - about_.standing(),
                    said(N_("merged or split since: now it is worth {0}, and {1} more come in the "
                            "next list"),
                         now, now - about_.standing()));
      return;
    }
    to_.page.fact(
        "now", {}, now,
        said(about_.standing() == 0
                 ? N_("now it would be worth {0}: that is paid when an objection is upheld")
                 : N_("now it would be worth {0}; what was paid stays, unless an objection is "
                      "upheld"),
             now));
  }

  void objections() {
    for (const settle::Objection& one : about_.objections) {
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
      to_.page.fact(one.upheld ? "upheld" : "dismissed", number,
                    said(one.upheld ? N_("objection {0} was upheld on {1} by {2}: {3}")
                                    : N_("objection {0} was dismissed on {1} by {2}: {3}"),
                         number, to_.day(*one.decided_at), one.decided_by,
                         remark_at(to_.privacy, one.reason)));
    }
  }

  void how_to_object() {
    const std::string member =
        about_.report.member ? to_.view.person(*about_.report.member).code : "MEMBER";
    const auto way = [&member](const std::string& about) {
      return fmt::format("yangxiao points object {} --by {} --note TEXT", about, member);
    };
    const settle::ListedLine* last = about_.lists.empty() ? nullptr : &about_.lists.back();
    if (last != nullptr && to_.session.clock().now() < last->list.objections_until) {
      const std::string line = fmt::format("{}:{}", last->list.settlement, last->line.line);
      to_.page.fact("how-to-object", line,
                    said(N_("to object, until the end of {0}: {1}"),
                         last_day(to_.session, last->list.objections_until), way(line)));
      return;
    }
    to_.page.fact("how-to-object", code(), said(N_("to object: {0}"), way(code())));
  }

  const Explaining& to_;
  settle::ReportExplanation about_;
  lib::RuleVersions versions_;
};

}  // namespace

void explain_report(const Explaining& to, const report::Report& report) {
  ReportPage(to, settle::explain_report(to.session.reader(), to.session.zone(), report)).write();
}

}  // namespace yangxiao::cmd::points
