#include "export/night/write_night.hpp"

#include <algorithm>
#include <deque>
#include <thread>

#include "base/compression.hpp"
#include "base/folder.hpp"
#include "base/unfinished.hpp"
#include "calendar/civil.hpp"
#include "export/night/data_package.hpp"
#include "export/night/erasures.hpp"
#include "export/night/jobs_at_once.hpp"
#include "export/night/set_files.hpp"
#include "export/open311/write_open311.hpp"
#include "points/head.hpp"
#include "store/copy.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kWork = "work";  // what SQLite may leave beside the copy goes with it
constexpr const char* kCopy = "work/book.db";
constexpr const char* kSnapshot = "private/book.db";
constexpr const char* kOpen311 = "public/open311";

// Counts the rows that pass.
class CountedRows final : public Rows {
 public:
  CountedRows(std::unique_ptr<Rows> rows, std::uint64_t& count)
      : rows_(std::move(rows)), count_(count) {}
  std::size_t parts() const override { return rows_->parts(); }
  Status each(std::size_t part, const TakeRow& take) override {
    return rows_->each(part, [&](std::span<const table::Value> values) {
      ++count_;
      return take(values);
    });
  }

 private:
  std::unique_ptr<Rows> rows_;
  std::uint64_t& count_;
};

// The files of one set while they are made.
class NightInMaking {
 public:
  NightInMaking(const SetInMaking& set, const NightOrder& order, const Circumstances& all)
      : set_(set), order_(order), all_(all), files_(order.files.size()) {}

  // One of the files that others may read, from a connection of its own to the copy.
  Status write_file(std::size_t place) const {
    const auto book = store::open_reader(set_.path_of(kCopy));
    if (!book) return book.error();
    const Content& content = *order_.files[place].content;
    Circumstances all = all_;
    // Whoever is known in one, as from having been seen at a counter, is not followed to another.
    all.disclosure = all_.disclosure.apart(content.name);
    auto rows = content.rows(*book, all);
    if (!rows) return rows.error();
    return write_rows_of(place, std::move(*rows));
  }

