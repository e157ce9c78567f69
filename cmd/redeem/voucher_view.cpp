#include "redeem/voucher_view.hpp"

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "calendar/civil.hpp"
#include "cli/field_lines.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "redeem/asked.hpp"
#include "redeem/payload.hpp"
#include "redeem/printed_voucher.hpp"
#include "redeem/state_words.hpp"
#include "redeem/voucher.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using points::Told;

std::string member_code(const store::Reader& book, const std::optional<std::int64_t>& member) {
  if (!member) return {};
  return member::code_of(book, member::head_of(book, *member));
}

}  // namespace

const char* state_text(lib::State state) { return tr(words_for_state(lib::name_of(state))); }

std::vector<Told> told_of(const Session& session, const lib::Redemption& redemption,
                          lib::State state, const std::string& payload) {
  const store::Reader& book = session.reader();
  const lib::Item item = lib::item_at(book, redemption.item);
  const lib::PlaceShown place = lib::shown(book, redemption.place);
  std::vector<Told> told = {
      {"code", redemption.code},
      {"state", std::string(lib::name_of(state))},
      {"item", item.code},
      {"name", item.name},
      {"quantity", std::to_string(redemption.quantity), true},
      {"points", std::to_string(redemption.points()), true},
      {"member", member_code(book, redemption.member)},
      {"place", place.code},
      {"place_name", place.name},
      {"hours", item.hours},
      {"valid_until", calendar::to_rfc3339(redemption.valid_until, session.zone())},
      {"offline", redemption.offline ? "true" : "false", false, true}};
  if (!payload.empty()) told.push_back({"payload", payload});
  return told;
}

std::string voucher_lines(const Session& session, std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  const auto state = lib::state_named(of("state")).value_or(lib::State::open);
  const bool is_open = state == lib::State::open;
  return field_lines(
      {{tr(N_("voucher")), text::in_halves(of("code"))},
       {tr(N_("state")), is_open ? std::string() : std::string(state_text(state))},
       {tr(N_("item")), fmt::format("{} × {} {}", of("quantity"), of("item"), of("name"))},
       {tr(N_("points")), of("points")},
       {tr(N_("member")), of("member")},
       {tr(N_("where")), of("place") + " " + of("place_name")},
       {tr(N_("handed out")), is_open ? of("hours") : std::string()},
       {tr(N_("good until")), is_open ? end_shown(session, of("valid_until")) : std::string()},
       {tr(N_("without the book")), is_open && of("offline") == "true"
                                        ? tr(N_("it may be handed out there"))
                                        : std::string()}});
}

Result<lib::Redemption> redemption_shown_by(const Session& session, const std::string& word) {
  if (!lib::is_payload(word)) return lib::redemption_with_code(session.reader(), word);
  const auto keys = issued_keys(session);
  if (!keys) return keys.error();
  return lib::redemption_shown(session.reader(), word, *keys);
}

Result<lib::Redemption> redemption_of(const Session& session) {
  return redemption_shown_by(session, session.arguments().words().front());
}

}  // namespace yangxiao::cmd::redeem
