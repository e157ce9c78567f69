// export check: whether nights are what was written, recent, and would bring the book back.
#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "base/compression.hpp"
#include "base/text/whole_number.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/problem_text.hpp"
#include "cli/rows_out.hpp"
#include "export/identity.hpp"
#include "export/night/check_night.hpp"
#include "export/night/drill.hpp"
#include "export/night/erasures.hpp"
#include "export/night/heartbeat.hpp"
#include "export/night/snapshot.hpp"
#include "export/verbs.hpp"
#include "store/copy.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr Text opt_latest{"latest", 0, "DIR",
                          N_("check the last night in this folder, and say nothing if it is good"),
                          Form::path};
constexpr Text opt_max_age{"max-age", 0, "AGE",
                           N_("with --latest: the last good run is not older: 26h, 2d")};
constexpr Flag opt_drill{"drill", 0,
                         N_("bring the book back from the last night, for trial, and check it")};
constexpr Number opt_drill_wait{"wait", 0, "SECONDS",
                                N_("with --drill: wait this long for a night (default 0)")};

// Seconds; nothing: it is no age.
std::optional<std::int64_t> age_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::int64_t unit = text.back() == 'h'   ? 3'600
                            : text.back() == 'd' ? 86'400
                            : text.back() == 'm' ? 60
                                                 : 0;
  const auto number = text::whole_number(text.substr(0, text.size() - 1));
  if (unit == 0 || !number || *number < 1 || *number > 100'000) return std::nullopt;
  return *number * unit;
}

Status check(const Arguments& arguments) {
  const auto age = arguments[opt_max_age];
  if (age && !arguments.has(opt_latest)) {
    return Error{Problem::option_needs, {"--max-age", "--latest DIR"}, {}};
  }
  if (age && !age_of(*age)) {
    return Error{Problem::option_value_bad, {"--max-age", *age, "26h, 2d, 90m"}, {}};
  }
  if (arguments.has(opt_latest) && !arguments.words().empty()) {
    return Error{Problem::options_exclude, {"--latest", "DIR"}, {}};
  }
  if (!arguments.has(opt_latest) && arguments.words().empty()) {
    return Error{Problem::argument_missing, {"DIR"}, {}};
  }
  return {};
}

constexpr std::array<table::Column, 9> kColumns = {{{"path"},
                                                    {"night"},
                                                    {"book"},
                                                    {"mark", table::Type::integer},
                                                    {"files", table::Type::integer},
                                                    {"signed", table::Type::boolean},
                                                    {"erased", table::Type::integer},
                                                    {"whole", table::Type::boolean},
                                                    {"problem"}}};

// Below the folder of the nights.
std::string name_of_set(const lib::Manifest& manifest) {
  return manifest.continues ? std::string(lib::kChangesFolder) + "/" + manifest.night
                            : manifest.night;
}

// The folder in which a set lies, or the folder itself.
std::string root_of(const std::string& path) {
  std::error_code code;
  if (!lib::is_night(path)) return path;
  const std::filesystem::path folder = std::filesystem::canonical(path, code).parent_path();
  const bool is_below = folder.filename() == lib::kChangesFolder;
  return (is_below ? folder.parent_path() : folder).string();
}

// What was checked, one after another.
class Checking {
 public:
  Checking(Session& session, std::optional<minisign::PublicKey> key)
      : session_(session), key_(key) {}

  Status begin() {
    if (session_.has_book()) erased_ = lib::erased_in(session_.reader().database());
    if (session_.shape() == Shape::table) return {};
    auto writer = rows_out(session_, kColumns);
    if (!writer) return writer.error();
    writer_ = std::move(*writer);
    return {};
  }

