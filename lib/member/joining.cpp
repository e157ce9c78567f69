#include "member/joining.hpp"

#include "calendar/civil.hpp"

namespace yangxiao::member {
namespace {

constexpr const char* kJoinedOn = R"sql(SELECT joined_on FROM member WHERE member = ?1)sql";

}  // namespace

JoiningDays::JoiningDays(const store::Reader& book) : query_(book.database(), kJoinedOn) {}

std::optional<std::int64_t> JoiningDays::day_of(std::int64_t member) {
  query_.reset();
  query_.bind(1, member);
  if (!query_.executeStep()) return std::nullopt;
  const auto day = calendar::parse_day(query_.getColumn(0).getString());
  if (!day) return std::nullopt;
  return calendar::days_since_epoch(*day);
}

}  // namespace yangxiao::member
