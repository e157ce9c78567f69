// How the library speaks while it works: to a reporter that it is handed. cmd/cli shows what it is
// told, tests collect it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yangxiao {

enum class Level : std::uint8_t { notice, warning };

enum class Note : std::uint16_t {
#define NOTE(name, level) name,
#include "base/notes.def"
#undef NOTE
};

std::string_view name_of(Note note);
Level level_of(Note note);
std::vector<Note> all_notes();

class Reporter {
 public:
  Reporter() = default;
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;
  virtual ~Reporter() = default;

  virtual void note(Note what, std::vector<std::string> arguments, Place place) = 0;

  // How far a long job has come, in bytes of its input. total is 0 where nobody knows it. Cheap
  // enough to be called for every block that is read.
  virtual void progress(std::uint64_t done, std::uint64_t total) = 0;
};

// A reporter that keeps what it is told and shows nothing.
class CollectingReporter final : public Reporter {
 public:
  struct Entry {
    Note what;
    std::vector<std::string> arguments;
    Place place;
  };
  void note(Note what, std::vector<std::string> arguments, Place place) override {
    entries.push_back({what, std::move(arguments), std::move(place)});
  }
  void progress(std::uint64_t done, std::uint64_t) override { last_progress = done; }

  std::vector<Entry> entries;
  std::uint64_t last_progress = 0;
};

}  // namespace yangxiao
