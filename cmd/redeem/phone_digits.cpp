#include "redeem/phone_digits.hpp"

namespace yangxiao::cmd::redeem {

using namespace cli;

Status check_phone_digits(const Arguments& arguments) {
  const auto digits = arguments[opt_phone];
  if (!digits) return {};
  const bool is_four =
      digits->size() == 4 && digits->find_first_not_of("0123456789") == std::string::npos;
  if (is_four) return {};
  return Error{Problem::option_value_bad, {"--phone", *digits, tr(N_("four digits"))}, {}};
}

lib::Collecting collecting_of(const Arguments& arguments,
                              const std::optional<lib::Proof>& otherwise) {
  lib::Collecting asked;
  asked.proof = otherwise;
  if (const auto digits = arguments[opt_phone]) {
    asked.proof = lib::Proof::phone;
    asked.phone_digits = *digits;
  }
  return asked;
}

}  // namespace yangxiao::cmd::redeem
