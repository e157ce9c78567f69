#include "export/night/write_increment.hpp"

#include <filesystem>

#include "base/folder.hpp"
#include "base/sha256.hpp"
#include "base/unfinished.hpp"
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

// A book that was set back, and has gone on since, has other transactions by the same numbers.
bool has_same_past(const store::Reader& book, const Manifest& last) {
  return last.token != 0 && book.token_of(last.mark) == last.token;
}

// Whether all is still there that changes would go on from, as far as names and sizes tell.
bool is_intact(const std::string& root, const NightShelf& shelf) {
  const std::vector<Night> chain = shelf.newest_chain();
  if (!shelf.broken.empty() || latest_in(root) != chain.front().manifest.night) return false;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (i > 0 && !check_joint(chain[i - 1], chain[i])) return false;
    for (const ManifestFile& file : chain[i].manifest.files) {
      std::error_code code;
      const auto size = std::filesystem::file_size(chain[i].path + "/" + file.path, code);
      if (code || size != file.bytes) return false;
    }
  }
  return true;
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
  const std::int64_t mark = book.last_mark();
  return last.book == book.property("id") &&
         last.schema == static_cast<int>(store::shipped_migrations().size()) && last.mark <= mark &&
         has_same_past(book, last) &&
         last.recipient == (order.recipient ? minisign::to_text(order.recipient->number) : "") &&
         is_intact(order.root, shelf);
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
  const Unfinished changes(set->path_of(kChanges));
  written = make_file(set->path_of(kChanges), kForOwner);
  if (!written) return written.error();
  Manifest manifest = begin_manifest(book, order, shelf, zone);
  ReachedState reached;
  written = write_by_sqlite(order.root, book.path(), [&] {
    reached = write_changes(book.path(), {before->mark, before->links}, set->path_of(kChanges));
  });
  if (!written) return written.error();
  manifest.mark = reached.mark;
  manifest.token = reached.token;
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
