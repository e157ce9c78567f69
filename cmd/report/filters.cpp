#include "report/filters.hpp"

#include "base/text/phone.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"
#include "cli/asked_place.hpp"
#include "cli/import_options.hpp"
#include "geo/position_text.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "report/kept_back.hpp"
#include "report/state_words.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

constexpr Texts opt_state{"state",
                          0,
                          "STATE",
                          N_("only in this state (repeatable)"),
                          Form::choice,
                          "filed|accepted|dispatched|resolved|verified|closed|rejected|withdrawn|"
                          "parked",
                          [](std::string_view) { return true; }};  // or a word, as in files
constexpr Flag opt_unfinished{"open", 0, N_("only where somebody still has to do something")};
constexpr Text opt_category{"category", 0, "CODE", N_("only this category and what is below it")};
constexpr Text opt_channel{"channel", 0, "CODE", N_("only by this channel")};
constexpr Text opt_station{"station", 0, "CODE", N_("only of this station"), Form::station};
constexpr Text opt_agency{"agency", 0, "CODE", N_("only handled by this agency")};
constexpr Text opt_reporter{"reporter", 0, "WHO",
                            N_("only reported by this member or from this phone")};
constexpr Text opt_since{"since", 0, "TIME", N_("only reported at this time or later"), Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("only reported before this time"), Form::time};
constexpr Text opt_text{"text", 0, "WORDS", N_("only what says these words")};
constexpr Flag opt_duplicates{"duplicates", 0,
                              N_("also those that tell again what another one tells")};

constexpr Text opt_by{"by",         0,
                      "WHAT",       N_("a row for each of these (default: one for all)"),
                      Form::choice, "category|channel|subdistrict|month|agency|state"};

constexpr double kReach = 500;  // metres, where nobody says --within

struct Reference {
  const Text* option;
  const char* table;
  std::optional<std::int64_t>* row;
};

Status find_references(const Session& session, const lib::CategoryTree& tree,
                       lib::ListQuery& query) {
  yangxiao::catalogue::References references(session.reader());
  std::optional<std::int64_t> category;
  for (const Reference& wanted : {Reference{&opt_category, "category", &category},
                                  {&opt_channel, "channel", &query.channel},
                                  {&opt_station, "station", &query.station},
                                  {&opt_agency, "agency", &query.agency}}) {
    const auto word = session.arguments()[*wanted.option];
    if (!word) continue;
    const auto row = references.find(wanted.table, *word, "--" + std::string(wanted.option->name));
    if (!row) return row.error();
    *wanted.row = *row;
  }
  if (category) query.categories = tree.below(*category);
  return {};
}

// A phone means a member who has it as well as a contact who left it.
Result<lib::ReporterQuery> reporter_of(const Session& session, const std::string& who) {
  namespace entries = yangxiao::catalogue;
  lib::ReporterQuery query;
  const auto phone = text::normalise_phones(who, "--reporter");
  if (!phone) {
    const auto member = entries::References(session.reader()).find("member", who, "--reporter");
    if (!member) return member.error();
    query.members = member::one_person(session.reader(), *member);
    return query;
  }
  query.phone = *phone;
  entries::EntryReader members(session.reader(), member::members());
  const auto holders = members.with_value("phone", *phone);
  if (!holders.empty()) {
    query.members = member::one_person(session.reader(), holders.back().id);
  }
  return query;
}

Status take_times(const Session& session, lib::ListQuery& query) {
  return session.take_span(opt_since, opt_until, query.since, query.until);
}

Status take_near(const Session& session, lib::ListQuery& query) {
  const Arguments& arguments = session.arguments();
  const auto text = arguments[opt_near];
  if (!text && arguments.has(opt_within)) {
    return Error{Problem::option_needs, {"--within", "--near"}, {}};
  }
  if (!text) return {};
  const auto place = place_in(session, *text);
  if (!place) return place.error();
  const auto within = metres_within(session);
  if (!within) return within.error();
  query.near = lib::NearQuery{*place, within->value_or(kReach)};
  return {};
}

