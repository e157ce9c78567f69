#include "export/night/write_increment.hpp"

#include "base/folder.hpp"
#include "base/sha256.hpp"
#include "calendar/civil.hpp"
#include "export/night/changes.hpp"
#include "export/night/set_files.hpp"
#include "points/head.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kWork = "work";
constexpr const char* kChanges = "work/changes.db";
constexpr const char* kPacked = "private/changes.db";

// How many sets there are since the last whole one, with it.
std::size_t since_whole(const NightShelf& shelf) { return shelf.newest_chain().size(); }

bool has_same_past(const store::Reader& book, const Manifest& last) {
  const auto head = points::parse_head(last.head);
  if (!head) return false;
  return points::head_at(book, head->count, head->hash).ok();
}

Result<Forerunner> forerunner_of(const Night& last) {
  auto sum = sha256_of(last.path + "/" + kManifestName);
  if (!sum) return sum.error();
  const auto head = points::parse_head(last.manifest.head);
  return Forerunner{last.manifest.night, std::move(*sum), last.manifest.mark,
                    head ? head->count : 0};
}

}  // namespace

bool can_go_on(const store::Reader& book, const NightOrder& order, const NightShelf& shelf) {
  if (!order.since_last || shelf.whole.empty()) return false;
  if (order.full_every && since_whole(shelf) >= *order.full_every) return false;
  const Manifest& last = shelf.last()->manifest;
  const std::int64_t mark = std::stoll(book.property("transactions").value_or("0"));
  return last.book == book.property("id") &&
         last.schema == static_cast<int>(store::shipped_migrations().size()) && last.mark <= mark &&
         has_same_past(book, last);
}

Result<Night> write_increment(const store::Reader& book, const NightOrder& order,
                              const NightShelf& shelf, const calendar::Zone& zone,
                              const Random& random) {
  auto before = forerunner_of(*shelf.last());
  if (!before) return before.error();
  const std::string folder = order.root + "/" + kChangesFolder;
  const std::int64_t day = calendar::day_number(order.clock.now(), zone);
  Status written = make_folder(folder, 0755);
  if (!written) return written.error();
  const std::string name = free_name(folder, calendar::to_text(calendar::day_of(day)));
  auto set = SetInMaking::begin(folder, name, {"private", kWork});
  if (!set) return set.error();
  written = make_file(set->path_of(kChanges), kForOwner);
  if (!written) return written.error();
  Manifest manifest = begin_manifest(book, order, shelf, zone);
  ReachedState reached =
      write_changes(book.path(), {before->mark, before->links}, set->path_of(kChanges));
  manifest.mark = reached.mark;
  manifest.head = std::move(reached.head);
  manifest.last_member = reached.last_member;
  manifest.night = name;
  manifest.continues = std::move(*before);
  ManifestFile& file = manifest.files.emplace_back();
  written = pack_file(*set, kChanges, kPacked, order.recipient, random, file);
  if (written) written = set->drop(kWork);
  if (!written) return written.error();
  manifest.snapshot = file.path;
  written = close_set(*set, manifest, order.key);
  if (written) written = set->publish();
  if (!written) return written.error();
  return Night{set->path(), std::move(manifest)};
}

}  // namespace yangxiao::exporting
