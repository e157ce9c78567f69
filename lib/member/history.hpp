// What happened to a member: leaving, coming back, another phone or name, being found to be
// somebody who is here already.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/kind.hpp"

namespace yangxiao::member {

struct Event {
  Instant at;
  std::string actor;
  std::string kind;   // left, returned, merged, took-in, phone, name, consent, withdrawal
  std::string day;    // of leaving or returning
  std::string other;  // the code of whom they were merged with
  std::string former_phone;
  std::string former_name;
  std::string note;
  std::string purpose;  // of a consent and its withdrawal
};

// The oldest first.
std::vector<Event> history(const store::Reader& book, std::int64_t member);

void record_event(store::Writer& book, std::int64_t member, const std::string& kind,
                  const std::string& day, std::optional<std::int64_t> other,
                  const std::string& former, const std::string& note);

// Kind::written and Kind::unwritten of members: who leaves, returns or has another phone or name.
void keep_change(store::Writer& book, const catalogue::Entry* former, const catalogue::Entry& next);
void forget_change(store::Writer& book, std::int64_t member, std::int64_t mark);

// Whether a phone, normalised, is or was the member's.
bool had_phone(const store::Reader& book, std::int64_t member, const std::string& phone);

// The code of a member; empty: there is none.
std::string code_of(const store::Reader& book, std::int64_t member);
// Who a member was found to be, or is themselves.
std::int64_t head_of(const store::Reader& book, std::int64_t member);
// They, and everybody who was found to be them.
std::vector<std::int64_t> one_person(const store::Reader& book, std::int64_t member);

// Whether the member was found to be another, and whom: the code.
bool is_merged(const store::Reader& book, std::int64_t member);
std::optional<std::string> merged_into(const store::Reader& book, std::int64_t member);

}  // namespace yangxiao::member
