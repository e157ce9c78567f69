#include "points/at_head.hpp"

#include "base/text/whole_number.hpp"

namespace yangxiao::cmd::points {

using namespace cli;
namespace lib = yangxiao::points;

Result<lib::Head> head_named(const Session& session, const std::optional<std::string>& text) {
  if (!text) return lib::head_of(session.reader());
  if (const auto head = lib::parse_head(*text)) {
    return lib::head_at(session.reader(), head->count, head->hash);
  }
  const auto count = text::whole_number(*text);
  if (count && *count >= 0) return lib::head_at(session.reader(), *count, {});
  return Error{Problem::option_value_bad,
               {"--at", *text, tr(N_("COUNT:HASH, as points check --head prints it"))},
               {}};
}

Result<lib::AsOf> as_of(const Session& session, const std::string& text) {
  if (lib::parse_head(text) || text::whole_number(text)) {
    const auto head = head_named(session, text);
    if (!head) return head.error();
    const auto at = lib::head_recorded_at(session.reader(), head->count);
    return lib::AsOf{head->count, at.value_or(Instant{})};
  }
  const auto time = session.time(text);
  if (!time) return time.error();
  // What was booked in that second counts.
  return lib::AsOf{lib::first_transfer_from(session.reader(), {time->seconds + 1}) - 1, *time};
}

}  // namespace yangxiao::cmd::points
