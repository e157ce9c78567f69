#include "member/actor.hpp"

#include "base/text/fold.hpp"
#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"

namespace yangxiao::member {

bool is_same_actor(std::string_view a, std::string_view b) {
  return text::fold(a) == text::fold(b);
}

bool is_actor(const store::Reader& book, std::int64_t member, std::string_view actor) {
  catalogue::EntryReader members(book, member::members());
  for (const std::int64_t row : one_person(book, head_of(book, member))) {
    const auto entry = members.at(row);
    if (!entry) continue;
    if (is_same_actor(entry->code, actor)) return true;
    if (is_same_actor(catalogue::text_of(*entry, field::name), actor)) return true;
  }
  return false;
}

}  // namespace yangxiao::member
