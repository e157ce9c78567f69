#include "report/called.hpp"

#include <algorithm>

#include "report/step.hpp"

namespace yangxiao::report {

std::vector<CalledAgency> called_agencies(std::span<const Event> events) {
  std::vector<CalledAgency> called;
  for (const Event& event : events) {
    if (!event.agency) continue;
    const auto known =
        std::find_if(called.begin(), called.end(),
                     [&event](const CalledAgency& one) { return one.agency == *event.agency; });
    if (event.kind == name_of(Step::call)) {
      if (known != called.end()) called.erase(known);
      called.push_back({*event.agency, event.at, {}, {}});
    } else if (known != called.end() && event.kind == name_of(Step::dispatch)) {
      called.erase(known);  // it leads now
    } else if (known != called.end() && event.kind == name_of(Step::arrive)) {
      known->arrived_at = event.at;
    } else if (known != called.end() && event.kind == name_of(Step::leave)) {
      known->left_at = event.at;
    }
  }
  return called;
}

}  // namespace yangxiao::report
