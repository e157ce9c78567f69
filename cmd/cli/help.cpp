#include "cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/text/joined.hpp"
#include "base/text/width.hpp"
#include "cli/options.hpp"
#include "cli/parser.hpp"

namespace yangxiao::cli {
namespace {

constexpr std::size_t kColumnOfMeaning = 28;

std::string paragraph(const std::string& text, std::size_t width, std::size_t indent = 0) {
  std::string lines;
  for (const std::string& line : text::wrapped(text, width - indent)) {
    lines += std::string(indent, ' ') + line + "\n";
  }
  return lines;
}

// A term, and what it means beside it or, where it is long, below it.
std::string entry(const std::string& term, const std::string& meaning, std::size_t width) {
  std::string out = "  " + term;
  const std::size_t column = kColumnOfMeaning;
  const std::size_t used = text::display_width(out);
  bool first = used + 2 <= column;
  if (!first) out += "\n";
  for (const std::string& line :
       text::wrapped(meaning, std::max<std::size_t>(width, 60) - column)) {
    out += std::string(first ? column - used : column, ' ') + line + "\n";
    first = false;
    if (out.back() != '\n') out += "\n";
  }
  return out;
}

std::string heading(const char* title) { return fmt::format("\n{}:\n", tr(title)); }

const char* title_of(Shelf shelf) {
  switch (shelf) {
    case Shelf::look_up:
      return N_("Look up");
    case Shelf::change:
      return N_("Change");
    case Shelf::import:
      return N_("Import");
    case Shelf::keep:
      return N_("Keep");
  }
  return "";
}

std::string examples_text(const Verb& verb, std::size_t width) {
  std::string out = heading(N_("Examples"));
  for (const Example& example : verb.examples) {
    out += fmt::format("  {}\n", example.command);
    out += paragraph(tr(example.meaning), width, 6);
  }
  return out;
}

std::string option_meaning(const Option& option) {
  std::string meaning = tr(option.help);
  if (option.form == Form::choice) {
    meaning += fmt::format(" ({})", text::joined_anew(option.choices));
  }
  return meaning;
}

}  // namespace

std::string signature(const Option& option) {
  std::string text = option.letter != 0 ? fmt::format("-{}, ", option.letter) : "    ";
  text += fmt::format("--{}", option.name);
  if (option.arity == Arity::maybe) return text + fmt::format("[={}]", option.value);
  return option.value == nullptr ? text : text + " " + option.value;
}

std::string usage(const Noun& noun, const Verb& verb) {
  std::string text = fmt::format("yangxiao {} {} [OPTIONS]", noun.name, verb.name);
  for (const Argument& argument : verb.arguments) {
    using Count = Argument::Count;
    const char* form = argument.count == Count::one    ? " {}"
                       : argument.count == Count::some ? " {}..."
                       : argument.count == Count::any  ? " [{}...]"
                                                       : " [{}]";
    text += fmt::format(fmt::runtime(form), argument.name);
  }
  return text;
}

const char* status_text(int status) {
  switch (status) {
    case 0:
      return N_("done");
    case 1:
      return N_("failed: a file, a disk, a book that cannot be used; nothing was changed");
    case 2:
      return N_("wrong usage or configuration");
    case 3:
      return N_("done in part: some rows were rejected");
    case 4:
      return N_("what was asked for is not there");
    case 5:
      return N_("refused by a rule");
    case 75:
      return N_("somebody else is writing; try again");
    default:
      return "";
  }
}

std::string program_help(std::size_t width) {
  std::string out =
      paragraph(tr(N_("yangxiao keeps the service stations of outdoor workers, the workers, and "
                      "what they report, in one file that a district office owns.")),
                width);
  out += fmt::format("\n{}\n",
                     tr(N_("Usage: yangxiao [GLOBAL OPTIONS] NOUN VERB [OPTIONS] [ARGUMENTS]")));
  out += heading(N_("Nouns"));
  for (const Noun& noun : nouns()) out += entry(noun.name, tr(noun.summary), width);
  out += heading(N_("Examples"));
  out += "  yangxiao station import stations.xlsx --datum gcj02\n";
  out += "  yangxiao station nearest 30.5536,114.2103 --facility microwave --open\n";
  out += "  yangxiao export stations -o stations.csv\n";
  out += fmt::format("\n{}\n", tr(N_("yangxiao help NOUN VERB explains a verb.")));
  return out;
}

std::string noun_help(const Noun& noun, std::size_t width) {
  std::vector<Verb> verbs;
  for (const VerbEntry& entry : noun.verbs) verbs.push_back(entry.make());
  std::string out = paragraph(tr(noun.summary), width);
  out += fmt::format("\n{}: yangxiao {} VERB [OPTIONS] [ARGUMENTS]\n", tr(N_("Usage")), noun.name);
  if (!noun.below.empty()) out += heading(N_("Nouns"));
  for (const Noun& below : noun.below) out += entry(below.name, tr(below.summary), width);
  for (const Shelf shelf : {Shelf::look_up, Shelf::change, Shelf::import, Shelf::keep}) {
    std::string lines;
    for (const Verb& verb : verbs) {
      if (verb.shelf == shelf) lines += entry(verb.name, tr(verb.summary), width);
    }
    if (!lines.empty()) out += heading(title_of(shelf)) + lines;
  }
  out += fmt::format("\n{}\n", tr(N_("yangxiao help NOUN VERB explains a verb.")));
  return out;
}

std::string verb_help(const Noun& noun, const Verb& verb, std::size_t width) {
  std::string out = paragraph(tr(verb.summary), width);
  out += fmt::format("\n{}: {}\n", tr(N_("Usage")), usage(noun, verb));
  std::vector<OptionGroup> groups = verb.groups;
  groups.push_back(globals_beside(verb));
  for (const OptionGroup& group : groups) {
    out += heading(group.title);
    for (const Option* option : group.options) {
      out += entry(signature(*option), option_meaning(*option), width);
    }
  }
  out += examples_text(verb, width);
  out += heading(N_("Exit status"));
  std::vector<int> statuses = verb.statuses;
  statuses.push_back(2);
  std::sort(statuses.begin(), statuses.end());
  for (const int status : statuses)
    out += entry(std::to_string(status), tr(status_text(status)), width);
  return out;
}

std::string version_text() {
  return fmt::format("yangxiao {} (SQLite {})\n", YANGXIAO_VERSION, sqlite3_libversion());
}

}  // namespace yangxiao::cli
