#include "export/night/restore.hpp"

#include <filesystem>

#include <SQLiteCpp/Database.h>

#include "base/output.hpp"
#include "export/night/chain.hpp"
#include "export/night/changes.hpp"
#include "export/night/check_night.hpp"
#include "export/night/erasures.hpp"
#include "export/night/snapshot.hpp"
#include "settle/erasure.hpp"
#include "store/copy.hpp"

namespace yangxiao::exporting {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMark = R"sql(SELECT value FROM book WHERE key = 'transactions')sql";
constexpr const char* kId = R"sql(SELECT value FROM book WHERE key = 'id')sql";

Error differs(const Source& source, const char* what, const std::string& said,
              const std::string& found) {
  return {Problem::night_restored_differs, {what, said, found}, {source.file, 0, 0, {}}};
}

Status check_application(const Source& source, const std::string& path) {
  SQLite::Database book(path, SQLite::OPEN_READONLY);
  if (book.execAndGet("PRAGMA application_id").getInt() == store::kApplicationId) return {};
  return Error{Problem::book_foreign, {}, {source.file, 0, 0, {}}};
}

// Whether what came back is a sound book, and in the state that the last manifest names.
Status check_book(const Source& source, const std::string& path, std::int64_t& mark) {
  const Status sound = store::check_soundness(path, source.file);
  if (!sound) return sound;
  SQLite::Database book(path, SQLite::OPEN_READONLY);
  mark = book.execAndGet(kMark).getInt64();
  if (!source.manifest) return {};
  const std::string id = book.execAndGet(kId).getString();
  if (id != source.manifest->book) return differs(source, "book", source.manifest->book, id);
  if (mark == source.manifest->mark) return {};
  return differs(source, "mark", std::to_string(source.manifest->mark), std::to_string(mark));
}

// The file that a source holds, beside the new book, for as long as it lives.
Result<std::unique_ptr<AtomicFile>> unpacked_beside(const std::string& file,
                                                    const RestoreOrder& order) {
  auto beside = AtomicFile::create(order.to, 0600);  // never committed
  if (!beside) return beside.error();
  const Status unpacked = unpack(file, order.identity, **beside);
  if (!unpacked) return unpacked.error();
  return beside;
}

// Who was erased later, as the sets beside say. One that cannot be read keeps nobody from the rest.
Erasures erased_beside(const std::vector<Source>& chain, const RestoreOrder& order,
                       std::vector<std::string>& unread) {
  Erasures erased;
  for (const Night& night : later_than(chain)) {
    const std::string path = night.path + "/" + night.manifest.snapshot;
    const Status read = store::guarded(path, [&]() -> Status {
      const Status signed_by = order.key ? check_origin(night.path, *order.key) : Status();
      if (!signed_by) return signed_by;
      const auto file = unpacked_beside(path, order);
      if (!file) return file.error();
      SQLite::Database book((*file)->temporary_path(), SQLite::OPEN_READONLY);
      erased.add(erased_in(book));
      return {};
    });
    if (!read) unread.push_back(night.path);
  }
  return erased;
}

// As both say: the later state of the book that was given, and the sets beside.
Erasures erased_later(const std::vector<Source>& chain, const RestoreOrder& order,
                      const std::string& path, Restored& restored) {
  Erasures erased = erased_beside(chain, order, restored.unread);
  SQLite::Database book(path, SQLite::OPEN_READONLY);
  const bool is_same =
      order.later != nullptr && order.later->property("id") == book.execAndGet(kId).getString();
  const bool is_later = is_same && order.later->last_mark() >= book.execAndGet(kMark).getInt64();
  restored.asked = is_later;  // what lies beside knows no later than its own night
  if (!is_same) return erased;
  erased.add(erased_in(order.later->database()));
  return erased;
}

// Brings the book up to what each of the changes leads to.
Status go_on(const std::vector<Source>& chain, const RestoreOrder& order, const std::string& path) {
  for (std::size_t i = 1; i < chain.size(); ++i) {
    const auto changes = unpacked_beside(chain[i].file, order);
    if (!changes) return changes.error();
    const Status applied = apply_changes(path, (*changes)->temporary_path());
    if (!applied) return applied;
  }
  return {};
}

// As it was unpacked: one file, without what a writer leaves beside it.
Status settle(const std::string& path) {
  {
    SQLite::Database book(path, SQLite::OPEN_READWRITE);
    book.execAndGet("PRAGMA journal_mode = DELETE");
  }
  std::error_code code;
  fs::remove(path + ".lock", code);
  // Copies that a migration left name whom the book does not name any more.
  for (const std::string& copy : store::backups_of(path)) fs::remove(copy, code);
  return {};
}

// Erases whom the copy still names, and counts them.
Status erase_in(const std::string& path, const Erasures& erased, const RestoreOrder& order,
                const TermsOf& terms, Random& random, Restored& restored) {
  if (erased.empty()) return {};
  {
    store::WriteRequest request;
    request.actor = order.actor;
    request.clock = order.clock;
    request.random = random;
    auto book = store::open_writer(path, request);
    if (!book) return book.error();
    const std::vector<std::string> codes = still_named(*book, erased);
    const auto open = [&] { return points::Ledger::open(*book, random, order.uid); };
    for (const std::string& code : codes) {
      const auto done = settle::erase_again(*book, open, terms(*book), code);
      if (!done) return done.error();
    }
    restored.erased = codes.size();
    restored.contacts = settle::forget_contacts(*book, erased.reports);
    if (restored.erased + restored.contacts > 0) {
      const Status committed = book->commit();
      if (!committed) return committed;
    }
  }
  return settle(path);
}

// Nothing lies at the name, nor beside it what SQLite would take for the new book's.
Status check_free(const std::string& path) {
  std::error_code code;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    const std::string name = path + ending;
    if (fs::exists(fs::symlink_status(name, code))) {
      return Error{Problem::file_in_the_way, {}, {name, 0, 0, {}}};
    }
  }
  return {};
}

