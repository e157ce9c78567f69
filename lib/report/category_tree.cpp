#include "report/category_tree.hpp"

#include <algorithm>
#include <utility>

namespace yangxiao::report {
namespace {

constexpr const char* kAll = R"sql(
  SELECT category, code, name, name_en, parent, priority, call, agency, accept_limit,
    dispatch_limit, resolve_limit, duplicate_metres, duplicate_hours
  FROM category)sql";

// What a row says of itself.
struct Own {
  Category category;
  std::optional<Priority> priority;
  std::optional<int> metres;
  std::optional<int> hours;
};

std::optional<Priority> priority_named(const std::string& word) {
  if (word == "emergency") return Priority::emergency;
  if (word == "urgent") return Priority::urgent;
  if (word == "normal") return Priority::normal;
  return std::nullopt;
}

template <class Number>
std::optional<Number> number_at(SQLite::Statement& row, int column) {
  if (row.getColumn(column).isNull()) return std::nullopt;
  return static_cast<Number>(row.getColumn(column).getInt64());
}

Own own_of(SQLite::Statement& row) {
  const auto text = [&row](int column) { return row.getColumn(column).getString(); };
  Own own;
  own.category.id = row.getColumn(0).getInt64();
  own.category.code = text(1);
  own.category.name = text(2);
  own.category.name_en = text(3);
  own.category.parent = number_at<std::int64_t>(row, 4);
  own.priority = priority_named(text(5));
  own.category.call = text(6);
  own.category.agency = number_at<std::int64_t>(row, 7);
  own.category.accept = {calendar::parse_limit(text(8)), own.category.id};
  own.category.dispatch = {calendar::parse_limit(text(9)), own.category.id};
  own.category.resolve = {calendar::parse_limit(text(10)), own.category.id};
  own.metres = number_at<int>(row, 11);
  own.hours = number_at<int>(row, 12);
  return own;
}

template <class Value>
void inherit(std::optional<Value>& own, const std::optional<Value>& from) {
  if (!own) own = from;
}

void inherit(CategoryLimit& own, const CategoryLimit& from) {
  if (!own.limit) own = from;
}

}  // namespace

std::string_view name_of(Priority priority) {
  switch (priority) {
    case Priority::emergency:
      return "emergency";
    case Priority::urgent:
      return "urgent";
    case Priority::normal:
      return "normal";
  }
  return {};
}

CategoryTree::CategoryTree(const store::Reader& book) {
  std::unordered_map<std::int64_t, Own> rows;
  SQLite::Statement query(book.database(), kAll);
  while (query.executeStep()) {
    Own own = own_of(query);
    const std::int64_t id = own.category.id;
    rows.emplace(id, std::move(own));
  }
  for (const auto& [id, row] : rows) {
    Own whole = row;
    whole.category.top = id;
    // Rows stand in a tree: a check holds every change to it (report/sorting.cpp).
    for (auto above = row.category.parent; above;) {
      const Own& higher = rows.at(*above);
      inherit(whole.priority, higher.priority);
      inherit(whole.category.agency, higher.category.agency);
      inherit(whole.category.accept, higher.category.accept);
      inherit(whole.category.dispatch, higher.category.dispatch);
      inherit(whole.category.resolve, higher.category.resolve);
      inherit(whole.metres, higher.metres);
      inherit(whole.hours, higher.hours);
      if (whole.category.call.empty()) whole.category.call = higher.category.call;
      whole.category.top = *above;
      above = higher.category.parent;
    }
    whole.category.priority = whole.priority.value_or(Priority::normal);
    whole.category.duplicate_metres = whole.metres.value_or(0);
    whole.category.duplicate_hours = whole.hours.value_or(0);
    categories_.emplace(id, std::move(whole.category));
  }
}

bool CategoryTree::is_within(std::int64_t id, std::int64_t above) const {
  std::optional<std::int64_t> at = id;
  while (at) {
    if (*at == above) return true;
    at = categories_.at(*at).parent;
  }
  return false;
}

std::vector<std::int64_t> CategoryTree::with_priority(Priority priority) const {
  std::vector<std::int64_t> found;
  for (const auto& [id, category] : categories_) {
    if (category.priority == priority) found.push_back(id);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::int64_t> CategoryTree::below(std::int64_t above) const {
  std::vector<std::int64_t> found;
  for (const auto& [id, category] : categories_) {
    if (is_within(id, above)) found.push_back(id);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace yangxiao::report
