// A book's rows to the city's server: what changed since the last push, in one transaction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/push/postgres.hpp"
#include "export/push/pushed_table.hpp"

namespace yangxiao::exporting {

struct PushOrder {
  std::string service;  // as Connection::open() takes it
  unsigned wait = 10;   // seconds, for whoever else pushes this book or makes the tables
  bool migrates = false;
  bool replaces = false;  // the server's rows of this book are replaced, whatever it holds
  bool is_dry_run = false;
  std::string program;  // its version
};

struct TablePushed {
  std::string_view name;
  std::int64_t inserted = 0;
  std::int64_t updated = 0;
  std::int64_t deleted = 0;
  std::int64_t rows = 0;  // that the server has now
};

struct Pushed {
  std::string server;  // database and host
  std::string book;
  std::int64_t mark = 0;
  std::string head;
  bool is_first = false;
  bool is_rendered_anew = false;  // other hours or another zone than last time: all was compared
  int made_from = 0;              // the version of the server's tables before, and now
  int made_to = 0;
  std::vector<TablePushed> tables;
};

// Pushes the state that the book is in when it begins. Where it ends otherwise than done, the
// server is as it was, but for tables without rows. Errors: those of Connection::open(),
// prepare_server() and open_on_server(); push_not_continued ({0} {2} the head and the last
// transaction that the server holds, {1} {3} the book's): the book is not the one that was pushed
// last, or was set back; server_busy; push_outcome_unknown, where the connection ended while it was
// made final.
Result<Pushed> push(const PushedBook& all, const PushOrder& order);

}  // namespace yangxiao::exporting
