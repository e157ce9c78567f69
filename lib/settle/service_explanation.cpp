#include "settle/service_explanation.hpp"

namespace yangxiao::settle {

ServiceExplanation explain_service(const store::Reader& book, const calendar::Zone& zone,
                                   const activity::Judged& part) {
  Line line;
  line.subject = points::of_participation(part.participation.id);
  line.minutes = part.participation.minutes();
  line.filed_at = activity::begin_of(part.participation.activity, zone);
  const bool is_due = part.standing == activity::Standing::counts;
  return {part, explain_due(book, zone, line, is_due)};
}

}  // namespace yangxiao::settle
