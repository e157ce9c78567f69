#include "cli/import_results.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/problem_text.hpp"
#include "cli/rejects.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cli {
namespace {

using table::Type;

constexpr std::size_t kRejectsShown = 10;

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

constexpr std::array<table::Column, 12> kSummaryColumns = {{
    {"batch", Type::integer},
    {"file"},
    {"inserted", Type::integer},
    {"updated", Type::integer},
    {"unchanged", Type::integer},
    {"conflict", Type::integer},
    {"rejected", Type::integer},
    {"flawed", Type::integer},
    {"flaws", Type::list},
    {"unused_columns", Type::list},
    {"conflicts", Type::list},
    {"missing", Type::list},
}};

std::string changes_text(const Imported& imported) {
  std::string text;
  for (const Imported::Change& change : imported.changes) {
    std::string fields;
    for (const char* heading : change.headings) {
      fields += (fields.empty() ? "" : ", ");
      fields += tr(heading);
    }
    text += fmt::format("    {}: {}\n", change.code, fields);
  }
  if (imported.counts.updated > imported.changes.size() && !imported.changes.empty()) {
    text += "    ...\n";
  }
  return text;
}

std::string conflict_text(const Imported::Conflict& conflict) {
  return fmt::format(fmt::runtime(tr(N_("{0} {1}: kept {2}, the file says {3}"))), conflict.code,
                     tr(conflict.heading), text::printable(conflict.kept),
                     text::printable(conflict.in_file));
}

std::string counts_text(const Imported& imported, bool dry) {
  // A dry run leaves no batch behind.
  const char* text =
      dry ? N_("{0}: {1} new, {2} changed, {3} as they were, {4} rejected")
          : N_("{0}: {1} new, {2} changed, {3} as they were, {4} rejected (import {5})");
  const store::Counts& counts = imported.counts;
  return fmt::format(fmt::runtime(tr(text)), file_text(imported.file), counts.inserted,
                     counts.updated, counts.unchanged, counts.rejected, imported.batch);
}

// The first rows that were not taken, and how many more there are; in a file of rejects are all.
std::string rejected_text(const std::vector<Imported>& files,
                          const std::vector<std::string>& rejected) {
  if (rejected.empty()) return {};
  std::string text;
  for (const std::string& reason : rejected) text += "  " + reason + "\n";
  std::uint64_t all = 0;
  for (const Imported& imported : files) all += imported.counts.rejected;
  if (all > rejected.size()) {
    text += fmt::format(fmt::runtime(tr(N_("  and {0} more; --rejects FILE takes them all"))),
                        all - rejected.size()) +
            "\n";
  }
  return text;
}

Status print_for_people(Session& session, const std::vector<Imported>& files,
                        const std::vector<std::string>& rejected) {
  std::string text;
  const bool dry = session.arguments()[opt_dry_run];
  for (const Imported& imported : files) {
    text += counts_text(imported, dry) + "\n" + changes_text(imported);
    if (!imported.sums.empty()) text += "  " + imported.sums + "\n";
    for (const Imported::Flaw& flaw : imported.flaws) {
      text += fmt::format("  {}: {}\n", tr(flaw.text), flaw.rows);
    }
    if (imported.counts.conflict == 0) continue;
    text += "  " +
            fmt::format(fmt::runtime(tr(imported.conflicts_text)), imported.counts.conflict) + "\n";
    for (const Imported::Conflict& conflict : imported.conflicts) {
      text += "    " + conflict_text(conflict) + "\n";
    }
  }
  return session.out().write(text + rejected_text(files, rejected));
}

Status print_for_machines(Session& session, const std::vector<Imported>& files) {
  auto writer =
      files.size() == 1 ? object_out(session, kSummaryColumns) : rows_out(session, kSummaryColumns);
  if (!writer) return writer.error();
  const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  for (const Imported& imported : files) {
    const store::Counts& counts = imported.counts;
    std::vector<std::string> conflicts;
    for (const Imported::Conflict& one : imported.conflicts) {
      conflicts.push_back(
          fmt::format("{} {}: {} | {}", one.code, one.field, one.kept, one.in_file));
    }
    std::vector<std::string> flaws;
    for (const Imported::Flaw& flaw : imported.flaws) {
      flaws.push_back(fmt::format("{}: {}", flaw.name, flaw.rows));
    }
    const std::vector<std::string_view> flaw_views(flaws.begin(), flaws.end());
    const std::vector<std::string_view> unused(imported.unused_columns.begin(),
                                               imported.unused_columns.end());
    const std::vector<std::string_view> conflict_views(conflicts.begin(), conflicts.end());
    const std::vector<std::string_view> missing(imported.missing.begin(), imported.missing.end());
    const std::array<table::Value, 12> values = {imported.batch,
                                                 std::string_view(imported.file),
                                                 count(counts.inserted),
                                                 count(counts.updated),
                                                 count(counts.unchanged),
                                                 count(counts.conflict),
                                                 count(counts.rejected),
                                                 count(counts.flawed),
                                                 std::span<const std::string_view>(flaw_views),
                                                 std::span<const std::string_view>(unused),
                                                 std::span<const std::string_view>(conflict_views),
                                                 std::span<const std::string_view>(missing)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

// Where the rows go that were not taken: to --rejects, or, the first of them, into the summary.
class RejectedRows {
 public:
  // Errors: those of Rejects::create.
  static Result<RejectedRows> open(const Arguments& arguments);
  std::function<Status(std::span<const std::string>, const table::Record&, const Error&)> taker();
  const std::vector<std::string>& reasons() const { return *reasons_; }
  Status finish();

 private:
  std::unique_ptr<std::vector<std::string>> reasons_ = std::make_unique<std::vector<std::string>>();
  std::unique_ptr<Rejects> file_;
};

Result<RejectedRows> RejectedRows::open(const Arguments& arguments) {
  RejectedRows rows;
  const auto path = arguments[opt_rejects];
  if (!path) return rows;
  auto created = Rejects::create(*path);
  if (!created) return created.error();
  rows.file_ = std::move(*created);
  return rows;
}

std::function<Status(std::span<const std::string>, const table::Record&, const Error&)>
RejectedRows::taker() {
  if (file_) {
    return [file = file_.get()](std::span<const std::string> headers, const table::Record& record,
                                const Error& error) { return file->add(headers, record, error); };
  }
  return [reasons = reasons_.get()](std::span<const std::string>, const table::Record&,
                                    const Error& error) {
    if (reasons->size() < kRejectsShown) reasons->push_back(render_line(error));
    return Status();
  };
}

Status RejectedRows::finish() { return file_ ? file_->finish() : Status(); }

Result<Outcome> commit_imported(Session& session, const std::vector<Imported>& imported,
                                RejectedRows& rejected) {
  Status status = session.shape() == Shape::table
                      ? print_for_people(session, imported, rejected.reasons())
                      : print_for_machines(session, imported);
  if (status) status = rejected.finish();
  if (status) status = session.commit();
  if (!status) return status.error();
  const bool in_part = std::any_of(imported.begin(), imported.end(),
                                   [](const Imported& one) { return one.counts.rejected > 0; });
  return in_part ? Outcome::in_part : Outcome::done;
}

}  // namespace

Imported imported_of(table::ImportedFile file) {
  Imported imported;
  static_cast<table::ImportedFile&>(imported) = std::move(file);
  return imported;
}

Need need_of_import(const Arguments& arguments) {
  if (arguments.has(opt_template)) return Need::none;
  if (arguments[opt_batches]) return Need::read;
  return arguments.has(opt_undo) ? Need::write : Need::create;
}

Need need_of_import_for_members(const Arguments& arguments) {
  const Need need = need_of_import(arguments);
  return need == Need::create ? Need::write : need;
}

Status check_import(const Arguments& arguments) {
  if (arguments.has(opt_template) || arguments[opt_batches] || arguments.has(opt_undo)) {
    return arguments.words().empty() ? Status()
                                     : Error{Problem::argument_extra, {arguments.words()[0]}, {}};
  }
  const Status rejects = check_rejects(arguments);
  if (!rejects) return rejects;
  if (arguments.words().empty()) return Error{Problem::argument_missing, {"FILE"}, {}};
  return {};
}

Status check_rejects(const Arguments& arguments) {
  const bool is_right =
      !arguments.has(opt_rejects) || arguments[opt_on_error].value_or("stop") == "skip";
  if (is_right) return {};
  return Error{Problem::option_needs, {"--rejects", "--on-error skip"}, {}};
}

Result<Outcome> import_files(Session& session, table::ImportOptions& options,
                             const std::function<Result<Imported>(Input&)>& one) {
  return import_files(session, options, session.arguments().words(), one);
}

Result<Outcome> import_files(Session& session, table::ImportOptions& options,
                             std::span<const std::string> files,
                             const std::function<Result<Imported>(Input&)>& one) {
  const Arguments& arguments = session.arguments();
  auto rejected = RejectedRows::open(arguments);
  if (!rejected) return rejected.error();
  options.skip_bad_rows = arguments[opt_on_error].value_or("stop") == "skip";
  options.reject = rejected->taker();
  std::vector<Imported> all;
  for (const std::string& file : files) {
    auto input = open_input(file);
    if (!input) return input.error();
    auto imported = one(**input);
    if (!imported) return imported.error();
    all.push_back(std::move(*imported));
  }
  return commit_imported(session, all, *rejected);
}

Result<Outcome> print_blank_form(Session& session, const std::vector<std::string>& chinese,
                                 const std::vector<std::string>& english) {
  const auto& headers = language() == Language::zh_CN ? chinese : english;
  return print_form(session, headers, std::vector<std::string>(headers.size()));
}

Result<Outcome> print_form(Session& session, std::span<const std::string> headers,
                           std::span<const std::string> example) {
  std::vector<table::Column> columns;
  for (const std::string& header : headers) columns.push_back({header});
  const bool is_xlsx = *session.arguments()[opt_template] == "xlsx";
  table::WriteOptions options;
  options.excel = !is_xlsx;  // a clerk opens it in a spreadsheet
  options.created = session.clock().now();
  auto writer = table::make_writer(is_xlsx ? table::Format::xlsx : table::Format::csv,
                                   session.out(), columns, options);
  if (!writer) return writer.error();
  std::vector<table::Value> values;
  for (const std::string& cell : example) values.emplace_back(std::string_view(cell));
  Status status = (*writer)->row(values);
  if (status) status = (*writer)->finish();
  if (!status) return status.error();
  return Outcome::done;
}

Result<Outcome> print_batches(Session& session, const std::string& subject) {
  const auto time_text = [&session](Instant instant) {
    return calendar::to_rfc3339(instant, session.zone());
  };
  const std::vector<store::Batch> batches = store::batches(session.reader(), subject);
  if (session.shape() == Shape::table) {
    std::vector<std::vector<std::string>> rows;
    for (const store::Batch& batch : batches) {
      rows.push_back({std::to_string(batch.number), short_time(time_text(batch.imported_at)),
                      batch.actor, batch.file, std::to_string(batch.counts.inserted),
                      std::to_string(batch.counts.updated), std::to_string(batch.counts.unchanged),
                      batch.undone_at ? short_time(time_text(*batch.undone_at)) : ""});
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
  for (const store::Batch& batch : batches) {
    const std::string at = time_text(batch.imported_at);
    const std::string undone = batch.undone_at ? time_text(*batch.undone_at) : "";
    const std::array<table::Value, 13> values = {batch.number,
                                                 text_or_nothing(batch.file),
                                                 text_or_nothing(batch.sha256),
                                                 text_or_nothing(at),
                                                 text_or_nothing(batch.actor),
                                                 count(batch.counts.inserted),
                                                 count(batch.counts.updated),
                                                 count(batch.counts.unchanged),
                                                 count(batch.counts.conflict),
                                                 count(batch.counts.rejected),
                                                 count(batch.counts.flawed),
                                                 text_or_nothing(undone),
                                                 text_or_nothing(batch.undone_by)};
    const Status written = (*writer)->row(values);
    if (!written) return written.error();
  }
  const Status finished = (*writer)->finish();
  if (!finished) return finished.error();
  return Outcome::done;
}

Result<Outcome> commit_undone(Session& session, std::int64_t batch,
                              const Result<store::Undone>& undone, const char* text) {
  if (!undone) return with_time_text(session, undone.error(), Problem::batch_undone);
  Status status;
  if (session.shape() == Shape::table) {
    status = session.out().write(
        fmt::format(fmt::runtime(tr(text)), batch, undone->removed, undone->restored) + "\n");
  } else {
    static constexpr std::array<table::Column, 3> kColumns = {
        {{"batch", Type::integer}, {"removed", Type::integer}, {"restored", Type::integer}}};
    auto writer = object_out(session, kColumns);
    if (!writer) return writer.error();
    const std::array<table::Value, 3> values = {batch, static_cast<std::int64_t>(undone->removed),
                                                static_cast<std::int64_t>(undone->restored)};
    status = (*writer)->row(values);
    if (status) status = (*writer)->finish();
  }
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

Error with_time_text(const Session& session, Error error, Problem which, std::size_t argument) {
  if (error.what == which && error.arguments.size() > argument) {
    const Instant instant{std::strtoll(error.arguments[argument].c_str(), nullptr, 10)};
    error.arguments[argument] = calendar::to_rfc3339(instant, session.zone());
  }
  return error;
}

}  // namespace yangxiao::cli
