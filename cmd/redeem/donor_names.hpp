// Donors as lists of goods name them: of persons as much as is asked for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "cli/privacy.hpp"
#include "redeem/giver.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

class DonorNames {
 public:
  DonorNames(const store::Reader& book, cli::Privacy privacy)
      : privacy_(privacy), donors_(lib::donors_shown(book)) {}

  // Empty where there is none: it was found.
  std::string code(const std::optional<std::int64_t>& donor) const;
  std::string name(const std::optional<std::int64_t>& donor) const;

 private:
  cli::Privacy privacy_;
  std::map<std::int64_t, lib::DonorShown> donors_;
};

}  // namespace yangxiao::cmd::redeem
