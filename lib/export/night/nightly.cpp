#include "export/night/nightly.hpp"

#include <algorithm>

#include "base/folder.hpp"
#include "export/night/write_increment.hpp"
#include "export/night/write_night.hpp"

namespace yangxiao::exporting {
namespace {

Status remove(const Night& night, std::vector<std::string>& removed) {
  const Status gone = remove_folder(night.path);
  if (gone) removed.push_back(night.manifest.night);
  return gone;
}

// What is older than the last so many whole sets.
Result<std::vector<std::string>> remove_older(const std::string& root, std::size_t keep) {
  const auto shelf = nights_in(root);
  if (!shelf) return shelf.error();
  std::vector<std::string> removed;
  if (shelf->whole.size() <= keep) return removed;
  const std::size_t surplus = shelf->whole.size() - keep;
  const std::int64_t oldest_kept = shelf->whole[surplus].manifest.number;
  Status gone;
  for (const Night& night : shelf->changes) {
    if (gone && night.manifest.number < oldest_kept) gone = remove(night, removed);
  }
  for (std::size_t i = 0; i < surplus; ++i) {
    if (gone) gone = remove(shelf->whole[i], removed);
  }
  if (!gone) return gone.error();
  return removed;
}

Result<NightWritten> write_one(const store::Reader& book, const NightOrder& order,
                               const calendar::Zone& zone, Random& random) {
  const auto shelf = nights_in(order.root);
  if (!shelf) return shelf.error();
  const std::string id = book.property("id").value_or("");
  if (shelf->last() != nullptr && shelf->last()->manifest.book != id) {
    return Error{
        Problem::night_of_other_book, {shelf->last()->manifest.book}, {order.root, 0, 0, {}}};
  }
  NightWritten done;
  if (!can_go_on(book, order, *shelf)) {
    auto night = write_night(book, order, *shelf, zone, random);
    if (!night) return night.error();
    done.night = std::move(*night);
    return done;
  }
  const Night& last = *shelf->last();
  if (last.manifest.mark == book.last_mark()) {
    done.night = last;
    return done;
  }
  auto night = write_increment(book, order, *shelf, zone, random);
  if (!night) return night.error();
  done.night = std::move(*night);
  return done;
}

}  // namespace

Result<NightWritten> write_nightly(const store::Reader& book, const NightOrder& order,
                                   const calendar::Zone& zone, Random& random) {
  auto done = write_one(book, order, zone, random);
  if (!done || !order.keep) return done;
  auto removed = remove_older(order.root, *order.keep);
  if (!removed) return removed.error();
  done->removed = std::move(*removed);
  return done;
}

}  // namespace yangxiao::exporting
