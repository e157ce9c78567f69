#include "station/machine_row.hpp"

#include <array>

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
    table::personal_column("keeper"),
    table::personal_column("phone"),
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
    table::personal_column("note"),
    {"closed_since"},
    table::personal_column("closed_reason"),
    {"seen_open_at"},
}};

}  // namespace

std::span<const table::Column, kMachineColumns> machine_columns() { return kColumns; }

void MachineRow::say_time(const std::optional<Instant>& time) {
  cells_.time(time ? std::optional(time_at(privacy_, *time)) : std::nullopt, zone_);
}

std::span<const table::Value> MachineRow::of(const Station& station, Instant when) {
  cells_.begin();
  cells_.text(station.code);
  cells_.text(station.name);
  cells_.text(place_at(privacy_, station.address, cells_.room()));
  cells_.text(station.community);
  cells_.text(station.subdistrict);
  cells_.text(place_at(privacy_, station.host, cells_.room()));
  cells_.made(person_at(privacy_, station.keeper));
  cells_.made(phones_at(privacy_, station.phone));
  cells_.real(station.position.lat);
  cells_.real(station.position.lon);
  cells_.text("wgs84");
  cells_.text(station.source_lat);
  cells_.text(station.source_lon);
  cells_.text(geo::name_of(station.source_datum));
  working_ = facilities_.codes(station.facilities);
  broken_ = facilities_.codes(station.broken & station.facilities);
  cells_.add(std::span<const std::string_view>(working_));
  cells_.add(std::span<const std::string_view>(broken_));
  cells_.text(station.hours);
  cells_.text(station.roles);
  cells_.text(is_shut(station, when) ? "closed" : "open");
  cells_.made(remark_at(privacy_, station.note));
  say_time(station.closed_since);
  cells_.made(remark_at(privacy_, station.closed_reason));
  say_time(station.seen_open_at);
  return cells_.values();
}

}  // namespace yangxiao::station
