// The folder in which nights are kept: a set of files a night, each in a folder named by its day,
// sets of changes in a folder below, and a link to the latest whole one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.hpp"
#include "base/result.hpp"
#include "export/night/manifest.hpp"

namespace yangxiao::exporting {

inline constexpr const char* kLatestName = "latest";
inline constexpr const char* kChangesFolder = "changes";

struct Night {
  std::string path;
  Manifest manifest;
};

// All sets in one place, each the oldest first: by their numbers and not by their names, since a
// clock may have been set back.
struct NightShelf {
  std::vector<Night> whole;
  std::vector<Night> changes;
  // Folders that are named as sets and have no manifest that can be read.
  std::vector<std::string> broken;
  // The set that was written last; nullptr: there is none.
  const Night* last() const;
  std::int64_t next_number() const;
  // The set that comes before a set of changes; nullptr: there is none.
  const Night* before(const Night& changes) const;
  // The newest whole one, and the changes that go on from it.
  std::vector<Night> newest_chain() const;
};

// Errors: night_missing (there is no such folder).
Result<NightShelf> nights_in(const std::string& root);

// Whether a folder is a set itself.
bool is_night(const std::string& path);
// Whether a folder was one, though something is missing: it has a manifest, sums or private/.
bool is_of_night(const std::string& path);

// Where `latest` leads, as it is written; empty: it is no link.
std::string latest_in(const std::string& root);

// That a set goes on from the one before it in a chain. Errors: night_gap ({0} the night that it
// goes on from), those of reading the manifest.
Status check_joint(const Night& before, const Night& night);

// Whether somebody writes nights in a folder now, as far as that can be seen.
bool is_being_written(const std::string& root);

// Keeps others from writing nights in a folder, for as long as it lives.
class NightLock {
 public:
  // Makes the folder where it is not there, and removes what runs that were killed left in it.
  // Errors: night_busy, night_inside, file_is_link, file_unwritable.
  static Result<NightLock> acquire(const std::string& root, unsigned wait_seconds);

 private:
  explicit NightLock(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

// The name of a set of this day, behind those that the folder has: "2026-11-30", "2026-11-30.2" ...
std::string free_name(const std::string& folder, std::string_view day);

// A set in the making. Hidden, and its owner's alone, until it is published; removed where it is
// not.
class SetInMaking {
 public:
  // With these folders in it; those named public are for all. Errors: those of make_folder.
  static Result<SetInMaking> begin(const std::string& folder, const std::string& name,
                                   std::vector<std::string> parts);
  SetInMaking(SetInMaking&& other) noexcept;
  SetInMaking& operator=(SetInMaking&&) = delete;
  ~SetInMaking();

  // Where a file of the set lies as long as it is made: "public/reports.csv".
  std::string path_of(const std::string& file) const { return temporary_ + "/" + file; }
  // Removes one of the folders, with all that is in it. Errors: those of remove_folder.
  Status drop(const std::string& part);
  const std::string& path() const { return path_; }  // once it is published
  // Flushes the folders and gives the set its name. Errors: those of publish_folder.
  Status publish();

 private:
  SetInMaking(std::string temporary, std::string path, std::vector<std::string> parts)
      : temporary_(std::move(temporary)), path_(std::move(path)), parts_(std::move(parts)) {}

  std::string temporary_;  // empty once published
  std::string path_;
  std::vector<std::string> parts_;
};

}  // namespace yangxiao::exporting
