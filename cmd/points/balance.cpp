// points balance: what members have.
#include "points/balance.hpp"

#include <array>
#include <unordered_map>

#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/at_head.hpp"
#include "points/last_day.hpp"
#include "points/verbs.hpp"
#include "redeem/freed_points.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using lib::MemberBalance;

constexpr Flag opt_all{"all", 0, N_("of all members who ever got points")};

constexpr std::array<table::Column, 7> kColumns = {{{"member"},
                                                    {"balance", table::Type::integer},
                                                    {"held", table::Type::integer},
                                                    {"spendable", table::Type::integer},
                                                    {"owed", table::Type::integer},
                                                    {"expiring", table::Type::integer},
                                                    {"expires_at"}}};

Status check(const Arguments& arguments) {
  if (arguments[opt_all] && !arguments.words().empty()) {
    return Error{Problem::argument_extra, {arguments.words()[0]}, {}};
  }
  if (arguments[opt_all] || !arguments.words().empty()) return {};
  return Error{Problem::argument_missing, {"MEMBER|--all"}, {}};
}

// As it was: of the members that are asked for, or of all who had an account.
Status each_as_of(Session& session, const lib::AsOf& as_of,
                  std::span<const yangxiao::catalogue::Entry> members,
                  const std::function<Status(const MemberBalance&)>& take) {
  const store::Reader& book = session.reader();
  const auto one = [&](std::int64_t member, const std::string& code) {
    return take(lib::balance_as_of(book, member, code, as_of));
  };
  Status taken;
  if (session.arguments()[opt_all]) {
    for (const auto& [member, code] : lib::account_holders(book)) {
      if (taken) taken = one(member, code);
    }
  }
  for (const auto& entry : members) {
    const std::string code = member::merged_into(book, entry.id).value_or(entry.code);
    if (taken) taken = one(member::head_of(book, entry.id), code);
  }
  return taken;
}

// Gives each balance that is asked for to `told`.
Status each(Session& session, const std::function<Status(const MemberBalance&)>& told) {
  const Instant now = session.clock().now();
  const store::Reader& book = session.reader();
  const auto at = session.arguments()[opt_at_moment];
  const auto freed = at ? std::unordered_map<std::string, std::int64_t>()
                        : yangxiao::redeem::freed_points(book, now);
  const auto take = [&](const MemberBalance& booked) {
    const auto found = freed.find(booked.code);
    if (found == freed.end()) return told(booked);
    MemberBalance now_free = booked;
    now_free.spendable += found->second;
    return told(now_free);
  };
  if (session.arguments()[opt_all] && !at) return lib::each_balance(book, now, take);
  std::vector<yangxiao::catalogue::Entry> members;
  for (const std::string& word : session.arguments().words()) {
    auto entry = yangxiao::catalogue::entry_with_code(book, member::members(), word);
    if (!entry) return entry.error();
    members.push_back(std::move(*entry));
  }
  if (at) {
    const auto moment = as_of(session, *at);
    if (!moment) return moment.error();
    return each_as_of(session, *moment, members, take);
  }
  for (const auto& entry : members) {
    const std::string code = member::merged_into(book, entry.id).value_or(entry.code);
    const Status taken = take(lib::balance_of(book, member::head_of(book, entry.id), code, now));
    if (!taken) return taken;
  }
  return {};
}

Status print_for_people(Session& session) {
  std::vector<std::vector<std::string>> rows;
  const Status read = each(session, [&](const MemberBalance& one) {
    rows.push_back({one.code, std::to_string(one.balance), std::to_string(one.held),
                    std::to_string(one.spendable), std::to_string(one.owed),
                    one.expires_at ? std::to_string(one.expiring) : std::string(),
                    last_day(session, one.expires_at)});
    return Status();
  });
  if (!read) return read;
  return print_table(session,
                     {{"member", N_("CODE")},
                      {"balance", N_("BALANCE"), Align::right},
                      {"held", N_("HELD"), Align::right},
                      {"spendable", N_("SPENDABLE"), Align::right},
                      {"owed", N_("OWED"), Align::right},
                      {"expiring", N_("RUNS OUT"), Align::right},
                      {"expires_at", N_("LAST DAY")}},
                     std::move(rows));
}

Status print_for_machines(Session& session) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const Status read = each(session, [&](const MemberBalance& one) {
    const std::string expires =
        one.expires_at ? calendar::to_rfc3339(*one.expires_at, session.zone()) : "";
    const std::array<table::Value, 7> values = {
        std::string_view(one.code), one.balance, one.held, one.spendable, one.owed, one.expiring,
        text_or_nothing(expires)};
    return (*writer)->row(values);
  });
  return read ? (*writer)->finish() : read;
}

Result<Outcome> run(Session& session) {
  const auto level = open_privacy(session);
  if (!level) return level.error();
  const Status printed =
      session.shape() == Shape::table ? print_for_people(session) : print_for_machines(session);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb balance() {
  return {"balance",
          N_("show what members have, what is reserved, and what runs out next"),
          Shelf::look_up,
          {{"MEMBER", Form::text, Argument::Count::any}},
          {{N_("Members"), {&opt_all}},
           {N_("When"), {&opt_at_moment}},
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao points balance M1", N_("one member")},
           {"yangxiao points balance --all --format csv", N_("everybody, for a spreadsheet")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
