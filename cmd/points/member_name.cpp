#include "points/member_name.hpp"

#include "catalogue/entry_table.hpp"
#include "member/consent.hpp"
#include "member/member.hpp"

namespace yangxiao::cmd::points {

using cli::Privacy;

bool is_named(const cli::Session& session, Privacy level, std::int64_t member) {
  if (level == Privacy::wall) {
    return member::consents_since(session.reader(), member, member::Purpose::honours).has_value();
  }
  return level != Privacy::open;
}

std::string member_name(const cli::Session& session, Privacy level, std::int64_t member) {
  if (!is_named(session, level, member)) return {};
  if (level == Privacy::wall) level = Privacy::internal;
  const auto entry =
      yangxiao::catalogue::EntryReader(session.reader(), member::members()).at(member);
  if (!entry) return {};
  return cli::person_at(level, yangxiao::catalogue::text_of(*entry, member::field::name));
}

}  // namespace yangxiao::cmd::points
