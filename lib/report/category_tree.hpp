// The tree of categories as reports ask of it: what a category has from the ones above it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calendar/limit.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

enum class Priority : std::uint8_t { emergency, urgent, normal };
std::string_view name_of(Priority priority);

struct CategoryLimit {
  std::optional<calendar::Limit> limit;
  std::int64_t category = 0;  // the one that sets it
};

// With what is inherited filled in.
struct Category {
  std::int64_t id = 0;
  std::string code;
  std::string name;
  std::string name_en;
  std::optional<std::int64_t> parent;
  std::int64_t top = 0;  // the uppermost above it, or itself
  Priority priority = Priority::normal;
  std::string call;  // the number to call first; empty: none
  std::optional<std::int64_t> agency;
  CategoryLimit accept;
  CategoryLimit dispatch;
  CategoryLimit resolve;
  int duplicate_metres = 0;  // 0: none is looked for
  int duplicate_hours = 0;
};

class CategoryTree {
 public:
  // Reads all of them.
  explicit CategoryTree(const store::Reader& book);

  // `id` is one of the book's.
  const Category& at(std::int64_t id) const { return categories_.at(id); }
  // Whether a category is another or stands below it.
  bool is_within(std::int64_t id, std::int64_t above) const;
  // A category and all below it.
  std::vector<std::int64_t> below(std::int64_t above) const;
  std::vector<std::int64_t> with_priority(Priority priority) const;

 private:
  std::unordered_map<std::int64_t, Category> categories_;
};

}  // namespace yangxiao::report
