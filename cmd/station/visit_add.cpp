// station visit add: somebody came in, and was given something or missed something.
#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/options.hpp"
#include "member/member.hpp"
#include "points/key.hpp"
#include "redeem/visit/visit.hpp"
#include "redeem/visit/visit_words.hpp"
#include "station/station_table.hpp"
#include "station/verbs.hpp"
#include "station/visit_view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using points::Told;

constexpr Text opt_visitor{"member", 0, "CODE", N_("who it was: a member")};
constexpr Number opt_people{"people", 0, "N", N_("so many people (default 1)")};
constexpr Texts opt_gave{"gave", 0, "ITEM:N",
                         N_("what they were given for nothing, and how many (repeatable)")};
constexpr Texts opt_lacked{"lacked", 0, "WHAT",
                           N_("what they came for and did not find: a facility, or in words "
                              "(repeatable)")};
constexpr Text opt_came_at{"at", 0, "TIME", N_("when (default now)"), Form::time};
constexpr Text opt_visit_note{"note", 0, "TEXT", N_("a remark")};

Status check(const Arguments& arguments) {
  const auto people = arguments[opt_people];
  constexpr std::uint64_t kMost = 100'000;
  if (people && (*people < 1 || *people > kMost)) {
    return Error{Problem::option_value_bad,
                 {"--people", std::to_string(*people), tr(N_("a whole number from 1"))},
                 {}};
  }
  if (arguments.has(opt_visitor) && people.value_or(1) > 1) {
    return Error{Problem::people_of_member, {}, {}};
  }
  return {};
}

Result<redeem::Visit> visit_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  const store::Reader& book = session.reader();
  const auto station = lib::station_named(book, arguments.words().front());
  if (!station) return station.error();
  redeem::Visit visit;
  visit.station = station->id;
  std::optional<Instant> at = session.clock().now();
  const Status timed = session.take_time(opt_came_at, at);
  if (!timed) return timed.error();
  visit.at = *at;
  if (visit.at > session.clock().now()) {
    return Error{Problem::time_ahead, {std::to_string(visit.at.seconds)}, {}};
  }
  const auto said = arguments[opt_came_at];
  visit.has_time = !said || !calendar::parse_day(*said);
  visit.people = static_cast<std::int64_t>(arguments[opt_people].value_or(1));
  if (const auto code = arguments[opt_visitor]) {
    const auto member = yangxiao::catalogue::entry_with_code(book, member::members(), *code);
    if (!member) return member.error();
    visit.member = member->id;
  }
  yangxiao::catalogue::References references(book);
  auto gifts = redeem::parse_gifts(references, arguments[opt_gave], "--gave");
  if (!gifts) return gifts.error();
  visit.gifts = std::move(*gifts);
  auto lacked = redeem::lacked_in(lib::FacilityWords::read(book), arguments[opt_lacked]);
  if (!lacked) return lacked.error();
  visit.lacked = std::move(*lacked);
  visit.note = arguments[opt_visit_note].value_or("");
  return visit;
}

Result<std::vector<Told>> book(Session& session, yangxiao::points::Ledger& ledger) {
  auto visit = visit_of(session);
  if (!visit) return visit.error();
  const Status added = redeem::VisitWriter(session.writer(), ledger).add(*visit, session.zone());
  if (!added) return added.error();
  yangxiao::catalogue::References references(session.reader());
  return std::vector<Told>{
      {"visit", std::to_string(visit->id), true},
      {"station", references.code_of("station", visit->station)},
      {"station_name", references.name_of("station", visit->station)},
      {"at", calendar::to_rfc3339(visit->at, session.zone())},
      {"people", std::to_string(visit->people), true},
      {"member", visit->member ? references.code_of("member", *visit->member) : std::string()},
      {"gave", gifts_text(references, visit->gifts)},
      {"lacked", visit->lacked}};
}

std::string sentence(const store::Reader& book, std::span<const Told> told) {
  const auto of = [&](std::string_view name) { return points::text_of(told, name); };
  std::string text = fmt::format(fmt::runtime(tr(N_("{0} {1}: people {2}"))), of("station"),
                                 of("station_name"), of("people"));
  if (!of("gave").empty()) {
    text += fmt::format(fmt::runtime(tr(N_("; given {0}"))), text::joined_anew(of("gave")));
  }
  if (!of("lacked").empty()) {
    text += fmt::format(fmt::runtime(tr(N_("; not found: {0}"))),
                        lacked_shown(lib::FacilityList::read(book), of("lacked")));
  }
  return text;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  yangxiao::points::Request request{
      "station visit add", {}, {{"station", arguments.words().front()}}};
  for (const Text* option : {&opt_visitor, &opt_came_at, &opt_visit_note}) {
    request.arguments.emplace_back(option->name, arguments[*option].value_or(""));
  }
  request.arguments.emplace_back("people", std::to_string(arguments[opt_people].value_or(1)));
  for (const Texts* option : {&opt_gave, &opt_lacked}) {
    std::string all;
    for (const std::string& one : arguments[*option]) all += one + "\n";
    request.arguments.emplace_back(option->name, all);
  }
  return points::book_once(
      session, request, [&](yangxiao::points::Ledger& ledger) { return book(session, ledger); },
      [&](std::span<const Told> told) { return sentence(session.reader(), told); });
}

}  // namespace

cli::Verb visit_add() {
  return {"add",
          N_("write down who came to a station, what they were given and what they did not find"),
          Shelf::change,
          {{"CODE", Form::station}},
          {{N_("The visit"),
            {&opt_visitor, &opt_people, &opt_gave, &opt_lacked, &opt_came_at, &opt_visit_note,
             &points::opt_key}},
           write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao station visit HY001 --gave WATER:2", N_("two bottles, and nobody asked who")},
           {"yangxiao station visit HY001 --member M1 --lacked 淋浴",
            N_("a member who would have liked a shower")},
           {"yangxiao station visit HY001 --people 35 --at yesterday",
            N_("so many came yesterday, by the keeper's list")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::station
