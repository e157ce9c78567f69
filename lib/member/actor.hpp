// Who ran the program, by the name that stands beside what they did.
#pragma once

#include <cstdint>
#include <string_view>

#include "store/book.hpp"

namespace yangxiao::member {

// A capital makes nobody another person.
bool is_same_actor(std::string_view a, std::string_view b);

// Whether an actor goes by the code or the name of a member, or of one whom they were merged with.
bool is_actor(const store::Reader& book, std::int64_t member, std::string_view actor);

}  // namespace yangxiao::member
