// list, of every list that the office keeps: entries in the order of their codes.
#include "base/text/fold.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/listed.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using namespace cli;

struct Wanted {
  std::size_t field;
  lib::Value value;
};

// What the filters ask for: a reference by code or name, a choice by any of its words.
Result<std::vector<Wanted>> wanted_of(const Session& session, const Listed& listed,
                                      EntryView& view) {
  std::vector<Wanted> wanted;
  for (const Filter& filter : listed.filters) {
    const auto word = session.arguments()[*filter.option];
    if (!word) continue;
    const lib::Field& field = listed.kind->fields[filter.field];
    if (field.type != lib::FieldType::reference) {
      wanted.push_back({filter.field, *word});
      continue;
    }
    const std::string option = "--" + std::string(filter.option->name);
    const auto row = view.references().find(field.table, *word, option);
    if (!row) return row.error();
    if (view.hides(filter.field, *row)) {
      return Error{Problem::option_needs, {option + " " + *word, "--privacy internal"}, {}};
    }
    wanted.push_back({filter.field, *row});
  }
  return wanted;
}

Result<Outcome> run(Session& session, const Listed& listed) {
  auto view = EntryView::open(session, listed);
  if (!view) return view.error();
  const auto wanted = wanted_of(session, listed, *view);
  if (!wanted) return wanted.error();
  Result<Listed::IsListed> is_listed = Listed::IsListed();
  if (listed.is_listed != nullptr) is_listed = listed.is_listed(session);
  if (!is_listed) return is_listed.error();
  EntryListing listing(session, listed, *view);
  Status status = listing.begin();
  if (!status) return status.error();
  const Arguments& arguments = session.arguments();
  std::uint64_t left = arguments[opt_limit].value_or(UINT64_MAX);
  lib::EntryReader reader(session.reader(), *listed.kind);
  status = reader.each(arguments[opt_after].value_or(""), [&](const lib::Entry& entry) -> Status {
    for (const Wanted& one : *wanted) {
      if (entry.values[one.field] != one.value) return {};
    }
    if (*is_listed && !(*is_listed)(entry)) return {};
    if (left == 0) return {};
    --left;
    return listing.add(entry);
  });
  if (status) status = listing.finish();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb list(const Listed& listed) {
  std::vector<const Option*> which;
  for (const Filter& filter : listed.filters) which.push_back(filter.option);
  which.insert(which.end(), listed.more_filters.begin(), listed.more_filters.end());
  which.insert(which.end(), {&opt_limit, &opt_after});
  return {"list",
          listed.list.summary,
          Shelf::look_up,
          {},
          {{N_("Which ones"), std::move(which)}, {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          listed.list.examples,
          [&listed](Session& session) { return run(session, listed); }};
}

}  // namespace yangxiao::cmd::catalogue
