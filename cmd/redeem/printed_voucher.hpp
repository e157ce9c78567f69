// A voucher on paper or on a screen: its lines and its QR code.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "points/key.hpp"
#include "redeem/redemption.hpp"
#include "redeem/voucher_key.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

inline constexpr cli::Text opt_qr{"qr", 0, "FILE.svg|png", N_("write the QR code to a picture"),
                                  cli::Form::path};
// That --qr names a picture that can be written. Errors: picture_kind, those of open_file_output.
Status check_picture(const cli::Arguments& arguments);

// The keys with which vouchers of this book were signed, the last one first. Errors:
// voucher_key_broken.
Result<std::vector<lib::PublicKey>> issued_keys(const cli::Session& session);

// What the QR code says, signed with the book's key, which is made where there is none. Empty in a
// dry run, and where the key cannot be read, which is said, unless the voucher is worth nothing
// without it. Errors: those of lib::voucher_key.
Result<std::string> signed_payload(cli::Session& session, const lib::Redemption& redemption);

// The picture that --qr asks for, complete or not there, when the voucher is in the book. Errors:
// outcome_untold: the same under its --key, or `voucher`, writes it again.
Status keep_picture(const cli::Session& session, const std::string& payload);

// Lines and QR code of an outcome.
std::string voucher_page(const cli::Session& session, std::span<const points::Told> told);
// For people the page, for machines the outcome.
Status print_voucher(cli::Session& session, std::span<const points::Told> told);

}  // namespace yangxiao::cmd::redeem
