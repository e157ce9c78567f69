// A mapping profile drafted from a file that nobody has described yet: for a person to finish.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/zone.hpp"
#include "report/suggested_dates.hpp"
#include "store/book.hpp"
#include "table/rows.hpp"

namespace yangxiao::report {

struct DraftWord {
  std::string word;  // the file's
  std::string ours;  // a code, or a state; empty: nobody knows
  std::uint64_t rows = 0;
};

struct ProfileDraft {
  std::uint64_t rows = 0;
  std::vector<std::pair<std::string, std::string>> columns;  // our field, the file's header
  std::vector<std::string> ignored;                          // headers that mean nothing here
  // Columns of a list of the book (our field, the file's header) that name what is not in it.
  std::vector<std::pair<std::string, std::string>> strangers;
  std::string running_numbers;  // the header of a column of 1, 2, 3...: no outside id
  SuggestedDates dates;
  std::optional<bool> in_china;       // whether positions lie there; nothing: there are none
  std::vector<DraftWord> categories;  // the most frequent first
  std::vector<DraftWord> statuses;
};

// Reads the whole file: how often each word comes counts. Columns are told by their headers, ours
// and those of cities' open data (New York, Chicago, Los Angeles, Boston, San Francisco, Open311),
// and by what stands in them: a list of the book that is another one is left out. Errors: those of
// reading a table. Memory: 10,000 words of each kind.
Result<ProfileDraft> suggest_profile(const store::Reader& book, Input& input,
                                     const table::ReadOptions& options, const calendar::Zone& zone,
                                     Reporter& reporter);

}  // namespace yangxiao::report
