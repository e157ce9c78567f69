#include "cli/session.hpp"

#include <cassert>
#include <charconv>
#include <filesystem>

#include <pwd.h>
#include <unistd.h>

#include "base/folder.hpp"
#include "base/text/halfwidth.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/seed.hpp"
#include "table/writer.hpp"

namespace yangxiao::cli {
namespace {

constexpr const char* kSystemConfig = "/etc/yangxiao/config.toml";
constexpr unsigned kWaitSeconds = 10;

std::string first_of(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates) {
    if (!candidate.empty()) return candidate;
  }
  return {};
}

std::string under(const std::string& folder, const char* rest) {
  return folder.empty() ? std::string() : folder + rest;
}

// cron knows no $LOGNAME.
std::string login_name() {
  const passwd* entry = ::getpwuid(::getuid());
  return entry != nullptr && entry->pw_name != nullptr ? entry->pw_name
                                                       : std::to_string(::getuid());
}

// An installation may have been put elsewhere as a whole.
std::string profiles_beside_program() {
  std::error_code code;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", code);
  return (program.parent_path().parent_path() / YANGXIAO_SHARE "/profiles").string();
}

// Of the words that are files: what a verb is about to read.
std::uint64_t bytes_in(const std::vector<std::string>& words) {
  std::uint64_t bytes = 0;
  for (const std::string& word : words) {
    std::error_code code;
    const auto size = std::filesystem::file_size(word, code);
    if (!code) bytes += size;
  }
  return bytes;
}

}  // namespace

Status Session::open() {
  const Status configured = read_config();
  if (!configured) return configured;
  const Status clocked = set_clock();
  if (!clocked) return clocked;
  const Status apart = check_outputs_apart();
  if (!apart) return apart;
  const std::string output = arguments_[opt_output].value_or("-");
  if (descriptor_named(output) == STDOUT_FILENO) {
    out_ = standard_output();
  } else {
    auto file = output_file(output);
    if (!file) return file.error();
    out_ = std::move(*file);
  }
  return open_book();
}

// No output may be the book, a file beside it, a file that is an argument of the verb, or another
// output.
Status Session::check_outputs_apart() const {
  std::vector<std::string> taken;
  // Who brings the book back writes it where it was, and is not there any more.
  std::error_code code;
  const bool is_free =
      verb_.need(arguments_) == Need::read_if_there && !std::filesystem::exists(book_path_, code);
  if (!is_free) taken.push_back(book_path_);
  for (const char* ending : {".lock", ".audit.log", ".voucher-key", "-wal", "-shm", "-journal"}) {
    taken.push_back(book_path_ + ending);
  }
  std::vector<std::string> outputs;
  for (std::size_t i = 0; i < arguments_.words().size() && !verb_.arguments.empty(); ++i) {
    const Argument& argument = verb_.arguments[std::min(i, verb_.arguments.size() - 1)];
    if (argument.form == Form::file) taken.push_back(arguments_.words()[i]);
    if (argument.form == Form::path) outputs.push_back(arguments_.words()[i]);
  }
  if (const auto output = arguments_[opt_output]) outputs.push_back(*output);
  if (const auto config = arguments_[opt_config]) taken.push_back(*config);
  for (const OptionGroup& group : verb_.groups) {
    for (const Option* option : group.options) {
      const bool is_one = option->arity == Arity::one && arguments_.has(*option);
      if (!is_one || (option->form != Form::path && option->form != Form::file)) continue;
      const std::string path = *arguments_[static_cast<const Text&>(*option)];
      (option->form == Form::path ? outputs : taken).push_back(path);
    }
  }
  for (const std::string& output : outputs) {
    for (const std::string& other : taken) {
      const Status apart = check_not_same_file(output, other);
      if (!apart) return apart;
    }
    taken.push_back(output);
  }
  return {};
}

Status Session::read_config() {
  const auto given = arguments_[opt_config];
  if (given) {
    const auto read = apply_config_file(*given, config_);
    if (!read) return read.error();
    if (!*read) return Error{Problem::file_missing, {}, {*given, 0, 0, {}}};
  } else {
    const std::string folder =
        first_of({environment_.xdg_config_home, under(environment_.home, "/.config")});
    for (const std::string& file :
         {std::string(kSystemConfig), under(folder, "/yangxiao/config.toml")}) {
      if (file.empty()) continue;
      const auto read = apply_config_file(file, config_);
      if (!read) return read.error();
    }
  }
  const std::string data =
      first_of({environment_.xdg_data_home, under(environment_.home, "/.local/share")});
  book_path_ = first_of({arguments_[opt_db].value_or(""), environment_.db, config_.db,
                         under(data, "/yangxiao/book.db"), "book.db"});
  book_path_ = behind_links(book_path_);
  actor_ = text::trimmed(
      first_of({arguments_[opt_actor].value_or(""), environment_.actor, environment_.login}));
  return {};
}

Status Session::set_clock() {
  auto zone = calendar::Zone::named(config_.time_zone);
  if (!zone) return zone.error();
  zone_ = std::move(*zone);
  const std::string now = first_of({arguments_[opt_now].value_or(""), environment_.now});
  if (!now.empty()) {
    const auto instant = time(now);
    if (!instant) return instant.error();
    clock_ = Clock(*instant);
  }
  if (!environment_.seed.empty()) {
    std::uint64_t seed = 0;
    for (const char c : environment_.seed) seed = seed * 131 + static_cast<unsigned char>(c);
    random_ = Random(seed);
  }
  return {};
}

