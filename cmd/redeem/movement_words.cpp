#include "redeem/movement_words.hpp"

#include "cli/language.hpp"

namespace yangxiao::cmd::redeem {

const char* words_for(lib::MovementKind kind) {
  switch (kind) {
    case lib::MovementKind::donate:
      return N_("donated");
    case lib::MovementKind::hold:
      return N_("held for a voucher");
    case lib::MovementKind::hand_out:
      return N_("given out");
    case lib::MovementKind::give_back:
      return N_("back on the shelf");
    case lib::MovementKind::send:
      return N_("sent");
    case lib::MovementKind::arrive:
      return N_("arrived");
    case lib::MovementKind::waste:
      return N_("waste");
    case lib::MovementKind::expire:
      return N_("past its date");
    case lib::MovementKind::miss:
      return N_("missing");
    case lib::MovementKind::find:
      return N_("found");
    case lib::MovementKind::take_back:
      return N_("returned");
    case lib::MovementKind::lose:
      return N_("handed out again or too late");
    case lib::MovementKind::undo:
      break;
  }
  return N_("donation taken back");
}

}  // namespace yangxiao::cmd::redeem
