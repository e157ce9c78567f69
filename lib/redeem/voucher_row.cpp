#include "redeem/voucher_row.hpp"

#include <nlohmann/json.hpp>

#include "calendar/civil.hpp"

namespace yangxiao::redeem {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<table::Column, 15> kAllColumns = {{table::personal_column("code"),
                                                        {"state"},
                                                        {"reserved_at"},
                                                        {"valid_until"},
                                                        {"settled_at"},
                                                        {"member"},
                                                        table::personal_column("member_name"),
                                                        {"item"},
                                                        {"quantity", table::Type::integer},
                                                        {"points", table::Type::integer},
                                                        {"station"},
                                                        {"partner"},
                                                        {"offline", table::Type::boolean},
                                                        table::personal_column("actor"),
                                                        {"steps", table::Type::json}}};

void add(Json& json, const char* key, std::string_view text) {
  if (!text.empty()) json[key] = std::string(text);
}

}  // namespace

std::string voucher_code_at(Privacy privacy, const std::string& code) {
  return is_open(privacy) ? std::string() : code;
}

std::span<const table::Column> VoucherRow::columns(bool with_steps) {
  return std::span(kAllColumns).first(kAllColumns.size() - (with_steps ? 0 : 1));
}

std::string VoucherRow::code(const Redemption& redemption) const {
  return voucher_code_at(disclosure_.level(), redemption.code);
}

PlaceCodes VoucherRow::place(const Redemption& redemption) {
  return codes_of(references_, redemption.place);
}

std::int64_t VoucherRow::member_of(const Redemption& redemption) const {
  return redemption.member ? merged_.head_of(*redemption.member) : 0;
}

std::string VoucherRow::member_code(const Redemption& redemption) {
  return disclosure_.person_code(references_.code_of("member", member_of(redemption)));
}

std::string VoucherRow::member_name(const Redemption& redemption) {
  return person_at(disclosure_.level(), references_.name_of("member", member_of(redemption)));
}

const std::string& VoucherRow::item_code(const Redemption& redemption) {
  return references_.code_of("item", redemption.item);
}

const std::string& VoucherRow::item_name(const Redemption& redemption) {
  return references_.name_of("item", redemption.item);
}

std::string VoucherRow::time_of(Instant moment) const {
  return calendar::to_rfc3339(disclosure_.time(moment), zone_);
}

std::string VoucherRow::steps_json(const Redemption& redemption) const {
  Json list = Json::array();
  for (const RedemptionStep& step : steps_of(book_, redemption.id)) {
    Json json = {
        {"at", time_of(step.at)}, {"actor", step.actor}, {"step", std::string(name_of(step.kind))}};
    add(json, "proof", step.proof ? name_of(*step.proof) : std::string_view());
    add(json, "cause", step.cause ? name_of(*step.cause) : std::string_view());
    if (step.list) json["list"] = *step.list;
    add(json, "note", remark(step.note));
    list.push_back(std::move(json));
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::span<const table::Value> VoucherRow::of(const Redemption& redemption, bool with_steps) {
  cells_.begin();
  const auto settled = settled_at(book_, redemption.id);
  PlaceCodes at = place(redemption);
  cells_.made(code(redemption));
  cells_.text(name_of(state_at(redemption, now_)));
  cells_.made(time_of(redemption.reserved_at));
  cells_.made(time_of(redemption.valid_until));
  cells_.made(settled ? time_of(*settled) : std::string());
  cells_.made(member_code(redemption));
  cells_.made(member_name(redemption));
  cells_.text(item_code(redemption));
  cells_.number(redemption.quantity);
  cells_.number(redemption.points());
  cells_.made(std::move(at.station));
  cells_.made(std::move(at.partner));
  cells_.add(redemption.offline);
  cells_.text(disclosure_.is_open() ? std::string_view() : redemption.actor);
  if (with_steps) cells_.made(steps_json(redemption));
  return cells_.values();
}

}  // namespace yangxiao::redeem
