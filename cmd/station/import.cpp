// station import: station lists into the book.
#include "station/import.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text/phone.hpp"
#include "base/text/width.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "cli/problem_text.hpp"
#include "cli/rejects.hpp"
#include "cli/rows_out.hpp"
#include "cli/session.hpp"
#include "station/changed.hpp"
#include "station/columns.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

constexpr std::size_t kRejectsShown = 10;

constexpr Flag opt_complete{"complete", 0,
                            N_("the file is the whole list: name the stations that it lacks")};
constexpr Flag opt_close_missing{"close-missing", 0,
                                 N_("with --complete: shut down the stations that it lacks")};

Need need_of(const Arguments& arguments) {
  if (arguments.has(opt_template)) return Need::none;
  if (arguments[opt_batches]) return Need::read;
  return arguments.has(opt_undo) ? Need::write : Need::create;
}

Result<Outcome> print_template(Session& session) {
  const lib::Form form = lib::empty_form(language() == Language::zh_CN);
  std::vector<table::Column> columns;
  for (const std::string& header : form.headers) columns.push_back({header});
  const bool is_xlsx = *session.arguments()[opt_template] == "xlsx";
  table::WriteOptions options;
  options.excel = !is_xlsx;  // a clerk opens it in a spreadsheet
  options.created = session.clock().now();
  auto writer = table::make_writer(is_xlsx ? table::Format::xlsx : table::Format::csv,
                                   session.out(), columns, options);
  if (!writer) return writer.error();
  std::vector<table::Value> values;
  for (const std::string& cell : form.example) values.emplace_back(std::string_view(cell));
  Status status = (*writer)->row(values);
  if (status) status = (*writer)->finish();
  if (!status) return status.error();
  return Outcome::done;
}

constexpr std::array<table::Column, 13> kBatchColumns = {{
    {"batch", Type::integer},
    {"file"},
    {"sha256"},
    {"imported_at"},
    {"actor"},
    {"inserted", Type::integer},
    {"updated", Type::integer},
    {"unchanged", Type::integer},
    {"conflict", Type::integer},
    {"rejected", Type::integer},
    {"flawed", Type::integer},
    {"undone_at"},
    {"undone_by"},
}};

Result<Outcome> print_batches(Session& session) {
  const auto view = View::open(session);
  if (!view) return view.error();
  const std::vector<lib::Batch> batches = lib::batches(session.reader());
  if (session.shape() == Shape::table) {
    std::vector<std::vector<std::string>> rows;
    for (const lib::Batch& batch : batches) {
      rows.push_back({std::to_string(batch.number), view->time_text(batch.imported_at), batch.actor,
                      batch.file, std::to_string(batch.counts.inserted),
                      std::to_string(batch.counts.updated), std::to_string(batch.counts.unchanged),
                      batch.undone_at ? view->time_text(*batch.undone_at) : ""});
    }
    const Status printed = print_table(session,
                                       {{"batch", N_("BATCH"), Align::right},
                                        {"imported_at", N_("WHEN")},
                                        {"actor", N_("WHO")},
                                        {"file", N_("FILE")},
                                        {"inserted", N_("NEW"), Align::right},
                                        {"updated", N_("CHANGED"), Align::right},
                                        {"unchanged", N_("SAME"), Align::right},
                                        {"undone_at", N_("TAKEN BACK")}},
                                       std::move(rows));
    if (!printed) return printed.error();
    return Outcome::done;
  }
  auto writer = rows_out(session, kBatchColumns);
  if (!writer) return writer.error();
  const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  for (const lib::Batch& batch : batches) {
    const std::string at = view->time_text(batch.imported_at);
    const std::string undone = batch.undone_at ? view->time_text(*batch.undone_at) : "";
    const auto text = [](const std::string& value) {
      return value.empty() ? table::Value() : table::Value(std::string_view(value));
    };
    const std::array<table::Value, 13> values = {batch.number,
                                                 text(batch.file),
                                                 text(batch.sha256),
                                                 text(at),
                                                 text(batch.actor),
                                                 count(batch.counts.inserted),
                                                 count(batch.counts.updated),
                                                 count(batch.counts.unchanged),
                                                 count(batch.counts.conflict),
                                                 count(batch.counts.rejected),
                                                 count(batch.counts.flawed),
                                                 text(undone),
                                                 text(batch.undone_by)};
    const Status written = (*writer)->row(values);
    if (!written) return written.error();
  }
  const Status finished = (*writer)->finish();
  if (!finished) return finished.error();
  return Outcome::done;
}

