// All that is held about a person, for the copy that they may ask for: from every table that names
// one of their rows, accounts or phones, and from the log of who looked at them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "settle/data_subject.hpp"

namespace yangxiao::settle {

// What a column of a section is.
enum class Meaning : std::uint8_t {
  text,
  number,
  time,           // seconds since 1970
  day,            // days since 1970
  yes_no,         // 1 or 0
  report,         // the number of one
  state,          // of a report
  step,           // the kind of an event of a report, a text
  member_event,   // the kind of an event of a member, a text
  transfer,       // a kind of transfer
  outcome,        // of a line of a list
  voucher_state,  // of a redemption, a text
  voucher_step,   // the kind of an event of a redemption, a text
  former,         // what it was before: a text, or a JSON object of fields
};

struct HeldField {
  std::string_view name;
  Meaning meaning = Meaning::text;
};

struct HeldSection {
  std::string_view name;
  std::span<const HeldField> fields;
  const char* sql;  // in the order of the fields; nullptr: the log
};
std::span<const HeldSection> held_sections();

// A cell as it stands in the book: what it means is the field's.
struct HeldCell {
  std::string text;  // empty: nothing is said
  std::int64_t number = 0;
};
using HeldRow = std::vector<HeldCell>;  // in the order of the fields

// The rows of a section. Errors: file_unreadable (the log).
Result<std::vector<HeldRow>> held_rows(const store::Reader& book, const HeldSection& section,
                                       const DataSubject& subject);

}  // namespace yangxiao::settle
