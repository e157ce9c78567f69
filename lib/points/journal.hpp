// The ledger as a journal of plain text accounting, which other programs check and sum up. What
// members have are assets, what was issued is income, what they lost or spent are expenses; persons
// are their codes, and what was written beside a booking is left out.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/output.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

enum class JournalFormat : std::uint8_t {
  hledger,    // hledger 1.25 and later
  beancount,  // beancount 2
};
std::optional<JournalFormat> journal_format_named(std::string_view word);

// What people call what a transfer is about.
using CodeOfSubject = std::function<std::string(const Subject& subject)>;

// Every booking in its order, on the day on which it was recorded, and at the end what each account
// has, as an assertion. Errors: those of Output::write. Memory: the accounts.
Status write_journal(const store::Reader& book, const calendar::Zone& zone, JournalFormat format,
                     const CodeOfSubject& code_of, Output& output);

}  // namespace yangxiao::points
