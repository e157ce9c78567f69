#include "points/held_words.hpp"

#include "cli/language.hpp"

namespace yangxiao::cmd::points {
namespace {

struct Words {
  std::string_view name;
  const char* words;
};

constexpr Words kWords[] = {
    {"member", N_("Member")},
    {"history", N_("What happened")},
    {"former_rows", N_("What lists said before")},
    {"captain_of", N_("Captain of")},
    {"reports", N_("Reports")},
    {"report_steps", N_("What became of the reports")},
    {"former_reports", N_("What files said of reports before")},
    {"debts", N_("What was owed")},
    {"volunteer_service", N_("Volunteer service")},
    {"accounts", N_("Accounts of points")},
    {"transfers", N_("Points that were booked")},
    {"lots", N_("Points by the day on which they run out")},
    {"redemptions", N_("Vouchers")},
    {"redemption_steps", N_("What became of the vouchers")},
    {"dues", N_("What is or was due")},
    {"payments", N_("What was paid by the rules")},
    {"list_lines", N_("Lines of posted lists")},
    {"objections", N_("Objections")},
    {"asked_by_hand", N_("What waited for another person's approval")},
    {"keyed_requests", N_("Requests of scripts")},
    {"looked_at", N_("Who looked at this, and why")},

    {"about", N_("what for")},
    {"accepted_at", N_("accepted")},
    {"account", N_("account")},
    {"activity", N_("activity")},
    {"actor", N_("who")},
    {"address", N_("address")},
    {"agency", N_("agency")},
    {"at", N_("when")},
    {"balance", N_("balance")},
    {"booked_at", N_("booked")},
    {"came_with", N_("came with")},
    {"cancelled_at", N_("cancelled")},
    {"category", N_("category")},
    {"cause", N_("cause")},
    {"channel", N_("channel")},
    {"closed_at", N_("closed")},
    {"code", N_("code")},
    {"contact_name", N_("contact name")},
    {"contact_phone", N_("contact phone")},
    {"day", N_("day")},
    {"decided_at", N_("decided")},
    {"decided_by", N_("decided by")},
    {"description", N_("description")},
    {"employer", N_("employer")},
    {"expires_at", N_("runs out")},
    {"external_id", N_("outside id")},
    {"file", N_("file")},
    {"filed_at", N_("filed")},
    {"filed_on", N_("day of filing")},
    {"former_value", N_("as it was before")},
    {"happened_at", N_("happened")},
    {"held", N_("held")},
    {"held_on", N_("held on")},
    {"item", N_("item")},
    {"joined_on", N_("joined on")},
    {"key", N_("key")},
    {"lat", N_("latitude")},
    {"left_on", N_("left on")},
    {"line", N_("line")},
    {"list", N_("list")},
    {"lon", N_("longitude")},
    {"merged_into", N_("found to be")},
    {"minutes", N_("minutes")},
    {"name", N_("full name")},
    {"note", N_("note")},
    {"objection", N_("objection")},
    {"occupation", N_("occupation")},
    {"opened_at", N_("opened")},
    {"other", N_("the other")},
    {"outcome", N_("what became of it")},
    {"outcome_told", N_("what was told")},
    {"patch", N_("patch")},
    {"patch_radius", N_("patch radius")},
    {"phone", N_("phone")},
    {"photos", N_("photos")},
    {"place", N_("where")},
    {"position", N_("position")},
    {"points", N_("points")},
    {"proof", N_("shown by")},
    {"quantity", N_("how many")},
    {"reason", N_("reason")},
    {"remaining", N_("left of it")},
    {"report", N_("report")},
    {"reported_at", N_("reported at")},
    {"reporter", N_("reporter")},
    {"request", N_("request")},
    {"reserved_at", N_("reserved on")},
    {"resolution", N_("resolution")},
    {"resolved_at", N_("resolved")},
    {"retells", N_("tells again")},
    {"reverses", N_("takes back")},
    {"rule", N_("version of the rules")},
    {"settled_at", N_("settled")},
    {"source", N_("source")},
    {"state", N_("state")},
    {"station", N_("station")},
    {"taken_back", N_("taken back")},
    {"team", N_("team")},
    {"time", N_("when")},
    {"title", N_("name")},
    {"transfer", N_("transfer")},
    {"upheld", N_("upheld")},
    {"valid_until", N_("good until")},
    {"verified_at", N_("verified")},
    {"voucher", N_("voucher")},
    {"what", N_("what")},
};

}  // namespace

const char* words_for_held(std::string_view section_or_field) {
  for (const Words& one : kWords) {
    if (one.name == section_or_field) return one.words;
  }
  return nullptr;
}

}  // namespace yangxiao::cmd::points
