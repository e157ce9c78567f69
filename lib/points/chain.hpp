// The chain over everything that is booked: each link's hash covers all that it says and the hash
// before it, so that whoever knows one hash knows of every link up to it that it is as it was.
//
// A link is hashed as one text of fields: each is a byte with its length and so many bytes; a
// number is written with the fewest bytes, the highest first, and what is not there has the length
// 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "points/account.hpp"
#include "points/transfer.hpp"

namespace yangxiao::points {

// Sixteen random bytes that keep a short text from being guessed by its digest.
using Salt = std::array<unsigned char, 16>;

struct Actor {
  std::int64_t actor = 0;
  std::int64_t number = 0;  // in the chain
  std::string name;
  std::int64_t uid = 0;  // of the operating system
  Instant recorded_at;
};

struct Opening {
  std::int64_t account = 0;
  std::int64_t number = 0;  // in the chain
  AccountKind kind = AccountKind::member;
  std::string name;             // of all but a member's
  std::optional<Digest> owner;  // of a member's: the digest of salt and code
  Instant recorded_at;
};

// A version of the rules of points: points/rule_versions.hpp.
struct RuleLink {
  std::int64_t rule = 0;
  std::int64_t number = 0;     // in the chain
  std::int64_t starts_on = 0;  // days since 1970
  std::string text;
  std::int64_t actor = 0;
  Instant recorded_at;
};

Salt salt_from(Random& random);
// A column of 16 bytes; nothing where it is NULL or of another length.
std::optional<Salt> read_salt(const SQLite::Column& column);

// What the first link follows.
Digest beginning_of(std::string_view book_id);

Digest hash_of(const Digest& previous, const Actor& actor);
Digest hash_of(const Digest& previous, const Opening& opening);
Digest hash_of(const Digest& previous, const RuleLink& rule);
// `rule`: the digest of the text of the version that the transfer names.
Digest hash_of(const Digest& previous, const Transfer& transfer, const std::optional<Digest>& rule);

// `b2sum -l 256` prints the same.
Digest digest_of(std::string_view text);
// Of what can be erased, the chain has this alone.
Digest digest_of(const Salt& salt, std::string_view text);

}  // namespace yangxiao::points
