// station import: station lists into the book.
#include "station/import.hpp"

#include "base/text/masking.hpp"
#include "base/text/phone.hpp"
#include "cli/import_options.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "station/columns.hpp"
#include "station/undo.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Flag opt_complete{"complete", 0,
                            N_("the file is the whole list: name the stations that it lacks")};
constexpr Flag opt_close_missing{"close-missing", 0,
                                 N_("with --complete: shut down the stations that it lacks")};

// A value as everybody may see it.
std::string masked(lib::Field field, const std::string& value) {
  if (field == lib::Field::phone) return text::mask_phones(value);
  if (field == lib::Field::keeper) return text::mask_name(value);
  return text::mask_within(value);
}

Imported shown(lib::ImportSummary summary) {
  Imported imported = imported_of(summary);
  imported.missing = std::move(summary.missing);
  for (const lib::Conflict& conflict : summary.conflicts) {
    imported.conflicts.push_back({conflict.code, std::string(lib::name_of(conflict.field)),
                                  heading_of(conflict.field), masked(conflict.field, conflict.kept),
                                  masked(conflict.field, conflict.in_file)});
  }
  for (const lib::RowChange& change : summary.changes) {
    Imported::Change one{change.code, {}};
    for (std::size_t i = 0; i < lib::kFields; ++i) {
      const auto field = static_cast<lib::Field>(i);
      if ((change.fields & lib::bit(field)) != 0) one.headings.push_back(heading_of(field));
    }
    imported.changes.push_back(std::move(one));
  }
  return imported;
}

Status check(const Arguments& arguments) {
  const Status checked = check_import(arguments);
  if (!checked) return checked;
  if (arguments[opt_close_missing] && !arguments[opt_complete]) {
    return Error{Problem::option_needs, {"--close-missing", "--complete"}, {}};
  }
  // The station of a row that was not taken would count as missing.
  if (arguments[opt_complete] && arguments[opt_on_error].value_or("stop") == "skip") {
    return Error{Problem::options_exclude, {"--complete", "--on-error skip"}, {}};
  }
  if (arguments[opt_complete] && arguments.words().size() > 1) {
    return Error{Problem::argument_extra, {arguments.words()[1]}, {}};
  }
  return {};
}

Result<Outcome> import_all(Session& session) {
  const Arguments& arguments = session.arguments();
  const auto request = import_request(session, lib::profile_form());
  if (!request) return request.error();
  lib::ImportOptions options{import_options_of(*request)};
  options.complete = arguments[opt_complete];
  options.close_missing = arguments[opt_close_missing];
  options.close_reason = tr(N_("not in the complete list"));
  return import_files(session, options, [&](Input& input) -> Result<Imported> {
    auto summary = lib::import_stations(session.writer(), input, options, session.reporter());
    if (!summary) return summary.error();
    return shown(std::move(*summary));
  });
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(opt_template)) {
    const lib::Form form = lib::empty_form(language() == Language::zh_CN);
    return print_form(session, form.headers, form.example);
  }
  if (arguments[opt_batches]) return print_batches(session, lib::kBatchSubject);
  if (const auto number = arguments[opt_undo]) {
    const auto batch = static_cast<std::int64_t>(*number);
    return commit_undone(
        session, batch, lib::undo_batch(session.writer(), batch),
        N_("import {0} taken back: {1} stations removed, {2} as they were before"));
  }
  return import_all(session);
}

}  // namespace

cli::Verb import() {
  return {"import",
          N_("take over a list of stations: CSV, TSV, XLSX, JSON, GeoJSON"),
          Shelf::import,
          {{"FILE", Form::file, Argument::Count::any}},
          {import_options(),
           {N_("The whole list"), {&opt_complete, &opt_close_missing}},
           write_options()},
          need_of_import,
          {0, 1, 3, 4, 5, 75},
          {{"yangxiao station import stations.xlsx --datum gcj02",
            N_("all or nothing; a file that is imported again changes nothing")},
           {"yangxiao station import list.csv --profile zhengzhou-union --dry-run",
            N_("try a list of another form, with a saved map of its columns")},
           {"yangxiao station import list.csv --datum gcj02 --on-error skip --rejects bad.csv",
            N_("take the good rows, keep the bad ones with their reasons")},
           {"yangxiao station import --undo 3", N_("take import 3 back as a whole")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::station
