#include "base/error.hpp"

namespace yangxiao {

std::string_view name_of(Problem problem) {
  switch (problem) {
#define PROBLEM(name, kind) \
  case Problem::name:       \
    return #name;
#include "base/problems.def"
#undef PROBLEM
  }
  return {};
}

Kind kind_of(Problem problem) {
  switch (problem) {
#define PROBLEM(name, kind) \
  case Problem::name:       \
    return Kind::kind;
#include "base/problems.def"
#undef PROBLEM
  }
  return Kind::failed;
}

std::vector<Problem> all_problems() {
  return {
#define PROBLEM(name, kind) Problem::name,
#include "base/problems.def"
#undef PROBLEM
  };
}

}  // namespace yangxiao
