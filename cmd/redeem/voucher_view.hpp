// A voucher as people read it, and as an outcome keeps it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "points/key.hpp"
#include "redeem/redemption.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

// In the reader's language.
const char* state_text(lib::State state);

// What is told of a redemption that was just changed.
std::vector<points::Told> told_of(const cli::Session& session, const lib::Redemption& redemption,
                                  lib::State state, const std::string& payload = {});
// The voucher, line by line.
std::string voucher_lines(const cli::Session& session, std::span<const points::Told> told);

// By its code, or by what its QR code says. Errors: voucher_misread, voucher_missing, those of
// issued_keys and of lib::redemption_shown.
Result<lib::Redemption> redemption_shown_by(const cli::Session& session, const std::string& word);
// That of the first word.
Result<lib::Redemption> redemption_of(const cli::Session& session);

}  // namespace yangxiao::cmd::redeem
