// report file: one report, by phone or across the counter.
#include <algorithm>

#include <fmt/format.h>

#include "base/text/halfwidth.hpp"
#include "base/text/joined.hpp"
#include "base/text/phone.hpp"
#include "base/text/width.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "member/member.hpp"
#include "report/typed.hpp"
#include "report/view.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

constexpr Text opt_category{"category", 0, "CODE", N_("what it is: a category's code or name")};
constexpr Text opt_position{"position", 0, "LAT,LON",
                            N_("where it is; --datum says in which datum")};
constexpr Text opt_station{"station", 0, "CODE", N_("at which station"), Form::station};
constexpr Text opt_address{"address", 0, "TEXT", N_("where it is, in words")};
constexpr Text opt_subdistrict_of{"subdistrict", 0, "NAME", N_("in which subdistrict")};
constexpr Text opt_reporter{"reporter", 0, "WHO",
                            N_("who says so: a member's code, a phone, or a name")};
constexpr Text opt_phone{"phone", 0, "NUMBER", N_("their phone; a member is known by it")};
constexpr Text opt_channel{"channel", 0, "CODE", N_("by which channel (default in-person)")};
constexpr Text opt_external_id{"external-id", 0, "ID", N_("its id in the channel")};
constexpr Texts opt_photo{"photo", 0, "REF", N_("where a photo lies (repeatable)")};
constexpr Text opt_reported_at{"at", 0, "TIME", N_("when it was reported (default now)"),
                               Form::time};

Status check(const Arguments& arguments) {
  if (!arguments.has(opt_category)) {
    return Error{Problem::argument_missing, {"--category CODE"}, {}};
  }
  if (arguments.has(opt_position) || arguments.has(opt_station) || arguments.has(opt_address)) {
    return {};
  }
  return Error{Problem::argument_missing, {"--position|--station|--address"}, {}};
}

// M and digits, as members' codes are: a name has none.
bool looks_like_code(std::string_view word) {
  const std::string plain = text::to_halfwidth(word);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_plain = [&](char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  return std::all_of(plain.begin(), plain.end(), is_plain) &&
         std::any_of(plain.begin(), plain.end(), is_digit);
}

// A member's code, a phone, else a name. A name alone never makes a member of anybody: two people
// may have it.
Status take_reporter(const Session& session, const std::string& who, lib::TypedFields& typed) {
  namespace entries = yangxiao::catalogue;
  const auto member = entries::entry_with_code(session.reader(), member::members(), who);
  if (member) {
    typed.fields.push_back({"member", member->code});
    return {};
  }
  const bool is_phone = text::normalise_phones(who, "--reporter").ok();
  if (!is_phone && looks_like_code(who)) return member.error();
  typed.fields.push_back({is_phone ? "phone" : "reporter", who});
  return {};
}

Result<lib::TypedFields> typed_report(const Session& session) {
  const Arguments& arguments = session.arguments();
  auto fields = typed_fields(session);
  if (!fields) return fields.error();
  lib::TypedFields typed = std::move(*fields);
  struct Said {
    const Text* option;
    const char* field;
  };
  for (const Said& one : {Said{&opt_category, "category"},
                          {&opt_position, "position"},
                          {&opt_station, "station"},
                          {&opt_address, "address"},
                          {&opt_subdistrict_of, "subdistrict"},
                          {&opt_phone, "phone"},
                          {&opt_external_id, "external_id"}}) {
    if (const auto text = arguments[*one.option]) typed.fields.push_back({one.field, *text});
  }
  typed.fields.push_back({"channel", arguments[opt_channel].value_or("in-person")});
  if (const auto who = arguments[opt_reporter]) {
    const Status taken = take_reporter(session, *who, typed);
    if (!taken) return taken.error();
  }
  const std::string photos = text::joined(arguments[opt_photo], "|");
  if (!photos.empty()) typed.fields.push_back({"photos", photos});
  if (const auto text = arguments[opt_reported_at]) {
    const auto time = session.time(*text);
    if (!time) return time.error();
    typed.fields.push_back({"reported_at", calendar::to_rfc3339(*time, session.zone())});
  }
  if (!arguments.words().empty()) {
    typed.fields.push_back({"description", arguments.words().front()});
  }
  return typed;
}

// An emergency first of all says whom to call.
Status print_for_people(Session& session, View& view, const lib::Report& report) {
  const lib::Category& category = view.category_of(report);
  std::string text;
  if (category.priority == lib::Priority::emergency && !category.call.empty()) {
    text = fmt::format(fmt::runtime(tr(N_("Call {0} first."))), category.call) + "\n";
  }
  text += fmt::format("{}  {}  {}", lib::code_of(report.id), view.state_text(report.state),
                      view.category(report));
  if (report.station) text += "  " + view.station(report);
  if (report.inferred) text += tr(N_(" (the nearest; the report names none)"));
  const auto deadline = view.deadline(report);
  if (deadline) {
    text += "  " + deadline_text(view, *deadline);
    note_missing_calendar(session.reporter(), *deadline);
  }
  return session.out().write(text + "\n");
}

Result<Outcome> run(Session& session) {
  const auto typed = typed_report(session);
  if (!typed) return typed.error();
  const auto report = lib::file_report(session.writer(), *typed);
  if (!report) return report.error();
  auto view = View::open(session);
  if (!view) return view.error();
  Status status;
  if (session.shape() == Shape::table) {
    status = print_for_people(session, *view, *report);
  } else {
    auto writer = object_out(session, lib::machine_columns());
    if (!writer) return writer.error();
    status = (*writer)->row(view->machine_row(*report));
    if (status) status = (*writer)->finish();
  }
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb file() {
  return {
      "file",
      N_("write one report down; an emergency says first whom to call"),
      Shelf::change,
      {{"TEXT", Form::text, Argument::Count::maybe}},
      {{N_("What and where"),
        {&opt_category, &opt_position, &opt_datum, &opt_order, &opt_station, &opt_address,
         &opt_subdistrict_of, &opt_photo, &opt_reported_at}},
       {N_("From whom"), {&opt_reporter, &opt_phone, &opt_channel, &opt_external_id}},
       write_options()},
      always(Need::write),
      {0, 1, 4, 5, 75},
      {{"yangxiao report file --category fire_smoke --station HY001 \"smoke on the fifth floor\"",
        N_("the number to call comes first, then the code of the report")},
       {"yangxiao report file --category 路灯不亮 --position 30.5536,114.2103 --datum gcj02 "
        "--reporter 13800005678 --channel phone",
        N_("a member is known by the phone, the nearest station is filled in")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::report
