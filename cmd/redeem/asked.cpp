#include "redeem/asked.hpp"

#include "base/text/halfwidth.hpp"
#include "base/text/whole_number.hpp"
#include "base/text/width.hpp"
#include "calendar/book_calendar.hpp"
#include "calendar/civil.hpp"
#include "cli/text_table.hpp"
#include "points/last_day.hpp"
#include "points/lots.hpp"
#include "redeem/donation_row.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr std::int64_t kMost = 1'000'000;

}  // namespace

Status check_place(const Arguments& arguments, bool is_needed) {
  const bool at_station = arguments.has(opt_station);
  const bool at_partner = arguments.has(opt_partner);
  const bool is_right = is_needed ? at_station != at_partner : !(at_station && at_partner);
  return is_right ? Status() : Status(Error{Problem::place_missing, {}, {}});
}

Status take_reference(yangxiao::catalogue::References& references, std::string_view table,
                      const Arguments& arguments, const Text& option,
                      std::optional<std::int64_t>& row) {
  const auto word = arguments[option];
  if (!word) return {};
  const auto found = references.find(table, *word, "--" + std::string(option.name));
  if (!found) return found.error();
  row = *found;
  return {};
}

Result<std::optional<lib::Place>> place_if_said(const Session& session) {
  const auto station = session.arguments()[opt_station];
  const auto partner = session.arguments()[opt_partner];
  if (!station && !partner) return std::optional<lib::Place>();
  const auto kind = station ? lib::Place::Kind::station : lib::Place::Kind::partner;
  const auto place = lib::place_with_word(session.reader(), kind, station ? *station : *partner);
  if (!place) return place.error();
  return std::optional(*place);
}

Result<lib::Place> place_of(const Session& session) {
  const auto place = place_if_said(session);
  if (!place) return place.error();
  return place->value();
}

Status check_quantity(const std::optional<std::string>& text, const std::string& what,
                      std::int64_t least) {
  if (!text) return {};
  const auto number = text::whole_number(text::to_halfwidth(*text));
  if (number && *number >= least && *number <= kMost) return {};
  return Error{Problem::option_value_bad,
               {what, *text,
                least == 0 ? tr(N_("a whole number from 0 to 1000000"))
                           : tr(N_("a whole number from 1 to 1000000"))},
               {}};
}

std::int64_t quantity_of(const Arguments& arguments, const Text& option) {
  const auto text = arguments[option];
  return text ? text::whole_number(text::to_halfwidth(*text)).value_or(1) : 1;
}

Result<std::optional<Instant>> end_of(const Session& session, const std::string& text) {
  if (lib::never_ends(text)) return std::optional<Instant>();
  for (const std::string_view word : {"today", "今天", "tomorrow", "明天"}) {
    if (text != word) continue;
    const auto end = cmd::points::end_of_day(session, text);
    return end ? Result<std::optional<Instant>>(*end) : end.error();
  }
  const auto end = lib::end_in(text, "--expires", session.zone());
  if (end) return std::optional(*end);
  return Error{Problem::option_value_bad,
               {"--expires", text, tr(N_("a day, a day with a time, today, tomorrow, or never"))},
               {}};
}

lib::Terms terms_of(const Session& session, const store::Reader& book) {
  const Config& config = session.config();
  const calendar::Day today = calendar::local_of(session.clock().now(), session.zone()).day;
  const std::int64_t day = calendar::days_since_epoch(today);
  return {session.zone(),
          calendar::working_days_of(book, calendar::day_of(day - 7), calendar::day_of(day + 7)),
          config.redeem_valid_hours,
          config.redeem_renewed_days,
          config.redeem_return_days,
          config.points_leaver_days};
}

std::string place_shown(const store::Reader& book, const lib::Place& place) {
  const lib::PlaceShown shown = lib::shown(book, place);
  return text::printable(shown.code + " " + shown.name);
}

std::string item_shown(const lib::Item& item) {
  return text::printable(item.code + " " + item.name);
}

std::string end_shown(const Session& session, Instant end) {
  if (end == yangxiao::points::kNever) return "-";
  return lib::end_text(end, session.zone());
}

Error as_read(const Session& session, Error error) {
  if (error.what != Problem::donation_lapsed) return error;
  const auto seconds = text::whole_number(error.arguments.front()).value_or(0);
  error.arguments.front() = lib::end_text(Instant{seconds}, session.zone());
  return error;
}

std::string end_shown(const Session& session, const std::string& rfc3339) {
  const auto end = calendar::parse_time(rfc3339, session.zone());
  return end ? end_shown(session, *end) : rfc3339;
}

std::string moment_shown(const Session& session, Instant moment) {
  return short_time(calendar::to_rfc3339(moment, session.zone()));
}

}  // namespace yangxiao::cmd::redeem
