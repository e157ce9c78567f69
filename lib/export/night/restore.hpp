// A book comes back from nights, or from a backup.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/minisign.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "export/night/manifest.hpp"
#include "redeem/terms.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

struct RestoreOrder {
  // A whole set and the sets of changes behind it, in their order; or the folder in which they lie:
  // the newest whole one and all behind it; or a file that export backup wrote.
  std::vector<std::string> from;
  std::string to;                               // where nothing lies yet
  std::optional<minisign::SecretKey> identity;  // that private/ was sealed for
  // That signed the sets; nothing: no signature is asked for.
  std::optional<minisign::PublicKey> key;
  // A later state of the same book, which says who was erased meanwhile; later sets beside the last
  // one are asked, too.
  const store::Reader* later = nullptr;
  std::string actor;
  std::int64_t uid = 0;
  Clock clock;
};

struct Restored {
  std::optional<Manifest> manifest;  // of the last set; nothing: it came from a file without one
  std::int64_t mark = 0;             // of the last transaction in what came back
  std::uint64_t bytes = 0;
  std::size_t erased = 0;                // members who were erased later
  std::size_t contacts = 0;              // reports of those who were, and were no members yet
  std::vector<std::string> unread;       // later sets that could not be asked who was
  std::vector<std::string> passed_over;  // older sets that cannot be read
  bool asked = true;                     // no: the book could not be, only the sets beside
};

// Makes the terms of redemptions for a book.
using TermsOf = std::function<redeem::Terms(const store::Reader& book)>;

// Reads private/ only, and the manifests. The new book is unpacked beside its name, brought up to
// the last set, checked, erased in, and appears under its name when all of that is done: in
// rollback mode, 0600. Errors: file_in_the_way, night_missing, night_file_differs (a snapshot is
// not what the manifest names), night_gap, those of unpack(), night_restored_differs, book_broken,
// book_newer, disk_full, file_unwritable; with a key those of check_origin().
Result<Restored> restore(const RestoreOrder& order, const TermsOf& terms, Random& random);

}  // namespace yangxiao::exporting
