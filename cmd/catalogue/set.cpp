// set, of every list that the office keeps: what a person changes of one entry.
#include "catalogue/change.hpp"
#include "catalogue/listed.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using namespace cli;

// Something has to be set: the parser sees to it where there are fields alone.
Status check_given(const Arguments& arguments, const Listed& listed) {
  bool has_any = arguments.words().size() > 1;
  for (const Option* option : listed.set_options) has_any |= arguments.has(*option);
  return has_any ? Status() : Error{Problem::argument_missing, {"FIELD=VALUE"}, {}};
}

Result<Outcome> run(Session& session, const Listed& listed) {
  const std::vector<std::string>& words = session.arguments().words();
  const Status given = check_given(session.arguments(), listed);
  if (!given) return given.error();
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
  std::string also;
  if (listed.also_set != nullptr) also = listed.also_set(session, changed->after);
  if (listed.follow_up != nullptr) {
    const Status followed = listed.follow_up(session);
    if (!followed) return followed.error();
  }
  auto view = EntryView::open(session, listed);
  if (!view) return view.error();
  const bool is_shown = session.shape() != Shape::table || fields.size() > 0;
  Status status = session.shape() == Shape::table ? session.out().write(also) : Status();
  if (status && is_shown) status = print_changed(session, listed, *view, *changed);
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
  const bool has_more = !listed.set_options.empty();
  if (has_more) groups.insert(groups.begin(), {N_("The entry"), listed.set_options});
  return {"set",
          listed.set.summary,
          Shelf::change,
          {{"CODE", Form::text},
           {"FIELD=VALUE", Form::field, has_more ? Argument::Count::any : Argument::Count::some}},
          std::move(groups),
          always(Need::write),
          {0, 1, 4, 5, 75},
          listed.set.examples,
          [&listed](Session& session) { return run(session, listed); }};
}

}  // namespace yangxiao::cmd::catalogue
