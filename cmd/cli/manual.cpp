#include "cli/manual.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/help.hpp"
#include "cli/options.hpp"

namespace yangxiao::cli {
namespace {

// Characters that scdoc would read as marks.
std::string plain(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("_*#\\[]<>~`|").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string entry(std::string_view term, std::string_view meaning) {
  return fmt::format("*{}*\n\t{}\n\n", plain(term), plain(meaning));
}

std::string option_entry(const Option& option) {
  std::string term = signature(option);
  term.erase(0, term.find_first_not_of(' '));
  std::string meaning = tr(option.help);
  if (option.form == Form::choice) {
    std::string words = option.choices;
    std::replace(words.begin(), words.end(), '|', ' ');
    meaning += fmt::format(" ({})", words);
  }
  return entry(term, meaning);
}

std::string statuses_of(const Verb& verb) {
  std::vector<int> statuses = verb.statuses;
  statuses.push_back(2);
  std::sort(statuses.begin(), statuses.end());
  std::string text;
  for (const int status : statuses) {
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", status, tr(status_text(status)));
  }
  return text;
}

std::string verb_section(const Noun& noun, const Verb& verb) {
  const char* stop = language() == Language::zh_CN ? "。" : ".";
  std::string text = fmt::format("## {} {}\n\n*{}*\n\n{}{}\n\n", noun.name, verb.name,
                                 plain(usage(noun, verb)), plain(tr(verb.summary)), stop);
  for (const OptionGroup& group : verb.groups) {
    for (const Option* option : group.options) text += option_entry(*option);
  }
  text += fmt::format("{}: {}{}\n\n", tr(N_("Exit status")), plain(statuses_of(verb)), stop);
  for (const Example& example : verb.examples) {
    text += fmt::format("```\n{}\n```\n\n\t{}\n\n", example.command, plain(tr(example.meaning)));
  }
  return text;
}

}  // namespace

std::string manual_of(const std::string& name) {
  std::string text;
  if (name.empty()) {
    for (const Option* option : global_options().options) text += option_entry(*option);
    return text;
  }
  for (const Noun* noun : all_nouns()) {
    const std::string_view words = noun->name;
    if (words.substr(0, words.find(' ')) != name) continue;
    for (const VerbEntry& entry : noun->verbs) text += verb_section(*noun, entry.make());
  }
  return text;
}

}  // namespace yangxiao::cli
