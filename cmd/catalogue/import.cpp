// import, of every list that the office keeps.
#include "catalogue/import.hpp"

#include "base/text/masking.hpp"
#include "base/text/phone.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/listed.hpp"
#include "catalogue/row.hpp"
#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using namespace cli;

// A value as everybody may see it.
std::string masked(const lib::Kind& kind, std::size_t field, const std::string& value) {
  if (field == kind.place_bit()) return value;
  switch (kind.fields[field].type) {
    case lib::FieldType::person:
      return text::mask_name(value);
    case lib::FieldType::phone:
      return text::mask_own_phones(value);
    case lib::FieldType::phones:
      return text::mask_phones(value);
    default:
      return text::mask_within(value);
  }
}

Imported shown(lib::ImportSummary summary, const Listed& listed) {
  const lib::Kind& kind = *listed.kind;
  const auto heading = [&listed](std::size_t field) { return tr(listed.headings[field]); };
  Imported imported = imported_of(summary);
  for (const lib::Conflict& conflict : summary.conflicts) {
    const std::string name = conflict.field == kind.place_bit()
                                 ? std::string("position")
                                 : std::string(kind.fields[conflict.field].name);
    imported.conflicts.push_back({conflict.code, name, heading(conflict.field),
                                  masked(kind, conflict.field, conflict.kept),
                                  masked(kind, conflict.field, conflict.in_file)});
  }
  for (const lib::RowChange& change : summary.changes) {
    Imported::Change one{change.code, {}};
    for (std::size_t i = 0; i <= kind.place_bit(); ++i) {
      if ((change.fields & lib::bit(i)) != 0) one.headings.push_back(heading(i));
    }
    imported.changes.push_back(std::move(one));
  }
  return imported;
}

Result<Outcome> import_all(Session& session, const Listed& listed) {
  const auto request = import_request(session, lib::profile_form(*listed.kind));
  if (!request) return request.error();
  lib::ImportOptions options{import_options_of(*request)};
  return import_files(session, options, [&](Input& input) -> Result<Imported> {
    auto summary =
        lib::import_entries(session.writer(), *listed.kind, input, options, session.reporter());
    if (!summary) return summary.error();
    if (listed.look_at_batch) listed.look_at_batch(session, summary->batch);
    if (listed.follow_up != nullptr) {
      const Status followed = listed.follow_up(session);
      if (!followed) return followed.error();
    }
    return shown(std::move(*summary), listed);
  });
}

Result<Outcome> run(Session& session, const Listed& listed) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(opt_template)) {
    const Listed::Form form = listed.form(language() == Language::zh_CN);
    return print_form(session, form.headers, form.example);
  }
  if (arguments[opt_batches]) return print_batches(session, std::string(listed.kind->subject));
  if (const auto number = arguments[opt_undo]) {
    const auto batch = static_cast<std::int64_t>(*number);
    if (listed.before_undo != nullptr) {
      const Status begun = listed.before_undo(session, batch);
      if (!begun) return begun.error();
    }
    return commit_undone(session, batch, lib::undo_batch(session.writer(), *listed.kind, batch),
                         listed.undone);
  }
  return import_all(session, listed);
}

}  // namespace

cli::Verb import(const Listed& listed) {
  return {"import",
          listed.import.summary,
          Shelf::import,
          {{"FILE", Form::file, Argument::Count::any}},
          {import_options(), write_options()},
          need_of_import,
          {0, 1, 3, 4, 5, 75},
          listed.import.examples,
          [&listed](Session& session) { return run(session, listed); },
          check_import};
}

}  // namespace yangxiao::cmd::catalogue
