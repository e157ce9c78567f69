// From the words of the command line to a verb and its arguments.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/verb.hpp"

namespace yangxiao::cli {

// What the words before the options of a verb said.
struct CommandLine {
  const Noun* noun = nullptr;  // none: the whole program is meant
  std::optional<Verb> verb;    // built because it was named; none: the noun itself is meant
  bool help = false;
  bool version = false;
  std::vector<std::string> rest;  // the words without noun and verb
};

// Finds noun and verb; global options may stand before and between them. Errors: noun_unknown,
// verb_unknown, option_unknown, option_value_missing.
Result<CommandLine> find_verb(std::span<const std::string> words);

// Parses the rest by the verb's options and the global ones. Errors: the block "the command line"
// of base/problems.def.
Result<Arguments> parse(const Verb& verb, std::span<const std::string> rest);

// The options that every verb has, without those that this one has in another form.
OptionGroup globals_beside(const Verb& verb);
// The options of a verb, the global ones included.
std::vector<const Option*> options_of(const Verb& verb);

// The value of an option among words that nobody has parsed yet: for what must be known before the
// parser runs (--lang, --json). nullptr where it is not given.
const char* peek(std::span<const std::string> words, const Option& option);

}  // namespace yangxiao::cli
