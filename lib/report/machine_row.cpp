#include "report/machine_row.hpp"

#include "calendar/civil.hpp"
#include "member/history.hpp"
#include "report/parking.hpp"

namespace yangxiao::report {
namespace {

using table::Type;

constexpr std::array<table::Column, kMachineColumns> kColumns = {{
    {"code"},
    {"channel"},
    table::personal_column("external_id"),
    {"reported_at"},
    {"category"},
    {"status"},
    table::personal_column("description"),
    table::personal_column("address"),
    {"subdistrict"},
    {"lat", Type::real},
    {"lon", Type::real},
    table::personal_column("source_lat"),
    table::personal_column("source_lon"),
    table::personal_column("source_datum"),
    {"station"},
    {"station_inferred", Type::boolean},
    {"member"},
    table::personal_column("reporter"),
    table::personal_column("phone"),
    {"agency"},
    {"accepted_at"},
    {"dispatched_at"},
    {"resolved_at"},
    {"verified_at"},
    {"closed_at"},
    table::personal_column("resolution"),
    table::personal_column("photos"),
    {"flaws"},
    {"priority"},
    {"call"},
    {"hops", Type::integer},
    {"parked_until"},
    {"extended_to"},
    table::personal_column("duplicate_of"),
    {"deadline"},
}};

}  // namespace

std::span<const table::Column, kMachineColumns> machine_columns() { return kColumns; }

std::string flaws_text(const Report& report) {
  std::string text;
  for (std::size_t i = 0; i < kFlaws; ++i) {
    const auto flaw = static_cast<Flaw>(i);
    if ((report.flaws & bit(flaw)) == 0) continue;
    text += (text.empty() ? "" : "|") + std::string(name_of(flaw));
  }
  return text;
}

std::string_view KnownCodes::of(std::optional<std::int64_t> row) {
  if (!row) return {};
  const auto [found, is_new] = known_.try_emplace(*row);
  if (is_new) found->second = references_.code_of(table_, *row);
  return found->second;
}

MachineRow::MachineRow(const store::Reader& book, Deadlines deadlines, const calendar::Zone& zone,
                       Instant now, const Disclosure& disclosure)
    : book_(book),
      deadlines_(deadlines),
      zone_(zone),
      now_(now),
      disclosure_(disclosure),
      references_(book),
      channels_(references_, "channel"),
      categories_(references_, "category"),
      stations_(references_, "station"),
      agencies_(references_, "agency") {}

const MachineRow::Person& MachineRow::person(std::int64_t member) {
  const auto [found, is_new] = persons_.try_emplace(member);
  if (is_new) {
    // Who was found to be another is the other.
    const std::int64_t head = member::head_of(book_, member);
    found->second = {disclosure_.person_code(references_.code_of("member", head)),
                     person_at(disclosure_.level(), references_.name_of("member", head))};
  }
  return found->second;
}

void MachineRow::say_time(const std::optional<Instant>& time) {
  cells_.time(time ? std::optional(disclosure_.time(*time)) : std::nullopt, zone_);
}

void MachineRow::say_place(const Report& report) {
  const auto& position = report.position;
  cells_.real(position ? std::optional(disclosure_.degrees(position->lat)) : std::nullopt);
  cells_.real(position ? std::optional(disclosure_.degrees(position->lon)) : std::nullopt);
  cells_.text(disclosure_.is_open() ? std::string_view() : report.source_lat);
  cells_.text(disclosure_.is_open() ? std::string_view() : report.source_lon);
  cells_.text(report.source_datum ? geo::name_of(*report.source_datum) : std::string_view());
  cells_.text(stations_.of(report.station));
  cells_.add(report.inferred);
}

void MachineRow::say_who(const Report& report) {
  if (report.member) {
    const Person& found = person(*report.member);
    cells_.text(found.code);
    cells_.text(found.name);
  } else {
    cells_.nothing();
    cells_.made(person_at(disclosure_.level(), report.contact_name));
  }
  cells_.made(own_phones_at(disclosure_.level(), report.contact_phone));
}

void MachineRow::say_clocks(const Report& report) {
  const bool is_parked = state_at(report, now_) == State::parked;
  say_time(is_parked ? report.parked_until : std::nullopt);
  say_time(report.resolve_by);
  // It may tell what a report is that is not listed there.
  const bool says_head = report.head && !disclosure_.is_open();
  cells_.made(says_head ? code_of(*report.head) : std::string());
  const auto runs = deadlines_.running(report, now_);
  say_time(runs ? std::optional(runs->at) : std::nullopt);
}

std::span<const table::Value> MachineRow::of(const Report& report) {
  cells_.begin();
  cells_.made(code_of(report.id));
  cells_.text(channels_.of(report.channel));
  // By it the report is found in its channel, with whoever told it.
  cells_.text(disclosure_.is_open() ? std::string_view() : report.external_id);
  say_time(report.filed_at);
  cells_.text(categories_.of(report.category));
  cells_.text(name_of(state_at(report, now_)));
  cells_.text(remark_at(disclosure_.level(), report.description, cells_.room()));
  cells_.text(remark_at(disclosure_.level(), report.address, cells_.room()));
  cells_.text(place_at(disclosure_.level(), report.subdistrict, cells_.room()));
  say_place(report);
  say_who(report);
  cells_.text(agencies_.of(report.agency));
  for (const auto& step : report.steps) say_time(step);
  cells_.text(remark_at(disclosure_.level(), report.resolution, cells_.room()));
  cells_.text(disclosure_.is_open() ? std::string_view() : report.photos);
  cells_.made(flaws_text(report));
  const Category& category = deadlines_.tree().at(report.category);
  cells_.text(name_of(category.priority));
  cells_.text(category.call);
  cells_.number(report.hops);
  say_clocks(report);
  return cells_.values();
}

}  // namespace yangxiao::report
