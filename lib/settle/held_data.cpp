#include "settle/held_data.hpp"

#include <nlohmann/json.hpp>

#include "catalogue/reference.hpp"
#include "member/member.hpp"
#include "settle/request_about.hpp"
#include "store/audit_log.hpp"

namespace yangxiao::settle {
namespace {

using M = Meaning;

constexpr HeldField kMember[] = {
    {"code"},           {"merged_into"},    {"name"},      {"phone"},   {"occupation"},
    {"employer"},       {"team"},           {"station"},   {"patch"},   {"patch_radius", M::number},
    {"lat", M::number}, {"lon", M::number}, {"joined_on"}, {"left_on"}, {"note"},
    {"came_with"}};
constexpr const char* kMemberSql = R"sql(
  SELECT member.code, head.code, member.name, member.phone, member.occupation, employer.name,
    team.name, station.code, member.patch, member.patch_radius, member.lat, member.lon,
    member.joined_on, member.left_on, member.note, batch.file
  FROM member
    LEFT JOIN member AS head ON head.member = member.merged_into
    LEFT JOIN employer ON employer.employer = member.employer
    LEFT JOIN team ON team.team = member.team
    LEFT JOIN station ON station.station = member.station
    LEFT JOIN batch ON batch.batch = member.batch
  WHERE member.member IN (SELECT value FROM json_each(?1))
  ORDER BY member.merged_into IS NOT NULL, member.member)sql";

constexpr HeldField kHistory[] = {{"at", M::time}, {"actor"},  {"what", M::member_event},
                                  {"day"},         {"other"},  {"former_value", M::former},
                                  {"note"},        {"purpose"}};
constexpr const char* kHistorySql = R"sql(
  SELECT at, actor, member_event.kind, day, other.code, former, member_event.note,
    member_event.purpose
  FROM member_event LEFT JOIN member AS other ON other.member = member_event.other
  WHERE member_event.member IN (SELECT value FROM json_each(?1)) ORDER BY event)sql";

constexpr HeldField kFormer[] = {{"file"}, {"at", M::time}, {"former_value", M::former}};
constexpr const char* kFormerSql = R"sql(
  SELECT batch.file, batch.imported_at, batch_former.former
  FROM batch CROSS JOIN batch_former USING (batch)
  WHERE batch.subject = 'members' AND batch_former.row IN (SELECT value FROM json_each(?1))
  ORDER BY batch.batch)sql";

constexpr HeldField kTeams[] = {{"code"}, {"title"}};
constexpr const char* kTeamsSql = R"sql(
  SELECT code, name FROM team WHERE captain IN (SELECT value FROM json_each(?1))
  ORDER BY code)sql";

constexpr HeldField kReports[] = {{"report", M::report},
                                  {"filed_at", M::time},
                                  {"channel"},
                                  {"external_id"},
                                  {"category"},
                                  {"state", M::state},
                                  {"station"},
                                  {"lat", M::number},
                                  {"lon", M::number},
                                  {"address"},
                                  {"description"},
                                  {"photos"},
                                  {"team"},
                                  {"employer"},
                                  {"contact_phone"},
                                  {"contact_name"},
                                  {"agency"},
                                  {"accepted_at", M::time},
                                  {"resolved_at", M::time},
                                  {"verified_at", M::time},
                                  {"closed_at", M::time},
                                  {"resolution"},
                                  {"retells", M::report}};
// Under their rows, and from before they took part under their phones.
constexpr const char* kReportsSql = R"sql(
  SELECT report.report, filed_at, channel.code, external_id, category.code, state, station.code,
    report.lat, report.lon, report.address, description, photos, team.name, employer.name,
    contact_phone, contact_name, agency.code, accepted_at, resolved_at, verified_at, closed_at,
    resolution, head
  FROM report
    LEFT JOIN channel ON channel.channel = report.channel
    LEFT JOIN category ON category.category = report.category
    LEFT JOIN station ON station.station = report.station
    LEFT JOIN team ON team.team = report.team
    LEFT JOIN employer ON employer.employer = report.employer
    LEFT JOIN agency ON agency.agency = report.agency
  WHERE )sql" REPORT_IS_THEIRS R"sql(
  ORDER BY filed_at, report.report)sql";

