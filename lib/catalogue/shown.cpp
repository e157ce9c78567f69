#include "catalogue/shown.hpp"

#include <fmt/format.h>

namespace yangxiao::catalogue {

std::string shown(const Kind& kind, const Entry& entry, std::size_t field, References& references) {
  if (field == kind.place_bit()) {
    if (!entry.place) return {};
    return fmt::format("{},{} {}", entry.place->source_lat, entry.place->source_lon,
                       geo::name_of(entry.place->source_datum));
  }
  const auto* number = std::get_if<std::int64_t>(&entry.values[field]);
  if (number == nullptr) return text_of(entry, field);
  const Field& described = kind.fields[field];
  if (described.type != FieldType::reference) return std::to_string(*number);
  return references.code_of(described.table, *number);
}

}  // namespace yangxiao::catalogue
