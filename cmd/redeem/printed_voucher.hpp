// A voucher on paper or on a screen: its lines and its QR code.
#pragma once

#include <span>
#include <string>

#include "cli/options.hpp"
#include "points/key.hpp"
#include "redeem/redemption.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

inline constexpr cli::Text opt_qr{"qr", 0, "FILE.svg|png", N_("write the QR code to a picture"),
                                  cli::Form::path};
// That --qr names a picture. Errors: picture_kind.
Status check_picture(const cli::Arguments& arguments);

// What the QR code says, signed with the book's key, which is made where there is none; empty in a
// dry run. Errors: those of lib::voucher_key.
Result<std::string> signed_payload(cli::Session& session, const lib::Redemption& redemption);

// The picture that --qr asks for, complete or not there, when the voucher is in the book. Errors:
// outcome_untold: the same under its --key, or `voucher`, writes it again.
Status keep_picture(const cli::Session& session, const std::string& payload);

// Lines and QR code of an outcome.
std::string voucher_page(const cli::Session& session, std::span<const points::Told> told);
// For people the page, for machines the outcome.
Status print_voucher(cli::Session& session, std::span<const points::Told> told);

}  // namespace yangxiao::cmd::redeem