constexpr HeldField kSteps[] = {{"report", M::report},      {"at", M::time}, {"actor"},
                                {"what", M::step},          {"reason"},      {"note"},
                                {"former_value", M::former}};
constexpr const char* kStepsSql = R"sql(
  SELECT report_event.report, at, actor, kind, reason, note, former
  FROM report CROSS JOIN report_event USING (report)
  WHERE )sql" REPORT_IS_THEIRS R"sql(
  ORDER BY event)sql";

constexpr HeldField kFormerReports[] = {{"file"},          {"at", M::time},  {"report", M::report},
                                        {"contact_phone"}, {"contact_name"}, {"address"},
                                        {"description"},   {"photos"},       {"resolution"}};
constexpr const char* kFormerReportsSql = R"sql(
  SELECT batch.file, batch.imported_at, row, json_extract(former, '$.contact_phone'),
    json_extract(former, '$.contact_name'), json_extract(former, '$.address'),
    json_extract(former, '$.description'), json_extract(former, '$.photos'),
    json_extract(former, '$.resolution')
  FROM batch CROSS JOIN batch_former USING (batch)
  WHERE batch.subject = 'reports'
    AND (json_extract(former, '$.member') IN (SELECT value FROM json_each(?1))
      OR json_extract(former, '$.member') IS NULL
        AND json_extract(former, '$.contact_phone') IN (SELECT value FROM json_each(?3)))
  ORDER BY batch.batch, row)sql";

constexpr HeldField kVouchers[] = {{"voucher"},
                                   {"item"},
                                   {"quantity", M::number},
                                   {"points", M::number},
                                   {"place"},
                                   {"reserved_at", M::time},
                                   {"valid_until", M::time},
                                   {"state", M::voucher_state},
                                   {"offline", M::yes_no},
                                   {"actor"}};
constexpr const char* kVouchersSql = R"sql(
  SELECT redemption.code, item.name, quantity, redemption.price * quantity,
    coalesce(station.code || ' ' || station.name, partner.code || ' ' || partner.name),
    reserved_at, valid_until, state, offline, actor
  FROM redemption
    JOIN item ON item.item = redemption.item
    LEFT JOIN station ON station.station = redemption.station
    LEFT JOIN partner ON partner.partner = redemption.partner
  WHERE redemption.member IN (SELECT value FROM json_each(?1)) ORDER BY redemption)sql";

constexpr HeldField kVoucherSteps[] = {{"voucher"}, {"at", M::time}, {"what", M::voucher_step},
                                       {"proof"},   {"cause"},       {"place_list", M::number},
                                       {"note"},    {"actor"}};
constexpr const char* kVoucherStepsSql = R"sql(
  SELECT redemption.code, at, kind, proof, cause, batch, redemption_event.note, redemption_event.actor
  FROM redemption CROSS JOIN redemption_event USING (redemption)
  WHERE redemption.member IN (SELECT value FROM json_each(?1)) ORDER BY event)sql";

constexpr HeldField kService[] = {
    {"activity"}, {"title"},  {"held_on", M::day}, {"minutes", M::number},
    {"reason"},   {"source"}, {"actor"},           {"at", M::time}};
constexpr const char* kServiceSql = R"sql(
  SELECT activity.code, activity.name, held_on, minutes, reason, source, actor, recorded_at
  FROM participation
    CROSS JOIN activity USING (activity)
    CROSS JOIN attendance USING (participation)
  WHERE participation.member IN (SELECT value FROM json_each(?1))
  ORDER BY held_on, attendance)sql";

