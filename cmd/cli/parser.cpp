#include "cli/parser.hpp"

#include <algorithm>
#include <deque>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/text/code_point.hpp"
#include "base/text/joined.hpp"
#include "base/text/nearest_word.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"

namespace yangxiao::cli {
namespace {

// Stands for the value that an option goes without: CLI11 takes an empty one for the next word.
const std::string kNoValue = "\x01";

std::string nearest_of(std::string_view word, std::span<const std::string_view> known) {
  const auto found = text::nearest_word(word, known);
  return found ? std::string(known[*found]) : std::string();
}

std::string dashed(const Option& option) { return "--" + std::string(option.name); }

// The option that a word names, without its value; nullptr where it names none.
const Option* option_in(std::string_view word, std::span<const Option* const> options) {
  if (word.starts_with("--")) {
    const std::string_view name = word.substr(2, word.find('=') - 2);
    for (const Option* option : options) {
      if (name == option->name) return option;
    }
  } else if (word.size() >= 2 && word[0] == '-') {
    for (const Option* option : options) {
      if (option->letter == word[1]) return option;
    }
  }
  return nullptr;
}

bool holds_value(std::string_view word) {
  return word.starts_with("--") ? word.find('=') != std::string_view::npos : word.size() > 2;
}

// "--csv", which is a word that --format takes; "" where no option takes it.
std::string option_taking(std::string_view name, std::span<const Option* const> options) {
  const std::string word(name.substr(std::min<std::size_t>(name.size(), 2)));
  for (const Option* option : options) {
    if (option->form != Form::choice) continue;
    for (const std::string_view choice : text::words_joined(option->choices)) {
      if (choice == word) return dashed(*option) + " " + word;
    }
  }
  return {};
}

Error unknown_option(std::string_view word, std::span<const Option* const> options) {
  const std::string name(word.substr(0, word.find('=')));
  std::string taking = option_taking(name, options);
  if (!taking.empty()) return {Problem::option_unknown, {name, std::move(taking)}, {}};
  std::vector<std::string> dashed_names;
  for (const Option* option : options) dashed_names.push_back(dashed(*option));
  const std::vector<std::string_view> known(dashed_names.begin(), dashed_names.end());
  return {Problem::option_unknown, {name, nearest_of(name, known)}, {}};
}

Error value_missing(const Option& option) {
  return {Problem::option_value_missing, {dashed(option), option.value}, {}};
}

// A word that begins with a minus and a digit is a number, -33.9,151.2 for one, and no option.
bool is_negative_number(std::string_view word) {
  return word.size() >= 2 && word[0] == '-' &&
         (word[1] == '.' || (word[1] >= '0' && word[1] <= '9'));
}

// What an input method, or a text program, makes of "--".
bool is_wide_dash(std::string_view word) {
  return word.starts_with("—") || word.starts_with("–") || word.starts_with("－");
}

bool is_option(std::string_view word) {
  return word.size() >= 2 && word[0] == '-' && !is_negative_number(word);
}

// The words in the form that CLI11 takes without guessing: the value of an option that may go
// without one is joined to it, and words by place stand behind "--".
struct Sorted {
  std::vector<std::string> options;
  std::vector<std::string> places;
  std::vector<const Option*> given;  // each once
};

Result<Sorted> sort_words(std::span<const std::string> words,
                          std::span<const Option* const> options) {
  Sorted sorted;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") {
      sorted.places.insert(sorted.places.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                           words.end());
      break;
    }
    if (is_wide_dash(word)) return Error{Problem::option_wide_dash, {word}, {}};
    if (!is_option(word)) {
      sorted.places.push_back(word);
      continue;
    }
    const Option* option = option_in(word, options);
    if (option == nullptr) return unknown_option(word, options);
    if (std::find(sorted.given.begin(), sorted.given.end(), option) == sorted.given.end()) {
      sorted.given.push_back(option);
    }
    if (option->arity == Arity::flag && word.starts_with("--") && holds_value(word)) {
      return Error{Problem::option_value_extra, {dashed(*option)}, {}};
    }
    sorted.options.push_back(word);
    if (word == dashed(*option) + "=" && option->arity != Arity::maybe) {
      return value_missing(*option);
    }
    if (option->arity == Arity::flag || holds_value(word)) continue;
    if (option->arity == Arity::maybe) {
      const bool value = i + 1 < words.size() && calendar::looks_like_time(words[i + 1]);
      sorted.options.back() = dashed(*option) + "=" + (value ? words[++i] : kNoValue);
      continue;
    }
    if (i + 1 == words.size() || words[i + 1] == "--" || words[i + 1].empty()) {
      return value_missing(*option);
    }
    // Joined to its name, so that a value which begins with a dash is not taken for an option.
    sorted.options.back() = dashed(*option) + "=" + words[++i];
  }
  return sorted;
}

