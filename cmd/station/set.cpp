// station set: what a person changes of a station.
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "station/change.hpp"
#include "station/changed.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Texts opt_facility_state{
    "facility", 0, "NAME=STATE", N_("NAME=broken, works, yes or no (repeatable)"), Form::facility};
constexpr Text opt_note{"note", 0, "TEXT", N_("what is wrong with the facility")};
constexpr MaybeTime opt_seen_open{"seen-open", 0, "TIME",
                                  N_("somebody saw it open now, or at TIME")};

Result<lib::Change> change_of(Session& session) {
  const Arguments& arguments = session.arguments();
  lib::Change change;
  for (std::size_t i = 1; i < arguments.words().size(); ++i) {
    auto assignment = table::parse_assignment(arguments.words()[i]);
    if (!assignment) return assignment.error();
    change.fields.push_back(std::move(*assignment));
  }
  change.coordinates = {datum_of(arguments), order_of(arguments)};
  const lib::FacilityWords facilities = lib::FacilityWords::read(session.reader());
  for (const std::string& text : arguments[opt_facility_state]) {
    const auto one = lib::parse_facility_change(text, facilities);
    if (!one) return one.error();
    change.facilities.push_back(*one);
  }
  change.facility_note = arguments[opt_note].value_or("");
  if (const auto seen = arguments[opt_seen_open]) {
    change.seen_open = session.clock().now();
    if (!seen->empty()) {
      const auto time = session.time(*seen);
      if (!time) return time.error();
      if (*time > session.clock().now()) {
        return Error{Problem::option_value_bad,
                     {"--seen-open", *seen, tr(N_("a time that has passed"))},
                     {}};
      }
      change.seen_open = *time;
    }
  }
  return change;
}

Status check(const Arguments& arguments) {
  const bool facilities = arguments.has(opt_facility_state);
  if (arguments.has(opt_note) && !facilities) {
    return Error{Problem::option_needs, {"--note", "--facility"}, {}};
  }
  if (arguments.words().size() < 2 && !facilities && !arguments.has(opt_seen_open)) {
    return Error{Problem::argument_missing, {"FIELD=VALUE"}, {}};
  }
  return {};
}

Result<Outcome> run(Session& session) {
  const auto change = change_of(session);
  if (!change) return change.error();
  const auto changed =
      lib::change_station(session.writer(), session.arguments().words().front(), *change);
  if (!changed) return changed.error();
  if (changed->hours_flawed) {
    session.reporter().note(Note::hours_not_understood, {"1", changed->after.hours}, {});
  }
  return commit_and_compare(session, *changed);
}

}  // namespace

cli::Verb set() {
  return {"set",
          N_("change a station; what is set here beats later files"),
          Shelf::change,
          {{"CODE", Form::station}, {"FIELD=VALUE", Form::field, Argument::Count::any}},
          {{N_("What is changed"),
            {&opt_facility_state, &opt_note, &opt_seen_open, &opt_datum, &opt_order}},
           write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao station set HY001 phone=027-84841234", N_("a new number")},
           {"yangxiao station set HY002 --facility microwave=broken --note \"door does not shut\"",
            N_("until it works again, nearest --facility microwave passes by")},
           {"yangxiao station set HY001 --seen-open", N_("somebody stood there and it was open")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::station