constexpr HeldField kVisits[] = {{"station"},   {"at", M::time}, {"given"},
                                 {"not_found"}, {"note"},        {"actor"}};
constexpr const char* kVisitsSql = R"sql(
  SELECT station.code || ' ' || station.name, at,
    (SELECT group_concat(item.name || ' × ' || quantity, ', ')
      FROM visit_gift JOIN item USING (item) WHERE visit_gift.visit = visit.visit),
    replace(lacked, '|', ', '), visit.note, actor
  FROM visit JOIN station USING (station)
  WHERE visit.member IN (SELECT value FROM json_each(?1)) ORDER BY at, visit)sql";

constexpr HeldField kAccounts[] = {
    {"account", M::number}, {"opened_at", M::time}, {"balance", M::number}, {"held", M::number}};
constexpr const char* kAccountsSql = R"sql(
  SELECT account.account, recorded_at, balance, held
  FROM member_account CROSS JOIN account USING (account)
  WHERE member IN (SELECT value FROM json_each(?1)) ORDER BY number)sql";

constexpr HeldField kTransfers[] = {{"transfer", M::number},
                                    {"what", M::transfer},
                                    {"points", M::number},
                                    {"report", M::report},
                                    {"happened_at", M::time},
                                    {"booked_at", M::time},
                                    {"actor"},
                                    {"expires_at", M::time},
                                    {"reverses", M::number},
                                    {"note"}};
constexpr const char* kTransfersSql = R"sql(
  WITH own AS (
    SELECT account FROM member_account WHERE member IN (SELECT value FROM json_each(?1))
  )
  SELECT transfer.number, kind, iif(credit IN own, amount, -amount),
    iif(subject = 1, subject_number, NULL), happened_at, transfer.recorded_at, actor.name,
    expires_at, reverses, transfer_note.text
  FROM transfer
    LEFT JOIN actor ON actor.actor = transfer.actor
    LEFT JOIN transfer_note ON transfer_note.transfer = transfer.number
  WHERE transfer.number IN (
    SELECT number FROM transfer WHERE debit IN own
    UNION SELECT number FROM transfer WHERE credit IN own)
  ORDER BY transfer.number)sql";

// What they owed: above zero what was added to it.
constexpr HeldField kDebts[] = {{"transfer", M::number},
                                {"what", M::transfer},
                                {"points", M::number},
                                {"booked_at", M::time},
                                {"actor"},
                                {"note"}};
constexpr const char* kDebtsSql = R"sql(
  WITH debt AS (
    SELECT account FROM account
    WHERE account IN (SELECT value FROM json_each(?2)) AND kind <> 0
  )
  SELECT transfer.number, kind, iif(debit IN debt, amount, -amount), transfer.recorded_at,
    actor.name, transfer_note.text
  FROM transfer
    LEFT JOIN actor ON actor.actor = transfer.actor
    LEFT JOIN transfer_note ON transfer_note.transfer = transfer.number
  WHERE transfer.number IN (
    SELECT number FROM transfer WHERE debit IN debt
    UNION SELECT number FROM transfer WHERE credit IN debt)
  ORDER BY transfer.number)sql";

constexpr HeldField kLots[] = {{"transfer", M::number},
                               {"points", M::number},
                               {"remaining", M::number},
                               {"expires_at", M::time}};
constexpr const char* kLotsSql = R"sql(
  SELECT lot, amount, remaining, nullif(expires_at, 253402300800) FROM lot
  WHERE lot IN (SELECT number FROM transfer WHERE credit IN (SELECT value FROM json_each(?2)))
  ORDER BY lot)sql";

// What a due, a payment or a line is about: a report, else an activity or a team, by its code.
constexpr HeldField kDues[] = {{"report", M::report},
                               {"about"},
                               {"at", M::time},
                               {"cancelled_at", M::time},
                               {"settled_at", M::time}};
