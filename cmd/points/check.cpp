// points check: proves that the ledger holds together.
#include "points/check.hpp"

#include <array>

#include <fmt/format.h>

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "points/verbs.hpp"
#include "settle/check.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Flag opt_deep{"deep", 0, N_("let SQLite check the whole file, too")};
constexpr Flag opt_head{"head", 0,
                        N_("print only how many links the chain has and its last hash, "
                           "for a notice board")};
constexpr Text opt_since_head{"since", 0, "COUNT:HASH",
                              N_("a head that was published: the chain has to go on from it")};

Status check_arguments(const Arguments& arguments) {
  const auto since = arguments[opt_since_head];
  if (!since || lib::parse_head(*since)) return {};
  return Error{
      Problem::option_value_bad, {"--since", *since, tr(N_("what check --head printed"))}, {}};
}

Status print(Session& session, const lib::Checked& checked) {
  const std::string head = lib::to_text(checked.head);
  if (session.shape() == Shape::table) {
    if (session.arguments()[opt_head]) return session.out().write(head + "\n");
    std::string text = fmt::format(
        fmt::runtime(tr(N_("all holds together: transfers {0}, accounts {1}, open lots {2}"))),
        checked.transfers, checked.accounts, checked.open_lots);
    if (checked.erased_notes + checked.erased_owners > 0) {
      text += "\n" + fmt::format(fmt::runtime(tr(N_("erased: notes {0}, members {1}"))),
                                 checked.erased_notes, checked.erased_owners);
    }
    return session.out().write(text + "\n" + tr(N_("head")) + " " + head + "\n");
  }
  static constexpr std::array<table::Column, 6> kColumns = {{
      {"head"},
      {"transfers", table::Type::integer},
      {"accounts", table::Type::integer},
      {"open_lots", table::Type::integer},
      {"erased_notes", table::Type::integer},
      {"erased_members", table::Type::integer},
  }};
  const std::array<table::Value, 6> values = {std::string_view(head), checked.transfers,
                                              checked.accounts,       checked.open_lots,
                                              checked.erased_notes,   checked.erased_owners};
  return print_object(session, kColumns, values);
}

Result<Outcome> run(Session& session) {
  const auto since = session.arguments()[opt_since_head];
  const auto checked = lib::check(session.reader(), since ? lib::parse_head(*since) : std::nullopt);
  if (!checked) return checked.error();
  const Status paid = settle::check_payments(session.reader(), checked->earnings);
  if (!paid) return paid.error();
  if (session.arguments()[opt_deep]) {
    const Status whole = lib::check_file(session.reader());
    if (!whole) return whole.error();
  }
  const Status printed = print(session, *checked);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb check() {
  return {"check",
          N_("prove that the ledger of points holds together, or name the row that does not"),
          Shelf::keep,
          {},
          {{N_("What is checked"), {&opt_deep, &opt_head, &opt_since_head}}},
          always(Need::read),
          {0, 1},
          {{"yangxiao points check", N_("every link, balance and lot is computed again")},
           {"yangxiao points check --head", N_("what to write on the notice board")}},
          run,
          check_arguments};
}

}  // namespace yangxiao::cmd::points