Status Session::open_book() {
  const Need need = verb_.need(arguments_);
  if (need != Need::none && arguments_[opt_verbose]) {
    reporter_.note(Note::book_used, {book_path_}, {});
  }
  switch (need) {
    case Need::none:
      return {};
    case Need::read_in_threads:
      store::expect_threads();
      return open_reading(need);
    case Need::read:
    case Need::read_stations:
      return open_reading(need);
    case Need::read_if_there: {
      // One that is damaged is not there, as for who restores it.
      [[maybe_unused]] const Status read = store::guarded(book_path_, [&]() -> Status {
        auto reader = store::open_reader(book_path_);
        if (!reader || reader->is_published()) return {};
        reader->last_mark();
        reader_ = std::make_unique<store::Reader>(std::move(*reader));
        return {};
      });
      return {};
    }
    case Need::read_or_new:
      return std::filesystem::exists(book_path_) ? open_reading(need) : open_writing(need);
    case Need::write:
    case Need::create:
      return open_writing(need);
  }
  return {};
}

Status Session::open_reading(Need need) {
  auto reader = store::open_reader(book_path_);
  if (!reader) {
    return need == Need::read_stations ? fall_back_to_published(reader.error()) : reader.error();
  }
  if (need != Need::read_stations && reader->is_published()) {
    return Error{Problem::book_only_stations, {}, {book_path_, 0, 0, {}}};
  }
  reader_ = std::make_unique<store::Reader>(std::move(*reader));
  return {};
}

Status Session::fall_back_to_published(const Error& reason) {
  const bool chosen = arguments_.has(opt_db) || !environment_.db.empty();
  const bool unreadable =
      reason.what == Problem::book_missing || reason.what == Problem::file_unreadable;
  if (chosen || !unreadable || config_.published.empty()) return reason;
  auto reader = store::open_reader(config_.published);
  if (!reader) return reason;
  book_path_ = config_.published;
  reader_ = std::make_unique<store::Reader>(std::move(*reader));
  reporter_.note(Note::config_book_chosen, {book_path_}, {});
  return {};
}

Status Session::open_writing(Need need) {
  store::WriteRequest request;
  const bool is_passing = need == Need::read_or_new;
  request.create = need == Need::create || is_passing;
  request.dry_run = arguments_[opt_dry_run] || is_passing;
  request.wait_seconds = seconds_to_wait(arguments_[opt_wait].value_or(kWaitSeconds));
  if (request.create) request.bytes_to_come = bytes_in(arguments_.words());
  request.actor = actor();
  request.clock = clock_;
  request.random = random_;
  request.seed = [this](store::Writer& book) { return seed_book(book, config_, random_, uid()); };
  auto writer = store::open_writer(book_path_, request);
  if (!writer) return writer.error();
  writer_ = std::make_unique<store::Writer>(std::move(*writer));
  return {};
}

std::vector<std::string> Session::profile_folders() const {
  const std::string config =
      first_of({environment_.xdg_config_home, under(environment_.home, "/.config")});
  std::vector<std::string> folders;
  if (!config.empty()) folders.push_back(config + "/yangxiao/profiles");
  folders.insert(folders.end(), {"/etc/yangxiao/profiles", profiles_beside_program(),
                                 YANGXIAO_DATADIR "/profiles"});
  return folders;
}

Shape Session::shape() const {
  if (arguments_[opt_json]) return Shape::json;
  std::string word = arguments_[opt_format].value_or("");
  if (word.empty()) {
    const auto format = table::format_of_ending(arguments_[opt_output].value_or(""));
    word = format ? table::name_of(*format) : "table";
  }
  if (word == "json") return Shape::json;
  if (word == "ndjson") return Shape::ndjson;
  if (word == "csv") return Shape::csv;
  if (word == "tsv") return Shape::tsv;
  if (word == "geojson") return Shape::geojson;
  if (word == "xlsx") return Shape::xlsx;
  return Shape::table;
}

bool Session::wants_header() const { return !arguments_[opt_no_header]; }

const store::Reader& Session::reader() const {
  assert((reader_ || writer_) && "the verb did not declare that it reads");
  return writer_ ? *writer_ : *reader_;
}

store::Writer& Session::writer() {
  assert(writer_ && "the verb did not declare that it writes");
  return *writer_;
}

Status Session::commit() {
  store::Writer& book = writer();
  const Status committed = book.commit();
  if (!committed) return committed;
  if (const auto& migrated = book.migrated(); migrated && !book.is_dry_run()) {
    reporter_.note(Note::book_migrated,
                   {std::to_string(migrated->from), std::to_string(migrated->to), migrated->backup},
                   {});
  }
  if (book.is_new()) {
    reporter_.note(book.is_dry_run() ? Note::book_would_be_created : Note::book_created,
                   {book_path_}, {});
  }
  if (book.is_dry_run()) reporter_.note(Note::dry_run, {}, {});
  is_changed_ = !book.is_dry_run();
  return {};
}

Result<Instant> Session::time(const std::string& text) const {
  return calendar::parse_time(text, *zone_, clock_.now());
}

Status Session::take_time(const Text& option, std::optional<Instant>& time) const {
  const auto text = arguments_[option];
  if (!text) return {};
  const auto given = this->time(*text);
  if (!given) return given.error();
  time = *given;
  return {};
}

Status Session::take_span(const Text& from, const Text& to, std::optional<Instant>& begin,
                          std::optional<Instant>& end) const {
  Status taken = take_time(from, begin);
  if (taken) taken = take_time(to, end);
  if (!taken || !begin || !end || *begin <= *end) return taken;
  return span_inverted(arguments_, from, to);
}

const std::string& Session::actor() const {
  if (actor_.empty()) actor_ = login_name();
  return actor_;
}

Output& Session::out() { return *out_; }

Status Session::finish() {
  const Status finished = out_->finish();
  if (finished || !is_changed_) return finished;
  return Error{Problem::outcome_untold, {}, finished.error().place};
}

}  // namespace yangxiao::cli
