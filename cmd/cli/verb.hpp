// A verb is a value. Everything that the program says of itself is made from it.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/language.hpp"
#include "cli/option.hpp"

namespace yangxiao::cli {

class Session;

// What a verb needs of the book; cmd/cli opens it and hands it over.
enum class Need : std::uint8_t {
  none,
  read,
  read_in_threads,
  read_or_new,    // read; where there is no book, one that is new and not kept
  read_if_there,  // read; where there is no book that can be read, nothing
  read_stations,  // a published book of stations will do where the office's cannot be read
  write,
  create,  // write, and make the book where it is not there
};

// How a verb that did not fail has ended.
enum class Outcome : std::uint8_t { done, in_part };

struct Example {
  const char* command;
  const char* meaning;  // marked N_()
};

// The headings under which the verbs of a noun are shown.
enum class Shelf : std::uint8_t { look_up, change, import, keep };

struct Verb {
  const char* name;
  const char* summary;  // one line, marked N_()
  Shelf shelf;
  std::vector<Argument> arguments;
  std::vector<OptionGroup> groups;  // without the global ones
  std::function<Need(const Arguments&)> need;
  std::vector<int> statuses;  // what it can end with, besides 2
  std::vector<Example> examples;
  std::function<Result<Outcome>(Session&)> run;
  // What the parser cannot know of the arguments, said before the book is opened.
  Status (*check)(const Arguments&) = nullptr;
  bool is_for_cron = false;  // what goes wrong is told in one line
};

// A verb before it is built: building all of them would cost every start.
struct VerbEntry {
  const char* name;  // as in the Verb that it makes
  Verb (*make)();
};

struct Noun {
  const char* name;     // all its words: "station", "points member"
  const char* summary;  // marked N_()
  std::span<const VerbEntry> verbs;
  std::span<const Noun> below = {};  // nouns whose names go on from this one's
  const char* otherwise = nullptr;   // the verb of a word that is none: `object 1:3`
};

// The nouns, in the order in which they are shown.
std::span<const Noun> nouns();

// These and the nouns below each, in the same order.
std::vector<const Noun*> all_nouns();

inline std::function<Need(const Arguments&)> always(Need need) {
  return [need](const Arguments&) { return need; };
}

}  // namespace yangxiao::cli