  // All that are statistics: the reports are read once for them.
  Status write_statistics(const std::vector<std::size_t>& places) const {
    const auto book = store::open_reader(set_.path_of(kCopy));
    if (!book) return book.error();
    std::vector<report::GroupBy> ways;
    for (const std::size_t place : places) ways.push_back(order_.files[place].content->group_by);
    auto lists = statistics_rows(*book, all_, ways);
    if (!lists) return lists.error();
    Status written;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (written) written = write_rows_of(places[i], std::move((*lists)[i]));
    }
    return written;
  }

  // A folder of its own.
  Status write_open311_files() const {
    const auto book = store::open_reader(set_.path_of(kCopy));
    if (!book) return book.error();
    Open311Order asked;
    asked.endpoint = all_.open311;
    auto query = all_.reports_in(*book);
    if (!query) return query.error();
    asked.query = std::move(*query);
    asked.office_hours = all_.office_hours;
    const auto written = write_open311(*book, asked, all_.disclosure, all_.zone, all_.now,
                                       [&](const std::string& name) {
                                         ManifestFile& told = open311_.emplace_back();
                                         told.path = std::string(kOpen311) + "/" + name;
                                         return create_file(set_, kForAll, told);
                                       });
    if (!written) return written.error();
    for (ManifestFile& told : open311_) {
      const bool holds_all = told.path.starts_with(std::string(kOpen311) + "/requests.");
      if (holds_all) told.rows = written->requests;
    }
    return {};
  }

  // What people look at, in the language of whoever runs the night.
  Status write_page(std::size_t place) const {
    const auto book = store::open_reader(set_.path_of(kCopy));
    if (!book) return book.error();
    auto reports = all_.reports_in(*book);
    if (!reports) return reports.error();
    PageQuery query;
    query.now = all_.now;
    query.privacy = all_.disclosure.level();
    query.pace = order_.page.pace;
    query.office_hours = all_.office_hours;
    query.left_out = std::move(reports->left_out);
    query.boundary = order_.page.boundary;
    const auto page = page_of(*book, all_.zone, std::move(query));
    if (!page) return page.error();
    ManifestFile& told = files_[place];
    told.path = "public/" + order_.files[place].name;
    const auto output = create_file(set_, kForAll, told);
    if (!output) return output.error();
    const Status written = (*output)->write(page_html(*page, order_.page.form));
    return written ? (*output)->commit() : written;
  }

  Status write_snapshot(const Random& random) const {
    return pack_file(set_, kCopy, kSnapshot, order_.recipient, random, snapshot_);
  }

  // What the CSV files among them hold, as programs read it.
  Status write_data_package(const std::string& name, const std::string& created_at) {
    std::vector<DataTable> tables;
    for (std::size_t i = 0; i < order_.files.size(); ++i) {
      const NightFile& file = order_.files[i];
      if (file.format != table::Format::csv || !file.content->is_table()) continue;
      ManifestFile seen = files_[i];
      seen.path = file.name;
      tables.push_back({std::string(file.content->name),
                        columns_of(*file.content, all_.disclosure.level()), seen});
    }
    if (tables.empty()) return {};
    return write_text(set_, std::string("public/") + kDataPackageName,
                      data_package(name, created_at, tables), files_.emplace_back());
  }

  // For those who get public/ and nothing else: whether it is what was written.
  Status write_public_sums(const Manifest& manifest) {
    constexpr std::string_view kPublic = "public/";
    Checksums sums;
    for (const ManifestFile& file : files()) {
      if (!file.path.starts_with(kPublic)) continue;
      sums.emplace(file.path.substr(kPublic.size()), file.sha256);
    }
    if (sums.empty()) return {};
    return write_sums(set_, std::string(kPublic), sums, signed_comment(manifest) + ", public/",
                      order_.key, files_);
  }

  // All that was written, in the order of the paths.
  std::vector<ManifestFile> files() const {
    std::vector<ManifestFile> all(open311_.begin(), open311_.end());
    for (const ManifestFile& file : files_) {
      if (!file.path.empty()) all.push_back(file);
    }
    all.push_back(snapshot_);
    std::sort(all.begin(), all.end(),
              [](const ManifestFile& a, const ManifestFile& b) { return a.path < b.path; });
    return all;
  }
  const std::string& snapshot() const { return snapshot_.path; }

 private:
  Status write_rows_of(std::size_t place, std::unique_ptr<Rows> rows) const {
    const NightFile& file = order_.files[place];
    ManifestFile& told = files_[place];
    told.path = "public/" + file.name;
    std::vector<std::unique_ptr<Rows>> sides;
    sides.push_back(std::make_unique<CountedRows>(std::move(rows), told.rows.emplace(0)));
    auto output = create_file(set_, kForAll, told);
    if (!output) return output.error();
    const auto packed = compressed(std::move(*output), compression_of_ending(file.name));
    FileShape shape = whole_shape(file, all_.now, all_.disclosure.level());
    const std::string work = set_.path_of(kWork);
    shape.options.temporary_folder = work;
    const Status written = write_rows(sides, shape, *packed);
    return written ? packed->commit() : written;
  }

  const SetInMaking& set_;
  const NightOrder& order_;
  const Circumstances& all_;
  mutable std::vector<ManifestFile> files_;   // each is written to by one thread
  mutable std::deque<ManifestFile> open311_;  // written to by one thread; none moves
  mutable ManifestFile snapshot_;
};

// The longest first: what comes last may run alone.
std::vector<Job> jobs_of(const NightInMaking& night, const NightOrder& order,
                         const SetInMaking& set, const store::Reader& book, const Random& random) {
  std::vector<Job> jobs;
  std::vector<std::size_t> statistics;
  const auto add_files = [&](bool are_long) {
    for (std::size_t i = 0; i < order.files.size(); ++i) {
      const Content& content = *order.files[i].content;
      if (content.is_long != are_long) continue;
      if (content.name == kOpen311Name) {
        // Three files of all reports: the longest of all.
        jobs.emplace(jobs.begin(), [&night] { return night.write_open311_files(); });
      } else if (content.name == kPageName) {
        jobs.emplace_back([&night, i] { return night.write_page(i); });
      } else if (content.rows == nullptr) {
        statistics.push_back(i);
      } else {
        jobs.emplace_back([&night, i] { return night.write_file(i); });
      }
    }
  };
  const std::string copy = set.path_of(kCopy);
  jobs.emplace_back([&book, copy] { return store::check_soundness(copy, book.path()); });
  add_files(true);
  add_files(false);
  if (!statistics.empty()) {
    jobs.emplace_back([&night, statistics] { return night.write_statistics(statistics); });
  }
  // Compresses in a thread of its own beside: it can use what has become free.
  jobs.emplace_back([&night, random] { return night.write_snapshot(random); });
  return jobs;
}

