// Channels, agencies and categories that a file brings along.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "report/words.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// What something new is to be called: by a code of its own, where that is one and free.
struct NewName {
  std::string_view code;
  std::string_view name;
};

struct Channel {
  std::int64_t row = 0;
  std::string made_of;  // the name of one that was made; empty: it was there
};
// The channel that a word names; where none does, it is made.
Result<Channel> channel_or_new(store::Writer& book, Words& words, std::string_view word,
                               std::int64_t batch);

Result<Channel> make_channel(store::Writer& book, Words& words, NewName named, std::int64_t batch);

// A new agency, named by a word of a file.
Result<std::int64_t> make_agency(store::Writer& book, Words& words, std::string_view word,
                                 std::int64_t batch);

// A new category under `other`, named by a word of a file. Its code is made of the word where that
// is plain letters, else as codes are made here.
Result<std::int64_t> make_category(store::Writer& book, Words& words, NewName named,
                                   std::int64_t batch);

// Words of a file that name no category, each with how many rows say it.
class UnmappedCategories {
 public:
  // Errors: categories_unmapped, when there are more of them than a person would map.
  Status count(const std::string& word);
  bool empty() const { return rows_.empty(); }
  // All of them in one list, as lines of a profile to be finished: categories_unmapped.
  Error error(const std::string& file) const;

 private:
  std::map<std::string, std::uint64_t> rows_;
  std::uint64_t all_ = 0;
};

}  // namespace yangxiao::report