std::vector<std::string> words_of(const char* choices) {
  const auto words = text::words_joined(choices);
  return {words.begin(), words.end()};
}

// What is kept and printed is UTF-8; the name of a file is whatever it is.
Status check_text(Form form, const std::string& value, const std::string& what) {
  if (form == Form::file || form == Form::path || text::is_utf8(value)) return {};
  return Error{Problem::argument_not_utf8, {what}, {}};
}

Status check_value(const Option& option, const std::string& value) {
  const Status is_text = check_text(option.form, value, dashed(option));
  if (!is_text) return is_text;
  if (option.form == Form::number) {
    const bool digits =
        !value.empty() && value.size() <= 18 &&
        std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
      return Error{
          Problem::option_value_bad, {dashed(option), value, tr(N_("a whole number"))}, {}};
    }
  }
  const bool means_one = option.also != nullptr && option.also(value);
  if (option.form == Form::choice && !means_one) {
    const auto words = words_of(option.choices);
    if (std::find(words.begin(), words.end(), value) == words.end()) {
      return Error{Problem::option_value_bad, {dashed(option), value, text::joined(words)}, {}};
    }
  }
  return {};
}

Status check_places(const Verb& verb, const std::vector<std::string>& places) {
  std::size_t least = 0;
  std::size_t most = 0;
  for (const Argument& argument : verb.arguments) {
    using Count = Argument::Count;
    const bool needed = argument.count == Count::one || argument.count == Count::some;
    if (needed && places.size() <= least) {
      return Error{Problem::argument_missing, {argument.name}, {}};
    }
    least += needed ? 1 : 0;
    const bool endless = argument.count == Count::some || argument.count == Count::any;
    most = endless ? places.size() : most + 1;
  }
  if (places.size() > most) return Error{Problem::argument_extra, {places[most]}, {}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Argument& argument = verb.arguments[std::min(i, verb.arguments.size() - 1)];
    const Status is_text = check_text(argument.form, places[i], argument.name);
    if (!is_text) return is_text;
  }
  return {};
}

// The bridge to CLI11: every option is taken as texts, the checks above give the errors their
// names.
Result<Arguments> parse_options(std::span<const Option* const> options,
                                const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  std::deque<std::vector<std::string>> values(options.size());
  std::deque<std::size_t> counts(options.size(), 0);
  std::vector<CLI::Option*> made;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Option& option = *options[i];
    std::string name = dashed(option);
    if (option.letter != 0) name = std::string("-") + option.letter + "," + name;
    made.push_back(option.arity == Arity::flag
                       ? app.add_flag(name, counts[i])
                       : app.add_option(name, values[i])->expected(1)->take_all());
  }
  try {
    app.parse(
        std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them backwards
  } catch (const CLI::ParseError& error) {
    return Error{Problem::argument_extra, {error.what()}, {}};
  }
  Arguments arguments;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (made[i]->count() == 0) continue;
    const Option& option = *options[i];
    if (option.arity != Arity::many && option.arity != Arity::flag && made[i]->count() > 1) {
      return Error{Problem::option_repeated, {dashed(option)}, {}};
    }
    for (std::string& value : values[i]) {
      if (value == kNoValue) value.clear();
      const Status checked = check_value(option, value);
      if (!checked) return checked.error();
    }
    arguments.set(option, std::move(values[i]));
  }
  return arguments;
}

bool is_help(std::string_view word) { return word == "--help" || word == "-h"; }

// "nearest" alone, or "station export": what was meant has both a noun and a verb.
std::string whole_command(std::string_view word) {
  for (const bool is_noun : {true, false}) {
    for (const Noun* noun : all_nouns()) {
      for (const VerbEntry& entry : noun->verbs) {
        const bool is_meant = word == (is_noun ? noun->name : entry.name);
        if (is_meant) return std::string(noun->name) + " " + entry.name;
      }
    }
  }
  return {};
}

