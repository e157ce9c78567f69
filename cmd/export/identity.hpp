// What verbs have in common that read nights: keys, and the terms by which vouchers end.
#pragma once

#include "base/minisign.hpp"
#include "cli/session.hpp"
#include "export/night/restore.hpp"

namespace yangxiao::cmd::exporting {

namespace lib = yangxiao::exporting;

inline constexpr cli::Text opt_identity{
    "identity", 0, "FILE", N_("the secret key for which private/ was sealed"), cli::Form::file};

inline constexpr cli::Text opt_key{"key", 0, "KEY",
                                   N_("check signatures with this public key, or its file")};

// The keys that the options name. Errors: those of minisign::read_secret_key and read_public_key.
Result<std::optional<minisign::SecretKey>> identity_of(const cli::Session& session);
Result<std::optional<minisign::PublicKey>> signing_key_of(const cli::Session& session);

// What is to be restored, as the options say. Its `later` is the book, where there
// is one.
Result<lib::RestoreOrder> restore_order(const cli::Session& session, std::vector<std::string> from);

// What refuses to be done in a book that comes back is damage in the night, and not a rule for
// whoever wants it back.
Error as_damage(const Error& error, const std::string& path);

lib::TermsOf terms_for(const cli::Session& session);

}  // namespace yangxiao::cmd::exporting
