// points rule show: the text of a version, as a file that can be changed and imported.
#include <array>

#include "base/text/whole_number.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "points/rule_view.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

Result<lib::RuleVersion> chosen(const Session& session) {
  const lib::RuleVersions versions(session.reader());
  const auto& words = session.arguments().words();
  if (words.empty())
    return versions.in_force_on(calendar::day_number(session.clock().now(), session.zone()));
  const std::string& word = words.front();
  const auto number = text::whole_number(word);
  const lib::RuleVersion* found = number ? versions.numbered(*number) : nullptr;
  if (found == nullptr) return Error{Problem::rule_missing, {word}, {}};
  return *found;
}

Result<Outcome> run(Session& session) {
  const auto version = chosen(session);
  if (!version) return version.error();
  Status printed;
  if (session.shape() == Shape::table) {
    printed = session.out().write(version->text);
  } else {
    static constexpr std::array<table::Column, 4> kColumns = {
        {{"rule", table::Type::integer}, {"from"}, {"digest"}, {"text"}}};
    const std::string from = from_day(*version);
    const std::string digest = digest_text(*version);
    const std::array<table::Value, 4> values = {version->rule, text_or_nothing(from),
                                                std::string_view(digest),
                                                std::string_view(version->text)};
    printed = print_object(session, kColumns, values);
  }
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb rule_show() {
  return {"show",
          N_("print a version of the rules, as a file to change"),
          Shelf::look_up,
          {{"VERSION", Form::text, Argument::Count::maybe}},
          {},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao points rule show -o rules.toml",
            N_("the rules in force, to be changed and imported")}},
          run};
}

}  // namespace yangxiao::cmd::points
