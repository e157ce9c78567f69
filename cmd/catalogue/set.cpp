// set, of every list that the office keeps: what a person changes of one entry.
#include "catalogue/change.hpp"
#include "catalogue/listed.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using namespace cli;

Result<Outcome> run(Session& session, const Listed& listed) {
  const std::vector<std::string>& words = session.arguments().words();
  std::vector<table::Assignment> fields;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto assignment = table::parse_assignment(words[i]);
    if (!assignment) return assignment.error();
    fields.push_back(std::move(*assignment));
  }
  const auto changed =
      lib::change_entry(session.writer(), *listed.kind, words.front(), fields,
                        {datum_of(session.arguments()), order_of(session.arguments())});
  if (!changed) return changed.error();
  if (listed.follow_up != nullptr) {
    const Status followed = listed.follow_up(session);
    if (!followed) return followed.error();
  }
  auto view = EntryView::open(session, listed);
  if (!view) return view.error();
  Status status = print_changed(session, listed, *view, *changed);
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb set(const Listed& listed) {
  std::vector<OptionGroup> groups = {write_options()};
  if (listed.kind->has_place) {
    groups.insert(groups.begin(), {N_("The place"), {&opt_datum, &opt_order}});
  }
  return {"set",
          listed.set.summary,
          Shelf::change,
          {{"CODE", Form::text}, {"FIELD=VALUE", Form::field, Argument::Count::some}},
          std::move(groups),
          always(Need::write),
          {0, 1, 4, 5, 75},
          listed.set.examples,
          [&listed](Session& session) { return run(session, listed); }};
}

}  // namespace yangxiao::cmd::catalogue
