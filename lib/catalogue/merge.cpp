#include "catalogue/merge.hpp"

#include <cmath>

#include "base/text/masking.hpp"
#include "base/text/phone.hpp"

namespace yangxiao::catalogue {
namespace {

// 1e-9 degrees is a tenth of a millimetre.
bool is_same_place(const std::optional<EntryPlace>& a, const std::optional<EntryPlace>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return std::fabs(a->position.lat - b->position.lat) < 1e-9 &&
         std::fabs(a->position.lon - b->position.lon) < 1e-9;
}

std::string masked(FieldType type, const std::string& text) {
  if (type == FieldType::person) return text::mask_name(text);
  if (type == FieldType::phone) return text::mask_own_phones(text);
  const bool is_text = type == FieldType::note || type == FieldType::text;
  return is_text ? text::mask_within(text) : text::mask_phones(text);
}

bool says_the_same(const Kind& kind, const Entry& stored, const Row& row, std::size_t field) {
  if (field == kind.place_bit()) return is_same_place(stored.place, row.entry.place);
  if (stored.values[field] == row.entry.values[field]) return true;
  const FieldType type = kind.fields[field].type;
  if (!is_personal(type) && type != FieldType::note && type != FieldType::text) return false;
  const std::string& said = text_of(row.entry, field);
  return text::is_masked(said) && masked(type, text_of(stored, field)) == said;
}

// Whether the row would put a masked name or number in the place of a whole one.
bool would_hide(const Kind& kind, const Entry& stored, const Row& row, std::size_t field) {
  if (field == kind.place_bit() || !is_personal(kind.fields[field].type)) return false;
  const std::string& whole = text_of(stored, field);
  return text::is_masked(text_of(row.entry, field)) && !whole.empty() && !text::is_masked(whole);
}

bool is_hidden_in(const Kind& kind, const Entry& stored, const Row& row, std::size_t field,
                  const Hidden& hidden) {
  return field != kind.place_bit() && hidden.holds(stored, field) &&
         std::holds_alternative<std::monostate>(row.entry.values[field]);
}

}  // namespace

Merged merge(const Kind& kind, const Entry& stored, const Row& row, const Hidden& hidden) {
  Merged merged{stored, 0, {}};
  for (std::size_t field = 0; field <= kind.place_bit(); ++field) {
    if (!row.has(field) || says_the_same(kind, stored, row, field)) continue;
    if (is_hidden_in(kind, stored, row, field, hidden)) continue;
    if ((stored.edited & bit(field)) != 0 || would_hide(kind, stored, row, field)) {
      merged.conflicts.push_back(field);
      continue;
    }
    merged.changed |= bit(field);
    if (field == kind.place_bit()) {
      merged.entry.place = row.entry.place;
    } else {
      merged.entry.values[field] = row.entry.values[field];
    }
  }
  return merged;
}

Status check_complete(const Kind& kind, const Row& row) {
  if (kind.code_is_day && row.entry.code.empty()) {
    return Error{Problem::value_missing, {"code"}, {}};
  }
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    if (kind.fields[i].required && std::holds_alternative<std::monostate>(row.entry.values[i])) {
      return Error{Problem::value_missing, {std::string(kind.fields[i].name)}, {}};
    }
  }
  return {};
}

}  // namespace yangxiao::catalogue
