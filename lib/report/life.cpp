#include "report/life.hpp"

#include <algorithm>
#include <unordered_set>

#include "member/actor.hpp"
#include "report/called.hpp"
#include "report/event_dues.hpp"
#include "report/evidence.hpp"
#include "report/parking.hpp"
#include "report/report_table.hpp"
#include "report/reporters.hpp"

namespace yangxiao::report {
namespace {

// Who brings a parked report back when its day has come.
constexpr const char* kNobody = "yangxiao";

std::string joined_steps(State from) {
  std::string text;
  for (const Step step : steps_from(from)) {
    text += (text.empty() ? "" : ", ") + std::string(name_of(step));
  }
  return text;
}

std::string seconds_text(Instant instant) { return std::to_string(instant.seconds); }

// The last time that somebody resolved it; nullptr: nobody did, here or in a file.
const Event* resolving(std::span<const Event> events) {
  for (std::size_t i = events.size(); i > 0; --i) {
    const Event& event = events[i - 1];
    if (event.to == State::resolved && event.from != State::resolved) return &event;
  }
  return nullptr;
}

// What was written down about it, and with which it is one event: the work may have gone on before.
bool says_nothing_of_state(const Event& event) {
  constexpr std::string_view kKinds[] = {kFiled,  kLinked,   "note",  "set",
                                         "merge", "take_in", "split", "split_off"};
  return std::find(std::begin(kKinds), std::end(kKinds), event.kind) != std::end(kKinds);
}

// A rejection as false that waits for a second person; nullptr: none does. To accept or to pass on
// what one person calls false does not answer them; to resolve, to end and to reopen it does.
const Event* proposal(std::span<const Event> events) {
  for (std::size_t i = events.size(); i > 0; --i) {
    const Event& event = events[i - 1];
    const bool is_answer = event.to && event.to != event.from &&
                           (*event.to > State::dispatched || event.kind == name_of(Step::reopen));
    if (is_answer && event.to != State::parked) return nullptr;
    if (event.kind == name_of(Step::reject) && event.reason == kFalse) return &event;
  }
  return nullptr;
}

class Stepper {
 public:
  Stepper(store::Writer& book, const StepRequest& request)
      : book_(book),
        request_(request),
        at_(request.at.value_or(book.now())),
        reader_(book),
        writer_(book),
        events_(book),
        dues_(book),
        event_dues_(book) {}

  Result<Stepped> step(Report report) {
    Stepped stepped{report, std::move(report), false};
    history_ = events_of(book_, stepped.after.id);
    Report& next = stepped.after;
    come_back(next);
    event_ = {};
    event_.at = at_;
    event_.actor = book_.actor();
    event_.kind = name_of(request_.step);
    event_.reason = request_.reason;
    event_.note = request_.note;
    const Status allowed = check(next);
    if (!allowed) return allowed.error();
    const State from = next.state;
    const Status taken = take(next, stepped.is_proposed);
    if (!taken) return taken.error();
    if (from != next.state || request_.step == Step::dispatch) {
      event_.from = from;
      event_.to = next.state;
    }
    finish(next, from);
    return stepped;
  }

 private:
  // One that was parked until a day that has come is back since then.
  void come_back(Report& report) {
    if (state_at(report, at_) == report.state) return;
    Event back;
    back.at = *report.parked_until;
    back.actor = kNobody;
    back.kind = name_of(Step::park);
    back.from = State::parked;
    unpark(report, back.at);
    back.to = report.state;
    events_.add(report.id, back);
    history_.push_back(back);
  }

  Status check(const Report& report) const {
    const std::string code = code_of(report.id);
    const bool is_remark = request_.step == Step::note || request_.step == Step::set;
    if (report.head && !is_remark) {
      return Error{Problem::report_is_duplicate, {code, code_of(*report.head)}, {}};
    }
    if (!target_of(request_.step, report.state)) {
      return Error{Problem::step_refused,
                   {code, std::string(name_of(report.state)), std::string(name_of(request_.step)),
                    joined_steps(report.state), std::string(chinese_name_of(report.state))},
                   {}};
    }
    if (!request_.at) return {};
    if (*request_.at > book_.now()) return Error{Problem::step_ahead, {code}, {}};
    if (*request_.at < report.filed_at) {
      return Error{Problem::step_before_filing, {code, seconds_text(report.filed_at)}, {}};
    }
    Instant last = report.filed_at;
    for (const Event& event : history_) {
      if (!says_nothing_of_state(event)) last = std::max(last, event.at);
    }
    if (*request_.at < last) {
      return Error{Problem::step_too_early, {code, seconds_text(last)}, {}};
    }
    return {};
  }