Status take_states(const Session& session, lib::ListQuery& query) {
  const Arguments& arguments = session.arguments();
  const auto words = lib::StateWords::of(session.config().report_states);
  if (!words) return words.error();
  for (const std::string& word : arguments[opt_state]) {
    const auto state = words->named(word);
    if (!state) return Error{Problem::option_value_bad, {"--state", word, lib::states_known()}, {}};
    query.states.push_back(*state);
  }
  if (!arguments[opt_unfinished]) return {};
  for (std::size_t i = 0; i < lib::kStates; ++i) {
    const auto state = static_cast<lib::State>(i);
    if (lib::is_open(state)) query.states.push_back(state);
  }
  return {};
}

Result<lib::ListQuery> filters_of(const Session& session, const lib::CategoryTree& tree,
                                  Privacy level) {
  const Arguments& arguments = session.arguments();
  // Nor is anything that leads to one that is kept back, as the reports that were merged with it.
  for (const Option* person :
       std::initializer_list<const Option*>{&opt_reporter, &opt_text, &opt_duplicates}) {
    const Status anybody = check_names_nobody(arguments, *person, level);
    if (!anybody) return anybody.error();
  }
  lib::ListQuery query;
  query.now = session.clock().now();
  const Status found = find_references(session, tree, query);
  if (!found) return found.error();
  if (const auto who = arguments[opt_reporter]) {
    auto reporter = reporter_of(session, *who);
    if (!reporter) return reporter.error();
    query.reporter = std::move(*reporter);
  }
  const Status states = take_states(session, query);
  if (!states) return states.error();
  query.subdistrict = arguments[opt_subdistrict];
  query.text = arguments[opt_text].value_or("");
  query.duplicates = arguments[opt_duplicates];
  const Status times = take_times(session, query);
  if (!times) return times.error();
  const Status near = take_near(session, query);
  if (!near) return near.error();
  return query;
}

// What is chosen by is no finer than what is shown: an hour, and a hundred metres.
void make_coarse(lib::ListQuery& query) {
  constexpr double kLeastMetres = 150;
  if (query.since) query.since = to_the_hour(*query.since);
  if (query.until) query.until = to_the_hour(*query.until);
  if (!query.near) return;
  query.near->place = {to_a_thousandth(query.near->place.lat),
                       to_a_thousandth(query.near->place.lon)};
  query.near->metres = std::max(query.near->metres, kLeastMetres);
}

}  // namespace

OptionGroup report_filters(std::vector<const Option*> own) {
  std::vector<const Option*> options = {
      &opt_state,    &opt_unfinished,  &opt_category, &opt_channel,   &opt_station, &opt_agency,
      &opt_reporter, &opt_subdistrict, &opt_near,     &opt_within,    &opt_datum,   &opt_order,
      &opt_since,    &opt_until,       &opt_text,     &opt_duplicates};
  options.insert(options.end(), own.begin(), own.end());
  return {N_("Which reports"), std::move(options)};
}

OptionGroup groups() { return {N_("Groups"), {&opt_by}}; }

lib::GroupBy group_by(const Arguments& arguments) {
  const std::string word = arguments[opt_by].value_or("");
  if (word == "category") return lib::GroupBy::category;
  if (word == "channel") return lib::GroupBy::channel;
  if (word == "subdistrict") return lib::GroupBy::subdistrict;
  if (word == "month") return lib::GroupBy::month;
  if (word == "state") return lib::GroupBy::state;
  return word == "agency" ? lib::GroupBy::agency : lib::GroupBy::all;
}

Result<std::vector<std::int64_t>> left_out_at(const Session& session, const lib::CategoryTree& tree,
                                              Privacy level) {
  if (!is_open(level)) return std::vector<std::int64_t>();
  return lib::kept_back(session.reader(), tree, session.config().report_not_open);
}

Result<lib::ListQuery> query_of(const Session& session, const lib::CategoryTree& tree,
                                Privacy level) {
  auto query = filters_of(session, tree, level);
  if (!query) return query;
  auto left_out = left_out_at(session, tree, level);
  if (!left_out) return left_out.error();
  query->left_out = std::move(*left_out);
  if (is_open(level)) make_coarse(*query);
  return query;
}

}  // namespace yangxiao::cmd::report
