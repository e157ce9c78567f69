// Who asked to be forgotten: their row stays under a code that nobody can type, and says nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "store/book.hpp"

namespace yangxiao::member {

// Those of a kind's rows that are no entries any more: see catalogue::Kind::gone.
inline constexpr const char* kErasedRows = "SELECT member FROM erasure";

// By the number of the row; one that was merged is erased together with whom it was found to be.
std::unordered_set<std::int64_t> erased_members(const store::Reader& book);

// "erased 12": with a space, as no code has it that is given.
std::string erased_code(std::int64_t member);
bool is_erased_code(std::string_view text);

}  // namespace yangxiao::member
