// export check: whether nights are what was written, recent, and would bring the book back.
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "base/text/whole_number.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "export/identity.hpp"
#include "export/night/check_night.hpp"
#include "export/night/drill.hpp"
#include "export/night/erasures.hpp"
#include "export/night/heartbeat.hpp"
#include "export/verbs.hpp"
#include "store/copy.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr Text opt_key{"key", 0, "KEY", N_("check signatures with this public key, or its file")};
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

constexpr std::array<table::Column, 7> kColumns = {{{"path"},
                                                    {"night"},
                                                    {"book"},
                                                    {"mark", table::Type::integer},
                                                    {"files", table::Type::integer},
                                                    {"signed", table::Type::boolean},
                                                    {"erased", table::Type::integer}}};

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
    if (!std::filesystem::is_directory(path, code)) return take_backup(path);
    if (lib::is_night(path)) return take_night(path);
    const auto shelf = lib::nights_in(path);
    if (!shelf) return shelf.error();
    if (shelf->last() == nullptr) return Error{Problem::night_missing, {}, {path, 0, 0, {}}};
    Status status;
    for (const auto* nights : {&shelf->whole, &shelf->changes}) {
      for (const lib::Night& night : *nights) {
        if (status) status = take_night(night.path);
      }
    }
    return status;
  }

  Status take_night(const std::string& path) {
    const auto checked = lib::check_night(path, key_);
    if (!checked) return checked.error();
    const lib::Manifest& manifest = checked->night.manifest;
    const bool is_ours = session_.has_book() && session_.reader().property("id") == manifest.book;
    const std::size_t erased = is_ours ? lib::still_named(manifest, erased_) : 0;
    tell_of_erased(path, erased);
    if (writer_) return write(path, manifest, checked->comment.has_value(), erased);
    const std::string signature =
        checked->comment ? fmt::format(fmt::runtime(tr(N_("signed: {0}"))), *checked->comment)
                         : tr(N_("signature not checked"));
    return say(fmt::format(fmt::runtime(tr(N_("{0}: whole; files {1}; book {2} as of "
                                              "transaction {3}; {4}"))),
                           manifest.night, manifest.files.size(), manifest.book, manifest.mark,
                           signature));
  }

  Status finish() { return writer_ ? writer_->finish() : Status(); }
  // Says nothing of what is good.
  void be_silent() { is_silent_ = true; }

 private:
  Status take_backup(const std::string& path) {
    const auto copy = store::open_reader(path);
    if (!copy) return copy.error();
    const Status sound = store::check_soundness(path, path);
    if (!sound) return sound;
    lib::Manifest manifest;
    manifest.book = copy->property("id").value_or("");
    manifest.mark = std::stoll(copy->property("transactions").value_or("0"));
    const bool is_ours = session_.has_book() && session_.reader().property("id") == manifest.book;
    const std::size_t erased = is_ours ? lib::still_named(*copy, erased_).size() : 0;
    tell_of_erased(path, erased);
    if (writer_) return write(path, manifest, false, erased);
    return say(fmt::format(fmt::runtime(tr(N_("{0}: whole; book {1} as of transaction {2}"))), path,
                           manifest.book, manifest.mark));
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
    const std::array<table::Value, 7> values = {
        std::string_view(path),
        text_or_nothing(manifest.night),
        std::string_view(manifest.book),
        manifest.mark,
        manifest.night.empty() ? table::Value()
                               : table::Value(static_cast<std::int64_t>(manifest.files.size())),
        is_signed,
        static_cast<std::int64_t>(erased)};
    return writer_->row(values);
  }

  Session& session_;
  std::optional<minisign::PublicKey> key_;
  std::vector<lib::ErasedMember> erased_;
  std::unique_ptr<table::RowWriter> writer_;
  bool is_silent_ = false;
};

Status check_age(const Session& session, const std::string& root) {
  const auto age = session.arguments()[opt_max_age];
  if (!age) return {};
  const auto beat = lib::read_heartbeat(root, session.zone());
  if (!beat) return beat.error();
  if (session.clock().now().seconds - beat->finished_at.seconds <= *age_of(*age)) return {};
  return Error{Problem::night_old,
               {calendar::to_rfc3339(beat->finished_at, session.zone()), *age},
               {root, 0, 0, {}}};
}

// The newest of the nights in a folder, brought back.
Status drill(Session& session, const std::string& root, bool is_silent) {
  const auto lock =
      lib::NightLock::acquire(root, static_cast<unsigned>(std::min<std::uint64_t>(
                                        session.arguments()[opt_drill_wait].value_or(0), 86'400)));
  if (!lock) return lock.error();
  const auto shelf = lib::nights_in(root);
  if (!shelf) return shelf.error();
  if (shelf->whole.empty()) return Error{Problem::night_missing, {}, {root, 0, 0, {}}};
  auto order = restore_order(session, {root});
  if (!order) return order.error();
  const auto drilled = lib::drill(root, std::move(*order), terms_for(session), session.random());
  if (!drilled) return drilled.error();
  if (is_silent || session.shape() != Shape::table) return {};
  return session.out().write(
      fmt::format(fmt::runtime(tr(N_("{0}: brought back for trial; all holds together: transfers "
                                     "{1}, vouchers {2}"))),
                  shelf->last()->manifest.night, drilled->transfers, drilled->vouchers) +
      "\n");
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  std::optional<minisign::PublicKey> key;
  if (const auto named = arguments[opt_key]) {
    const auto read = minisign::read_public_key(*named);
    if (!read) return read.error();
    key = *read;
  }
  Checking checking(session, key);
  Status status = checking.begin();
  std::vector<std::string> paths = arguments.words();
  const auto latest = arguments[opt_latest];
  if (latest) {
    checking.be_silent();
    if (status) status = check_age(session, *latest);
    if (status) status = checking.take_night(*latest + "/" + lib::kLatestName);
    paths = {*latest};
  }
  for (const std::string& path : paths) {
    if (status && !latest) status = checking.take(path);
    if (status && arguments[opt_drill]) status = drill(session, path, latest.has_value());
  }
  if (status) status = checking.finish();
  if (!status) return status.error();
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
          {0, 1, 75},
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
