// How every importer says what it did, and what all of them take beside files: forms to fill in,
// the list of imports, taking one back.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "store/batch.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::cli {

// What an importer needs of the book, by what it was asked for.
Need need_of_import(const Arguments& arguments);
// The same where rows name members: a book without members takes none of them, so none is made.
Need need_of_import_for_members(const Arguments& arguments);

// What the parser cannot know: files where files are meant, --rejects with --on-error skip. Errors:
// argument_missing, argument_extra, option_needs.
Status check_import(const Arguments& arguments);

// That --rejects stands beside --on-error skip. Errors: option_needs.
Status check_rejects(const Arguments& arguments);

// What an import did with one file; persons are masked already.
struct Imported : table::ImportedFile {
  struct Conflict {
    std::string code;
    std::string field;    // the stable name
    const char* heading;  // what people call it
    std::string kept;
    std::string in_file;
  };
  struct Change {
    std::string code;
    std::vector<const char*> headings;
  };
  // Rows that were taken though something in them is not right, by what it is.
  struct Flaw {
    std::string_view name;
    const char* text;
    std::uint64_t rows;
  };
  std::vector<Flaw> flaws;
  std::vector<Conflict> conflicts;
  const char* conflicts_text = N_("rows that would change what was changed here, which stays: {0}");
  std::vector<Change> changes;  // the first of them
  std::vector<std::string> missing;
  std::string sums;  // for people: what the rows come to; empty: nothing is said
};

// What an importer of the library says, with nothing of its own kind yet.
Imported imported_of(table::ImportedFile file);

// Imports the files one after the other by `one`, which uses the options: what is to be done with
// bad rows is filled in here. Then prints the summary, finishes the rejects and commits. In part
// where rows were rejected.
Result<Outcome> import_files(Session& session, table::ImportOptions& options,
                             std::span<const std::string> files,
                             const std::function<Result<Imported>(Input&)>& one);
// The same of the files that are the verb's words.
Result<Outcome> import_files(Session& session, table::ImportOptions& options,
                             const std::function<Result<Imported>(Input&)>& one);

// --template: an empty form with one example row.
Result<Outcome> print_form(Session& session, std::span<const std::string> headers,
                           std::span<const std::string> example);
// The same without an example row, which would be booked by whoever fills it in below one: its
// headers in Chinese and in English.
Result<Outcome> print_blank_form(Session& session, const std::vector<std::string>& chinese,
                                 const std::vector<std::string>& english);
// --batches: the imports of a subject.
Result<Outcome> print_batches(Session& session, const std::string& subject);
// --undo: `text` has {0} the import, {1} how many were removed, {2} how many are as before.
Result<Outcome> commit_undone(Session& session, std::int64_t batch,
                              const Result<store::Undone>& undone, const char* text);

// An error of this kind, one of whose arguments is a moment in seconds, gets it in the form that
// people read.
Error with_time_text(const Session& session, Error error, Problem which, std::size_t argument = 1);

}  // namespace yangxiao::cli
