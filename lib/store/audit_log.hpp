// Who looked at persons, and why: an append-only file beside the book, so that readers stay
// readers.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace yangxiao::store {

struct AuditEntry {
  std::string time;  // RFC 3339
  std::string actor;
  std::string verb;
  std::vector<std::string> words;  // whom or what it was asked about; empty: a list
  std::string reason;
};

// All entries, the oldest first; none where there is no log. Lines that are none of ours are passed
// over. Errors: file_unreadable.
Result<std::vector<AuditEntry>> read_audit(const std::string& book);

// Appends one JSON line to BOOK.audit.log (0600), never through a symbolic link. Durable when it
// returns. Errors: file_unwritable, disk_full, file_is_link.
Status append_audit(const std::string& book, const AuditEntry& entry);

}  // namespace yangxiao::store
