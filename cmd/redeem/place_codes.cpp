#include "redeem/place_codes.hpp"

namespace yangxiao::cmd::redeem {

PlaceCodes codes_of(yangxiao::catalogue::References& references,
                    const std::optional<lib::Place>& place) {
  if (!place) return {};
  if (place->kind == lib::Place::Kind::station) {
    return {references.code_of("station", place->id), {}};
  }
  return {{}, references.code_of("partner", place->id)};
}

}  // namespace yangxiao::cmd::redeem
