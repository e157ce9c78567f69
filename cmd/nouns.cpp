// The nouns and their verbs.
#include "cli/verb.hpp"
#include "export/verbs.hpp"
#include "points/verbs.hpp"
#include "redeem/verbs.hpp"
#include "report/verbs.hpp"
#include "station/verbs.hpp"

namespace yangxiao::cli {

namespace {

constexpr VerbEntry kStation[] = {
    {"nearest", cmd::station::nearest}, {"search", cmd::station::search},
    {"list", cmd::station::list},       {"show", cmd::station::show},
    {"add", cmd::station::add},         {"set", cmd::station::set},
    {"close", cmd::station::close},     {"reopen", cmd::station::reopen},
    {"import", cmd::station::import},   {"audit", cmd::station::audit},
    {"publish", cmd::station::publish}, {"coverage", cmd::station::coverage},
    {"plan", cmd::station::plan},       {"board", cmd::station::board},
    {"needs", cmd::station::needs},
};

constexpr VerbEntry kExport[] = {
    {"stations", cmd::exporting::stations},
    {"reports", cmd::exporting::reports},
    {"members", cmd::exporting::members},
    {"ledger", cmd::exporting::ledger},
    {"redemptions", cmd::exporting::redemptions},
    {"services", cmd::exporting::services},
    {"stats", cmd::exporting::stats},
    {"open311", cmd::exporting::open311},
    {"page", cmd::exporting::page},
    {"nightly", cmd::exporting::nightly},
    {"push", cmd::exporting::push},
    {"backup", cmd::exporting::backup},
    {"check", cmd::exporting::check},
    {"restore", cmd::exporting::restore},
    {"key", cmd::exporting::key},
};

// What every list that the office keeps takes.
template <const cmd::catalogue::Listed& (*listed)()>
struct Kept {
  static Verb list() { return cmd::catalogue::list(listed()); }
  static Verb show() { return cmd::catalogue::show(listed()); }
  static Verb add() { return cmd::catalogue::add(listed()); }
  static Verb set() { return cmd::catalogue::set(listed()); }
  static Verb import() { return cmd::catalogue::import(listed()); }
};
using Services = Kept<cmd::station::services>;
constexpr VerbEntry kService[] = {
    {"find", cmd::station::service_find},
    {"at", cmd::station::service_at},
    {"list", Services::list},
    {"show", Services::show},
    {"add", Services::add},
    {"set", Services::set},
    {"import", Services::import},
};
using Hotlines = Kept<cmd::station::hotlines>;
constexpr VerbEntry kHotline[] = {
    {"list", Hotlines::list}, {"show", Hotlines::show},     {"add", Hotlines::add},
    {"set", Hotlines::set},   {"import", Hotlines::import},
};
constexpr VerbEntry kVisit[] = {
    {"add", cmd::station::visit_add},
    {"list", cmd::station::visit_list},
    {"stats", cmd::station::visit_stats},
    {"import", cmd::station::visit_import},
};
constexpr Noun kBelowStation[] = {
    {"station hotline", N_("The numbers that hang on every wall, and what each helps with."),
     kHotline},
    {"station service", N_("What stations do for people: on the spot, or passed on to whom."),
     kService},
    {"station visit",
     N_("Who comes to a station, what they are given and what they miss."),
     kVisit,
     {},
     "add"},
};

using Members = Kept<cmd::points::members>;
using Teams = Kept<cmd::points::teams>;
using Employers = Kept<cmd::points::employers>;

constexpr VerbEntry kMember[] = {
    {"near", cmd::points::member_near},
    {"list", Members::list},
    {"show", Members::show},
    {"add", Members::add},
    {"export", cmd::points::member_export},
    {"set", Members::set},
    {"leave", cmd::points::member_leave},
    {"merge", cmd::points::member_merge},
    {"erase", cmd::points::member_erase},
    {"import", Members::import},
};
constexpr VerbEntry kTeam[] = {
    {"list", Teams::list}, {"show", Teams::show},     {"add", Teams::add},
    {"set", Teams::set},   {"import", Teams::import},
};
constexpr VerbEntry kEmployer[] = {
    {"list", Employers::list}, {"show", Employers::show},     {"add", Employers::add},
    {"set", Employers::set},   {"import", Employers::import},
};
constexpr VerbEntry kRule[] = {
    {"list", cmd::points::rule_list},
    {"show", cmd::points::rule_show},
    {"try", cmd::points::rule_try},
    {"import", cmd::points::rule_import},
};
constexpr VerbEntry kActivity[] = {
    {"list", cmd::points::activity_list},
    {"add", cmd::points::activity_add},
    {"import", cmd::points::activity_import},
    {"decide", cmd::points::activity_decide},
};
constexpr VerbEntry kObject[] = {
    {"list", cmd::points::object_list},
    {"add", cmd::points::object_add},
    {"decide", cmd::points::object_decide},
};
using Categories = Kept<cmd::report::categories>;
using Channels = Kept<cmd::report::channels>;
using Agencies = Kept<cmd::report::agencies>;
using Calendar = Kept<cmd::report::calendar>;

constexpr VerbEntry kCategory[] = {
    {"list", Categories::list}, {"show", Categories::show},     {"add", Categories::add},
    {"set", Categories::set},   {"import", Categories::import},
};
constexpr VerbEntry kChannel[] = {
    {"list", Channels::list}, {"show", Channels::show},     {"add", Channels::add},
    {"set", Channels::set},   {"import", Channels::import},
};
constexpr VerbEntry kAgency[] = {
    {"list", Agencies::list}, {"show", Agencies::show},     {"add", Agencies::add},
    {"set", Agencies::set},   {"import", Agencies::import},
};
constexpr VerbEntry kCalendar[] = {
    {"list", Calendar::list}, {"show", Calendar::show},     {"add", Calendar::add},
    {"set", Calendar::set},   {"import", Calendar::import},
};
constexpr VerbEntry kReport[] = {
    {"list", cmd::report::list},
    {"show", cmd::report::show},
    {"overdue", cmd::report::overdue},
    {"stats", cmd::report::stats},
    {"duplicates", cmd::report::duplicates},
    {"merge", cmd::report::merge},
    {"split", cmd::report::split},
    {"file", cmd::report::file},
    {"accept", cmd::report::accept},
    {"dispatch", cmd::report::dispatch},
    {"call", cmd::report::call},
    {"arrive", cmd::report::arrive},
    {"leave", cmd::report::leave},
    {"return", cmd::report::send_back},
    {"extend", cmd::report::extend},
    {"resolve", cmd::report::resolve},
    {"verify", cmd::report::verify},
    {"close", cmd::report::close},
    {"reject", cmd::report::reject},
    {"withdraw", cmd::report::withdraw},
    {"park", cmd::report::park},
    {"reopen", cmd::report::reopen},
    {"set", cmd::report::set},
    {"note", cmd::report::note},
    {"import", cmd::report::import},
};
constexpr Noun kBelowReport[] = {
    {"report category", N_("The tree of what is reported: priority, number to call, limits."),
     kCategory},
    {"report channel", N_("The ways by which reports come in."), kChannel},
    {"report agency", N_("Who handles reports."), kAgency},
    {"report calendar", N_("Days off, and weekends that are worked instead: for deadlines."),
     kCalendar},
};

constexpr VerbEntry kPoints[] = {
    {"balance", cmd::points::balance}, {"statement", cmd::points::statement},
    {"explain", cmd::points::explain}, {"rank", cmd::points::rank},
    {"honours", cmd::points::honours}, {"award", cmd::points::award},
    {"adjust", cmd::points::adjust},   {"write-off", cmd::points::write_off},
    {"reverse", cmd::points::reverse}, {"expire", cmd::points::expire},
    {"settle", cmd::points::settle},   {"import", cmd::points::import},
    {"check", cmd::points::check},
};
constexpr Noun kBelowPoints[] = {
    {"points member", N_("Who takes part: couriers, riders, drivers, cleaners."), kMember},
    {"points team", N_("Volunteer teams and joint party branches."), kTeam},
    {"points employer", N_("Depots, delivery sites and firms, and who was visited when."),
     kEmployer},
    {"points rule", N_("What reports are worth: every version, each from its day on."), kRule},
    {"points activity", N_("Volunteer service: who took part in what, and for how long."),
     kActivity},
    {"points object",
     N_("Objections to what is due, and how they were decided."),
     kObject,
     {},
     "add"},
};

using Items = Kept<cmd::redeem::items>;
using Donors = Kept<cmd::redeem::donors>;
using Partners = Kept<cmd::redeem::partners>;
using Offers = Kept<cmd::redeem::offers>;

constexpr VerbEntry kItem[] = {
    {"list", Items::list}, {"show", Items::show},     {"add", Items::add},
    {"set", Items::set},   {"import", Items::import},
};
constexpr VerbEntry kDonor[] = {
    {"statement", cmd::redeem::donor_statement},
    {"list", Donors::list},
    {"show", Donors::show},
    {"add", Donors::add},
    {"set", Donors::set},
    {"import", Donors::import},
};
constexpr VerbEntry kPartner[] = {
    {"list", Partners::list}, {"show", Partners::show},     {"add", Partners::add},
    {"set", Partners::set},   {"import", Partners::import},
};
constexpr VerbEntry kOffer[] = {
    {"near", cmd::redeem::offer_near},
    {"list", Offers::list},
    {"show", Offers::show},
    {"add", Offers::add},
    {"set", Offers::set},
    {"import", Offers::import},
};
constexpr VerbEntry kRedeem[] = {
    {"stock", cmd::redeem::stock},      {"journal", cmd::redeem::journal},
    {"list", cmd::redeem::list},        {"show", cmd::redeem::show},
    {"voucher", cmd::redeem::voucher},  {"reserve", cmd::redeem::reserve},
    {"collect", cmd::redeem::collect},  {"cancel", cmd::redeem::cancel},
    {"return", cmd::redeem::take_back}, {"donate", cmd::redeem::donate},
    {"move", cmd::redeem::move},        {"waste", cmd::redeem::waste},
    {"count", cmd::redeem::count},      {"import", cmd::redeem::import},
    {"expire", cmd::redeem::expire},    {"check", cmd::redeem::check},
};
constexpr Noun kBelowRedeem[] = {
    {"redeem item", N_("What can be redeemed, and for how many points."), kItem},
    {"redeem donor", N_("Who gives: departments, firms, shops, people."), kDonor},
    {"redeem partner", N_("Counters that are no stations: a hotel that hands out lunches."),
     kPartner},
    {"redeem offer", N_("What merchants grant to riders."), kOffer},
};

constexpr Noun kNouns[] = {
    {"station", N_("Service stations: where they are, what they offer, when they are open."),
     kStation, kBelowStation},
    {"report", N_("What workers report, and what reports are sorted by."), kReport, kBelowReport},
    {"points", N_("Members, their teams and employers, and the points that they earn."), kPoints,
     kBelowPoints},
    {"redeem", N_("What is donated, where it lies, and who redeems points for it."), kRedeem,
     kBelowRedeem},
    {"export", N_("Files that people and programs open."), kExport},
};

}  // namespace

std::span<const Noun> nouns() { return kNouns; }

std::vector<const Noun*> all_nouns() {
  std::vector<const Noun*> all;
  for (const Noun& noun : kNouns) {
    all.push_back(&noun);
    for (const Noun& below : noun.below) all.push_back(&below);
  }
  return all;
}

}  // namespace yangxiao::cli
