#include "points/statement_book.hpp"

#include <array>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "points/at_head.hpp"
#include "points/book_statement.hpp"
#include "points/debt.hpp"
#include "points/head.hpp"
#include "points/kind_words.hpp"
#include "redeem/stock_value.hpp"
#include "settle/draft.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
namespace lib = yangxiao::points;

struct Page {
  settle::Period period;
  lib::BookStatement book;
  lib::Head head;
  std::int64_t stock = 0;  // at its price, at the end
  settle::Kept kept;       // of what was merged or split in the month
};

Result<Page> read_page(const Session& session) {
  const auto period = settle::parse_period(session.arguments()[opt_month].value_or(""));
  const auto begin = settle::begin_of(*period, session.zone());
  if (!begin) return begin.error();
  const auto end = settle::end_of(*period, session.zone());
  if (!end) return end.error();
  const auto at = session.arguments()[opt_at_moment];
  if (!at) {
    return Page{*period, lib::book_statement(session.reader(), *begin, *end, {}),
                lib::head_of(session.reader()),
                yangxiao::redeem::stock_value(session.reader(), *end, {}),
                settle::kept_between(session.reader(), session.zone(), *begin, *end)};
  }
  const auto moment = as_of(session, *at);
  if (!moment) return moment.error();
  const auto head = lib::head_at(session.reader(), moment->up_to, {});
  if (!head) return head.error();
  return Page{*period,
              lib::book_statement(session.reader(), *begin, *end, moment->up_to),
              *head,
              yangxiao::redeem::stock_value(session.reader(), *end, moment->up_to),
              {}};
}

// What a flow is, in words: "for a report: rules, version 2".
std::string flow_text(const lib::Flow& flow) {
  std::string text = tr(words_for(flow.kind));
  if (flow.other == lib::AccountKind::issue && flow.name.starts_with("rule-")) {
    text += fmt::format(fmt::runtime(tr(N_(": rules, version {0}"))), flow.name.substr(5));
  } else if (flow.other == lib::AccountKind::pot) {
    text += fmt::format(fmt::runtime(tr(N_(": pot {0}"))), flow.name);
  }
  return text;
}

std::string signed_text(std::int64_t points) {
  return points > 0 ? fmt::format("+{}", points) : std::to_string(points);
}

// What it changed for its member: nothing where nobody had it any more.
std::int64_t change_of(const lib::ByHandBooking& one) {
  const std::int64_t amount = one.booking.transfer.amount;
  if (one.booking.from.kind == lib::AccountKind::member) return -amount;
  return one.booking.to.kind == lib::AccountKind::member ? amount : 0;
}

std::string why_text(const lib::ByHandBooking& one) {
  std::string text = remark_at(Privacy::partner, one.booking.note);
  if (one.booking.from.kind != lib::AccountKind::unrecovered) return text;
  const bool is_let_off = lib::is_debt(one.booking.to.kind, one.booking.to.name);
  const bool is_owed = lib::is_debt(one.booking.from.kind, one.booking.from.name);
  const char* words = is_let_off ? N_("{0} of a debt written off")
                      : is_owed  ? N_("{0} owed again")
                                 : N_("{0} could not be got back");
  const std::string lost = fmt::format(fmt::runtime(tr(words)), one.booking.transfer.amount);
  return text.empty() ? lost : text + "; " + lost;
}

// Who asked for it: with another who approved it, or alone.
std::string asker_of(const lib::ByHandBooking& one) {
  return one.approval && one.approval->is_by_another() ? one.approval->asked_by : one.booking.actor;
}

// Who approved it; that nobody did though it was more than one may; nothing: one may book so much.
std::string approval_text(const lib::ByHandBooking& one) {
  if (!one.approval) return {};
  return one.approval->is_by_another() ? one.approval->decided_by : tr(N_("(nobody)"));
}

Status print_flows(Session& session, const Page& page) {
  std::vector<std::vector<std::string>> rows;
  rows.push_back({tr(N_("brought forward")), std::to_string(page.book.opening), ""});
  for (const lib::Flow& flow : page.book.flows) {
    rows.push_back({flow_text(flow), signed_text(flow.points), std::to_string(flow.transfers)});
  }
  rows.push_back({tr(N_("carried forward")), std::to_string(page.book.closing), ""});
  return print_table(session,
                     {{"kind", N_("WHAT")},
                      {"points", N_("POINTS"), Align::right},
                      {"transfers", N_("TRANSFERS"), Align::right}},
                     std::move(rows));
}

