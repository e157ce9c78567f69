#include "export/push/postgres.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "base/shared_library.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kLibrary = "libpq.so.5";
constexpr const char* kPackage = "libpq5";
// PostgreSQL's manual, appendix A: lock_not_available.
constexpr std::string_view kLockNotAvailable = "55P03";
// Unless the string or the environment say how long to wait for a server that does not answer.
constexpr const char* kConnectSeconds = "10";

// libpq ends its messages by a line break, and may say a detail on a line of its own.
std::string line_of(const char* message) {
  std::string text = message == nullptr ? "" : message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += "; ";
    } else if (c != '\t') {
      line += c;
    }
  }
  return line;
}

// What libpq says of a connection string, without the pieces of it: one may be a password.
std::string without_quoted(std::string text) {
  for (std::size_t from = 0; (from = text.find('"', from)) != std::string::npos;) {
    const std::size_t to = text.find('"', from + 1);
    if (to == std::string::npos) return text.substr(0, from) + "...";
    if (to - from > 2) text.replace(from + 1, to - from - 1, "...");
    from = text.find('"', from + 1) + 1;
  }
  return text;
}

}  // namespace

// The functions that are used, found by name.
struct Connection::Library {
  decltype(&::PQconninfoParse) PQconninfoParse = nullptr;
  decltype(&::PQconninfoFree) PQconninfoFree = nullptr;
  decltype(&::PQconnectdbParams) PQconnectdbParams = nullptr;
  decltype(&::PQstatus) PQstatus = nullptr;
  decltype(&::PQfinish) PQfinish = nullptr;
  decltype(&::PQerrorMessage) PQerrorMessage = nullptr;
  decltype(&::PQexec) PQexec = nullptr;
  decltype(&::PQexecParams) PQexecParams = nullptr;
  decltype(&::PQresultStatus) PQresultStatus = nullptr;
  decltype(&::PQresultErrorField) PQresultErrorField = nullptr;
  decltype(&::PQresultErrorMessage) PQresultErrorMessage = nullptr;
  decltype(&::PQclear) PQclear = nullptr;
  decltype(&::PQntuples) PQntuples = nullptr;
  decltype(&::PQnfields) PQnfields = nullptr;
  decltype(&::PQgetisnull) PQgetisnull = nullptr;
  decltype(&::PQgetvalue) PQgetvalue = nullptr;
  decltype(&::PQgetlength) PQgetlength = nullptr;
  decltype(&::PQputCopyData) PQputCopyData = nullptr;
  decltype(&::PQputCopyEnd) PQputCopyEnd = nullptr;
  decltype(&::PQgetResult) PQgetResult = nullptr;
  decltype(&::PQfreemem) PQfreemem = nullptr;
  decltype(&::PQhost) PQhost = nullptr;
  decltype(&::PQdb) PQdb = nullptr;
  decltype(&::PQsetNoticeProcessor) PQsetNoticeProcessor = nullptr;

  bool open() {
    SharedLibrary library(kLibrary);
    library.find(PQconninfoParse, "PQconninfoParse");
    library.find(PQconninfoFree, "PQconninfoFree");
    library.find(PQconnectdbParams, "PQconnectdbParams");
    library.find(PQstatus, "PQstatus");
    library.find(PQfinish, "PQfinish");
    library.find(PQerrorMessage, "PQerrorMessage");
    library.find(PQexec, "PQexec");
    library.find(PQexecParams, "PQexecParams");
    library.find(PQresultStatus, "PQresultStatus");
    library.find(PQresultErrorField, "PQresultErrorField");
    library.find(PQresultErrorMessage, "PQresultErrorMessage");
    library.find(PQclear, "PQclear");
    library.find(PQntuples, "PQntuples");
    library.find(PQnfields, "PQnfields");
    library.find(PQgetisnull, "PQgetisnull");
    library.find(PQgetvalue, "PQgetvalue");
    library.find(PQgetlength, "PQgetlength");
    library.find(PQputCopyData, "PQputCopyData");
    library.find(PQputCopyEnd, "PQputCopyEnd");
    library.find(PQgetResult, "PQgetResult");
    library.find(PQfreemem, "PQfreemem");
    library.find(PQhost, "PQhost");
    library.find(PQdb, "PQdb");
    library.find(PQsetNoticeProcessor, "PQsetNoticeProcessor");
    return library.has_all();
  }
};

