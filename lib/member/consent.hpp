// Whether a member consents to be named, for instance where they are honoured. They say so, and can
// say at any time that they do no more.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "base/clock.hpp"
#include "store/book.hpp"

namespace yangxiao::member {

enum class Purpose : std::uint8_t { honours };
std::string_view name_of(Purpose purpose);

// Since when they consent, as they, or anybody who was found to be them, said last. Nothing: they
// do not.
std::optional<Instant> consents_since(const store::Reader& book, std::int64_t member,
                                      Purpose purpose);

// Keeps what they say now, as an event of theirs. Whether it is something else than before.
bool keep_consent(store::Writer& book, std::int64_t member, Purpose purpose, bool consents);

}  // namespace yangxiao::member
