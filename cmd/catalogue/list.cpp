// list, of every list that the office keeps: entries in the order of their codes.
#include <algorithm>

#include "catalogue/entry_table.hpp"
#include "catalogue/listed.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using namespace cli;

struct Wanted {
  std::size_t field;
  lib::Value value;
};

Result<Outcome> run(Session& session, const Listed& listed) {
  auto view = EntryView::open(session, listed);
  if (!view) return view.error();
  const auto is_wanted = wanted_of(session, listed, view->row());
  if (!is_wanted) return is_wanted.error();
  EntryListing listing(session, listed, *view);
  Status status = listing.begin();
  if (!status) return status.error();
  const Arguments& arguments = session.arguments();
  std::uint64_t left = arguments[opt_limit].value_or(UINT64_MAX);
  const std::string after = arguments[opt_after].value_or("");
  if (view->row().has_pseudonyms() && !after.empty()) {
    return Error{Problem::options_exclude, {"--after", "--privacy open"}, {}};
  }
  status = lib::each_as_shown(session.reader(), *listed.kind, view->row(), after, *is_wanted,
                              [&](const lib::Entry& entry) -> Status {
                                if (left == 0) return {};
                                --left;
                                return listing.add(entry);
                              });
  if (status) status = listing.finish();
  if (!status) return status.error();
  return Outcome::done;
}

// What the filters of fields ask for: a reference by code or name, a choice by any of its words.
Result<std::vector<Wanted>> wanted_fields(const Session& session, const Listed& listed,
                                          lib::MachineRow& row) {
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
    const auto found = row.references().find(field.table, *word, option);
    if (!found) return found.error();
    if (row.hides(filter.field, *found)) {
      return Error{Problem::option_needs, {option + " " + *word, "--privacy internal"}, {}};
    }
    wanted.push_back({filter.field, *found});
  }
  return wanted;
}

}  // namespace

std::vector<const Option*> filters_of(const Listed& listed) {
  std::vector<const Option*> which;
  for (const Filter& filter : listed.filters) which.push_back(filter.option);
  which.insert(which.end(), listed.more_filters.begin(), listed.more_filters.end());
  return which;
}

Result<Listed::IsListed> wanted_of(const Session& session, const Listed& listed,
                                   lib::MachineRow& row) {
  // Whom few have in common with, as a station or an occupation, is as good as named.
  const auto of_persons = row.has_pseudonyms() ? filters_of(listed) : std::vector<const Option*>();
  for (const Option* filter : of_persons) {
    const Status nobody = check_names_nobody(session.arguments(), *filter, row.privacy());
    if (!nobody) return nobody.error();
  }
  auto wanted = wanted_fields(session, listed, row);
  if (!wanted) return wanted.error();
  Listed::IsListed is_listed;
  if (listed.is_listed != nullptr) {
    auto asked = listed.is_listed(session);
    if (!asked) return asked.error();
    is_listed = std::move(*asked);
  }
  return Listed::IsListed([fields = std::move(*wanted), is_listed](const lib::Entry& entry) {
    const bool has_all = std::all_of(fields.begin(), fields.end(), [&](const Wanted& one) {
      return entry.values[one.field] == one.value;
    });
    return has_all && (!is_listed || is_listed(entry));
  });
}

cli::Verb list(const Listed& listed) {
  std::vector<const Option*> which = filters_of(listed);
  which.insert(which.end(), {&opt_limit, &opt_after});
  return {"list",
          listed.list.summary,
          Shelf::look_up,
          {},
          {{N_("Which ones"), std::move(which)}, {N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(listed.look_up),
          {0, 1, 4},
          listed.list.examples,
          [&listed](Session& session) { return run(session, listed); }};
}

}  // namespace yangxiao::cmd::catalogue
