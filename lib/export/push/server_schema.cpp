#include "export/push/server_schema.hpp"

#include <algorithm>
#include <array>
#include <climits>

#include <fmt/format.h>

#include "base/text/whole_number.hpp"
#include "embedded/server_0001_tables.hpp"
#include "embedded/server_0002_answers.hpp"
#include "export/push/server_statements.hpp"

namespace yangxiao::exporting {
namespace {

// What yangxiao.open_book raises.
constexpr std::string_view kOtherRole = "YX001";
constexpr std::string_view kForeign = "YX002";
constexpr std::string_view kNotAdmitted = "YX003";
// PostgreSQL's manual, appendix A: insufficient_privilege.
constexpr std::string_view kNoPrivilege = "42501";

std::span<const std::string_view> scripts() {
  static const std::array kScripts = {embedded::server_0001_tables, embedded::server_0002_answers};
  return kScripts;
}

// 0: there are no tables yet.
Result<int> version_of(Connection& server) {
  const auto there = server.ask(server_sql::kIsThere);
  if (!there) return there.error();
  if (there->at(0).at(0) != "t") return 0;
  const auto version = server.ask(server_sql::kVersion);
  if (!version) return version.error();
  const auto number = text::whole_number(version->empty() ? "" : version->at(0).at(0).value_or(""));
  return static_cast<int>(std::clamp<std::int64_t>(number.value_or(0), 0, INT_MAX));
}

Status run_scripts(Connection& server, int from) {
  for (std::size_t next = static_cast<std::size_t>(from); next < scripts().size(); ++next) {
    const Status run = server.run(std::string(scripts()[next]));
    if (!run) return run;
  }
  return server.run(fmt::format(server_sql::kSetVersion, scripts().size()));
}

// Of several who see that something is to be done the first does it.
Result<SchemaMade> prepare_alone(Connection& server, bool migrates) {
  const Status locked = server.run(server_sql::kLock);
  if (!locked) return locked.error();
  const auto version = version_of(server);
  if (!version) return version.error();
  const int shipped = shipped_server_version();
  if (*version >= shipped) return SchemaMade{*version, *version};
  if (*version > 0 && !migrates) {
    return Error{Problem::server_older, {std::to_string(*version), std::to_string(shipped)}, {}};
  }
  const Status done = run_scripts(server, *version);
  if (!done && *version == 0 && done.error().what == Problem::server_refused &&
      done.error().arguments.at(1) == kNoPrivilege) {
    return Error{Problem::server_unprepared, {}, {}};
  }
  if (!done) return done.error();
  return SchemaMade{*version, shipped};
}

}  // namespace

int shipped_server_version() { return static_cast<int>(scripts().size()); }

Result<SchemaMade> prepare_server(Connection& server, bool migrates, bool is_begun) {
  const auto version = version_of(server);
  if (!version) return version.error();
  if (*version >= shipped_server_version()) return SchemaMade{*version, *version};
  if (is_begun) return prepare_alone(server, migrates);
  Status done = server.run("BEGIN");
  if (!done) return done.error();
  auto made = prepare_alone(server, migrates);
  done = server.run(made ? "COMMIT" : "ROLLBACK");
  if (made && !done) return done.error();
  return made;
}

Status open_on_server(Connection& server, const std::string& book) {
  const auto opened = server.ask(server_sql::kOpenBook, std::span(&book, 1));
  if (opened) return {};
  const Error& error = opened.error();
  if (error.what != Problem::server_refused) return error;
  const std::string& state = error.arguments.at(1);
  if (state == kOtherRole)
    return Error{Problem::push_of_other_role, {book, error.arguments[0]}, {}};
  if (state == kNotAdmitted) return Error{Problem::push_not_admitted, {error.arguments[0]}, {}};
  if (state == kForeign) return Error{Problem::push_to_foreign, {book, error.arguments[0]}, {}};
  return error;
}

}  // namespace yangxiao::exporting
