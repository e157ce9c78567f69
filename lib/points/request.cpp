#include "points/request.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "base/text/hex.hpp"
#include "points/chain.hpp"

namespace yangxiao::points {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kKnown = R"sql(
  SELECT salt, asked, outcome FROM request WHERE verb = ?1 AND key = ?2)sql";
constexpr const char* kKeep = R"sql(
  INSERT INTO request (verb, key, salt, asked, outcome, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql";

// A reason may name a person: of each argument the digest is kept.
Json asked_of(const Request& request, const Salt& salt) {
  Json asked = Json::object();
  for (const auto& [name, value] : request.arguments) {
    asked[name] = text::to_hex(digest_of(salt, value));
  }
  return asked;
}

}  // namespace

Result<std::optional<std::string>> outcome_of(const store::Reader& book, const Request& request) {
  if (request.key.empty()) return std::optional<std::string>();
  SQLite::Statement known(book.database(), kKnown);
  known.bind(1, request.verb);
  known.bind(2, request.key);
  if (!known.executeStep()) return std::optional<std::string>();
  const Salt salt = read_salt(known.getColumn(0)).value_or(Salt{});
  const Json read = Json::parse(known.getColumn(1).getString(), nullptr, false);
  const Json was = read.is_object() ? read : Json::object();
  const Json asked = asked_of(request, salt);
  // An argument that an older version did not know was not given then; nor is one now that a newer
  // one knew.
  const std::string nothing = text::to_hex(digest_of(salt, ""));
  for (const auto& [one, other] : {std::pair(&asked, &was), std::pair(&was, &asked)}) {
    for (const auto& [name, digest] : one->items()) {
      if (digest != other->value(name, nothing)) {
        return Error{Problem::key_used, {request.key, name}, {}};
      }
    }
  }
  return std::optional<std::string>(known.getColumn(2).getString());
}

void keep_outcome(store::Writer& book, Random& random, const Request& request,
                  const std::string& outcome) {
  if (request.key.empty()) return;
  const Salt salt = salt_from(random);
  SQLite::Statement keep(book.database(), kKeep);
  keep.bind(1, request.verb);
  keep.bind(2, request.key);
  keep.bind(3, salt.data(), static_cast<int>(salt.size()));
  keep.bind(4, asked_of(request, salt).dump());
  keep.bind(5, outcome);
  keep.bind(6, book.mark());
  keep.exec();
}

}  // namespace yangxiao::points