Status print_by_hand(Session& session, const Page& page) {
  if (page.book.by_hand.empty()) return {};
  Status said = session.out().write(std::string("\n") + tr(N_("booked by hand:")) + "\n");
  if (!said) return said;
  std::vector<std::vector<std::string>> rows;
  for (const lib::ByHandBooking& one : page.book.by_hand) {
    const lib::Transfer& transfer = one.booking.transfer;
    rows.push_back({std::to_string(transfer.number),
                    short_time(calendar::to_rfc3339(transfer.recorded_at, session.zone())),
                    tr(words_for(transfer.kind)), one.member, signed_text(change_of(one)),
                    asker_of(one), approval_text(one), why_text(one)});
  }
  return print_table(session,
                     {{"transfer", N_("NUMBER"), Align::right},
                      {"booked_at", N_("BOOKED")},
                      {"kind", N_("WHAT")},
                      {"member", N_("CODE")},
                      {"points", N_("POINTS"), Align::right},
                      {"actor", N_("WHO")},
                      {"approved_by", N_("APPROVED BY")},
                      {"note", N_("WHY")}},
                     std::move(rows));
}

Status print_for_people(Session& session, const Page& page) {
  Status status = print_flows(session, page);
  if (status) status = print_by_hand(session, page);
  if (!status) return status;
  std::string text = "\n";
  if (page.book.unrecovered != 0) {
    text += fmt::format(fmt::runtime(tr(N_("the office's loss in this month: {0}"))),
                        page.book.unrecovered) +
            "\n";
  }
  if (page.kept.reports > 0) {
    text += fmt::format(fmt::runtime(tr(N_("kept, since it was merged or split after it was "
                                           "paid: {0} points of {1} reports"))),
                        page.kept.points, page.kept.reports) +
            "\n";
  }
  if (page.stock != 0) {
    text += fmt::format(
        fmt::runtime(tr(N_("points outstanding: {0}; goods that they could be redeemed for, at "
                           "their prices of now: {1}"))),
        page.book.closing, page.stock);
    text += "\n";
  }
  const std::string head = lib::to_text(page.head);
  text += fmt::format(fmt::runtime(tr(N_("head {0}"))), head) + "\n";
  return session.out().write(text);
}

constexpr std::array<table::Column, 12> kColumns = {{{"part"},
                                                     {"kind"},
                                                     {"account"},
                                                     {"name"},
                                                     {"points", table::Type::integer},
                                                     {"transfers", table::Type::integer},
                                                     {"transfer", table::Type::integer},
                                                     {"booked_at"},
                                                     {"member"},
                                                     {"actor"},
                                                     {"approved_by"},
                                                     {"note"}}};

Status write_by_hand(Session& session, const Page& page, table::RowWriter& writer) {
  for (const lib::ByHandBooking& one : page.book.by_hand) {
    const lib::Transfer& transfer = one.booking.transfer;
    const std::string booked = calendar::to_rfc3339(transfer.recorded_at, session.zone());
    const std::string actor = asker_of(one);
    const bool is_approved = one.approval && one.approval->is_by_another();
    const std::string approved = is_approved ? one.approval->decided_by : std::string();
    const std::string note = why_text(one);
    const std::array<table::Value, 12> values = {std::string_view("by-hand"),
                                                 lib::name_of(transfer.kind),
                                                 {},
                                                 {},
                                                 change_of(one),
                                                 {},
                                                 transfer.number,
                                                 std::string_view(booked),
                                                 text_or_nothing(one.member),
                                                 std::string_view(actor),
                                                 text_or_nothing(approved),
                                                 text_or_nothing(note)};
    const Status written = writer.row(values);
    if (!written) return written;
  }
  return {};
}

Status print_for_machines(Session& session, const Page& page) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const auto total = [&](std::string_view part, std::int64_t points) {
    std::array<table::Value, 12> values = {};
    values[0] = part;
    values[4] = points;
    return (*writer)->row(values);
  };
  Status status = total("brought-forward", page.book.opening);
  for (const lib::Flow& flow : page.book.flows) {
    if (!status) return status;
    std::array<table::Value, 12> values = {};
    values[0] = std::string_view("flow");
    values[1] = lib::name_of(flow.kind);
    values[2] = lib::name_of(flow.other);
    values[3] = text_or_nothing(flow.name);
    values[4] = flow.points;
    values[5] = flow.transfers;
    status = (*writer)->row(values);
  }
  if (status) status = total("carried-forward", page.book.closing);
  if (status) status = total("unrecovered", page.book.unrecovered);
  if (status && page.kept.reports > 0) status = total("kept", page.kept.points);
  if (status && page.stock != 0) status = total("stock", page.stock);
  if (status) status = write_by_hand(session, page, **writer);
  return status ? (*writer)->finish() : status;
}

}  // namespace

Status check_month(const Arguments& arguments) {
  const std::string text = arguments[opt_month].value_or("");
  if (settle::parse_period(text)) return {};
  return Error{Problem::period_bad, {text}, {}};
}

Result<Outcome> show_book(Session& session) {
  const auto page = read_page(session);
  if (!page) return page.error();
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *page)
                                                         : print_for_machines(session, *page);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace yangxiao::cmd::points
