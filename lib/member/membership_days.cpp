#include "member/membership_days.hpp"

#include <string>

#include "calendar/civil.hpp"

namespace yangxiao::member {
namespace {

constexpr const char* kDays = R"sql(SELECT joined_on, left_on FROM member WHERE member = ?1)sql";

std::optional<std::int64_t> day_in(const std::string& text) {
  const auto day = calendar::parse_day(text);
  return day ? std::optional(calendar::days_since_epoch(*day)) : std::nullopt;
}

}  // namespace

MembershipDays::MembershipDays(const store::Reader& book) : query_(book.database(), kDays) {}

MembershipSpan MembershipDays::of(std::int64_t member) {
  query_.reset();
  query_.bind(1, member);
  if (!query_.executeStep()) return {};
  return {day_in(query_.getColumn(0).getString()), day_in(query_.getColumn(1).getString())};
}

}  // namespace yangxiao::member
