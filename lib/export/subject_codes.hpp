// What people call what a transfer is about.
#pragma once

#include <string>

#include "activity/participation.hpp"
#include "catalogue/reference.hpp"
#include "points/transfer.hpp"

namespace yangxiao::exporting {

class SubjectCodes {
 public:
  explicit SubjectCodes(const store::Reader& book) : book_(book), parts_(book), references_(book) {}
  // A report's code, an activity's, a team's; of a redemption its number: who has the code of a
  // voucher can collect it.
  std::string of(const points::Subject& subject);

 private:
  const store::Reader& book_;
  activity::ParticipationReader parts_;
  catalogue::References references_;
};

}  // namespace yangxiao::exporting