Result<const Noun*> noun_named(const std::string& word) {
  std::vector<std::string_view> known;
  for (const Noun& noun : nouns()) {
    if (word == noun.name) return &noun;
    known.emplace_back(noun.name);
  }
  std::string meant = whole_command(word);
  if (meant.empty()) meant = nearest_of(word, known);
  return Error{Problem::noun_unknown, {word, std::move(meant)}, {}};
}

// A noun below another: "member" below "points".
const Noun* noun_below(const std::string& word, const Noun& noun) {
  for (const Noun& below : noun.below) {
    const std::string_view last = below.name;
    if (last.substr(last.rfind(' ') + 1) == word) return &below;
  }
  return nullptr;
}

Result<Verb> verb_named(const std::string& word, const Noun& noun) {
  std::vector<std::string_view> known;
  for (const VerbEntry& entry : noun.verbs) {
    if (word == entry.name) return entry.make();
    known.emplace_back(entry.name);
  }
  for (const Noun& below : noun.below) {
    const std::string_view last = below.name;
    known.push_back(last.substr(last.rfind(' ') + 1));
  }
  std::string meant = whole_command(word);
  if (meant.empty()) meant = nearest_of(word, known);
  return Error{Problem::verb_unknown, {word, std::move(meant), noun.name}, {}};
}

Status take_place(const std::string& word, CommandLine& line) {
  if (line.noun == nullptr && word == "help") {
    line.help = true;
  } else if (line.noun == nullptr) {
    const auto noun = noun_named(word);
    if (!noun) return noun.error();
    line.noun = *noun;
  } else if (const Noun* below = line.verb ? nullptr : noun_below(word, *line.noun)) {
    line.noun = below;
  } else if (!line.verb) {
    auto verb = verb_named(word, *line.noun);
    if (!verb && line.noun->otherwise != nullptr) {
      verb = verb_named(line.noun->otherwise, *line.noun);
      line.rest.push_back(word);
    }
    if (!verb) return verb.error();
    line.verb = std::move(*verb);
  } else {
    line.rest.push_back(word);
  }
  return {};
}

}  // namespace

OptionGroup globals_beside(const Verb& verb) {
  OptionGroup globals = global_options();
  for (const OptionGroup& group : verb.groups) {
    for (const Option* own : group.options) {
      std::erase_if(globals.options,
                    [own](const Option* one) { return std::string_view(one->name) == own->name; });
    }
  }
  return globals;
}

std::vector<const Option*> options_of(const Verb& verb) {
  std::vector<const Option*> options = globals_beside(verb).options;
  for (const OptionGroup& group : verb.groups) {
    options.insert(options.end(), group.options.begin(), group.options.end());
  }
  return options;
}

Result<CommandLine> find_verb(std::span<const std::string> words) {
  const std::vector<const Option*> globals = global_options().options;
  CommandLine line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (line.verb) {  // from here on the verb's own options decide what is a value
      line.help = line.help || is_help(word);
      line.rest.push_back(word);
      continue;
    }
    if (is_help(word)) {
      line.help = true;
    } else if (word == "--version") {
      line.version = true;
    } else if (is_option(word)) {
      const Option* option = option_in(word, globals);
      if (option == nullptr) return unknown_option(word, globals);
      line.rest.push_back(word);
      if (option->arity == Arity::flag || holds_value(word)) continue;
      if (i + 1 == words.size()) return value_missing(*option);
      line.rest.push_back(words[++i]);
    } else {
      const Status taken = take_place(word, line);
      if (!taken) return taken.error();
    }
  }
  return line;
}

Result<Arguments> parse(const Verb& verb, std::span<const std::string> rest) {
  const std::vector<const Option*> options = options_of(verb);
  const auto sorted = sort_words(rest, options);
  if (!sorted) return sorted.error();
  // Only what was given is made known to CLI11: making an option costs more than parsing it.
  auto arguments = parse_options(sorted->given, sorted->options);
  if (!arguments) return arguments;
  const Status checked = check_places(verb, sorted->places);
  if (!checked) return checked.error();
  arguments->set_words(sorted->places);
  return arguments;
}

const char* peek(std::span<const std::string> words, const Option& option) {
  const std::string name = dashed(option);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") return nullptr;
    if (word == name) {
      if (option.arity == Arity::flag) return word.c_str();
      return i + 1 < words.size() ? words[i + 1].c_str() : nullptr;
    }
    if (word.starts_with(name) && word[name.size()] == '=') return word.c_str() + name.size() + 1;
  }
  return nullptr;
}

}  // namespace yangxiao::cli