struct Connection::State {
  Library libpq;
  PGconn* connection = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (connection != nullptr) libpq.PQfinish(connection);
  }

  struct Clear {
    const Library* libpq;
    void operator()(PGresult* result) const { libpq->PQclear(result); }
  };
  using Answer = std::unique_ptr<PGresult, Clear>;
  Answer own(PGresult* result) const { return Answer(result, Clear{&libpq}); }

  // What a connection string says, by keyword. Errors: connection_string_bad, push_password.
  using Options = std::vector<std::pair<std::string, std::string>>;
  Result<Options> parse(const std::string& text) const;
};

Result<Connection::State::Options> Connection::State::parse(const std::string& text) const {
  const auto free = [this](PQconninfoOption* options) { libpq.PQconninfoFree(options); };
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(free)> parsed(
      libpq.PQconninfoParse(text.c_str(), &message), free);
  if (!parsed) {
    Error error{Problem::connection_string_bad, {without_quoted(line_of(message))}, {}};
    if (message != nullptr) libpq.PQfreemem(message);
    return error;
  }
  Options options;
  for (const PQconninfoOption* option = parsed.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string_view key = option->keyword;
    if (key == "password" || key == "sslpassword") return Error{Problem::push_password, {}, {}};
    options.emplace_back(key, option->val);
  }
  return options;
}

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::~Connection() = default;

Result<Connection> Connection::open(const std::string& service) {
  auto state = std::make_unique<State>();
  if (!state->libpq.open()) return Error{Problem::library_missing, {kLibrary, kPackage}, {}};
  const bool is_word = service.find_first_of("=:/ ") == std::string::npos;
  auto options = state->parse(is_word ? "service=" + service : service);
  if (!options) return options.error();
  const auto has = [&](std::string_view key) {
    return std::any_of(options->begin(), options->end(),
                       [&](const auto& option) { return option.first == key; });
  };
  if (!has("connect_timeout") && std::getenv("PGCONNECT_TIMEOUT") == nullptr) {
    options->emplace_back("connect_timeout", kConnectSeconds);
  }
  // Of a keyword that is there twice the last one counts.
  options->emplace_back("fallback_application_name", "yangxiao");
  options->emplace_back("client_encoding", "UTF8");
  std::vector<const char*> keys;
  std::vector<const char*> values;
  for (const auto& [key, value] : *options) {
    keys.push_back(key.c_str());
    values.push_back(value.c_str());
  }
  keys.push_back(nullptr);
  values.push_back(nullptr);
  state->connection = state->libpq.PQconnectdbParams(keys.data(), values.data(), 0);
  Connection made(std::move(state));
  const Library& libpq = made.state_->libpq;
  PGconn* connection = made.state_->connection;
  if (connection == nullptr || libpq.PQstatus(connection) != CONNECTION_OK) {
    const std::string message = line_of(libpq.PQerrorMessage(connection));
    const bool is_service = message.starts_with("definition of service");
    if (is_service) return Error{Problem::service_unknown, {service}, {}};
    return Error{Problem::server_unreachable, {message}, {}};
  }
  // What the server remarks is nobody's business who pushes.
  libpq.PQsetNoticeProcessor(
      connection, [](void*, const char*) {}, nullptr);
  const char* host = libpq.PQhost(connection);
  const char* database = libpq.PQdb(connection);
  made.name_ =
      fmt::format("{1}@{0}", host != nullptr ? host : "", database != nullptr ? database : "");
  return Result<Connection>(std::move(made));
}

