#include "redeem/collect_list.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "calendar/civil.hpp"
#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "points/key.hpp"
#include "redeem/asked.hpp"
#include "redeem/handed_out_import.hpp"
#include "redeem/printed_voucher.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr std::size_t kShown = 10;

constexpr Text opt_since{"since", 0, "TIME",
                         N_("it tells all from then on (else from the morning of its first day)"),
                         Form::time};
constexpr Text opt_until{
    "until", 0, "TIME", N_("it tells all until then (else until the last time in it)"), Form::time};

constexpr Flag opt_astray{
    "astray", 0,
    N_("vouchers for other places, too: what went for them is lost from the shelf here")};

Result<Outcome> print_template(Session& session) {
  return print_blank_form(session, {"凭证", "领取时间", "备注"}, {"voucher", "handed_at", "note"});
}

// A day alone is meant to its end, or to now.
Status take_end(const Session& session, std::optional<Instant>& until) {
  const Status taken = session.take_time(opt_until, until);
  const auto text = session.arguments()[opt_until];
  const auto day = text ? calendar::parse_day(*text) : std::nullopt;
  if (!taken || !day) return taken;
  const auto end = lib::end_of_day_after(session.zone(), *until, 0);
  if (!end) return end.error();
  const Instant now = session.clock().now();
  if (*until <= now) until = std::min(*end, now);
  return {};
}

Result<lib::PlaceList> list_of(const Session& session) {
  const auto place = place_of(session);
  if (!place) return place.error();
  lib::PlaceList list{*place, {}, {}, {}};
  list.takes_astray = session.arguments()[opt_astray];
  Status taken = session.take_time(opt_since, list.since);
  if (taken) taken = take_end(session, list.until);
  if (!taken) return taken.error();
  if (list.since && list.until && *list.until < *list.since) {
    return span_inverted(session.arguments(), opt_since, opt_until);
  }
  if (list.until && *list.until > session.clock().now()) {
    return Error{Problem::time_ahead, {calendar::to_rfc3339(*list.until, session.zone())}, {}};
  }
  auto keys = issued_keys(session);
  if (!keys) return keys.error();
  list.keys = std::move(*keys);
  return list;
}

// Why nothing was to be handed out: "collected 2026-12-01 12:05".
std::string reason_of(const Session& session, const lib::SecondHandOut& second) {
  const lib::Redemption& redemption = second.redemption;
  if (second.place != redemption.place) {
    return fmt::format(fmt::runtime(tr(N_("it is for {0}"))),
                       lib::shown(session.reader(), redemption.place).code);
  }
  const lib::State state = lib::state_at(redemption, session.clock().now());
  if (state == lib::State::open || state == lib::State::awaited) {
    return fmt::format(fmt::runtime(tr(N_("it was good until {0}"))),
                       moment_shown(session, redemption.valid_until));
  }
  const auto settled = lib::settled_at(session.reader(), redemption.id);
  return std::string(state_text(state)) + " " +
         moment_shown(session, settled.value_or(redemption.kept_until));
}

// "7K3M-9QXF 1 × LUNCH 2026-12-01 12:40: collected 2026-12-01 12:05; lost from the shelf: 1".
std::string line_of(const Session& session, const lib::SecondHandOut& second) {
  const lib::Redemption& redemption = second.redemption;
  return fmt::format(fmt::runtime(tr(N_("{0} {1} × {2} {3}: {4}; lost from the shelf: {5}"))),
                     text::in_halves(redemption.code), redemption.quantity,
                     lib::item_at(session.reader(), redemption.item).code,
                     moment_shown(session, second.step.at), reason_of(session, second),
                     second.lost);
}

std::string sums_of(const Session& session, const lib::HandedOutSummary& summary,
                    const lib::Place& place) {
  std::string text;
  if (summary.told) {
    text = fmt::format(fmt::runtime(tr(N_("the list of {0} is in, from {1} to {2}"))),
                       lib::shown(session.reader(), place).code,
                       moment_shown(session, summary.told->since),
                       moment_shown(session, summary.told->until));
    if (summary.let_go > 0) {
      text +=
          fmt::format(fmt::runtime(tr(N_("; on no list, and lapsed now: {0}"))), summary.let_go);
    }
  } else {
    text = tr(N_("rows were rejected: before all are taken, the list is not in"));
  }
  const std::size_t shown = std::min(summary.again.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) text += "\n  " + line_of(session, summary.again[i]);
  if (shown < summary.again.size()) text += "\n  ...";
  return text;
}

Imported shown(const Session& session, const lib::PlaceList& list,
               const lib::HandedOutSummary& summary) {
  Imported imported = imported_of(summary);
  imported.sums = sums_of(session, summary, list.place);
  if (summary.not_offline > 0) {
    imported.flaws.push_back(
        {"not_offline", N_("good, though not reserved with --offline"), summary.not_offline});
  }
  if (!summary.again.empty()) {
    imported.flaws.push_back(
        {"again", N_("handed out though not to be collected any more"), summary.again.size()});
  }
  return imported;
}

}  // namespace

OptionGroup place_list_options() {
  return {N_("The list of a place"),
          {&opt_from, &opt_since, &opt_until, &opt_astray, &opt_template, &opt_on_error,
           &opt_rejects, &opt_input_format, &opt_sheet, &opt_header_row, &opt_encoding,
           &opt_max_field, &opt_max_unpacked}};
}

bool is_about_list(const Arguments& arguments) {
  return arguments.has(opt_from) || arguments.has(opt_template);
}

Status check_place_list(const Arguments& arguments) {
  if (!is_about_list(arguments)) {
    for (const Option* option : place_list_options().options) {
      if (arguments.has(*option)) {
        return Error{Problem::option_needs, {"--" + std::string(option->name), "--from"}, {}};
      }
    }
    return {};
  }
  if (!arguments.words().empty()) {
    return Error{Problem::argument_extra, {arguments.words().front()}, {}};
  }
  if (arguments.has(points::opt_key)) {
    // A row is known again by what it says.
    return Error{Problem::options_exclude, {"--from", "--key"}, {}};
  }
  if (arguments.has(opt_template)) return {};
  const Status rejects = check_rejects(arguments);
  return rejects ? check_place(arguments, true) : rejects;
}

Result<Outcome> take_place_list(Session& session) {
  if (session.arguments().has(opt_template)) return print_template(session);
  const auto request = import_request(session, {});
  if (!request) return request.error();
  const auto list = list_of(session);
  if (!list) return list.error();
  table::ImportOptions options{import_options_of(*request)};
  auto ledger = points::open_ledger(session);
  if (!ledger) return ledger.error();
  const std::vector<std::string> files = {*session.arguments()[opt_from]};
  return import_files(session, options, files, [&](Input& input) -> Result<Imported> {
    auto summary = lib::import_handed_out(session.writer(), *ledger, session.zone(), *list, input,
                                          options, session.reporter());
    if (!summary) return summary.error();
    return shown(session, *list, *summary);
  });
}

}  // namespace yangxiao::cmd::redeem
