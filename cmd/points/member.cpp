// points member: who takes part.
#include "member/member.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "calendar/civil.hpp"
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "member/consent.hpp"
#include "member/history.hpp"
#include "member/membership.hpp"
#include "points/kind_words.hpp"
#include "points/verbs.hpp"
#include "report/link.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
namespace field = member::field;

constexpr Text opt_team{"team", 0, "TEAM", N_("only members of this team")};
constexpr Text opt_employer{"employer", 0, "EMPLOYER", N_("only who works for this employer")};
constexpr Text opt_station{"station", 0, "CODE", N_("only those of this station"), Form::station};
constexpr Text opt_occupation{"occupation", 0,
                              "WORD",       N_("only this occupation"),
                              Form::choice, "courier|rider|driver|cleaner|other"};
constexpr Flag opt_left{"left", 0, N_("only who has left")};
constexpr Flag opt_alike{"alike", 0, N_("only who may be one person with another")};

constexpr Text opt_consent{
    "consent",    0,
    "WHAT",       N_("what they consent to: to be named in honours, or no more to anything"),
    Form::choice, "honours|none"};
constexpr member::Purpose kHonours = member::Purpose::honours;

Result<catalogue::Listed::IsListed> who_is_alike(const Session& session) {
  std::set<std::string> codes;
  for (const member::Alike& pair : member::alike(session.reader(), std::nullopt)) {
    codes.insert({pair.code, pair.other});
  }
  return catalogue::Listed::IsListed(
      [codes = std::move(codes)](const catalogue::lib::Entry& entry) {
        return codes.contains(entry.code);
      });
}

Result<catalogue::Listed::IsListed> is_listed(const Session& session) {
  if (session.arguments()[opt_alike]) return who_is_alike(session);
  return catalogue::Listed::IsListed([&session](const catalogue::lib::Entry& entry) {
    const bool has_left = !catalogue::lib::text_of(entry, field::left_on).empty();
    return has_left == session.arguments()[opt_left] &&
           !member::is_merged(session.reader(), entry.id);
  });
}

// A purpose as the book has it, in the reader's language.
std::string purpose_shown(const std::string& purpose) {
  return purpose == member::name_of(kHonours) ? tr(N_("in honours")) : purpose;
}

std::vector<FieldLine> more_lines(const Session& session, Privacy privacy,
                                  const catalogue::lib::Entry& entry) {
  std::vector<FieldLine> lines;
  for (const member::Event& event : member::history(session.reader(), entry.id)) {
    const std::string what = event.kind == "phone"    ? own_phones_at(privacy, event.former_phone)
                             : event.kind == "name"   ? person_at(privacy, event.former_name)
                             : !event.purpose.empty() ? purpose_shown(event.purpose)
                             : event.other.empty()    ? event.day
                                                      : event.other;
    lines.push_back({tr(words_for_member_event(event.kind)),
                     fmt::format("{}{}({} {})", what, what.empty() ? "" : " ",
                                 calendar::to_rfc3339(event.at, session.zone()), event.actor)});
  }
  for (const member::Alike& pair : member::alike(session.reader(), std::nullopt)) {
    if (pair.code != entry.code && pair.other != entry.code) continue;
    lines.push_back({tr(N_("may be")), pair.code == entry.code ? pair.other : pair.code});
  }
  return lines;
}

