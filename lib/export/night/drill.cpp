#include "export/night/drill.hpp"

#include "base/folder.hpp"
#include "points/check.hpp"
#include "redeem/check.hpp"
#include "settle/check.hpp"

namespace yangxiao::exporting {
namespace {

// Removed, whatever happens; if it is killed, by the next who has the lock.
class TrialFolder {
 public:
  explicit TrialFolder(const std::string& root) : path_(root + "/.drill.partial") {}
  TrialFolder(const TrialFolder&) = delete;
  TrialFolder& operator=(const TrialFolder&) = delete;
  ~TrialFolder() { [[maybe_unused]] const Status removed = remove_folder(path_); }
  Status make() const { return make_folder(path_, 0700); }
  std::string book() const { return path_ + "/book.db"; }

 private:
  std::string path_;
};

}  // namespace

Result<CheckedLedgers> check_ledgers(const store::Reader& book,
                                     const std::optional<points::Head>& since) {
  const auto ledger = points::check(book, since);
  if (!ledger) return ledger.error();
  const Status paid = settle::check_payments(book, ledger->earnings);
  if (!paid) return paid.error();
  const auto stock = redeem::check(book);
  if (!stock) return stock.error();
  return CheckedLedgers{ledger->transfers, stock->vouchers};
}

Result<Drilled> drill(const std::string& root, RestoreOrder order, const TermsOf& terms,
                      Random& random) {
  const TrialFolder folder(root);
  const Status made = folder.make();
  if (!made) return made.error();
  order.to = folder.book();
  auto restored = restore(order, terms, random);
  if (!restored) return restored.error();
  const auto book = store::open_reader(order.to);
  if (!book) return book.error();
  const auto since = restored->manifest ? points::parse_head(restored->manifest->head)
                                        : std::optional<points::Head>();
  const auto checked = check_ledgers(*book, since);
  if (!checked) return checked.error();
  return Drilled{std::move(*restored), checked->transfers, checked->vouchers};
}

}  // namespace yangxiao::exporting
