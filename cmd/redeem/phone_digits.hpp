// How it is shown at the counter that a voucher is theirs.
#pragma once

#include <optional>

#include "cli/options.hpp"
#include "redeem/collect.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

inline constexpr cli::Text opt_phone{"phone", 0, "DIGITS",
                                     N_("the last four digits of the member's phone")};

// Errors: option_value_bad.
Status check_phone_digits(const cli::Arguments& arguments);
// By the digits where they were given, else as `otherwise` says.
lib::Collecting collecting_of(const cli::Arguments& arguments,
                              const std::optional<lib::Proof>& otherwise);

}  // namespace yangxiao::cmd::redeem
