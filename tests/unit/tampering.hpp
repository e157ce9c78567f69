// What somebody with a file editor could do to a book.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/book.hpp"

namespace yangxiao {

// Somebody with a file editor: the triggers are gone while it is done, and back afterwards.
inline void tamper(store::Writer& book, const std::string& sql) {
  std::vector<std::pair<std::string, std::string>> triggers;
  {
    SQLite::Statement query(book.database(),
                            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    while (query.executeStep()) {
      triggers.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
    }
  }
  book.database().exec("PRAGMA defer_foreign_keys = ON; PRAGMA ignore_check_constraints = ON");
  for (const auto& [name, text] : triggers) book.database().exec("DROP TRIGGER " + name);
  book.database().exec(sql);
  for (const auto& [name, text] : triggers) book.database().exec(text);
}

// Another value of the same sort.
inline std::string other_value(const std::string& column, const std::string& type) {
  if (type == "BLOB")
    return "CASE WHEN " + column + " IS NULL THEN zeroblob(32) ELSE zeroblob(length(" + column +
           ")) END";
  if (type == "TEXT") return "coalesce(" + column + ", '') || 'x'";
  return "coalesce(" + column + ", 0) + 1000";
}

}  // namespace yangxiao
