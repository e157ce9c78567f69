// What is more than one person may book by hand: it waits, and another approves it.
#pragma once

#include <functional>

#include "points/approval.hpp"
#include "points/key.hpp"

namespace yangxiao::cmd::points {

inline constexpr cli::Number opt_approve{"approve", 0, "NUMBER",
                                         N_("book what another person asked for and waits")};
inline constexpr cli::Number opt_refuse{"refuse", 0, "NUMBER",
                                        N_("say that what waits is not to be booked")};
inline constexpr cli::Flag opt_waiting{"waiting", 0, N_("show what waits for another person")};

// Books, or keeps it waiting where it is more than one may book: then `transfer` of the outcome is
// empty and `approval` is not. `check` finds out whether it could be booked, and whose it is.
// `book` gives the outcome, with the transfer first.
Result<std::vector<Told>> book_or_wait(cli::Session& session, const lib::Asked& asked,
                                       const std::function<Result<std::string>()>& check,
                                       const std::function<Result<std::vector<Told>>()>& book);

// What of an outcome says that it waits, or that nobody else approved it, instead of `booked` or
// behind it.
std::string with_approval(const cli::Session& session, std::span<const Told> told,
                          std::string booked);

Result<cli::Outcome> decide_waiting(cli::Session& session);  // --approve, --refuse
Result<cli::Outcome> show_waiting(cli::Session& session);    // --waiting

}  // namespace yangxiao::cmd::points