  Status take(Report& report, bool& is_proposed) {
    switch (request_.step) {
      case Step::dispatch:
        return dispatch(report);
      case Step::send_back:
      case Step::reopen:
        send_back(report);
        return {};
      case Step::resolve:
        report.resolution = request_.note;
        report.edited |= bit(Field::resolution);
        break;
      case Step::verify: {
        const Status may = check_own_work(report);
        if (!may) return may;
        break;
      }
      case Step::reject:
        return reject(report, is_proposed);
      case Step::park:
        return park_until(report);
      case Step::extend:
        return extend(report);
      case Step::call:
      case Step::arrive:
      case Step::leave:
        return call(report);
      case Step::accept:
      case Step::close:
      case Step::withdraw:
      case Step::note:
        break;
      case Step::set:
        event_.former = (*request_.change)(report);
        return {};
    }
    enter(report, *target_of(request_.step, report.state));
    return {};
  }

  void enter(Report& report, State state) {
    if (state == report.state) return;
    if (report.state == State::parked) unpark(report, at_);
    end_extension(report);
    report.state = state;
    if (state > State::filed && state <= State::closed) set_time(report, state, at_);
  }

  static void set_time(Report& report, State state, std::optional<Instant> time) {
    report.steps[step_of(state)] = time;
    const auto first = static_cast<std::size_t>(Field::accepted_at);
    report.edited |= bit(static_cast<Field>(first + step_of(state)));
  }

  static void set_agency(Report& report, std::optional<std::int64_t> agency) {
    report.agency = agency;
    report.edited |= bit(Field::agency);
  }

  Status dispatch(Report& report) {
    const Category& category = request_.tree->at(report.category);
    const auto agency = request_.agency ? request_.agency : category.agency;
    if (!agency) return Error{Problem::agency_needed, {code_of(report.id), category.code}, {}};
    if (report.state == State::dispatched && report.agency == agency) {
      return Error{Problem::agency_has_it, {code_of(report.id)}, {}};
    }
    event_.agency = agency;
    set_agency(report, agency);
    end_extension(report);
    report.state = State::dispatched;
    set_time(report, State::dispatched, at_);
    return {};
  }

  // Accepted once more, by nobody else: the office has it again, and what came after is undone.
  void send_back(Report& report) {
    event_.agency = report.agency;
    if (report.agency) set_agency(report, std::nullopt);
    const bool was_accepted = report.steps[step_of(State::accepted)].has_value();
    for (const State step : {State::dispatched, State::resolved, State::verified, State::closed}) {
      if (report.steps[step_of(step)]) set_time(report, step, std::nullopt);
    }
    report.state = State::accepted;
    if (!was_accepted) set_time(report, State::accepted, at_);
    report.returned_at = at_;
    if (request_.step == Step::send_back) ++report.hops;
    if (request_.step == Step::reopen) report.resolve_by.reset();
  }

  Status check_own_work(const Report& report) {
    const Event* resolved = resolving(history_);
    if (resolved == nullptr || !member::is_same_actor(resolved->actor, book_.actor())) return {};
    if (!request_.may_verify_own) {
      return Error{Problem::own_work_verified, {code_of(report.id), book_.actor()}, {}};
    }
    event_.reason = kOwnWork;
    return {};
  }

  Status reject(Report& report, bool& is_proposed) {
    if (request_.reason == kFalse) {
      const Event* proposed = proposal(history_);
      if (proposed == nullptr) {
        is_proposed = true;
        return {};
      }
      if (member::is_same_actor(proposed->actor, book_.actor())) {
        return Error{Problem::second_person_needed, {code_of(report.id), book_.actor()}, {}};
      }
    }
    enter(report, State::rejected);
    return {};
  }

