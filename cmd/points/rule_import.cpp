// points rule import: another version of the rules, from a day on.
#include <array>

#include <fmt/format.h>

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "points/key.hpp"
#include "points/rule_view.hpp"
#include "points/verbs.hpp"
#include "settle/rule_file.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_from_day{"from", 0, "DAY", N_("for what is filed on this day or later"),
                            Form::time};

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_from_day}); }

Status print(Session& session, const lib::RuleVersion& version, bool is_new) {
  const std::string from = calendar::to_text(calendar::day_of(version.starts_on));
  if (session.shape() == Shape::table) {
    const char* text = is_new
                           ? tr(N_("version {0} of the rules counts for what is filed from {1} on"))
                           : tr(N_("version {0} says the same from {1} on: nothing was added"));
    return session.out().write(fmt::format(fmt::runtime(text), version.rule, from) + "\n");
  }
  static constexpr std::array<table::Column, 4> kColumns = {
      {{"rule", table::Type::integer}, {"from"}, {"digest"}, {"added", table::Type::boolean}}};
  const std::string digest = digest_text(version);
  const std::array<table::Value, 4> values = {version.rule, std::string_view(from),
                                              std::string_view(digest), is_new};
  return print_object(session, kColumns, values);
}

Result<Outcome> run(Session& session) {
  const auto from = session.time(*session.arguments()[opt_from_day]);
  if (!from) return from.error();
  const std::int64_t day = calendar::day_number(*from, session.zone());
  store::Writer& book = session.writer();
  const auto rules = settle::read_rule_file(book, session.arguments().words().front());
  if (!rules) return rules.error();
  auto ledger = lib::Ledger::open(book, session.random(), session.uid());
  if (!ledger) return as_read(session, ledger.error());
  const auto added = lib::add_rules(book, *ledger, *rules, day, session.zone());
  if (!added) return added.error();
  const lib::RuleVersions versions(book);
  Status status = print(session, *versions.numbered(added->rule), added->is_new);
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb rule_import() {
  return {"import",
          N_("bring another version of the rules into the book, from a day on"),
          Shelf::import,
          {{"FILE", Form::file}},
          {{N_("From when"), {&opt_from_day}}, write_options()},
          always(Need::write),
          {0, 1, 5, 75},
          {{"yangxiao points rule import rules.toml --from 2027-01-01",
            N_("what was filed before keeps the rules that it was filed under")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
