#include "base/reporter.hpp"

namespace yangxiao {

std::string_view name_of(Note note) {
  switch (note) {
#define NOTE(name, level) \
  case Note::name:        \
    return #name;
#include "base/notes.def"
#undef NOTE
  }
  return {};
}

Level level_of(Note note) {
  switch (note) {
#define NOTE(name, level) \
  case Note::name:        \
    return Level::level;
#include "base/notes.def"
#undef NOTE
  }
  return Level::warning;
}

std::vector<Note> all_notes() {
  return {
#define NOTE(name, level) Note::name,
#include "base/notes.def"
#undef NOTE
  };
}

}  // namespace yangxiao
