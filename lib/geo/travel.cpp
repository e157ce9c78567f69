#include "geo/travel.hpp"

#include <algorithm>
#include <array>

namespace yangxiao::geo {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"foot", "bicycle", "e-bike"};

}  // namespace

std::string_view name_of(Mode mode) { return kNames[static_cast<std::size_t>(mode)]; }

std::optional<Mode> mode_named(std::string_view word) {
  const auto found = std::find(kNames.begin(), kNames.end(), word);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Mode>(found - kNames.begin());
}

}  // namespace yangxiao::geo
