// Who leaves, and who was found to be one person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/change.hpp"
#include "geo/position.hpp"

namespace yangxiao::member {

// The member stays in the book with all that is theirs; the phone is free for another. Errors:
// entry_missing, member_left, member_merged.
Result<catalogue::Changed> leave(store::Writer& book, const std::string& code,
                                 const std::string& day);

// Makes one member of two: what `into` lacks it gets from `from`; who is here is here; the earlier
// joining counts. The row of `from` stays and points to `into`, the histories keep both as they
// were. Errors: entry_missing, members_same, member_merged.
Result<catalogue::Changed> merge_members(store::Writer& book, const std::string& from,
                                         const std::string& into);

struct Alike {
  std::string code;
  std::string other;
};
// Members that may be one person: one name with one employer, or one phone over time. With a batch,
// only those of which one was made by it. Each pair once.
std::vector<Alike> alike(const store::Reader& book, std::optional<std::int64_t> batch);

struct Knower {
  catalogue::Entry member;
  std::optional<double> metres;  // from the middle of what they know; nothing: a compound's name
};
// Who is here and knows a place: it lies within the radius around their place or home station, or,
// of who has no radius, within `reach` of it. The nearest first. Reads all members.
std::vector<Knower> who_knows(const store::Reader& book, geo::Position place, double reach);
// The same by the name of a compound, or a part of it.
std::vector<Knower> who_knows_compound(const store::Reader& book, const std::string& name);

}  // namespace yangxiao::member
