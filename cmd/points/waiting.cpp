#include "points/waiting.hpp"

#include <array>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "redeem/release.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

lib::Limits limits_of(const Session& session) {
  const Config& config = session.config();
  return {config.points_most_at_once, config.points_most_a_day, config.points_one_person_office};
}

std::vector<Told> told_of(const lib::Approval& one) {
  const auto& asked = one.asked;
  return {{"approval", std::to_string(one.approval), true},
          {"decision", one.approved ? "approved" : "refused"},
          {"verb", std::string(lib::name_of(asked.verb))},
          {"member", asked.what.member},
          {"points", std::to_string(asked.what.points), true},
          {"transfer", one.transfer == 0 ? std::string() : std::to_string(one.transfer), true}};
}

std::string decided(std::span<const Told> told) {
  const char* text = told[1].text == "approved"
                         ? N_("number {0} is approved: {1} points for {2} (transfer {3})")
                         : N_("number {0} is refused: {1} points for {2} are not booked");
  return fmt::format(fmt::runtime(tr(text)), told[0].text, told[4].text, told[3].text,
                     told[5].text);
}

std::vector<lib::Approval> waiting_ones(const Session& session) {
  std::vector<lib::Approval> all = lib::approvals(session.reader());
  std::erase_if(all, [](const lib::Approval& one) { return one.decided_at.has_value(); });
  return all;
}

const char* words_for(lib::Handwork verb) {
  switch (verb) {
    case lib::Handwork::award:
      return N_("award");
    case lib::Handwork::adjust:
      return N_("adjustment");
    case lib::Handwork::write_off:
      return N_("write-off");
    case lib::Handwork::reverse:
      break;
  }
  return N_("reversal");
}

Status print_for_people(Session& session) {
  std::vector<std::vector<std::string>> rows;
  for (const lib::Approval& one : waiting_ones(session)) {
    rows.push_back({std::to_string(one.approval), tr(words_for(one.asked.verb)),
                    one.asked.what.member, std::to_string(one.asked.what.points),
                    short_time(calendar::to_rfc3339(one.asked_at, session.zone())), one.asked_by,
                    remark_at(Privacy::partner, one.asked.what.reason)});
  }
  return print_table(session,
                     {{"approval", N_("REQUEST"), Align::right},
                      {"verb", N_("WHAT")},
                      {"member", N_("CODE")},
                      {"points", N_("POINTS"), Align::right},
                      {"asked_at", N_("WHEN")},
                      {"asked_by", N_("WHO")},
                      {"reason", N_("WHY")}},
                     std::move(rows));
}

constexpr std::array<table::Column, 9> kColumns = {{{"approval", table::Type::integer},
                                                    {"verb"},
                                                    {"member"},
                                                    {"points", table::Type::integer},
                                                    {"reverses", table::Type::integer},
                                                    {"asked_at"},
                                                    {"asked_by"},
                                                    {"asked_uid", table::Type::integer},
                                                    {"reason"}}};

Status print_for_machines(Session& session) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::Approval& one : waiting_ones(session)) {
    const std::string asked_at = calendar::to_rfc3339(one.asked_at, session.zone());
    const std::string reason = remark_at(Privacy::partner, one.asked.what.reason);
    const std::array<table::Value, 9> values = {
        one.approval,
        lib::name_of(one.asked.verb),
        std::string_view(one.asked.what.member),
        one.asked.what.points,
        one.asked.reverses ? table::Value(*one.asked.reverses) : table::Value(),
        std::string_view(asked_at),
        std::string_view(one.asked_by),
        one.asked_uid,
        std::string_view(reason)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

}  // namespace

Result<std::vector<Told>> book_or_wait(Session& session, const lib::Asked& asked,
                                       const std::function<Result<std::string>()>& check,
                                       const std::function<Result<std::vector<Told>>()>& book) {
  store::Writer& writer = session.writer();
  const lib::Limits limits = limits_of(session);
  const bool is_beyond =
      lib::is_beyond(writer, session.zone(), limits, session.uid(), asked.what.points);
  if (is_beyond && !limits.one_person_office) {
    const auto member = check();
    if (!member) return member.error();
    lib::Asked kept = asked;
    kept.what.member = *member;
    const std::int64_t number = lib::keep_waiting(writer, session.uid(), kept);
    return std::vector<Told>{{"transfer", {}, true},
                             {"member", *member},
                             {"points", std::to_string(asked.what.points), true},
                             {"approval", std::to_string(number), true}};
  }
  auto told = book();
  if (!told) return told;
  std::int64_t number = 0;
  if (is_beyond) {
    const std::int64_t transfer = std::strtoll(told->front().text.c_str(), nullptr, 10);
    lib::Asked kept = asked;
    kept.what.member = text_of(*told, "member");
    number = lib::keep_unapproved(writer, session.uid(), kept, transfer);
  }
  told->push_back({"approval", number == 0 ? std::string() : std::to_string(number), true});
  return told;
}

std::string with_approval(const Session& session, std::span<const Told> told, std::string booked) {
  const std::string& number = text_of(told, "approval");
  if (number.empty()) return booked;
  if (is_waiting(told)) {
    return fmt::format(
        fmt::runtime(tr(N_("{0}: {1} points wait for another person (number {2}): one person may "
                           "book {3} at once and {4} a day\n"
                           "who approves it: yangxiao points adjust --approve {2}"))),
        text_of(told, "member"), text_of(told, "points"), number,
        session.config().points_most_at_once, session.config().points_most_a_day);
  }
  return booked + fmt::format(fmt::runtime(tr(N_("; more than one person may book, and nobody else "
                                                 "approved it (number {0})"))),
                              number);
}

// What vouchers of whom it is about hold no longer can be taken, too.
Status free_lapsed_for(store::Writer& book, lib::Ledger& ledger, std::int64_t number) {
  const auto one = lib::approval_numbered(book, number);
  if (!one) return {};
  return yangxiao::redeem::free_lapsed_points(book, ledger, one->asked.what.member);
}

Result<Outcome> decide_waiting(Session& session) {
  const Arguments& arguments = session.arguments();
  const bool is_approval = arguments.has(opt_approve);
  const auto number = static_cast<std::int64_t>(
      (is_approval ? arguments[opt_approve] : arguments[opt_refuse]).value_or(0));
  const lib::Request request{
      session.verb().name,
      {},
      {{"decision", is_approval ? "approve" : "refuse"}, {"approval", std::to_string(number)}}};
  return book_once(
      session, request,
      [&](lib::Ledger& ledger) -> Result<std::vector<Told>> {
        store::Writer& book = session.writer();
        const Status freed = is_approval ? free_lapsed_for(book, ledger, number) : Status();
        if (!freed) return freed.error();
        const auto done =
            is_approval ? lib::approve(book, ledger, limits_of(session), session.uid(), number)
                        : lib::refuse(book, session.uid(), number);
        if (!done) return done.error();
        return told_of(*done);
      },
      decided);
}

Result<Outcome> show_waiting(Session& session) {
  const Status printed =
      session.shape() == Shape::table ? print_for_people(session) : print_for_machines(session);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace yangxiao::cmd::points