// Room for the copy, what it is packed into, and what is read of it: as the set before it, or, for
// the first one, two and a half times the book (nights of books of some thousand reports).
Status check_night_room(const store::Reader& book, const std::string& root,
                        const NightShelf& shelf) {
  const std::uint64_t bytes = store::bytes_of(book);
  std::uint64_t before = 0;
  if (!shelf.whole.empty()) {
    for (const ManifestFile& file : shelf.whole.back().manifest.files) before += file.bytes;
  }
  const std::uint64_t needed =
      bytes + std::max(before + before / 8, before > 0 ? bytes : bytes * 5 / 2);
  const auto free = free_bytes(root);
  if (!free || *free >= needed) return {};
  return Error{
      Problem::room_short, {std::to_string(needed), std::to_string(*free)}, {root, 0, 0, {}}};
}

// Of the copy: the book may go on meanwhile.
Result<Manifest> manifest_of_copy(const SetInMaking& set, const NightOrder& order,
                                  const NightShelf& shelf, const calendar::Zone& zone) {
  const auto copy = store::open_reader(set.path_of(kCopy));
  if (!copy) return copy.error();
  Manifest manifest = begin_manifest(*copy, order, shelf, zone);
  manifest.privacy = name_of(order.privacy);
  return manifest;
}

}  // namespace

Manifest begin_manifest(const store::Reader& book, const NightOrder& order, const NightShelf& shelf,
                        const calendar::Zone& zone) {
  Manifest manifest;
  manifest.number = shelf.next_number();
  manifest.book = book.property("id").value_or("");
  manifest.created_at = calendar::to_rfc3339(order.clock.now(), zone);
  manifest.program = order.program;
  manifest.schema = static_cast<int>(store::shipped_migrations().size());
  manifest.mark = book.last_mark();
  manifest.token = book.token_of(manifest.mark).value_or(0);
  manifest.last_member = last_member(book);
  manifest.head = points::to_text(points::head_of(book));
  if (order.recipient) manifest.recipient = minisign::to_text(order.recipient->number);
  return manifest;
}

Result<Night> write_night(const store::Reader& book, const NightOrder& order,
                          const NightShelf& shelf, const calendar::Zone& zone, Random& random) {
  const Status room = check_night_room(book, order.root, shelf);
  if (!room) return room.error();
  const Instant now = order.clock.now();
  const std::string name =
      free_name(order.root, calendar::to_text(calendar::day_of(calendar::day_number(now, zone))));
  std::vector<std::string> parts = {"private", "public", kWork};
  const bool has_open311 =
      std::any_of(order.files.begin(), order.files.end(),
                  [](const NightFile& file) { return file.name == kOpen311Name; });
  if (has_open311) parts.insert(parts.end(), {kOpen311, std::string(kOpen311) + "/services"});
  auto set = SetInMaking::begin(order.root, name, std::move(parts));
  if (!set) return set.error();
  const Unfinished copy(set->path_of(kCopy));  // all of the book, whatever is sealed
  Status written = make_file(set->path_of(kCopy), kForOwner);
  if (!written) return written.error();
  written = write_by_sqlite(order.root, book.path(),
                            [&] { store::copy_into(book, set->path_of(kCopy)); });
  if (!written) return written.error();
  auto manifest = manifest_of_copy(*set, order, shelf, zone);
  if (!manifest) return manifest.error();
  manifest->night = name;
  const Circumstances all{
      zone,          now,           order.office_hours, Disclosure(order.privacy, random),
      order.open311, order.not_open};
  NightInMaking night(*set, order, all);
  written = run_at_once(jobs_of(night, order, *set, book, random),
                        std::max(1U, std::thread::hardware_concurrency()));
  if (written) written = set->drop(kWork);
  if (written) written = night.write_data_package(package_name(book), manifest->created_at);
  if (written) written = night.write_public_sums(*manifest);
  if (!written) return written.error();
  manifest->snapshot = night.snapshot();
  manifest->files = night.files();
  written = close_set(*set, *manifest, order.key);
  if (written) written = set->publish();
  if (written) written = point_link(order.root + "/" + kLatestName, name);
  if (!written) return written.error();
  return Night{set->path(), std::move(*manifest)};
}

}  // namespace yangxiao::exporting