  Status park_until(Report& report) {
    event_.until = request_.until;
    const bool is_over = *request_.until <= at_;
    if (report.state == State::parked) {
      if (is_over) {
        unpark(report, at_);
      } else {
        report.parked_until = request_.until;
      }
      return {};
    }
    if (is_over) return Error{Problem::until_past, {code_of(report.id)}, {}};
    park(report, at_, request_.until);
    return {};
  }

  Status extend(Report& report) {
    event_.until = request_.until;
    if (*request_.until <= at_) return Error{Problem::until_past, {code_of(report.id)}, {}};
    const auto running = request_.deadlines->running(report, at_);
    const std::optional<Instant> present =
        running ? std::optional<Instant>(running->at) : report.resolve_by;
    if (present && *request_.until <= *present) {
      return Error{Problem::extension_too_short, {code_of(report.id), seconds_text(*present)}, {}};
    }
    report.resolve_by = request_.until;
    return {};
  }

  Status call(const Report& report) {
    event_.agency = request_.agency;
    const auto called = called_agencies(history_);
    const auto known = std::find_if(called.begin(), called.end(), [this](const auto& one) {
      return one.agency == *request_.agency;
    });
    const bool is_here = known != called.end() && !known->left_at;
    const auto refused = [&report](Problem problem) {
      return Error{problem, {code_of(report.id)}, {}};
    };
    if (request_.step == Step::call) {
      if (report.agency == request_.agency) return refused(Problem::agency_leads);
      return is_here ? Status(refused(Problem::agency_called)) : Status();
    }
    if (!is_here) return refused(Problem::agency_not_called);
    if (request_.step == Step::arrive) {
      return known->arrived_at ? Status(refused(Problem::agency_arrived)) : Status();
    }
    return known->arrived_at ? Status() : Status(refused(Problem::agency_not_arrived));
  }

  void finish(Report& report, State from) {
    if (from != report.state) report.edited |= bit(Field::state);
    report.flaws = (report.flaws & ~kTimeFlaws) | time_flaws_of(report, false, book_.now());
    report.fingerprint.reset();  // it does not say what its row in a file says any more
    writer_.update(report);
    // What was set to what it was before is kept from files, and nothing has happened.
    if (request_.step == Step::set && event_.former.empty()) return;
    const std::int64_t event = events_.add(report.id, event_);
    if (counts_as_verified(from) && !counts_as_verified(report.state)) {
      dues_.cancel(points::of_report(report.id));
      event_dues_.follow(report);
    }
    if (report.state == State::verified && from != State::verified) {
      add_due(report, event);
      event_dues_.follow(report);
    }
  }

  // Of a reporter who was a member when it was filed.
  void add_due(const Report& report, std::int64_t event) {
    if (!report.member) return;
    if (!reporters_) reporters_.emplace(book_, request_.zone, 0);
    const auto member = reporters_->earner(report.member, report.filed_at);
    if (member) dues_.add(points::of_report(report.id), *member, event, at_);
  }

  store::Writer& book_;
  const StepRequest& request_;
  Instant at_;
  ReportReader reader_;
  ReportWriter writer_;
  EventWriter events_;
  points::DueWriter dues_;
  EventDues event_dues_;
  std::optional<Reporters> reporters_;
  std::vector<Event> history_;  // of the report in hand
  Event event_;
};

}  // namespace

Result<std::vector<Stepped>> make_step(store::Writer& book, std::span<const std::string> words,
                                       const StepRequest& request) {
  Stepper stepper(book, request);
  std::unordered_set<std::int64_t> seen;
  std::vector<Stepped> done;
  for (const std::string& word : words) {
    auto report = report_named(book, word);
    if (!report) return report.error();
    if (!seen.insert(report->id).second) continue;
    auto stepped = stepper.step(std::move(*report));
    if (!stepped) return stepped.error();
    done.push_back(std::move(*stepped));
  }
  return done;
}

}  // namespace yangxiao::report
