// Why a part in an activity got as many points as it did, or none.
#pragma once

#include "activity/participation.hpp"
#include "settle/due_explanation.hpp"

namespace yangxiao::settle {

struct ServiceExplanation {
  activity::Judged part;
  DueExplanation due;
};

// Cost: where it was not paid yet that of a draft.
ServiceExplanation explain_service(const store::Reader& book, const calendar::Zone& zone,
                                   const activity::Judged& part);

}  // namespace yangxiao::settle