  // A set, a folder of sets, or a copy of the book.
  Status take(const std::string& path) {
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
      return Error{Problem::file_missing, {}, {path, 0, 0, {}}};
    }
    if (!std::filesystem::is_directory(path, code)) return take_backup(path);
    if (lib::is_night(path)) return take_night(path);
    const auto shelf = lib::nights_in(path);
    if (!shelf) return shelf.error();
    return take_all(path, *shelf);
  }

  // What a run has to leave behind: `latest`, and all that restore would use.
  Status take_latest(const std::string& root) {
    const auto shelf = lib::nights_in(root);
    if (!shelf) return shelf.error();
    if (shelf->whole.empty()) return take_night(root + "/" + lib::kLatestName);
    // What restore of the folder would stop at.
    std::vector<std::string> older;
    const Status is_last = lib::check_newest(root, *shelf, older);
    if (!is_last) return is_last;
    const std::string leads_to = lib::latest_in(root);
    const std::string& newest = shelf->whole.back().manifest.night;
    if (leads_to != newest) return elsewhere(root, leads_to, newest);
    return take_chain(shelf->newest_chain());
  }

  Status finish() {
    if (has_strange_ && !is_silent_) {
      session_.reporter().note(Note::erasures_not_asked, {}, {});
    }
    return writer_ ? writer_->finish() : Status();
  }
  // Says nothing of what is good.
  void be_silent() { is_silent_ = true; }

 private:
  Status take_chain(const std::vector<lib::Night>& chain) {
    Status status;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      if (status && i > 0) status = lib::check_joint(chain[i - 1], chain[i]);
      if (status) status = take_night(chain[i].path);
    }
    return status;
  }

  static bool is_among(const lib::Heartbeat& beat, const std::vector<lib::Night>& sets) {
    return std::any_of(sets.begin(), sets.end(),
                       [&](const lib::Night& one) { return lib::is_of(beat, one.manifest); });
  }

  static Error elsewhere(const std::string& root, const std::string& leads_to,
                         const std::string& newest) {
    return {
        Problem::latest_elsewhere, {leads_to.empty() ? "-" : leads_to, newest}, {root, 0, 0, {}}};
  }

  // Whether the run ended well that wrote the newest whole night, or one that goes on from it.
  bool is_finished(const std::string& root, const lib::NightShelf& shelf) const {
    const auto beat = lib::read_heartbeat(root, session_.zone());
    return beat && is_among(*beat, shelf.newest_chain());
  }

  // What a web server shows is the newest night. A run that was cut off may have left the one
  // before it there, or none yet; whatever else is there somebody has moved.
  Status check_latest(const std::string& root, const lib::NightShelf& shelf) {
    if (shelf.whole.empty()) return {};
    const std::string leads_to = lib::latest_in(root);
    const std::string& newest = shelf.whole.back().manifest.night;
    if (leads_to == newest) return {};
    const bool is_one =
        std::any_of(shelf.whole.begin(), shelf.whole.end(),
                    [&](const lib::Night& one) { return one.manifest.night == leads_to; });
    const bool is_cut_off = (leads_to.empty() || is_one) && !is_finished(root, shelf);
    if (!is_cut_off) return elsewhere(root, leads_to, newest);
    session_.reporter().note(Note::latest_behind, {leads_to.empty() ? "-" : leads_to, newest},
                             {root, 0, 0, {}});
    return {};
  }

  // Every set that is there, and each that has to be there for the ones behind it. One that does
  // not hold keeps the others from nothing.
  Status take_all(const std::string& root, const lib::NightShelf& shelf) {
    if (shelf.last() == nullptr && shelf.broken.empty()) {
      return Error{Problem::night_missing, {}, {root, 0, 0, {}}};
    }
    for (const lib::Night& night : shelf.whole) note(night.path, take_night(night.path));
    for (const std::string& path : shelf.broken) note(path, take_night(path));
    for (std::size_t i = 0; i < shelf.changes.size(); ++i) {
      const lib::Night* before = shelf.before(shelf.changes[i]);
      const Status joint =
          before != nullptr ? lib::check_joint(*before, shelf.changes[i]) : lost(shelf.changes[i]);
      const std::string& path = shelf.changes[i].path;
      note(path, joint ? take_night(path) : joint);
    }
    const Status leads = check_latest(root, shelf);
    if (!leads) note(root + "/" + lib::kLatestName, leads);
    std::vector<std::string> older;
    const Status last = shelf.last() == nullptr ? Status() : lib::check_newest(root, shelf, older);
    const bool is_noted = !last && last.error().what == Problem::night_manifest_broken;
    if (!last && !is_noted) note(root, last);
    if (bad_ == 0) return {};
    if (taken_ == 1) return *first_;
    return Error{
        Problem::nights_broken, {std::to_string(bad_), std::to_string(taken_)}, {root, 0, 0, {}}};
  }

  static Status lost(const lib::Night& night) {
    return Error{Problem::night_gap,
                 {night.manifest.continues ? night.manifest.continues->night : "-"},
                 {night.path, 0, 0, {}}};
  }

  void note(const std::string& path, const Status& status) {
    ++taken_;
    if (status) return;
    ++bad_;
    if (!first_) first_ = status.error();
    const Status told =
        writer_
            ? write_bad(path, status.error())
            : say(fmt::format(fmt::runtime(tr(N_("NOT WHOLE: {0}"))), render_line(status.error())));
    if (!told && !first_) first_ = told.error();
  }

  Status take_night(const std::string& path) {
    const auto checked = lib::check_night(path, key_);
    if (!checked) return checked.error();
    const lib::Manifest& manifest = checked->night.manifest;
    const std::size_t erased =
        is_ours(manifest) ? lib::still_named(session_.reader(), manifest, erased_) : 0;
    tell_of_erased(path, erased);
    if (checked->is_open && !is_silent_) {
      session_.reporter().note(Note::private_open, {}, {path + "/private", 0, 0, {}});
    }
    if (writer_) return write(path, manifest, checked->comment.has_value(), erased);
    const std::string signature =
        checked->comment ? fmt::format(fmt::runtime(tr(N_("signed: {0}"))), *checked->comment)
                         : tr(N_("signature not checked"));
    return say(fmt::format(fmt::runtime(tr(N_("{0}: whole; files {1}; book {2} as of "
                                              "transaction {3}; {4}"))),
                           name_of_set(manifest), manifest.files.size(), manifest.book,
                           manifest.mark, signature));
  }

  Status take_backup(const std::string& path) {
    // It has no signature.
    if (key_) return Error{Problem::night_unsigned, {}, {path, 0, 0, {}}};
    return store::guarded(path, [&]() -> Status {
      if (compression_of_ending(path) == Compression::none) return take_copy(path, path);
      const std::string beside = std::string(without_compression(path)) + ".check";
      auto file = AtomicFile::create(beside, 0600);  // never committed
      if (!file) return file.error();
      const Status unpacked = lib::unpack(path, std::nullopt, **file);
      return unpacked ? take_copy(path, (*file)->temporary_path()) : unpacked;
    });
  }

  // A book that lies at one path and is named by another one.
  Status take_copy(const std::string& path, const std::string& place) {
    const Status sound = store::check_soundness(place, path);
    if (!sound) return sound;
    const auto copy = store::open_reader(place);
    if (!copy) return Error{copy.error().what, copy.error().arguments, {path, 0, 0, {}}};
    const auto held = lib::check_ledgers(*copy);
    if (!held) return held.error();
    lib::Manifest manifest;
    manifest.book = copy->property("id").value_or("");
    manifest.mark = copy->last_mark();
    const std::size_t erased = is_ours(manifest) ? lib::still_named(*copy, erased_).size() +
                                                       settle::contacts_left(*copy, erased_.reports)
                                                 : 0;
    tell_of_erased(path, erased);
    if (writer_) return write(path, manifest, false, erased);
    return say(fmt::format(fmt::runtime(tr(N_("{0}: whole; book {1} as of transaction {2}"))), path,
                           manifest.book, manifest.mark));
  }

  // Another book, or none, knows nothing of who was erased in this one.
  bool is_ours(const lib::Manifest& manifest) {
    const bool ours = session_.has_book() && session_.reader().property("id") == manifest.book;
    if (!ours) has_strange_ = true;
    return ours;
  }

  void tell_of_erased(const std::string& path, std::size_t count) {
    if (count == 0 || is_silent_) return;
    session_.reporter().note(Note::night_names_erased, {std::to_string(count)}, {path, 0, 0, {}});
  }

  Status say(const std::string& line) {
    return is_silent_ ? Status() : session_.out().write(line + "\n");
  }

  Status write(const std::string& path, const lib::Manifest& manifest, bool is_signed,
               std::size_t erased) {
    const std::array<table::Value, 9> values = {
        std::string_view(path),
        text_or_nothing(manifest.night),
        std::string_view(manifest.book),
        manifest.mark,
        manifest.night.empty() ? table::Value()
                               : table::Value(static_cast<std::int64_t>(manifest.files.size())),
        is_signed,
        static_cast<std::int64_t>(erased),
        true,
        table::Value()};
    return writer_->row(values);
  }

  Status write_bad(const std::string& path, const Error& error) {
    std::array<table::Value, 9> values;
    values[0] = std::string_view(path);
    values[7] = false;
    values[8] = name_of(error.what);
    return writer_->row(values);
  }

  Session& session_;
  std::optional<minisign::PublicKey> key_;
  lib::Erasures erased_;
  std::unique_ptr<table::RowWriter> writer_;
  bool is_silent_ = false;
  bool has_strange_ = false;
  std::size_t taken_ = 0;
  std::size_t bad_ = 0;
  std::optional<Error> first_;
};

