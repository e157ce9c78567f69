// What can be redeemed: the kind of the list, and an item as it is asked about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalogue/kind.hpp"

namespace yangxiao::redeem {

const catalogue::Kind& items();

// The fields of an item, in the order of the kind. The order is part of the book's format.
namespace item_field {
inline constexpr std::size_t name = 0;
inline constexpr std::size_t kind = 1;
inline constexpr std::size_t price = 2;
inline constexpr std::size_t per_day = 3;
inline constexpr std::size_t per_month = 4;
inline constexpr std::size_t hours = 5;
inline constexpr std::size_t picture = 6;
inline constexpr std::size_t withdrawn_on = 7;
inline constexpr std::size_t note = 8;
}  // namespace item_field

enum class ItemKind : std::uint8_t { goods, meal, service, free };

struct Item {
  std::int64_t id = 0;
  std::string code;
  std::string name;
  ItemKind kind = ItemKind::goods;
  std::int64_t price = 0;               // points for one; 0: free
  std::optional<std::int64_t> per_day;  // so many a member may have
  std::optional<std::int64_t> per_month;
  std::string hours;         // when it is handed out; empty: always
  std::string withdrawn_on;  // a day, from which on it is not to be had; empty: it is

  bool is_free() const { return kind == ItemKind::free; }
  bool has_limit() const { return per_day || per_month; }
};

// By code or name. Errors: those of catalogue::entry_with_word.
Result<Item> item_with_word(const store::Reader& book, const std::string& word);
Item item_at(const store::Reader& book, std::int64_t id);

}  // namespace yangxiao::redeem