Error Connection::last_error() const {
  return {Problem::server_lost, {line_of(state_->libpq.PQerrorMessage(state_->connection))}, {}};
}

namespace {

// What an answer says that is none.
template <typename Libpq>
Error error_in(const Libpq& libpq, PGresult* answer, unsigned wait) {
  const char* state = libpq.PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  const char* message = libpq.PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
  // Without a state it is no answer of the server's: it is gone, or shut down.
  if (state == nullptr || message == nullptr || std::string_view(state).substr(0, 3) == "57P") {
    return {Problem::server_lost, {line_of(libpq.PQresultErrorMessage(answer))}, {}};
  }
  if (state == kLockNotAvailable) return {Problem::server_busy, {std::to_string(wait)}, {}};
  return {Problem::server_refused, {line_of(message), state}, {}};
}

}  // namespace

Result<std::vector<ServerRow>> Connection::ask(const std::string& sql,
                                               std::span<const std::string> parameters) {
  const Library& libpq = state_->libpq;
  std::vector<const char*> texts;
  for (const std::string& parameter : parameters) texts.push_back(parameter.c_str());
  const auto answer = state_->own(libpq.PQexecParams(state_->connection, sql.c_str(),
                                                     static_cast<int>(texts.size()), nullptr,
                                                     texts.data(), nullptr, nullptr, 0));
  if (!answer) return last_error();
  const ExecStatusType status = libpq.PQresultStatus(answer.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
    return error_in(libpq, answer.get(), wait_);
  }
  std::vector<ServerRow> rows(static_cast<std::size_t>(libpq.PQntuples(answer.get())));
  const int columns = libpq.PQnfields(answer.get());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (int column = 0; column < columns; ++column) {
      const int at = static_cast<int>(row);
      auto& cell = rows[row].emplace_back();
      if (libpq.PQgetisnull(answer.get(), at, column) != 0) continue;
      cell.emplace(libpq.PQgetvalue(answer.get(), at, column),
                   static_cast<std::size_t>(libpq.PQgetlength(answer.get(), at, column)));
    }
  }
  return rows;
}

Status Connection::run(const std::string& script) {
  const Library& libpq = state_->libpq;
  const auto answer = state_->own(libpq.PQexec(state_->connection, script.c_str()));
  if (!answer) return last_error();
  const ExecStatusType status = libpq.PQresultStatus(answer.get());
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return {};
  return error_in(libpq, answer.get(), wait_);
}

Status Connection::begin_copy(const std::string& sql) {
  const Library& libpq = state_->libpq;
  const auto answer = state_->own(libpq.PQexec(state_->connection, sql.c_str()));
  if (!answer) return last_error();
  if (libpq.PQresultStatus(answer.get()) == PGRES_COPY_IN) return {};
  return error_in(libpq, answer.get(), wait_);
}

Status Connection::copy(std::string_view text) {
  const int sent =
      state_->libpq.PQputCopyData(state_->connection, text.data(), static_cast<int>(text.size()));
  return sent == 1 ? Status() : last_error();
}

// The server says what it did not like of the rows only here.
Status Connection::end_copy() {
  const Library& libpq = state_->libpq;
  if (libpq.PQputCopyEnd(state_->connection, nullptr) != 1) return last_error();
  Status status;
  while (const auto answer = state_->own(libpq.PQgetResult(state_->connection))) {
    if (libpq.PQresultStatus(answer.get()) != PGRES_COMMAND_OK && status) {
      status = error_in(libpq, answer.get(), wait_);
    }
  }
  return status;
}

Status Connection::set_wait(unsigned seconds) {
  wait_ = seconds;
  // 0 would mean without an end.
  return run(fmt::format("SET lock_timeout = {}", std::max(seconds * 1000ULL, 1ULL)));
}

}  // namespace yangxiao::exporting