// That each part was signed; a file without a manifest was not.
Status check_signed(const std::vector<Source>& chain, const minisign::PublicKey& key) {
  for (const Source& source : chain) {
    if (!source.manifest) return Error{Problem::night_unsigned, {}, {source.file, 0, 0, {}}};
    const Status is_signed = check_origin(source.set, key);
    if (!is_signed) return is_signed;
  }
  return {};
}

Status restore_chain(const std::vector<Source>& chain, const RestoreOrder& order,
                     const TermsOf& terms, Random& random, Restored& restored) {
  remove_abandoned(order.to);
  auto file = AtomicFile::create(order.to, 0600);
  if (!file) return file.error();
  const std::string path = (*file)->temporary_path();
  Status status = unpack(chain.front().file, order.identity, **file);
  if (status) status = check_application(chain.front(), path);
  if (status) status = go_on(chain, order, path);
  if (status) status = check_book(chain.back(), path, restored.mark);
  if (!status) return status;
  status =
      erase_in(path, erased_later(chain, order, path, restored), order, terms, random, restored);
  if (status) status = (*file)->commit();
  std::error_code code;
  if (status) restored.bytes = fs::file_size(order.to, code);
  return status;
}

}  // namespace

Result<Restored> restore(const RestoreOrder& order, const TermsOf& terms, Random& random) {
  const Status free = check_free(order.to);
  if (!free) return free.error();
  Restored restored;
  auto chain = chain_of(order.from, restored.passed_over);
  if (!chain) return chain.error();
  const Status signed_by = order.key ? check_signed(*chain, *order.key) : Status();
  if (!signed_by) return signed_by.error();
  // What is damaged is what was read, and not the book that is asked beside.
  const Status done = store::guarded(
      chain->front().file, [&] { return restore_chain(*chain, order, terms, random, restored); });
  if (!done) return done.error();
  restored.manifest = std::move(chain->back().manifest);
  return restored;
}

}  // namespace yangxiao::exporting
