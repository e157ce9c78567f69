// Requests under a key: a script that does not know whether its last call arrived asks again, and
// is told what came of it instead of booking twice.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct Request {
  std::string verb;
  std::string key;  // empty: none, and nothing is kept
  // What was asked, by names: without the clock, the actor and how long to wait.
  std::vector<std::pair<std::string, std::string>> arguments;
};

// What came of the same request; nothing: it is new. Errors: key_used, with the first argument that
// differs.
Result<std::optional<std::string>> outcome_of(const store::Reader& book, const Request& request);

// Keeps the outcome, a JSON object, in the transaction that did what was asked.
void keep_outcome(store::Writer& book, Random& random, const Request& request,
                  const std::string& outcome);

}  // namespace yangxiao::points
