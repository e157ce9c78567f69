#include "station/machine_row.hpp"

#include "calendar/civil.hpp"

namespace yangxiao::station {
namespace {

using table::Type;

constexpr std::array<table::Column, kMachineColumns> kColumns = {{
    {"code"},
    {"name"},
    {"address"},
    {"community"},
    {"subdistrict"},
    {"host"},
    {"keeper"},
    {"phone"},
    {"lat", Type::real},
    {"lon", Type::real},
    {"datum"},
    {"source_lat"},
    {"source_lon"},
    {"source_datum"},
    {"facilities", Type::list},
    {"broken", Type::list},
    {"hours"},
    {"roles"},
    {"status"},
    {"note"},
    {"closed_since"},
    {"closed_reason"},
    {"seen_open_at"},
}};

}  // namespace

std::span<const table::Column, kMachineColumns> machine_columns() { return kColumns; }

void MachineRow::say(std::string_view text) {
  values_.push_back(text.empty() ? table::Value() : table::Value(text));
}

void MachineRow::say_made(std::string text) {
  std::string& room = room_[values_.size()];
  room = std::move(text);
  say(room);
}

void MachineRow::say_time(const std::optional<Instant>& time) {
  say_made(time ? calendar::to_rfc3339(*time, zone_) : std::string());
}

std::span<const table::Value> MachineRow::of(const Station& station, Instant when) {
  values_.clear();
  for (const std::string* value : {&station.code, &station.name, &station.address,
                                   &station.community, &station.subdistrict, &station.host}) {
    say(*value);
  }
  say_made(person_at(privacy_, station.keeper));
  say_made(phones_at(privacy_, station.phone));
  values_.emplace_back(station.position.lat);
  values_.emplace_back(station.position.lon);
  say("wgs84");
  say(station.source_lat);
  say(station.source_lon);
  say(geo::name_of(station.source_datum));
  working_ = facilities_.codes(station.facilities);
  broken_ = facilities_.codes(station.broken & station.facilities);
  values_.emplace_back(std::span<const std::string_view>(working_));
  values_.emplace_back(std::span<const std::string_view>(broken_));
  say(station.hours);
  say(station.roles);
  say(is_shut(station, when) ? "closed" : "open");
  say_made(remark_at(privacy_, station.note));
  say_time(station.closed_since);
  say_made(remark_at(privacy_, station.closed_reason));
  say_time(station.seen_open_at);
  return values_;
}

}  // namespace yangxiao::station
