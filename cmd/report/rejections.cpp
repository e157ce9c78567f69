#include "report/rejections.hpp"

#include <algorithm>
#include <array>

#include "cli/language.hpp"

namespace yangxiao::cmd::report {
namespace {

constexpr std::array<Rejection, 6> kRejections = {
    {{"false", "不属实", N_("it is not so")},
     {"unclear", "说不清", N_("nobody knows what is meant")},
     {"outside", "不在辖区", N_("not in this district")},
     {"no_matter", "不予受理", N_("nothing that anybody deals with")},
     {"done_already", "已办过", N_("it was done already")},
     {"other", "其他", N_("another reason")}}};

}  // namespace

const Rejection* rejection_named(std::string_view word) {
  const auto* found = std::ranges::find_if(kRejections, [word](const Rejection& one) {
    return one.code == word || one.chinese == word;
  });
  return found == kRejections.end() ? nullptr : found;
}

}  // namespace yangxiao::cmd::report
