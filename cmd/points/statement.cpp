// points statement: a member's account as a page that adds up.
#include "points/statement.hpp"

#include <array>

#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/at_head.hpp"
#include "points/debt.hpp"
#include "points/due_view.hpp"
#include "points/kind_words.hpp"
#include "points/last_day.hpp"
#include "points/statement_book.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_booked_since{"since", 0, "TIME", N_("only booked at this time or later"),
                                Form::time};
constexpr Text opt_booked_until{"until", 0, "TIME", N_("only booked before this time"), Form::time};

constexpr std::array<table::Column, 12> kColumns = {{{"booked_at"},
                                                     {"happened_at"},
                                                     {"transfer", table::Type::integer},
                                                     {"kind"},
                                                     {"points", table::Type::integer},
                                                     {"balance", table::Type::integer},
                                                     {"expires_at"},
                                                     {"note"},
                                                     {"report"},
                                                     {"activity"},
                                                     {"team"},
                                                     {"voucher"}}};
constexpr std::string_view kOpening = "brought-forward";
constexpr std::string_view kClosing = "carried-forward";

struct Page {
  lib::StatementSpan span;
  lib::Statement account;
};

Result<Page> read_page(Session& session) {
  const auto entry = yangxiao::catalogue::entry_with_code(session.reader(), member::members(),
                                                          session.arguments().words().front());
  if (!entry) return entry.error();
  Page page;
  Status given =
      session.take_span(opt_booked_since, opt_booked_until, page.span.since, page.span.until);
  if (!given) return given.error();
  if (const auto at = session.arguments()[opt_at_moment]) {
    const auto moment = as_of(session, *at);
    if (!moment) return moment.error();
    page.span.up_to = moment->up_to;
  }
  if (page.span.since && page.span.until && *page.span.until < *page.span.since) {
    return Error{
        Problem::option_value_bad,
        {"--until", *session.arguments()[opt_booked_until], tr(N_("a time after --since"))},
        {}};
  }
  const std::int64_t member = member::head_of(session.reader(), entry->id);
  page.account = lib::statement_of(session.reader(), member, page.span);
  return page;
}

std::string time_text(const Session& session, const std::optional<Instant>& time) {
  return time ? calendar::to_rfc3339(*time, session.zone()) : std::string();
}

// "for a report R12".
std::string what_of(const store::Reader& book, DueView& view, const lib::Transfer& transfer) {
  if (transfer.kind == lib::TransferKind::reverse) {
    const auto to = lib::account_at(book, transfer.credit);
    if (to && lib::is_debt(to->kind, to->name)) return tr(N_("paid back of what was owed"));
  }
  std::string text = tr(words_for(transfer));
  if (transfer.subject) text += " " + view.codes(*transfer.subject).any();
  return text;
}

Status print_for_people(Session& session, const Page& page, Privacy privacy) {
  const auto short_text = [&session](const std::optional<Instant>& time) {
    return short_time(time_text(session, time));
  };
  DueView view(session);
  std::vector<std::vector<std::string>> rows;
  rows.push_back({short_text(page.span.since), "", tr(N_("brought forward")), "",
                  std::to_string(page.account.opening), "", ""});
  for (const lib::StatementLine& line : page.account.lines) {
    const std::string sign = line.points > 0 ? "+" : "";
    rows.push_back({short_text(line.transfer.recorded_at), std::to_string(line.transfer.number),
                    what_of(session.reader(), view, line.transfer),
                    sign + std::to_string(line.points), std::to_string(line.balance),
                    last_day(session, line.transfer.expires_at), remark_at(privacy, line.note)});
  }
  rows.push_back({short_text(page.span.until), "", tr(N_("carried forward")), "",
                  std::to_string(page.account.closing), "", ""});
  return print_table(session,
                     {{"booked_at", N_("BOOKED")},
                      {"transfer", N_("NUMBER"), Align::right},
                      {"kind", N_("WHAT")},
                      {"points", N_("POINTS"), Align::right},
                      {"balance", N_("BALANCE"), Align::right},
                      {"expires_at", N_("LAST DAY")},
                      {"note", N_("WHY")}},
                     std::move(rows));
}

Status print_for_machines(Session& session, const Page& page, Privacy privacy) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  const auto total = [&](std::string_view kind, const std::optional<Instant>& at,
                         std::int64_t balance) {
    const std::string when = time_text(session, at);
    const std::array<table::Value, 12> values = {
        text_or_nothing(when), {}, {}, kind, {}, balance, {}, {}, {}, {}, {}, {}};
    return (*writer)->row(values);
  };
  DueView view(session);
  Status status = total(kOpening, page.span.since, page.account.opening);
  for (std::size_t i = 0; status && i < page.account.lines.size(); ++i) {
    const lib::StatementLine& line = page.account.lines[i];
    const std::string booked = time_text(session, line.transfer.recorded_at);
    const std::string happened = time_text(session, line.transfer.happened_at);
    const std::string expires = time_text(session, line.transfer.expires_at);
    const std::string note = remark_at(privacy, line.note);
    const auto& subject = line.transfer.subject;
    const DueView::Codes codes = subject ? view.codes(*subject) : DueView::Codes();
    const std::array<table::Value, 12> values = {text_or_nothing(booked),
                                                 text_or_nothing(happened),
                                                 line.transfer.number,
                                                 lib::name_of(line.transfer.kind),
                                                 line.points,
                                                 line.balance,
                                                 text_or_nothing(expires),
                                                 text_or_nothing(note),
                                                 text_or_nothing(codes.report),
                                                 text_or_nothing(codes.activity),
                                                 text_or_nothing(codes.team),
                                                 text_or_nothing(codes.voucher)};
    status = (*writer)->row(values);
  }
  if (status) status = total(kClosing, page.span.until, page.account.closing);
  return status ? (*writer)->finish() : status;
}

Status check(const Arguments& arguments) {
  if (!arguments[opt_book]) {
    if (arguments.has(opt_month)) return Error{Problem::option_needs, {"--period", "--book"}, {}};
    return arguments.words().empty()
               ? Status(Error{Problem::argument_missing, {"MEMBER|--book"}, {}})
               : Status();
  }
  if (!arguments.words().empty()) {
    return Error{Problem::argument_extra, {arguments.words()[0]}, {}};
  }
  if (!arguments.has(opt_month))
    return Error{Problem::option_needs, {"--book", "--period MONTH"}, {}};
  for (const Text* one : {&opt_booked_since, &opt_booked_until}) {
    if (!arguments.has(*one)) continue;
    return Error{Problem::options_exclude, {"--book", "--" + std::string(one->name)}, {}};
  }
  return check_month(arguments);
}

Result<Outcome> run(Session& session) {
  if (session.arguments()[opt_book]) return show_book(session);
  const auto privacy = open_privacy(session);
  if (!privacy) return privacy.error();
  const auto page = read_page(session);
  if (!page) return page.error();
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *page, *privacy)
                             : print_for_machines(session, *page, *privacy);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb statement() {
  return {"statement",
          N_("show what came and went in a member's account, so that it adds up"),
          Shelf::look_up,
          {{"MEMBER", Form::text, Argument::Count::maybe}},
          {{N_("When it was booked"), {&opt_booked_since, &opt_booked_until, &opt_at_moment}},
           {N_("The whole ledger"), {&opt_book, &opt_month}},
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao points statement M1 --since 2026-01-01",
            N_("a member's account since the beginning of the year")},
           {"yangxiao points statement --book --period 2026-11",
            N_("what was issued, spent and lost in a month, and who booked what by hand")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
