#include "cli/tree.hpp"

#include <nlohmann/json.hpp>

#include "cli/help.hpp"
#include "cli/options.hpp"
#include "cli/parser.hpp"

namespace yangxiao::cli {
namespace {

using Json = nlohmann::ordered_json;

Json option_json(const Option& option) {
  Json json = {{"name", option.name}, {"signature", signature(option)}, {"help", option.help}};
  if (option.letter != 0) json["letter"] = std::string(1, option.letter);
  if (option.value != nullptr) json["value"] = option.value;
  if (option.choices != nullptr) json["choices"] = option.choices;
  return json;
}

Json group_json(const OptionGroup& group) {
  Json options = Json::array();
  for (const Option* option : group.options) options.push_back(option_json(*option));
  return {{"title", group.title}, {"options", options}};
}

Json verb_json(const Noun& noun, const Verb& verb) {
  Json groups = Json::array();
  for (const OptionGroup& group : verb.groups) groups.push_back(group_json(group));
  Json examples = Json::array();
  for (const Example& example : verb.examples) {
    examples.push_back({{"command", example.command}, {"meaning", example.meaning}});
  }
  return {{"name", verb.name}, {"summary", verb.summary},   {"usage", usage(noun, verb)},
          {"groups", groups},  {"statuses", verb.statuses}, {"examples", examples}};
}

}  // namespace

std::string tree_json() {
  Json tree = {{"globals", group_json(global_options())}, {"nouns", Json::array()}};
  for (const Noun* noun : all_nouns()) {
    Json verbs = Json::array();
    for (const VerbEntry& entry : noun->verbs) verbs.push_back(verb_json(*noun, entry.make()));
    tree["nouns"].push_back({{"name", noun->name}, {"summary", noun->summary}, {"verbs", verbs}});
  }
  return tree.dump(1) + "\n";
}

}  // namespace yangxiao::cli
