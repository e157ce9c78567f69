#include "station/visit_filters.hpp"

#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "redeem/item.hpp"
#include "station/station_table.hpp"

namespace yangxiao::cmd::station {

using namespace cli;

namespace {

constexpr Text opt_at_station{"station", 0, "CODE", N_("only of this station"), Form::station};
constexpr Text opt_given_item{"item", 0, "ITEM", N_("only where this was given")};
constexpr Text opt_came_since{"since", 0, "TIME", N_("only from then on"), Form::time};
constexpr Text opt_came_until{"until", 0, "TIME", N_("only before"), Form::time};

}  // namespace

OptionGroup visit_filters(std::vector<const Option*> own) {
  OptionGroup group{N_("Which"),
                    {&opt_at_station, &opt_given_item, &opt_came_since, &opt_came_until}};
  group.options.insert(group.options.end(), own.begin(), own.end());
  return group;
}

Result<yangxiao::redeem::VisitFilter> visit_filter_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  const store::Reader& book = session.reader();
  yangxiao::redeem::VisitFilter filter;
  if (const auto code = arguments[opt_at_station]) {
    const auto station = yangxiao::station::station_named(book, *code);
    if (!station) return station.error();
    filter.station = station->id;
  }
  if (const auto code = arguments[opt_of_visitor]) {
    const auto member = yangxiao::catalogue::entry_with_code(book, member::members(), *code);
    if (!member) return member.error();
    filter.members = member::one_person(book, member->id);
  }
  if (const auto word = arguments[opt_given_item]) {
    const auto item = yangxiao::redeem::item_with_word(book, *word);
    if (!item) return item.error();
    filter.item = item->id;
  }
  filter.lacked = arguments[opt_lacked_only];
  const Status taken =
      session.take_span(opt_came_since, opt_came_until, filter.since, filter.until);
  if (!taken) return taken.error();
  return filter;
}

}  // namespace yangxiao::cmd::station
