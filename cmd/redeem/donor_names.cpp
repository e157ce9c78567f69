#include "redeem/donor_names.hpp"

namespace yangxiao::cmd::redeem {

std::string DonorNames::code(const std::optional<std::int64_t>& donor) const {
  const auto found = donor ? donors_.find(*donor) : donors_.end();
  return found == donors_.end() ? std::string() : found->second.code;
}

std::string DonorNames::name(const std::optional<std::int64_t>& donor) const {
  const auto found = donor ? donors_.find(*donor) : donors_.end();
  if (found == donors_.end()) return {};
  const lib::DonorShown& shown = found->second;
  return shown.is_person ? cli::person_at(privacy_, shown.name) : shown.name;
}

}  // namespace yangxiao::cmd::redeem
