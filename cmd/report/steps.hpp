// What the verbs of a report's life have in common: ids in, one step made on all or on none, and
// what became of each.
#pragma once

#include "cli/options.hpp"
#include "report/ids.hpp"
#include "report/life.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {

inline constexpr cli::Text opt_at{"at", 0, "TIME", N_("when it happened (default now)"),
                                  cli::Form::time};
inline constexpr cli::Text opt_step_note{"note", 0, "TEXT", N_("what is to be remembered of it")};
inline constexpr cli::Text opt_step_agency{"agency", 0, "CODE",
                                           N_("the agency, by code, name or another word for it")};
inline constexpr cli::Text opt_step_until{"until", 0, "TIME", N_("until when"), cli::Form::time};

// The options that a step takes beside its own.
cli::OptionGroup step_options(std::vector<const cli::Option*> own);

// The words of a step: ids, or - for standard input.
std::vector<cli::Argument> step_words();

// Makes the step on the reports of the command line, as its options say, and shows them. `reason`:
// the option that holds it.
Result<cli::Outcome> run_step(cli::Session& session, lib::Step step,
                              const cli::Text& reason = cli::opt_reason);

// Shows reports after a step and commits: a line each for people, for machines the reports.
// `agency`: the one that was called, came or left.
Result<cli::Outcome> commit_and_show(cli::Session& session, lib::Step step,
                                     const std::vector<lib::Stepped>& done,
                                     std::int64_t agency = 0);

// An error as people read it: times in the zone of the book, states by the words of the office.
Error as_read(const cli::Session& session, Error error);

}  // namespace yangxiao::cmd::report
