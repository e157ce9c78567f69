#include "export/night/nightly.hpp"

#include <filesystem>

#include "base/folder.hpp"
#include "export/night/erasures.hpp"
#include "export/night/retention.hpp"
#include "export/night/write_increment.hpp"
#include "export/night/write_night.hpp"

namespace yangxiao::exporting {
namespace {

// Gives the names of the sets that went.
Result<std::vector<std::string>> remove_others(const store::Reader& book, const std::string& root,
                                               std::size_t keep) {
  auto shelf = nights_in(root);
  if (!shelf) return shelf.error();
  // What only bears a day's name is somebody's own.
  std::erase_if(shelf->broken, [](const std::string& path) { return !is_of_night(path); });
  std::vector<std::string> removed;
  const Erasures erased = erased_in(book.database());
  const auto names_erased = [&](const Manifest& manifest) {
    return still_named(book, manifest, erased) > 0;
  };
  for (const std::string& folder : folders_to_remove(*shelf, keep, names_erased)) {
    const Status gone = remove_folder(folder);
    if (!gone) return gone.error();
    removed.push_back(std::filesystem::path(folder).filename().string());
  }
  return removed;
}

// Where nights were sealed, one that lies open is asked for by name: a forgotten option is no wish.
Status check_sealed(const NightShelf& shelf, const NightOrder& order) {
  if (shelf.last() == nullptr || order.recipient || order.is_unsealed) return {};
  const std::string& sealed_for = shelf.last()->manifest.recipient;
  if (sealed_for.empty()) return {};
  return Error{Problem::night_unsealed, {sealed_for}, {order.root, 0, 0, {}}};
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
  const Status sealed = check_sealed(*shelf, order);
  if (!sealed) return sealed.error();
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
  auto removed = remove_others(book, order.root, *order.keep);
  if (!removed) return removed.error();
  done->removed = std::move(*removed);
  return done;
}

}  // namespace yangxiao::exporting
