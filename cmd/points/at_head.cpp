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

}  // namespace yangxiao::cmd::points