constexpr const char* kDuesSql = R"sql(
  SELECT due.report, coalesce(activity.code, team.code), at, cancelled_at, settled_at FROM due
    LEFT JOIN participation ON participation.participation = due.participation
    LEFT JOIN activity ON activity.activity = participation.activity
    LEFT JOIN bonus ON bonus.bonus = due.bonus
    LEFT JOIN team ON team.team = bonus.team
  WHERE due.member IN (SELECT value FROM json_each(?1)) ORDER BY due.due)sql";

constexpr HeldField kPayments[] = {{"report", M::report},     {"about"},
                                   {"filed_on", M::day},      {"rule", M::number},
                                   {"minutes", M::number},    {"points", M::number},
                                   {"taken_back", M::number}, {"list", M::number},
                                   {"transfer", M::number}};
constexpr const char* kPaymentsSql = R"sql(
  SELECT earning.report, coalesce(activity.code, team.code), filed_on, rule, minutes, points,
    taken_back, settlement, transfer
  FROM earning
    LEFT JOIN participation ON participation.participation = earning.participation
    LEFT JOIN activity ON activity.activity = participation.activity
    LEFT JOIN bonus ON bonus.bonus = earning.bonus
    LEFT JOIN team ON team.team = bonus.team
  WHERE earning.member IN (SELECT value FROM json_each(?1)) ORDER BY earning.earning)sql";

constexpr HeldField kLines[] = {{"list", M::number},   {"line", M::number},
                                {"report", M::report}, {"about"},
                                {"points", M::number}, {"outcome", M::outcome}};
constexpr const char* kLinesSql = R"sql(
  SELECT settlement, line, settlement_line.report, coalesce(activity.code, team.code), points,
    outcome
  FROM settlement_line
    LEFT JOIN participation ON participation.participation = settlement_line.participation
    LEFT JOIN activity ON activity.activity = participation.activity
    LEFT JOIN bonus ON bonus.bonus = settlement_line.bonus
    LEFT JOIN team ON team.team = bonus.team
  WHERE settlement_line.member IN (SELECT value FROM json_each(?1)) ORDER BY settlement, line)sql";

constexpr HeldField kObjections[] = {{"objection", M::number},
                                     {"list", M::number},
                                     {"line", M::number},
                                     {"report", M::report},
                                     {"about"},
                                     {"note"},
                                     {"at", M::time},
                                     {"actor"},
                                     {"decided_at", M::time},
                                     {"decided_by"},
                                     {"upheld", M::yes_no},
                                     {"reason"}};
constexpr const char* kObjectionsSql = R"sql(
  SELECT objection, settlement, line, objection.report, coalesce(activity.code, team.code),
    objection.note, filed_at, filed_by, decided_at, decided_by, upheld, reason
  FROM objection
    LEFT JOIN activity ON activity.activity = objection.activity
    LEFT JOIN bonus ON bonus.bonus = objection.bonus
    LEFT JOIN team ON team.team = bonus.team
  WHERE objection.member IN (SELECT value FROM json_each(?1)) ORDER BY objection)sql";

constexpr HeldField kByHand[] = {
    {"request", M::number}, {"what"},  {"points", M::number},   {"reason"},
    {"at", M::time},        {"actor"}, {"decided_at", M::time}, {"decided_by"},
    {"transfer", M::number}};
constexpr const char* kByHandSql = R"sql(
  SELECT approval, verb, points, reason, asked_at, asked_by, decided_at, decided_by, transfer
  FROM approval
  WHERE member IN (SELECT value FROM json_each(?4)) OR transfer IN (
    SELECT number FROM transfer WHERE debit IN (SELECT value FROM json_each(?2))
    UNION SELECT number FROM transfer WHERE credit IN (SELECT value FROM json_each(?2)))
  ORDER BY approval)sql";

constexpr HeldField kKeyed[] = {{"what"}, {"key"}, {"outcome_told"}};
constexpr const char* kKeyedSql =
    "SELECT verb, key, outcome FROM request WHERE " REQUEST_IS_ABOUT " ORDER BY verb, key";

