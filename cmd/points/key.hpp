// What verbs that book share: the key under which a request is known, and what came of it.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "points/ledger.hpp"
#include "points/request.hpp"

namespace yangxiao::cmd::points {

namespace lib = yangxiao::points;

inline constexpr cli::Text opt_key{
    "key", 0, "KEY", N_("a name for this request: asked again, it is not booked again")};

// A column of an outcome, and its value: numbers and truths without quotes, what is empty is
// null.
struct Told {
  std::string name;
  std::string text;
  bool is_number = false;
  bool is_truth = false;  // "true" or "false"
};

// The text of a column; empty where there is none: an outcome may have been kept by an older
// version.
const std::string& text_of(std::span<const Told> told, std::string_view name);

// Whether an outcome says that it waits for another person: nothing was booked.
bool is_waiting(std::span<const Told> told);

// An error of the ledger as people read it: times in the zone of the book.
Error as_read(const cli::Session& session, Error error);

// The ledger for a verb that books, whose clock has to be right. Errors: those of Ledger::open, as
// people read them.
Result<lib::Ledger> open_ledger(cli::Session& session);

// Prints an outcome: for people the sentence, for machines one object.
Status print_outcome(cli::Session& session, std::span<const Told> told, const std::string& sentence,
                     bool repeated = false);

// Books what `book` does, unless the request under its key was made before: then what came of it is
// told again. `sentence` says it to people, from the texts of the outcome; `keep` writes what else
// comes of it, when the book is written; `again` may change what is told again. In part where it
// waits for another person. Errors: those of Ledger::open, lib::outcome_of, and of `book`.
Result<cli::Outcome> book_once(cli::Session& session, lib::Request request,
                               const std::function<Result<std::vector<Told>>(lib::Ledger&)>& book,
                               const std::function<std::string(std::span<const Told>)>& sentence,
                               const std::function<Status(std::span<const Told>)>& keep = {},
                               const std::function<Status(std::vector<Told>&)>& again = {});

}  // namespace yangxiao::cmd::points
