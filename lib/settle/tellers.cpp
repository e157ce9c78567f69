#include "settle/tellers.hpp"

#include <utility>

#include "report/state.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kTellers = R"sql(
  SELECT report, filed_at, state, member, contact_phone FROM report WHERE report = ?1
  UNION ALL
  SELECT report, filed_at, state, member, contact_phone FROM report WHERE head = ?1)sql";

}  // namespace

Tellers::Tellers(const store::Reader& book, const member::MergedMembers& merged)
    : merged_(merged), query_(book.database(), kTellers) {}

std::vector<Teller> Tellers::of(std::int64_t head) {
  query_.reset();
  query_.bind(1, head);
  std::vector<Teller> tellers;
  while (query_.executeStep()) {
    Teller teller;
    teller.report = query_.getColumn(0).getInt64();
    teller.filed_at = Instant{query_.getColumn(1).getInt64()};
    teller.gave_up_place =
        report::is_turned_down(static_cast<report::State>(query_.getColumn(2).getInt64()));
    teller.person = person_of(teller.report);
    tellers.push_back(std::move(teller));
  }
  return tellers;
}

// A member, else a phone, else nobody knows: somebody of their own.
std::string Tellers::person_of(std::int64_t report) {
  const SQLite::Column member = query_.getColumn(3);
  if (!member.isNull()) return "m" + std::to_string(merged_.head_of(member.getInt64()));
  const SQLite::Column phone = query_.getColumn(4);
  return phone.isNull() ? "r" + std::to_string(report) : "p" + phone.getString();
}

}  // namespace yangxiao::settle