// [{"at", "actor", "kind", "day", "other", "former_phone", "note", "purpose"}], the oldest first,
// the codes of those who may be the same person, and for what they consent to be named, since when.
std::vector<std::string> more_json(const Session& session, Privacy privacy,
                                   const catalogue::lib::Entry& entry) {
  using Json = nlohmann::ordered_json;
  Json events = Json::array();
  for (const member::Event& event : member::history(session.reader(), entry.id)) {
    Json json = {{"at", calendar::to_rfc3339(event.at, session.zone())},
                 {"actor", event.actor},
                 {"kind", event.kind}};
    const auto say = [&json](const char* key, const std::string& text) {
      if (!text.empty()) json[key] = text;
    };
    say("day", event.day);
    say("other", event.other);
    say("former_phone", own_phones_at(privacy, event.former_phone));
    say("former_name", person_at(privacy, event.former_name));
    say("note", remark_at(privacy, event.note));
    say("purpose", event.purpose);
    events.push_back(std::move(json));
  }
  Json alike = Json::array();
  for (const member::Alike& pair : member::alike(session.reader(), std::nullopt)) {
    if (pair.code == entry.code) alike.push_back(pair.other);
    if (pair.other == entry.code) alike.push_back(pair.code);
  }
  const auto text = [](const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  Json consents = Json::object();
  if (const auto since = member::consents_since(session.reader(), entry.id, kHonours)) {
    consents[std::string(member::name_of(kHonours))] = calendar::to_rfc3339(*since, session.zone());
  }
  return {text(events), text(alike), text(consents)};
}

void look_at_batch(Session& session, std::int64_t batch) {
  const auto pairs = member::alike(session.reader(), batch);
  if (pairs.empty()) return;
  session.reporter().note(Note::members_alike,
                          {std::to_string(pairs.size()), pairs.front().code, pairs.front().other},
                          {});
}

// What --consent says. What they said before stays as what happened.
std::string take_consent(Session& session, const catalogue::lib::Entry& entry) {
  const auto word = session.arguments()[opt_consent];
  if (!word) return {};
  const bool consents = *word == "honours";
  const bool is_new = member::keep_consent(session.writer(), entry.id, kHonours, consents);
  const char* text = !is_new    ? N_("{0}: as it was")
                     : consents ? N_("{0} consents to be named in honours")
                                : N_("{0} consents no more to be named in honours");
  return fmt::format(fmt::runtime(tr(text)), entry.code) + "\n";
}

// Reports that came from a phone before its owner was a member are theirs now.
Status link_reports(Session& session) {
  report::link_new_phones(session.writer(), session.config().report_link_days, session.zone(),
                          session.reporter());
  return {};
}

Status unlink_reports(Session& session, std::int64_t batch) {
  const auto mark =
      store::mark_of_batch(session.writer(), std::string(member::members().subject), batch);
  if (!mark) return with_time_text(session, mark.error(), Problem::batch_undone);
  report::unlink(session.writer(), *mark);
  return {};
}

catalogue::Listed::Form form(bool chinese) {
  if (chinese) {
    return {
        {"编号", "姓名", "电话", "职业", "单位", "队伍", "驿站", "熟悉小区", "加入日期", "备注"},
        {"", "刘一", "13800001111", "骑手", "", "", "HY001", "月湖小区、琴台小区", "2026-03-01",
         "示例行，填写前删除；没有编号的会自动编号"}};
  }
  return {{"code", "name", "phone", "occupation", "employer", "team", "station", "patch",
           "joined_on", "note"},
          {"", "Liu Yi", "13800001111", "rider", "", "", "HY001", "Yuehu|Qintai", "2026-03-01",
           "an example: delete this row before filling in; a code is made where there is none"}};
}

catalogue::Listed make() {
  catalogue::Listed listed;
  listed.kind = &member::members();
  listed.headings = {N_("full name"), N_("phone"),        N_("occupation"), N_("employer"),
                     N_("team"),      N_("home station"), N_("patch"),      N_("patch radius"),
                     N_("joined on"), N_("left on"),      N_("note"),       N_("position")};
  listed.columns = {{"code", N_("CODE")},         {"name", N_("MEMBER")},
                    {"phone", N_("PHONE")},       {"occupation", N_("OCCUPATION")},
                    {"employer", N_("EMPLOYER")}, {"team", N_("TEAM")},
                    {"station", N_("STATION")}};
  listed.column_fields = {field::name,     field::phone, field::occupation,
                          field::employer, field::team,  field::station};
  listed.filters = {{&opt_team, field::team},
                    {&opt_employer, field::employer},
                    {&opt_station, field::station},
                    {&opt_occupation, field::occupation}};
  listed.more_filters = {&opt_left, &opt_alike};
  listed.is_listed = is_listed;
  listed.more_lines = more_lines;
  listed.more_keys = {"events", "may_be", "consents"};
  listed.more_json = more_json;
  listed.look_at_batch = look_at_batch;
  listed.follow_up = link_reports;
  listed.set_options = {&opt_consent};
  listed.also_set = take_consent;
  listed.before_undo = unlink_reports;
  listed.form = form;
  listed.add = {
      N_("add one member"),
      {{"yangxiao points member add name=刘二 phone=13900002222 occupation=骑手 station=HY001",
        N_("a code is made where none is given")}}};
  listed.import = {N_("take over a list of members"),
                   {{"yangxiao points member import members.csv",
                     N_("who has the phone and the name already is changed, not added")}}};
  listed.list = {N_("list members, by team, employer, station or occupation"),
                 {{"yangxiao points member list --occupation rider", N_("the riders who are here")},
                  {"yangxiao points member list --alike", N_("who may be in the book twice")}}};
  listed.show = {N_("show everything that is known of members"),
                 {{"yangxiao points member show M1", N_("one member, and what happened to them")}}};
  listed.set = {N_("change a member; what is set here beats later files"),
                {{"yangxiao points member set M1 phone=13700003333",
                  N_("another phone; the former one is kept")},
                 {"yangxiao points member set M1 --consent honours",
                  N_("they may be named where they are honoured; --consent none: no more")}}};
  listed.undone = N_("import {0} taken back: {1} members removed, {2} as they were before");
  return listed;
}

}  // namespace

const catalogue::Listed& members() {
  static const catalogue::Listed listed = make();
  return listed;
}

}  // namespace yangxiao::cmd::points
