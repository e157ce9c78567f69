// Parts of one text, made by several threads and taken in their order.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yangxiao::exporting {

// Makes parts in a thread of its own.
class PartMaker {
 public:
  PartMaker() = default;
  PartMaker(const PartMaker&) = delete;
  PartMaker& operator=(const PartMaker&) = delete;
  virtual ~PartMaker() = default;
  // Appends a part.
  virtual Status make(std::size_t part, std::string& text) = 0;
};

// Each part is made by whichever of the makers has nothing to do; `take` gets them in their order,
// in the thread of the caller. Nobody runs ahead more than two parts a maker. Errors: the first of
// the makers or of `take`, after which all stop; what a maker throws is thrown on to the caller.
Status make_at_once(std::span<const std::unique_ptr<PartMaker>> makers, std::size_t parts,
                    const std::function<Status(std::string_view)>& take);

}  // namespace yangxiao::exporting
