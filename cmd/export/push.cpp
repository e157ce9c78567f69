// export push: what changed in the book, to the server where the districts of the city meet.
#include "export/push/push.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "export/push/server_schema.hpp"
#include "export/verbs.hpp"

namespace yangxiao::cmd::exporting {
namespace {

namespace lib = yangxiao::exporting;
using namespace cli;

constexpr Flag opt_book{"book", 0, N_("only say the number under which the server has this book")};
constexpr Flag opt_prepare{"prepare", 0,
                           N_("only make the tables, which then belong to this role")};
constexpr Flag opt_migrate{"migrate", 0, N_("bring older tables of the server up to date")};
constexpr Flag opt_replace{
    "replace", 0, N_("replace all that the server has of this book, whatever it goes on from")};
constexpr Number opt_push_wait{"wait", 0, "SECONDS",
                               N_("wait this long for another push of this book (default 10)")};

Status check(const Arguments& arguments) {
  const bool has_service = !arguments.words().empty();
  if (arguments[opt_book] && has_service) {
    return Error{Problem::argument_extra, {arguments.words().front()}, {}};
  }
  if (!arguments[opt_book] && !has_service)
    return Error{Problem::argument_missing, {"SERVICE"}, {}};
  const std::array<const Flag*, 4> alone = {&opt_book, &opt_prepare, &opt_replace, &opt_dry_run};
  const Flag* given = nullptr;
  for (const Flag* option : alone) {
    if (!arguments[*option]) continue;
    const bool may_be_joined = given == &opt_replace && option == &opt_dry_run;
    if (given != nullptr && !may_be_joined) {
      return Error{Problem::options_exclude,
                   {"--" + std::string(given->name), "--" + std::string(option->name)},
                   {}};
    }
    given = option;
  }
  return {};
}

Status say_book(Session& session) {
  const std::string id = session.reader().property("id").value_or("");
  if (session.shape() == Shape::table) return session.out().write(id + "\n");
  static constexpr std::array<table::Column, 1> kColumns = {{{"book"}}};
  const std::array<table::Value, 1> values = {std::string_view(id)};
  return print_object(session, kColumns, values);
}

unsigned wait_of(const Session& session) {
  return seconds_to_wait(session.arguments()[opt_push_wait].value_or(10));
}

Status prepare(Session& session) {
  auto server = lib::Connection::open(session.arguments().words().front());
  if (!server) return server.error();
  const Status waits = server->set_wait(wait_of(session));
  if (!waits) return waits;
  const auto made = lib::prepare_server(*server, session.arguments()[opt_migrate], false);
  if (!made) return made.error();
  if (session.shape() == Shape::table) {
    const char* text = made->from == made->to ? N_("{0}: the tables are there, version {1}")
                                              : N_("{0}: the tables were made, version {1}");
    return session.out().write(fmt::format(fmt::runtime(tr(text)), server->name(), made->to) +
                               "\n");
  }
  static constexpr std::array<table::Column, 3> kColumns = {
      {{"server"}, {"from", table::Type::integer}, {"version", table::Type::integer}}};
  const std::array<table::Value, 3> values = {std::string_view(server->name()),
                                              std::int64_t{made->from}, std::int64_t{made->to}};
  return print_object(session, kColumns, values);
}

// By the name of a table of the server.
const char* heading_of(std::string_view table) {
  if (table == "station") return N_("stations");
  if (table == "member") return N_("members");
  if (table == "service") return N_("services");
  if (table == "entry") return N_("names of codes");
  if (table == "report") return N_("reports");
  if (table == "redemption") return N_("redemptions");
  if (table == "account") return N_("accounts");
  if (table == "transfer") return N_("transfers");
  return N_("lots of points");
}

Status print_for_people(Session& session, const lib::Pushed& pushed) {
  if (session.arguments()[opt_quiet]) return {};
  const bool is_dry_run = session.arguments()[opt_dry_run];
  const char* text = is_dry_run ? N_("{0}: book {1} would be pushed as of transaction {2}")
                                : N_("{0}: book {1} pushed as of transaction {2}");
  const Status said = session.out().write(
      fmt::format(fmt::runtime(tr(text)), pushed.server, pushed.book, pushed.mark) + "\n");
  if (!said) return said;
  std::vector<std::vector<std::string>> rows;
  for (const lib::TablePushed& table : pushed.tables) {
    rows.push_back({tr(heading_of(table.name)), std::to_string(table.inserted),
                    std::to_string(table.updated), std::to_string(table.deleted),
                    std::to_string(table.rows)});
  }
  return print_table(session,
                     {{"table", N_("TABLE")},
                      {"inserted", N_("NEW"), Align::right},
                      {"updated", N_("CHANGED"), Align::right},
                      {"deleted", N_("GONE"), Align::right},
                      {"rows", N_("ON THE SERVER"), Align::right}},
                     std::move(rows));
}

Status print_for_machines(Session& session, const lib::Pushed& pushed) {
  static constexpr std::array<table::Column, 7> kColumns = {{{"server"},
                                                             {"book"},
                                                             {"mark", table::Type::integer},
                                                             {"head"},
                                                             {"first", table::Type::boolean},
                                                             {"version", table::Type::integer},
                                                             {"tables", table::Type::json}}};
  nlohmann::ordered_json tables = nlohmann::ordered_json::object();
  for (const lib::TablePushed& table : pushed.tables) {
    tables[std::string(table.name)] = {{"inserted", table.inserted},
                                       {"updated", table.updated},
                                       {"deleted", table.deleted},
                                       {"rows", table.rows}};
  }
  const std::string text = tables.dump();
  const std::array<table::Value, 7> values = {std::string_view(pushed.server),
                                              std::string_view(pushed.book),
                                              pushed.mark,
                                              std::string_view(pushed.head),
                                              pushed.is_first,
                                              std::int64_t{pushed.made_to},
                                              std::string_view(text)};
  return print_object(session, kColumns, values);
}

// The city gets the book as a partner does: names and numbers masked.
Result<Outcome> push_book(Session& session) {
  const Arguments& arguments = session.arguments();
  const Disclosure disclosure(Privacy::partner, session.random());
  lib::PushOrder order;
  order.service = arguments.words().front();
  order.wait = wait_of(session);
  order.migrates = arguments[opt_migrate];
  order.replaces = arguments[opt_replace];
  order.is_dry_run = arguments[opt_dry_run];
  order.program = YANGXIAO_VERSION;
  const auto pushed = lib::push({session.reader(), session.zone(), session.clock().now(),
                                 session.config().report_office_hours, disclosure},
                                order);
  if (!pushed) return pushed.error();
  if (!order.is_dry_run) session.set_done();
  if (pushed->made_from == 0 && !order.is_dry_run) {
    session.reporter().note(Note::server_tables_made, {pushed->server}, {});
  }
  if (pushed->is_rendered_anew) session.reporter().note(Note::push_compares_all, {}, {});
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *pushed)
                                                         : print_for_machines(session, *pushed);
  if (!printed) return printed.error();
  return Outcome::done;
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (!arguments[opt_book] && !arguments[opt_prepare]) return push_book(session);
  const Status done = arguments[opt_book] ? say_book(session) : prepare(session);
  if (!done) return done.error();
  return Outcome::done;
}

}  // namespace

cli::Verb push() {
  return {
      "push",
      N_("send what changed to the PostgreSQL server of the city, names and numbers masked"),
      Shelf::keep,
      {{"SERVICE", Form::text, Argument::Count::maybe}},
      {{N_("The push"), {&opt_dry_run, &opt_push_wait, &opt_replace}},
       {N_("The server"), {&opt_book, &opt_prepare, &opt_migrate}}},
      [](const Arguments& arguments) { return arguments[opt_prepare] ? Need::none : Need::read; },
      {0, 1, 5, 75},
      {{"yangxiao export push city", N_("to the service of this name in ~/.pg_service.conf")},
       {"yangxiao export push city -q", N_("the same for cron: silent when all went well")},
       {"yangxiao export push 'host=db.example.org dbname=city user=hanyang'",
        N_("the same, said in full; the password stands in ~/.pgpass")},
       {"yangxiao export push --book", N_("the number under which the server has this book")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::exporting