Result<Outcome> undo(Session& session) {
  const auto number = static_cast<std::int64_t>(*session.arguments()[opt_undo]);
  const auto undone = lib::undo_batch(session.writer(), number);
  if (!undone) return with_time_text(session, undone.error(), Problem::batch_undone);
  Status status;
  if (session.shape() == Shape::table) {
    status = session.out().write(
        fmt::format(fmt::runtime(tr(N_(
                        "import {0} taken back: {1} stations removed, {2} as they were before"))),
                    number, undone->removed, undone->restored) +
        "\n");
  } else {
    static constexpr std::array<table::Column, 3> kColumns = {
        {{"batch", Type::integer}, {"removed", Type::integer}, {"restored", Type::integer}}};
    auto writer = object_out(session, kColumns);
    if (!writer) return writer.error();
    const std::array<table::Value, 3> values = {number, static_cast<std::int64_t>(undone->removed),
                                                static_cast<std::int64_t>(undone->restored)};
    status = (*writer)->row(values);
    if (status) status = (*writer)->finish();
  }
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

constexpr std::array<table::Column, 11> kSummaryColumns = {{
    {"batch", Type::integer},
    {"file"},
    {"inserted", Type::integer},
    {"updated", Type::integer},
    {"unchanged", Type::integer},
    {"conflict", Type::integer},
    {"rejected", Type::integer},
    {"flawed", Type::integer},
    {"unused_columns", Type::list},
    {"conflicts", Type::list},
    {"missing", Type::list},
}};

// A value as everybody may see it.
std::string masked(lib::Field field, const std::string& value) {
  if (field == lib::Field::phone) return text::mask_phones(value);
  if (field == lib::Field::keeper) return text::mask_name(value);
  return text::mask_within(value);
}

std::string conflict_text(const lib::Conflict& conflict) {
  return fmt::format(fmt::runtime(tr(N_("{0} {1}: kept {2}, the file says {3}"))), conflict.code,
                     heading_of(conflict.field),
                     text::printable(masked(conflict.field, conflict.kept)),
                     text::printable(masked(conflict.field, conflict.in_file)));
}

// The same for programs, in no language.
std::string conflict_record(const lib::Conflict& conflict) {
  return fmt::format("{} {}: {} | {}", conflict.code, lib::name_of(conflict.field),
                     masked(conflict.field, conflict.kept),
                     masked(conflict.field, conflict.in_file));
}

// Which stations changed, and in what: the first of them.
std::string changes_text(const lib::ImportSummary& summary) {
  std::string text;
  for (const lib::RowChange& change : summary.changes) {
    std::string fields;
    for (std::size_t i = 0; i < lib::kFields; ++i) {
      const auto field = static_cast<lib::Field>(i);
      if ((change.fields & lib::bit(field)) == 0) continue;
      fields += (fields.empty() ? "" : ", ") + std::string(heading_of(field));
    }
    text += fmt::format("    {}: {}\n", change.code, fields);
  }
  if (summary.counts.updated > summary.changes.size() && !summary.changes.empty()) {
    text += "    ...\n";
  }
  return text;
}

std::string counts_text(const lib::ImportSummary& summary, bool dry) {
  // A dry run leaves no batch behind.
  const char* text =
      dry ? N_("{0}: {1} new, {2} changed, {3} as they were, {4} rejected")
          : N_("{0}: {1} new, {2} changed, {3} as they were, {4} rejected (import {5})");
  const lib::Counts& counts = summary.counts;
  return fmt::format(fmt::runtime(tr(text)), file_text(summary.file), counts.inserted,
                     counts.updated, counts.unchanged, counts.rejected, summary.batch);
}

// `rejected`: why rows were not taken, the first of them.
Status print_for_people(Session& session, const std::vector<lib::ImportSummary>& summaries,
                        const std::vector<std::string>& rejected) {
  std::string text;
  const bool dry = session.arguments()[opt_dry_run];
  for (const lib::ImportSummary& summary : summaries) {
    const lib::Counts& counts = summary.counts;
    text += counts_text(summary, dry) + "\n" + changes_text(summary);
    if (counts.conflict > 0) {
      text += fmt::format(fmt::runtime(tr(N_(
                              "  rows that would change what was changed here, which stays: {0}"))),
                          counts.conflict) +
              "\n";
      for (const lib::Conflict& conflict : summary.conflicts)
        text += "    " + conflict_text(conflict) + "\n";
    }
  }
  for (const std::string& reason : rejected) text += "  " + reason + "\n";
  return session.out().write(text);
}

Status print_for_machines(Session& session, const std::vector<lib::ImportSummary>& summaries) {
  auto writer = summaries.size() == 1 ? object_out(session, kSummaryColumns)
                                      : rows_out(session, kSummaryColumns);
  if (!writer) return writer.error();
  const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  for (const lib::ImportSummary& summary : summaries) {
    const lib::Counts& counts = summary.counts;
    std::vector<std::string> conflicts;
    for (const lib::Conflict& conflict : summary.conflicts)
      conflicts.push_back(conflict_record(conflict));
    const std::vector<std::string_view> unused(summary.unused_columns.begin(),
                                               summary.unused_columns.end());
    const std::vector<std::string_view> conflict_views(conflicts.begin(), conflicts.end());
    const std::vector<std::string_view> missing(summary.missing.begin(), summary.missing.end());
    const std::array<table::Value, 11> values = {summary.batch,
                                                 std::string_view(summary.file),
                                                 count(counts.inserted),
                                                 count(counts.updated),
                                                 count(counts.unchanged),
                                                 count(counts.conflict),
                                                 count(counts.rejected),
                                                 count(counts.flawed),
                                                 std::span<const std::string_view>(unused),
                                                 std::span<const std::string_view>(conflict_views),
                                                 std::span<const std::string_view>(missing)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Status check(const Arguments& arguments) {
  if (arguments.has(opt_template) || arguments[opt_batches] || arguments.has(opt_undo)) {
    return arguments.words().empty() ? Status()
                                     : Error{Problem::argument_extra, {arguments.words()[0]}, {}};
  }
  if (arguments.has(opt_rejects) && arguments[opt_on_error].value_or("stop") != "skip") {
    return Error{Problem::option_needs, {"--rejects", "--on-error skip"}, {}};
  }
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
  if (arguments.words().empty()) return Error{Problem::argument_missing, {"FILE"}, {}};
  return {};
}

Result<std::vector<lib::ImportSummary>> import_files(Session& session,
                                                     lib::ImportOptions& options) {
  std::vector<lib::ImportSummary> summaries;
  for (const std::string& file : session.arguments().words()) {
    auto input = open_input(file);
    if (!input) return input.error();
    auto summary = lib::import_stations(session.writer(), **input, options, session.reporter());
    if (!summary) return summary.error();
    summaries.push_back(std::move(*summary));
  }
  return summaries;
}

Result<Outcome> import_all(Session& session) {
  const Arguments& arguments = session.arguments();
  const auto request = import_request(session, lib::profile_form());
  if (!request) return request.error();
  lib::ImportOptions options;
  options.read = request->read;
  options.datum = request->datum;
  options.order = request->order;
  options.profile = request->profile ? &*request->profile : nullptr;
  options.skip_bad_rows = arguments[opt_on_error].value_or("stop") == "skip";
  options.complete = arguments[opt_complete];
  options.close_missing = arguments[opt_close_missing];
  options.close_reason = tr(N_("not in the complete list"));
  std::vector<std::string> rejected;
  options.reject = [&rejected](std::span<const std::string>, const table::Record&,
                               const Error& error) {
    if (rejected.size() < kRejectsShown) rejected.push_back(render_line(error));
    return Status();
  };
  std::unique_ptr<Rejects> rejects;
  if (const auto path = arguments[opt_rejects]) {
    auto created = Rejects::create(*path);
    if (!created) return created.error();
    rejects = std::move(*created);
    options.reject = [&rejects](std::span<const std::string> headers, const table::Record& record,
                                const Error& error) {
      return rejects->add(headers, record, error);
    };
  }
  const auto summaries = import_files(session, options);
  if (!summaries) return summaries.error();
  Status status = session.shape() == Shape::table ? print_for_people(session, *summaries, rejected)
                                                  : print_for_machines(session, *summaries);
  if (status && rejects) status = rejects->finish();
  if (status) status = session.commit();
  if (!status) return status.error();
  const bool in_part = std::any_of(summaries->begin(), summaries->end(),
                                   [](const auto& summary) { return summary.counts.rejected > 0; });
  return in_part ? Outcome::in_part : Outcome::done;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments.has(opt_template)) return print_template(session);
  if (arguments[opt_batches]) return print_batches(session);
  if (arguments.has(opt_undo)) return undo(session);
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
          need_of,
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
