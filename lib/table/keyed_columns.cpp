#include "table/keyed_columns.hpp"

#include <utility>

namespace yangxiao::table {

void KeyedColumns::begin(std::uint64_t line, std::size_t column) {
  where_ = {line, column};
  names_before_ = names_.size();
  for (Value& value : values_) {
    value.text.clear();
    value.present = false;
  }
}

void KeyedColumns::abandon() {
  for (std::size_t i = names_before_; i < names_.size(); ++i) numbers_.erase(names_[i]);
  names_.resize(names_before_);
  values_.resize(names_before_);
}

bool KeyedColumns::add(const std::string& column, std::string_view text, bool in_list) {
  const auto [found, is_new] = numbers_.try_emplace(column, names_.size());
  if (is_new) {
    names_.push_back(column);
    values_.emplace_back();
  }
  Value& value = values_[found->second];
  if (value.present && !in_list) return false;
  if (value.present && !value.text.empty()) value.text += '|';
  value.present = true;
  value.text += text;
  return true;
}

std::size_t KeyedColumns::column_number(const std::string& column) const {
  const auto found = numbers_.find(column);
  return found == numbers_.end() ? 0 : found->second + 1;
}

Status KeyedColumns::emit(RowSink& sink) {
  if (!holds_back_) return hand_on(sink, where_, values_);
  for (const Value& value : values_) bytes_held_ += value.text.size();
  held_.push_back({where_, values_});
  return held_.size() < kRecordsLookedAt && bytes_held_ < kBytesHeld ? Status() : flush(sink);
}

Status KeyedColumns::flush(RowSink& sink) {
  holds_back_ = false;
  for (const Held& held : std::exchange(held_, {})) {
    const Status taken = hand_on(sink, held.where, held.values);
    if (!taken) return taken;
  }
  return {};
}

Status KeyedColumns::hand_on(RowSink& sink, Where where, const std::vector<Value>& values) {
  if (announced_ != names_.size()) {
    announced_ = names_.size();
    const Status taken = sink.header(names_, where.line);
    if (!taken) return taken;
  }
  cells_.clear();
  for (const Value& value : values) cells_.push_back({value.text, value.present});
  cells_.resize(names_.size(), {{}, false});
  return sink.row({where.line, cells_, where.column});
}

}  // namespace yangxiao::table
