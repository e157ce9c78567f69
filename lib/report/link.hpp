// Reports that came from a phone before its owner was a member: linked to them when the phone
// joins. The link by itself earns nothing.
#pragma once

#include <cstdint>

#include "base/reporter.hpp"
#include "calendar/zone.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// Links to every member that this transaction wrote the reports from their phone that are nobody's:
// filed since they joined or up to `link_days` before; of a member who joined nobody knows when, in
// the last `link_days`. Each gets an event. The report keeps the phone and the name it came with,
// and what it says counts as unchanged. Notes: reports_linked.
void link_new_phones(store::Writer& book, int link_days, const calendar::Zone& zone,
                     Reporter& reporter);

// Takes the links back that the transaction with a mark made.
void unlink(store::Writer& book, std::int64_t mark);

}  // namespace yangxiao::report
