#include "points/kind_words.hpp"

#include "cli/language.hpp"

namespace yangxiao::cmd::points {

const char* words_for(yangxiao::points::TransferKind kind) {
  using Kind = yangxiao::points::TransferKind;
  switch (kind) {
    case Kind::opening:
      return N_("brought along");
    case Kind::award:
      return N_("awarded");
    case Kind::earning:
      return N_("for a report");
    case Kind::activity:
      return N_("for volunteer service");
    case Kind::adjust:
      return N_("corrected");
    case Kind::donate:
      return N_("donated");
    case Kind::hold:
      return N_("reserved");
    case Kind::take:
      return N_("redeemed");
    case Kind::give_back:
      return N_("no longer reserved");
    case Kind::expire:
      return N_("ran out");
    case Kind::forfeit:
      return N_("left behind");
    case Kind::move:
      return N_("moved, as one person");
    case Kind::reverse:
      return N_("reversed");
    case Kind::renew:
      return N_("given anew");
  }
  return "";
}

const char* words_for(const yangxiao::points::Transfer& transfer) {
  const bool is_bonus =
      transfer.subject && transfer.subject->kind == yangxiao::points::SubjectKind::bonus;
  if (is_bonus) return N_("team bonus");
  const bool is_returned =
      transfer.kind == yangxiao::points::TransferKind::renew && transfer.reverses;
  return is_returned ? N_("goods returned") : words_for(transfer.kind);
}

const char* words_for_member_event(std::string_view kind) {
  if (kind == "left") return N_("left");
  if (kind == "returned") return N_("came back");
  if (kind == "merged") return N_("found to be");
  if (kind == "took-in") return N_("was also");
  if (kind == "consent") return N_("consents to be named");
  if (kind == "withdrawal") return N_("consents no more");
  if (kind == "name") return N_("had the name");
  return N_("had the phone");
}

}  // namespace yangxiao::cmd::points
