#include "redeem/voucher_rows.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "base/text/checked_code.hpp"
#include "calendar/civil.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::redeem {
namespace {

using namespace cli;
using Json = nlohmann::ordered_json;

constexpr std::array<table::Column, 15> kColumns = {{{"code"},
                                                     {"state"},
                                                     {"reserved_at"},
                                                     {"valid_until"},
                                                     {"settled_at"},
                                                     {"member"},
                                                     {"member_name"},
                                                     {"item"},
                                                     {"quantity", table::Type::integer},
                                                     {"points", table::Type::integer},
                                                     {"station"},
                                                     {"partner"},
                                                     {"offline", table::Type::boolean},
                                                     {"actor"},
                                                     {"steps", table::Type::json}}};

void say(Json& json, const char* key, std::string_view text) {
  if (!text.empty()) json[key] = std::string(text);
}

}  // namespace

std::string voucher_code_at(Privacy privacy, const std::string& code) {
  const bool is_for_all = privacy == Privacy::open || privacy == Privacy::wall;
  return is_for_all ? std::string() : code;
}

std::string halves_of(const std::string& code) {
  return code.empty() ? code : text::in_halves(code);
}

std::span<const table::Column> VoucherRows::columns(bool with_steps) {
  return std::span(kColumns).first(kColumns.size() - (with_steps ? 0 : 1));
}

std::string VoucherRows::code(const lib::Redemption& redemption) const {
  return voucher_code_at(privacy_, redemption.code);
}

PlaceCodes VoucherRows::place(const lib::Redemption& redemption) {
  return codes_of(references_, redemption.place);
}

std::int64_t VoucherRows::member_of(const lib::Redemption& redemption) const {
  return redemption.member ? merged_.head_of(*redemption.member) : 0;
}

std::string VoucherRows::member_code(const lib::Redemption& redemption) {
  return references_.code_of("member", member_of(redemption));
}

std::string VoucherRows::member_name(const lib::Redemption& redemption) {
  return person_at(privacy_, references_.name_of("member", member_of(redemption)));
}

const std::string& VoucherRows::item_code(const lib::Redemption& redemption) {
  return references_.code_of("item", redemption.item);
}

const std::string& VoucherRows::item_name(const lib::Redemption& redemption) {
  return references_.name_of("item", redemption.item);
}

std::string VoucherRows::time_of(Instant moment) const {
  return calendar::to_rfc3339(moment, session_.zone());
}

std::string VoucherRows::steps_json(const lib::Redemption& redemption) const {
  Json list = Json::array();
  for (const lib::RedemptionStep& step : lib::steps_of(session_.reader(), redemption.id)) {
    Json json = {{"at", time_of(step.at)},
                 {"actor", step.actor},
                 {"step", std::string(lib::name_of(step.kind))}};
    say(json, "proof", step.proof ? lib::name_of(*step.proof) : std::string_view());
    say(json, "cause", step.cause ? lib::name_of(*step.cause) : std::string_view());
    if (step.list) json["list"] = *step.list;
    say(json, "note", remark(step.note));
    list.push_back(std::move(json));
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Status VoucherRows::write(table::RowWriter& writer, const lib::Redemption& redemption,
                          bool with_steps) {
  const lib::State state = lib::state_at(redemption, session_.clock().now());
  const auto settled = lib::settled_at(session_.reader(), redemption.id);
  const PlaceCodes at = place(redemption);
  const std::string nothing;
  const std::array<std::string, 7> texts = {time_of(redemption.reserved_at),
                                            time_of(redemption.valid_until),
                                            settled ? time_of(*settled) : nothing,
                                            member_code(redemption),
                                            member_name(redemption),
                                            with_steps ? steps_json(redemption) : nothing,
                                            code(redemption)};
  std::vector<table::Value> values = {
      text_or_nothing(texts[6]),   lib::name_of(state),
      std::string_view(texts[0]),  std::string_view(texts[1]),
      text_or_nothing(texts[2]),   text_or_nothing(texts[3]),
      text_or_nothing(texts[4]),   std::string_view(item_code(redemption)),
      redemption.quantity,         redemption.points(),
      text_or_nothing(at.station), text_or_nothing(at.partner),
      redemption.offline,          std::string_view(redemption.actor)};
  if (with_steps) values.emplace_back(std::string_view(texts[5]));
  return writer.row(values);
}

}  // namespace yangxiao::cmd::redeem
