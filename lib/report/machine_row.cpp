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
    {"external_id"},
    {"reported_at"},
    {"category"},
    {"status"},
    {"description"},
    {"address"},
    {"subdistrict"},
    {"lat", Type::real},
    {"lon", Type::real},
    {"source_lat"},
    {"source_lon"},
    {"source_datum"},
    {"station"},
    {"station_inferred", Type::boolean},
    {"member"},
    {"reporter"},
    {"phone"},
    {"agency"},
    {"accepted_at"},
    {"dispatched_at"},
    {"resolved_at"},
    {"verified_at"},
    {"closed_at"},
    {"resolution"},
    {"photos"},
    {"flaws"},
    {"priority"},
    {"call"},
    {"hops", Type::integer},
    {"parked_until"},
    {"extended_to"},
    {"duplicate_of"},
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
      agencies_(references_, "agency") {
  values_.reserve(kMachineColumns);
}

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

void MachineRow::say(std::string_view text) {
  values_.push_back(text.empty() ? table::Value() : table::Value(text));
}

void MachineRow::say(std::optional<Instant> time) {
  if (!time) return say(std::string_view());
  std::string& text = room();
  calendar::write_rfc3339(disclosure_.time(*time), zone_, text);
  say(text);
}

void MachineRow::say_degrees(std::optional<double> degrees) {
  values_.push_back(degrees ? table::Value(disclosure_.degrees(*degrees)) : table::Value());
}

void MachineRow::say_code(std::int64_t report) {
  std::string& text = room();
  text = code_of(report);
  say(text);
}

void MachineRow::say_place(const Report& report) {
  const auto& position = report.position;
  say_degrees(position ? std::optional(position->lat) : std::nullopt);
  say_degrees(position ? std::optional(position->lon) : std::nullopt);
  say(disclosure_.is_open() ? std::string_view() : report.source_lat);
  say(disclosure_.is_open() ? std::string_view() : report.source_lon);
  say(report.source_datum ? geo::name_of(*report.source_datum) : std::string_view());
  say(stations_.of(report.station));
  values_.emplace_back(report.inferred);
}

void MachineRow::say_who(const Report& report) {
  if (report.member) {
    const Person& found = person(*report.member);
    say(found.code);
    say(found.name);
  } else {
    say(std::string_view());
    std::string& name = room();
    name = person_at(disclosure_.level(), report.contact_name);
    say(name);
  }
  std::string& phone = room();
  phone = own_phones_at(disclosure_.level(), report.contact_phone);
  say(phone);
}

void MachineRow::say_clocks(const Report& report) {
  const bool is_parked = state_at(report, now_) == State::parked;
  say(is_parked ? report.parked_until : std::nullopt);
  say(report.resolve_by);
  if (report.head) {
    say_code(*report.head);
  } else {
    say(std::string_view());
  }
  const auto runs = deadlines_.running(report, now_);
  say(runs ? std::optional(runs->at) : std::nullopt);
}

std::span<const table::Value> MachineRow::of(const Report& report) {
  values_.clear();
  say_code(report.id);
  say(channels_.of(report.channel));
  // By it the report is found in its channel, with whoever told it.
  say(disclosure_.is_open() ? std::string_view() : report.external_id);
  say(std::optional(report.filed_at));
  say(categories_.of(report.category));
  say(name_of(state_at(report, now_)));
  say(remark_at(disclosure_.level(), report.description, room()));
  say(remark_at(disclosure_.level(), report.address, room()));
  say(report.subdistrict);
  say_place(report);
  say_who(report);
  say(agencies_.of(report.agency));
  for (const auto& step : report.steps) say(step);
  say(remark_at(disclosure_.level(), report.resolution, room()));
  say(disclosure_.is_open() ? std::string_view() : report.photos);
  std::string& flaws = room();
  flaws = flaws_text(report);
  say(flaws);
  const Category& category = deadlines_.tree().at(report.category);
  say(name_of(category.priority));
  say(category.call);
  values_.emplace_back(std::int64_t{report.hops});
  say_clocks(report);
  return values_;
}

}  // namespace yangxiao::report
