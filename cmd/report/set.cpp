// report set: what a person corrects in reports.
#include <algorithm>

#include "report/steps.hpp"
#include "report/typed.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

// "phone:2026-0001" is an id, "phone=139" a field: ids have no '='.
bool is_assignment(const std::string& word) {
  return word.find('=') != std::string::npos || word.find("＝") != std::string::npos;
}

Status check(const Arguments& arguments) {
  const auto& words = arguments.words();
  const auto fields =
      static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_assignment));
  if (fields == words.size()) return Error{Problem::argument_missing, {"ID"}, {}};
  if (fields == 0) return Error{Problem::argument_missing, {"FIELD=VALUE"}, {}};
  return {};
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  auto typed = typed_fields(session);
  if (!typed) return typed.error();
  std::vector<std::string> words;
  for (const std::string& word : arguments.words()) {
    if (!is_assignment(word)) {
      words.push_back(word);
      continue;
    }
    auto assignment = table::parse_assignment(word);
    if (!assignment) return assignment.error();
    typed->fields.push_back(std::move(*assignment));
  }
  const auto ids = ids_of(session, words);
  if (!ids) return ids.error();
  const auto done = lib::set_fields(session.writer(), *ids, *typed);
  if (!done) return as_read(session, done.error());
  return commit_and_show(session, lib::Step::set, *done);
}

}  // namespace

cli::Verb set() {
  return {"set",
          N_("correct reports; what is set here beats later files"),
          Shelf::change,
          {{"ID", Form::text, Argument::Count::some},
           {"FIELD=VALUE", Form::field, Argument::Count::any}},
          {{N_("What is changed"), {&opt_datum, &opt_order}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report set phone:2026-0001 category=street_light",
            N_("sorted otherwise; the agency and the limits follow")},
           {"yangxiao report set phone:2026-0001 station=HY002 address=\"12 Yingwu Avenue\"",
            N_("two fields at once; an empty value clears one")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
