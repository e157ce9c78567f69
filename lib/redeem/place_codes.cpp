#include "redeem/place_codes.hpp"

namespace yangxiao::redeem {

PlaceCodes codes_of(catalogue::References& references, const std::optional<Place>& place) {
  if (!place) return {};
  if (place->kind == Place::Kind::station) return {references.code_of("station", place->id), {}};
  return {{}, references.code_of("partner", place->id)};
}

}  // namespace yangxiao::redeem