Status check_age(const Session& session, const std::string& root) {
  const auto age = session.arguments()[opt_max_age];
  if (!age) return {};
  const auto beat = lib::read_heartbeat(root, session.zone());
  if (!beat) return beat.error();
  const std::int64_t seconds = session.clock().now().seconds - beat->finished_at.seconds;
  const std::string when = calendar::to_rfc3339(beat->finished_at, session.zone());
  constexpr std::int64_t kClocksDiffer = 600;  // of machines, by so many seconds
  if (seconds < -kClocksDiffer) return Error{Problem::night_ahead, {when}, {root, 0, 0, {}}};
  if (seconds <= *age_of(*age)) return {};
  return Error{Problem::night_old, {when, *age}, {root, 0, 0, {}}};
}

// The book, brought back from the newest of the nights in a folder, or from one night.
Status drill(Session& session, const std::string& path, bool is_silent) {
  const std::string root = root_of(path);
  const auto lock = lib::NightLock::acquire(
      root, seconds_to_wait(session.arguments()[opt_drill_wait].value_or(0)));
  if (!lock) return lock.error();
  auto order = restore_order(session, {path});
  if (!order) return order.error();
  const auto drilled = lib::drill(root, std::move(*order), terms_for(session), session.random());
  if (!drilled) return as_damage(drilled.error(), path);
  if (is_silent || session.shape() != Shape::table) return {};
  const auto& manifest = drilled->restored.manifest;
  return session.out().write(
      fmt::format(fmt::runtime(tr(N_("{0}: brought back for trial; all holds together: transfers "
                                     "{1}, vouchers {2}"))),
                  manifest ? name_of_set(*manifest) : path, drilled->transfers, drilled->vouchers) +
      "\n");
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  const auto key = signing_key_of(session);
  if (!key) return key.error();
  Checking checking(session, *key);
  Status status = checking.begin();
  std::vector<std::string> paths = arguments.words();
  const auto latest = arguments[opt_latest];
  if (latest) {
    checking.be_silent();
    if (status) status = check_age(session, *latest);
    if (status) status = checking.take_latest(*latest);
    paths = {*latest};
  }
  for (const std::string& path : paths) {
    if (status && !latest) status = checking.take(path);
    // A backup was unpacked already, and its book looked through.
    std::error_code code;
    const bool drills = arguments[opt_drill] && std::filesystem::is_directory(path, code);
    if (status && drills) status = drill(session, path, latest.has_value());
  }
  // What is missing may be what a run that goes on now has moved.
  const bool is_moving = !status && std::any_of(paths.begin(), paths.end(), [](const auto& path) {
    return lib::is_being_written(root_of(path));
  });
  if (is_moving) return Error{Problem::night_busy, {"0"}, {paths.front(), 0, 0, {}}};
  const bool is_told = status.ok() || status.error().what == Problem::nights_broken;
  const Status finished = is_told ? checking.finish() : Status();
  if (!status) return status.error();
  if (!finished) return finished.error();
  return Outcome::done;
}

}  // namespace

cli::Verb check() {
  return {"check",
          N_("prove that nights are whole and unchanged, recent, and bring the book back"),
          Shelf::keep,
          {{"DIR", Form::file, Argument::Count::any}},
          {{N_("What is checked"),
            {&opt_latest, &opt_max_age, &opt_key, &opt_drill, &opt_identity, &opt_drill_wait}}},
          always(Need::read_if_there),
          {0, 1, 5, 75},
          {{"yangxiao export check /srv/yangxiao", N_("every night that is kept there")},
           {"yangxiao export check --latest /srv/yangxiao --max-age 26h",
            N_("for monitoring: silent, or one line and the status 1")},
           {"yangxiao export check --drill /srv/yangxiao --key night.key.pub",
            N_("as well: whether the book comes back, and holds together")}},
          run,
          check,
          true};
}

}  // namespace yangxiao::cmd::exporting
