#include "cli/complete.hpp"

#include <algorithm>

#include "base/text/joined.hpp"
#include "base/text/width.hpp"
#include "cli/options.hpp"
#include "cli/parser.hpp"
#include "station/facility.hpp"
#include "station/list.hpp"

namespace yangxiao::cli {
namespace {

// Stations of a whole country are no list to choose from.
constexpr std::uint64_t kMostStations = 2000;

class Candidates {
 public:
  // `before` stands before each candidate: the name of an option that is joined to its value.
  explicit Candidates(std::string prefix, std::string before = "")
      : prefix_(std::move(prefix)), before_(std::move(before)) {}
  void add(const std::string& word, const std::string& meaning) {
    if (!word.starts_with(prefix_)) return;
    lines_ += before_ + word + "\t" + text::printable(meaning) + "\n";
  }
  const std::string& prefix() const { return prefix_; }
  void files() { lines_ += ":files\n"; }
  std::string take() { return std::move(lines_); }

 private:
  std::string prefix_;
  std::string before_;
  std::string lines_;
};

// A text after which everything that begins with the prefix comes, and little else: codes are
// ordered by their bytes.
std::string just_before(std::string prefix) {
  if (prefix.empty()) return prefix;
  --prefix.back();
  return prefix + "\x7f";
}

void add_choices(Candidates& candidates, const char* choices) {
  for (const std::string_view word : text::words_joined(choices)) {
    candidates.add(std::string(word), "");
  }
}

// What only the book knows.
void add_from_book(Candidates& candidates, Form form, const Verb& verb, const Arguments& arguments,
                   const Environment& environment) {
  CollectingReporter quiet;
  Verb reading = verb;
  reading.need = always(Need::read_stations);
  Session session("station", reading, arguments, environment, quiet);
  const Status opened = store::guarded("", [&]() -> Status {
    const Status ready = session.open();
    if (!ready) return ready;
    if (form == Form::facility) {
      const auto list = station::FacilityList::read(session.reader());
      for (const station::Facility& facility : list.all()) {
        candidates.add(facility.code,
                       language() == Language::zh_CN ? facility.name_zh : facility.name_en);
        // Who has begun with a Chinese character goes on with one.
        if (!candidates.prefix().empty()) candidates.add(facility.name_zh, facility.code);
      }
      return {};
    }
    const calendar::WorkingDays days;
    station::ListQuery query;
    query.limit = kMostStations;
    query.after = just_before(candidates.prefix());
    return station::list_stations(session.reader(), query,
                                  {session.clock().now(), session.zone(), days},
                                  [&](const station::Station& station) -> Status {
                                    candidates.add(station.code, station.name);
                                    return {};
                                  });
  });
  (void)opened;  // no book, no candidates
}

void add_values(Candidates& candidates, Form form, const char* choices, const Verb& verb,
                const Arguments& arguments, const Environment& environment) {
  switch (form) {
    case Form::choice:
      add_choices(candidates, choices);
      break;
    case Form::file:
    case Form::path:
      candidates.files();
      break;
    case Form::facility:
    case Form::station:
      add_from_book(candidates, form, verb, arguments, environment);
      break;
    case Form::text:
    case Form::number:
    case Form::field:
    case Form::time:
      break;
  }
}

void add_options(Candidates& candidates, std::span<const Option* const> options) {
  for (const Option* option : options) {
    candidates.add("--" + std::string(option->name), tr(option->help));
  }
}

const Option* named(std::string_view word, std::span<const Option* const> options) {
  for (const Option* option : options) {
    const bool is_long = word.starts_with("--") && word.substr(2) == option->name;
    const bool is_short = word.size() == 2 && word[0] == '-' && word[1] == option->letter;
    if (is_long || is_short) return option;
  }
  return nullptr;
}

// How many words by place stand before the one that is typed.
std::size_t places_before(std::span<const std::string> words,
                          std::span<const Option* const> options) {
  std::size_t places = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!words[i].starts_with('-')) {
      ++places;
      continue;
    }
    const Option* option = named(words[i], options);
    if (option != nullptr && option->arity != Arity::flag && option->arity != Arity::maybe) ++i;
  }
  return places;
}

std::string complete_verb(const CommandLine& line, std::span<const std::string> words,
                          const Environment& environment) {
  const Verb& verb = *line.verb;
  const std::vector<const Option*> options = options_of(verb);
  const std::string& typed = words.back();
  const std::size_t equals = typed.starts_with("--") ? typed.find('=') : std::string::npos;
  Candidates candidates(equals == std::string::npos ? typed : typed.substr(equals + 1),
                        equals == std::string::npos ? "" : typed.substr(0, equals + 1));
  Arguments arguments;
  if (const char* db = peek(words, opt_db)) arguments.set(opt_db, {db});
  const Option* before = words.size() > 1 ? named(words[words.size() - 2], options) : nullptr;
  const bool takes_next =
      before != nullptr && before->value != nullptr && before->arity != Arity::maybe;
  if (equals != std::string::npos) {
    const Option* joined = named(typed.substr(0, equals), options);
    if (joined != nullptr && joined->value != nullptr) {
      add_values(candidates, joined->form, joined->choices, verb, arguments, environment);
    }
  } else if (takes_next) {
    add_values(candidates, before->form, before->choices, verb, arguments, environment);
  } else if (typed.starts_with('-')) {
    add_options(candidates, options);
  } else if (!verb.arguments.empty()) {
    const std::size_t place = std::min(places_before(words, options), verb.arguments.size() - 1);
    add_values(candidates, verb.arguments[place].form, nullptr, verb, arguments, environment);
  }
  return candidates.take();
}

}  // namespace

std::string complete(std::span<const std::string> words, const Environment& environment) {
  const std::string typed = words.empty() ? std::string() : words.back();
  Candidates candidates(typed);
  const auto line = find_verb(words.empty() ? words : words.first(words.size() - 1));
  if (!line) return {};
  if (line->verb) {
    std::vector<std::string> rest = line->rest;
    rest.push_back(typed);
    return complete_verb(*line, rest, environment);
  }
  if (typed.starts_with('-')) {
    add_options(candidates, global_options().options);
  } else if (line->noun != nullptr) {
    for (const VerbEntry& entry : line->noun->verbs) {
      candidates.add(entry.name, tr(entry.make().summary));
    }
    for (const Noun& below : line->noun->below) {
      const std::string_view last = below.name;
      candidates.add(std::string(last.substr(last.rfind(' ') + 1)), tr(below.summary));
    }
  } else {
    for (const Noun& noun : nouns()) candidates.add(noun.name, tr(noun.summary));
  }
  return candidates.take();
}

}  // namespace yangxiao::cli
