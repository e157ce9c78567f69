#include "redeem/state_words.hpp"

#include "cli/language.hpp"

namespace yangxiao::cmd::redeem {

const char* words_for_state(std::string_view state) {
  if (state == "open") return N_("to collect");
  if (state == "collected") return N_("collected");
  if (state == "cancelled") return N_("was cancelled");
  if (state == "lapsed") return N_("lapsed");
  if (state == "returned") return N_("returned");
  if (state == "awaited") return N_("the list is awaited");
  return nullptr;
}

const char* words_for_step(std::string_view step) {
  if (step == "collect") return N_("collected");
  if (step == "cancel") return N_("was cancelled");
  if (step == "lapse") return N_("lapsed");
  if (step == "return") return N_("returned");
  if (step == "print") return N_("printed again");
  if (step == "again") return N_("handed out again or too late");
  return nullptr;
}

}  // namespace yangxiao::cmd::redeem
