// What a verb works with while it runs: its arguments, the book that was opened for it, the clock,
// the config, and where its results go.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/config.hpp"
#include "base/output.hpp"
#include "base/random.hpp"
#include "base/reporter.hpp"
#include "calendar/zone.hpp"
#include "cli/results.hpp"
#include "cli/verb.hpp"
#include "store/book.hpp"

namespace yangxiao::cli {

enum class Shape : std::uint8_t { table, json, ndjson, csv, tsv, geojson, xlsx };

// What the environment says; main() reads it, nobody else.
struct Environment {
  std::string db;
  std::string now;
  std::string actor;
  std::string login;
  unsigned uid = 0;  // of the operating system
  std::string seed;
  std::string home;
  std::string xdg_config_home;
  std::string xdg_data_home;
  std::string columns;
};

class Session {
 public:
  Session(const char* noun, const Verb& verb, Arguments arguments, Environment environment,
          Reporter& reporter)
      : noun_(noun),
        verb_(verb),
        arguments_(std::move(arguments)),
        environment_(std::move(environment)),
        reporter_(reporter) {}

  // Everything that is needed before the verb runs: config, clock, the book as the verb declared.
  Status open();

  const Verb& verb() const { return verb_; }
  // The noun with all its words, and the verb: "points member show".
  std::string command() const { return std::string(noun_) + " " + verb_.name; }
  const Arguments& arguments() const { return arguments_; }
  const Config& config() const { return config_; }
  const Clock& clock() const { return clock_; }
  const calendar::Zone& zone() const { return *zone_; }
  const std::string& actor() const;  // looked up when first asked for
  std::int64_t uid() const { return environment_.uid; }
  const std::string& book_path() const { return book_path_; }
  Reporter& reporter() { return reporter_; }
  Random& random() { return random_; }
  // Where mapping profiles are looked for by name: the user's, the system's, the shipped ones.
  std::vector<std::string> profile_folders() const;
  Shape shape() const;
  bool wants_header() const;

  bool only_reads() const { return !writer_; }

  // Whether there is one: not always where a verb only reads it if it is there.
  bool has_book() const { return reader_ || writer_; }
  // The book, as the verb's need says; asking for more than was declared is a bug.
  const store::Reader& reader() const;
  store::Writer& writer();

  // Makes what was written durable; a dry run keeps nothing and says so. The last use of writer().
  Status commit();

  // A time in the forms that people type, in the zone of the book. Errors: time_bad, time_skipped.
  Result<Instant> time(const std::string& text) const;
  // The same of an option; where it was not given, `time` stays as it is.
  Status take_time(const Text& option, std::optional<Instant>& time) const;
  // Of two options, the beginning and the end. Errors: span_inverted.
  Status take_span(const Text& from, const Text& to, std::optional<Instant>& begin,
                   std::optional<Instant>& end) const;

  // Where results go. Kept back until finish(), unless they grow past a megabyte on standard
  // output.
  Output& out();
  // Says that what was asked for is done already, and stays, whatever becomes of the results.
  void set_done() { is_changed_ = true; }
  // Delivers the results: standard output is flushed and checked, -o is renamed into place. Errors:
  // those of Results::finish; outcome_untold where the book was changed already.
  Status finish();

 private:
  Status check_outputs_apart() const;
  Status read_config();
  Status open_book();
  Status open_reading(Need need);
  Status open_writing(Need need);
  Status set_clock();
  Status fall_back_to_published(const Error& reason);

  const char* noun_;
  const Verb& verb_;
  Arguments arguments_;
  Environment environment_;
  Reporter& reporter_;
  Config config_;
  Clock clock_;
  Random random_;
  mutable std::string actor_;
  std::string book_path_;
  std::optional<calendar::Zone> zone_;
  std::unique_ptr<store::Reader> reader_;
  std::unique_ptr<store::Writer> writer_;
  std::unique_ptr<Results> out_;
  bool is_changed_ = false;  // the book or a file, for good
};

}  // namespace yangxiao::cli
