// export nightly: what cron runs. Silent when all went well.
#include "export/night/nightly.hpp"

#include <array>
#include <chrono>

#include "calendar/civil.hpp"
#include "cli/asked_place.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "export/night/heartbeat.hpp"
#include "export/page_words.hpp"
#include "export/verbs.hpp"
#include "report/typed.hpp"

namespace yangxiao::cmd::exporting {
namespace {

namespace lib = yangxiao::exporting;
using namespace cli;

constexpr Text opt_to{"to", 0, "DIR", N_("the folder of all nights; made where it is not there"),
                      Form::path};
constexpr Number opt_keep{
    "keep", 0, "N",
    N_("keep the last N whole nights, and remove what is older, or names somebody erased")};
constexpr Flag opt_since_last{"since-last", 0,
                              N_("write only what changed since the last night, for restore")};
constexpr Number opt_full_every{
    "full-every", 0, "N",
    N_("with --since-last: a whole night all the same after N nights (default 7)")};
constexpr Text opt_night_privacy{
    "privacy",    0,
    "LEVEL",      N_("how much of persons public/ shows (default open: nobody is found again)"),
    Form::choice, "partner|open"};
constexpr Text opt_recipient{
    "recipient", 0, "KEY",
    N_("seal private/ for this public key, or the one in this file; none: leave it open")};
constexpr std::string_view kNoRecipient = "none";  // a file of that name is ./none
constexpr Number opt_night_wait{"wait", 0, "SECONDS",
                                N_("wait this long for another night (default 0)")};

Status check(const Arguments& arguments) {
  const Status given = check_given(arguments, {&opt_to});
  if (!given) return given;
  if (arguments.has(opt_full_every) && !arguments[opt_since_last]) {
    return Error{Problem::option_needs, {"--full-every", "--since-last"}, {}};
  }
  for (const Number* option : {&opt_keep, &opt_full_every}) {
    if (arguments[*option].value_or(1) > 0) continue;
    return Error{Problem::option_value_bad,
                 {"--" + std::string(option->name), "0", tr(N_("a number from 1"))},
                 {}};
  }
  return {};
}

constexpr std::uint64_t kFullEvery = 7;

// What the config names. Errors: config_value_bad.
Result<std::vector<lib::NightFile>> files_of(const Config& config) {
  std::vector<lib::NightFile> files;
  const Config shipped = shipped_config();
  for (const ConfigText& named : config.night_files ? *config.night_files : *shipped.night_files) {
    auto file = lib::night_file(named.text);
    const bool is_twice = std::any_of(files.begin(), files.end(), [&](const lib::NightFile& one) {
      return one.name == named.text;
    });
    if (is_twice) {
      return Error{Problem::config_value_bad, {"files", tr(N_("each file once"))}, named.place};
    }
    if (!file) {
      return Error{Problem::config_value_bad,
                   {"files", lib::content_names() + " + .csv|.tsv|.json|.ndjson|.geojson|.xlsx"},
                   named.place};
    }
    files.push_back(std::move(*file));
  }
  return files;
}

Result<lib::NightOrder> order_of(Session& session) {
  const Arguments& arguments = session.arguments();
  const Config& config = session.config();
  lib::NightOrder order;
  order.root = *arguments[opt_to];
  auto files = files_of(config);
  if (!files) return files.error();
  order.files = std::move(*files);
  // Neither the parser nor the config take another word.
  order.privacy = *privacy_named(arguments[opt_night_privacy].value_or(config.night_privacy));
  const std::string recipient = arguments[opt_recipient].value_or(config.night_recipient);
  order.is_unsealed = recipient == kNoRecipient;
  if (!recipient.empty() && !order.is_unsealed) {
    auto key = minisign::read_public_key(recipient);
    if (!key) return key.error();
    order.recipient = *key;
  }
  if (!config.night_key.empty()) {
    auto key = minisign::read_secret_key(config.night_key);
    if (!key) return key.error();
    order.key = *key;
  }
  order.since_last = arguments[opt_since_last];
  order.full_every = arguments[opt_full_every].value_or(kFullEvery);
  order.keep = arguments[opt_keep];
  order.office_hours = config.report_office_hours;
  order.not_open = config.report_not_open;
  order.open311 = {config.open311_url, config.open311_contact,
                   calendar::to_rfc3339(session.clock().now(), session.zone())};
  const bool has_page =
      std::any_of(order.files.begin(), order.files.end(),
                  [](const lib::NightFile& file) { return file.name == lib::kPageFile; });
  if (has_page) {
    auto boundary = report::bounds_of(config);
    if (!boundary) return boundary.error();
    order.page = {page_form(), pace_of(session), std::move(*boundary)};
  }
  order.program = YANGXIAO_VERSION;
  order.clock = session.clock();
  return order;
}

// Only where a format is asked for: cron sends home whatever is printed.
Status print(Session& session, const lib::NightWritten& done, double seconds) {
  if (session.shape() == Shape::table) return {};
  static constexpr std::array<table::Column, 8> kColumns = {{{"night"},
                                                             {"path"},
                                                             {"book"},
                                                             {"mark", table::Type::integer},
                                                             {"head"},
                                                             {"files", table::Type::integer},
                                                             {"removed", table::Type::list},
                                                             {"seconds", table::Type::real, 3}}};
  const lib::Manifest& manifest = done.night.manifest;
  const std::vector<std::string_view> removed(done.removed.begin(), done.removed.end());
  const std::array<table::Value, 8> values = {std::string_view(manifest.night),
                                              std::string_view(done.night.path),
                                              std::string_view(manifest.book),
                                              manifest.mark,
                                              std::string_view(manifest.head),
                                              static_cast<std::int64_t>(manifest.files.size()),
                                              std::span(removed),
                                              seconds};
  return print_object(session, kColumns, values);
}

// A night is named by its day there, whatever the config of whoever runs it says.
Result<calendar::Zone> zone_of_book(const Session& session) {
  const auto name = session.reader().property("time_zone");
  return calendar::Zone::named(name.value_or(session.config().time_zone));
}

Result<Outcome> run(Session& session) {
  const auto begun = std::chrono::steady_clock::now();
  const auto order = order_of(session);
  if (!order) return order.error();
  // Persons in full are in it: where that cannot be written down, there is no night.
  const Status logged = log_access(session, "nightly");
  if (!logged) return logged.error();
  const auto lock = lib::NightLock::acquire(
      order->root, seconds_to_wait(session.arguments()[opt_night_wait].value_or(0)));
  if (!lock) return lock.error();
  const auto zone = zone_of_book(session);
  if (!zone) return zone.error();
  const auto done = lib::write_nightly(session.reader(), *order, *zone, session.random());
  if (!done) return done.error();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  Status status = lib::write_heartbeat(
      order->root,
      {done->night.manifest.night, session.clock().now(), took.count(), done->night.manifest.mark},
      *zone);
  session.set_done();
  if (status) status = print(session, *done, took.count());
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb nightly() {
  return {
      "nightly",
      N_("write all that is published, and the whole book, into a folder of this day"),
      Shelf::keep,
      {},
      {{N_("The night"), {&opt_to, &opt_since_last, &opt_full_every, &opt_keep, &opt_night_wait}},
       {N_("Persons"), {&opt_night_privacy, &opt_recipient}}},
      always(Need::read_in_threads),
      {0, 1, 5, 75},
      {{"yangxiao export nightly --to /srv/yangxiao --keep 30",
        N_("for cron: silent, or one line and another status than 0")},
       {"yangxiao export nightly --to /srv/yangxiao --since-last --keep 5",
        N_("a whole night a week, and what changed on the others")},
       {"yangxiao export nightly --to /srv/yangxiao --json", N_("what was written")}},
      run,
      check,
      true};
}

}  // namespace yangxiao::cmd::exporting
