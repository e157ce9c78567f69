#include "points/chain.hpp"

#include <cstring>
#include <vector>

#include "points/link_fields.hpp"

namespace yangxiao::points {

Salt salt_from(Random& random) {
  Salt salt;
  random.fill(salt);
  return salt;
}

std::optional<Salt> read_salt(const SQLite::Column& column) {
  Salt salt;
  if (column.getBytes() != static_cast<int>(salt.size())) return std::nullopt;
  std::memcpy(salt.data(), column.getBlob(), salt.size());
  return salt;
}

Digest digest_of(std::string_view text) {
  return LinkFields::hash({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

Digest beginning_of(std::string_view book_id) { return digest_of(book_id); }

Digest hash_of(const Digest& previous, const Actor& actor) {
  LinkFields fields(LinkKind::actor, previous);
  fields.add(actor.number);
  fields.add(actor.actor);
  fields.add(actor.name);
  fields.add(actor.uid);
  fields.add(actor.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const Opening& opening) {
  LinkFields fields(LinkKind::account, previous);
  fields.add(opening.number);
  fields.add(opening.account);
  fields.add(static_cast<std::int64_t>(opening.kind));
  fields.add(opening.name);
  fields.add(opening.owner);
  fields.add(opening.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const RuleLink& rule) {
  LinkFields fields(LinkKind::rule, previous);
  fields.add(rule.number);
  fields.add(rule.rule);
  fields.add(rule.starts_on);
  fields.add(rule.text);
  fields.add(rule.actor);
  fields.add(rule.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const Transfer& transfer,
               const std::optional<Digest>& rule) {
  LinkFields fields(LinkKind::transfer, previous);
  fields.add(transfer.number);
  fields.add(transfer.first);
  fields.add(transfer.debit);
  fields.add(transfer.credit);
  fields.add(transfer.amount);
  fields.add(static_cast<std::int64_t>(transfer.kind));
  const auto& subject = transfer.subject;
  fields.add(subject ? std::optional(static_cast<std::int64_t>(subject->kind)) : std::nullopt);
  fields.add(subject ? std::optional(subject->number) : std::nullopt);
  fields.add(rule);
  fields.add(transfer.expires_at);
  fields.add(transfer.happened_at);
  fields.add(transfer.recorded_at);
  fields.add(transfer.actor);
  fields.add(transfer.batch);
  fields.add(transfer.resolves);
  fields.add(transfer.reverses);
  fields.add(transfer.note);
  return fields.digest();
}

Digest digest_of(const Salt& salt, std::string_view text) {
  std::vector<unsigned char> bytes(salt.begin(), salt.end());
  bytes.insert(bytes.end(), text.begin(), text.end());
  return LinkFields::hash(bytes);
}

}  // namespace yangxiao::points