constexpr HeldField kLookedAt[] = {{"time"}, {"actor"}, {"what"}, {"reason"}};

constexpr HeldSection kSections[] = {
    {"member", kMember, kMemberSql},
    {"history", kHistory, kHistorySql},
    {"former_rows", kFormer, kFormerSql},
    {"captain_of", kTeams, kTeamsSql},
    {"reports", kReports, kReportsSql},
    {"report_steps", kSteps, kStepsSql},
    {"former_reports", kFormerReports, kFormerReportsSql},
    {"volunteer_service", kService, kServiceSql},
    {"visits", kVisits, kVisitsSql},
    {"accounts", kAccounts, kAccountsSql},
    {"transfers", kTransfers, kTransfersSql},
    {"debts", kDebts, kDebtsSql},
    {"lots", kLots, kLotsSql},
    {"redemptions", kVouchers, kVouchersSql},
    {"redemption_steps", kVoucherSteps, kVoucherStepsSql},
    {"dues", kDues, kDuesSql},
    {"payments", kPayments, kPaymentsSql},
    {"list_lines", kLines, kLinesSql},
    {"objections", kObjections, kObjectionsSql},
    {"asked_by_hand", kByHand, kByHandSql},
    {"keyed_requests", kKeyed, kKeyedSql},
    {"looked_at", kLookedAt, nullptr},
};

// Lists that they stood on among others are not in it: the log says of those only that they were
// read.
Result<std::vector<HeldRow>> looks_at(const store::Reader& book, const DataSubject& subject) {
  const auto entries = store::read_audit(book.path());
  if (!entries) return entries.error();
  std::vector<HeldRow> rows;
  for (const store::AuditEntry& entry : *entries) {
    bool names_them = false;
    for (const std::string& word : entry.words) {
      names_them = names_them || subject.codes.contains(word);
    }
    if (names_them) rows.push_back({{entry.time}, {entry.actor}, {entry.verb}, {entry.reason}});
  }
  return rows;
}

// A former row of a member without what is the program's own; references by their codes.
std::string readable(catalogue::References& references, const catalogue::Entry& entry) {
  const catalogue::Kind& kind = member::members();
  nlohmann::ordered_json json = {{"code", entry.code}};
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    const catalogue::Field& field = kind.fields[i];
    const std::string name(field.name);
    if (const auto* text = std::get_if<std::string>(&entry.values[i])) {
      json[name] = *text;
    } else if (const auto* number = std::get_if<std::int64_t>(&entry.values[i])) {
      if (field.type == catalogue::FieldType::reference) {
        json[name] = references.code_of(field.table, *number);
      } else {
        json[name] = *number;
      }
    }
  }
  if (entry.place) json["position"] = entry.place->source_lat + "," + entry.place->source_lon;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string former_text(catalogue::References& references, const std::string& text) {
  const auto entry = catalogue::from_json(member::members(), text);
  const bool is_row = entry && !entry->code.empty();
  return is_row ? readable(references, *entry) : text;
}

}  // namespace

std::span<const HeldSection> held_sections() { return kSections; }

Result<std::vector<HeldRow>> held_rows(const store::Reader& book, const HeldSection& section,
                                       const DataSubject& subject) {
  if (section.sql == nullptr) return looks_at(book, subject);
  SQLite::Statement query(book.database(), section.sql);
  bind_lists(query, subject);
  catalogue::References references(book);
  std::vector<HeldRow> rows;
  while (query.executeStep()) {
    HeldRow& row = rows.emplace_back();
    for (std::size_t i = 0; i < section.fields.size(); ++i) {
      const SQLite::Column column = query.getColumn(static_cast<int>(i));
      const bool is_former = section.fields[i].meaning == Meaning::former;
      const std::string text = column.getString();
      row.push_back({is_former ? former_text(references, text) : text, column.getInt64()});
    }
  }
  return rows;
}

}  // namespace yangxiao::settle
