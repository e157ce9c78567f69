#include "redeem/filters.hpp"

#include "catalogue/listed.hpp"
#include "cli/privacy.hpp"
#include "redeem/asked.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;

constexpr Text opt_of_member{"member", 0, "CODE", N_("only those of this member")};
constexpr Text opt_state{"state",      0,
                         "STATE",      N_("only those in this state"),
                         Form::choice, "open|collected|cancelled|lapsed|returned|awaited"};
constexpr Text opt_since{"since", 0, "TIME", N_("only what was reserved from then on"), Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("only what was reserved before"), Form::time};

}  // namespace

OptionGroup voucher_filters(std::vector<const Option*> own) {
  std::vector<const Option*> options = {&opt_of_member, &opt_item,  &opt_station, &opt_partner,
                                        &opt_state,     &opt_since, &opt_until};
  options.insert(options.end(), own.begin(), own.end());
  return {N_("Which"), std::move(options)};
}

Result<lib::RedemptionFilter> filter_of(const Session& session, Privacy level) {
  const Arguments& arguments = session.arguments();
  const Status anybody = check_names_nobody(arguments, opt_of_member, level);
  if (!anybody) return anybody.error();
  lib::RedemptionFilter filter;
  catalogue::lib::References references(session.reader());
  Status taken = take_reference(references, "member", arguments, opt_of_member, filter.member);
  if (taken) taken = take_reference(references, "item", arguments, opt_item, filter.item);
  if (!taken) return taken.error();
  const auto place = place_if_said(session);
  if (!place) return place.error();
  filter.place = *place;
  if (const auto word = arguments[opt_state]) filter.state = lib::state_named(*word);
  taken = session.take_span(opt_since, opt_until, filter.since, filter.until);
  if (!taken) return taken.error();
  return filter;
}

}  // namespace yangxiao::cmd::redeem
