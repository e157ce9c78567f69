// points explain REPORT: why it got so many points, or none.
#include "cli/span_text.hpp"
#include "member/history.hpp"
#include "points/explain_due.hpp"
#include "report/event.hpp"
#include "settle/report_explanation.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using report::code_of;
using settle::Standing;

class ReportPage {
 public:
  ReportPage(const Explaining& to, settle::ReportExplanation about)
      : to_(to), about_(std::move(about)), due_(to, about_.due) {}

  void write() {
    title();
    evidence();
    if (about_.undue) undue(*about_.undue);
    const settle::DueExplanation& due = about_.due;
    for (const settle::PaidLine& one : due.paid) {
      reckoning(one.line);
      due_.payment(one);
    }
    if (due.paid.empty() && due.now) reckoning(*due.now);
    due_.listed();
    late_verification();
    if (!due.paid.empty()) other_member();
    due_.as_known_now();
    due_.objections();
    due_.how_to_object(code(), about_.report.member ? to_.view.person(*about_.report.member).code
                                                    : std::string("MEMBER"));
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
    const std::string which = code_of(about_.evidence->report);
    const std::string when = to_.time(about_.evidence->at);
    for (const report::Event& event :
         report::events_of(to_.session.reader(), about_.evidence->report)) {
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
        case settle::Undue::erased:
          return N_("nothing is due: whom it is from was erased");
        case settle::Undue::no_member:
          break;
      }
      return N_("nothing is due: whom it is from was no member that day");
    };
    to_.page.fact("not-due", {}, tr(text()));
    if (why == settle::Undue::turned_down) called_false();
  }

  // Two people say so: the last ones.
  void called_false() {
    std::vector<std::string> who;
    for (const report::Event& event : report::events_of(to_.session.reader(), about_.report.id)) {
      if (event.kind == "reject" && event.reason == "false") who.push_back(event.actor);
    }
    if (who.size() < 2) return;
    to_.page.fact(
        "called-false", {},
        said(N_("it was called false by {0} and by {1}"), who[who.size() - 2], who.back()));
  }

  void reckoning(const settle::Line& line) {
    const auto& now = about_.due.now;
    order(line.precedence, now && now->precedence == line.precedence);
    due_.reckoning(line);
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
      case Standing::service:
      case Standing::bonus:
        break;
      case Standing::repeat:
        text += tr(N_("0 points: the same person had told it before"));
        break;
    }
    to_.page.fact("order", {}, std::move(text));
  }

  void late_verification() {
    if (!about_.evidence || about_.undue || !about_.due.paid.empty()) return;
    const std::string filed = month(about_.report.filed_at);
    const std::string verified = month(about_.evidence->at);
    if (filed >= verified) return;
    to_.page.fact(
        "month", verified,
        said(N_("reported in {0}, verified in {1}: rules and caps of {0}, the list of {1}"), filed,
             verified));
  }

  // Who tells it by now, where another was paid.
  void other_member() {
    const settle::PaidLine& last = about_.due.paid.back();
    if (!about_.report.member || last.line.worth.points == last.taken_back) return;
    const store::Reader& book = to_.session.reader();
    const std::int64_t now = member::head_of(book, *about_.report.member);
    if (now == member::head_of(book, last.line.member)) return;
    to_.page.fact("other-member", {},
                  said(N_("it is from {0} by now: what {1} was paid stays, unless an objection is "
                          "upheld"),
                       to_.person(*about_.report.member), to_.person(last.line.member)));
  }

  const Explaining& to_;
  settle::ReportExplanation about_;
  DuePage due_;
};

}  // namespace

void explain_report(const Explaining& to, const report::Report& report) {
  ReportPage(to, settle::explain_report(to.session.reader(), to.session.zone(), report)).write();
}

}  // namespace yangxiao::cmd::points
