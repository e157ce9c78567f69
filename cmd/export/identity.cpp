#include "export/identity.hpp"

#include "cli/problem_text.hpp"
#include "redeem/asked.hpp"

namespace yangxiao::cmd::exporting {

namespace {

template <typename Key>
Result<std::optional<Key>> key_named(const std::optional<std::string>& name,
                                     Result<Key> (*read)(const std::string&)) {
  if (!name) return std::optional<Key>();
  auto key = read(*name);
  if (!key) return key.error();
  return std::optional(*key);
}

}  // namespace

Result<std::optional<minisign::SecretKey>> identity_of(const cli::Session& session) {
  return key_named(session.arguments()[opt_identity], minisign::read_secret_key);
}

Result<std::optional<minisign::PublicKey>> signing_key_of(const cli::Session& session) {
  return key_named(session.arguments()[opt_key], minisign::read_public_key);
}

Result<lib::RestoreOrder> restore_order(const cli::Session& session,
                                        std::vector<std::string> from) {
  auto identity = identity_of(session);
  if (!identity) return identity.error();
  auto key = signing_key_of(session);
  if (!key) return key.error();
  lib::RestoreOrder order;
  order.key = *key;
  order.from = std::move(from);
  order.identity = *identity;
  order.later = session.has_book() ? &session.reader() : nullptr;
  order.actor = session.actor();
  order.uid = session.uid();
  order.clock = session.clock();
  return order;
}

Error as_damage(const Error& error, const std::string& path) {
  // What is in the way has a place.
  if (kind_of(error.what) != Kind::refused || !error.place.file.empty()) return error;
  return {Problem::night_unsound, {cli::render_line(error)}, {path, 0, 0, {}}};
}

lib::TermsOf terms_for(const cli::Session& session) {
  return [&session](const store::Reader& book) { return redeem::terms_of(session, book); };
}

}  // namespace yangxiao::cmd::exporting
