// add, of every list that the office keeps: one new entry.
#include "catalogue/change.hpp"
#include "catalogue/listed.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using namespace cli;

Result<Outcome> run(Session& session, const Listed& listed) {
  std::vector<table::Assignment> fields;
  for (const std::string& word : session.arguments().words()) {
    auto assignment = table::parse_assignment(word);
    // The code may stand first and bare, as `set` takes it.
    if (!assignment && fields.empty()) {
      fields.push_back({"code", word});
      continue;
    }
    if (!assignment) return assignment.error();
    fields.push_back(std::move(*assignment));
  }
  const auto entry = lib::add_entry(session.writer(), *listed.kind, fields,
                                    {datum_of(session.arguments()), order_of(session.arguments())});
  if (!entry) return entry.error();
  if (listed.follow_up != nullptr) {
    const Status followed = listed.follow_up(session);
    if (!followed) return followed.error();
  }
  auto view = EntryView::open(session, listed);
  if (!view) return view.error();
  EntryListing listing(session, listed, *view);
  Status status = listing.begin();
  if (status) status = listing.add(*entry);
  if (status) status = listing.finish();
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb add(const Listed& listed) {
  std::vector<OptionGroup> groups = {write_options()};
  if (listed.kind->has_place) {
    groups.insert(groups.begin(), {N_("The place"), {&opt_datum, &opt_order}});
  }
  return {"add",
          listed.add.summary,
          Shelf::change,
          {{"CODE", Form::text, Argument::Count::maybe},
           {"FIELD=VALUE", Form::field, Argument::Count::some}},
          std::move(groups),
          always(Need::create),
          {0, 1, 4, 5, 75},
          listed.add.examples,
          [&listed](Session& session) { return run(session, listed); }};
}

}  // namespace yangxiao::cmd::catalogue
