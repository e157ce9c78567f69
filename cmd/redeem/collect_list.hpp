// collect --from: the list of what a place handed out where the book was not at hand.
#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::redeem {

inline constexpr cli::Text opt_from{
    "from", 0, "FILE", N_("take in the list of what a place handed out without the book"),
    cli::Form::file};
cli::OptionGroup place_list_options();

// Whether the verb is asked for a list, or for an empty one.
bool is_about_list(const cli::Arguments& arguments);
// That what belongs to a list stands beside one, and nothing else. Errors: option_needs,
// argument_extra, place_missing.
Status check_place_list(const cli::Arguments& arguments);
Result<cli::Outcome> take_place_list(cli::Session& session);

}  // namespace yangxiao::cmd::redeem
