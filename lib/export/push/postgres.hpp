// A connection to a PostgreSQL server by libpq, which is opened when it is asked for and never
// linked: it and the thirty libraries that it needs would cost every start of the program 5 ms.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace yangxiao::exporting {

// As the server sends them: texts, nothing where it is NULL.
using ServerRow = std::vector<std::optional<std::string>>;

class Connection {
 public:
  // `service`: a connection string or URI (PostgreSQL's manual, 34.1.1), or one word: the name of a
  // service in the user's service file. Errors: library_missing; push_password: passwords come from
  // a file; connection_string_bad ({0} what libpq says); service_unknown ({0} its name);
  // server_unreachable ({0} what libpq says).
  static Result<Connection> open(const std::string& service);
  Connection(Connection&&) noexcept = default;
  ~Connection();

  // Database and host, for people.
  const std::string& name() const { return name_; }

  // Runs one statement, its parameters as texts, and gives its rows. Errors: server_refused ({0}
  // what it says, {1} SQLSTATE), server_busy (it waited as long as lock_timeout says, which {0} has
  // in seconds), server_lost ({0} what libpq says).
  Result<std::vector<ServerRow>> ask(const std::string& sql,
                                     std::span<const std::string> parameters = {});
  // Runs a text of several statements.
  Status run(const std::string& script);

  // Between the two the rows of a COPY ... FROM STDIN, in pieces that may end anywhere.
  Status begin_copy(const std::string& sql);
  Status copy(std::string_view text);
  Status end_copy();

  // After so many seconds of waiting for a lock it is server_busy.
  Status set_wait(unsigned seconds);

 private:
  struct Library;
  struct State;
  explicit Connection(std::unique_ptr<State> state);
  Error last_error() const;

  std::unique_ptr<State> state_;
  std::string name_;
  unsigned wait_ = 0;
};

}  // namespace yangxiao::exporting
