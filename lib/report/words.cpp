#include "report/words.hpp"

#include "base/privacy.hpp"
#include "base/text/halfwidth.hpp"

namespace yangxiao::report {

const std::string* Words::in_profile(std::string_view section, std::string_view word) const {
  if (profile_ == nullptr) return nullptr;
  const auto words = profile_->words.find(std::string(section));
  if (words == profile_->words.end()) return nullptr;
  const auto ours = words->second.find(std::string(text::trimmed(word)));
  return ours == words->second.end() ? nullptr : &ours->second.text;
}

Status Words::check_profile() {
  if (profile_ == nullptr) return {};
  const auto at = [](Error error, const table::ProfileText& text) {
    error.place = text.place;
    error.place.value = text.text;
    return error;
  };
  if (const auto words = profile_->words.find(std::string(kCategoryWords));
      words != profile_->words.end()) {
    for (const auto& [word, ours] : words->second) {
      const auto found = references_.find("category", ours.text, kCategoryWords);
      if (!found) return at(found.error(), ours);
    }
  }
  if (const auto words = profile_->words.find(std::string(kStatusWords));
      words != profile_->words.end()) {
    for (const auto& [word, ours] : words->second) {
      if (!states_.named(ours.text)) {
        return at({Problem::status_unknown, {ours.text, states_known()}, {}}, ours);
      }
    }
  }
  return {};
}

std::optional<std::int64_t> Words::category(std::string_view word) {
  if (const auto known = categories_.find(word); known != categories_.end()) return known->second;
  const std::string* ours = in_profile(kCategoryWords, word);
  const auto found = references_.find("category", ours != nullptr ? *ours : word, kCategoryWords);
  const auto category = found ? std::optional<std::int64_t>(*found) : std::nullopt;
  categories_.emplace(word, category);
  return category;
}

Result<State> Words::status(std::string_view word) {
  if (const auto known = statuses_.find(word); known != statuses_.end()) return known->second;
  const std::string* ours = in_profile(kStatusWords, word);
  const auto state = states_.named(ours != nullptr ? *ours : word);
  if (!state) return Error{Problem::status_unknown, {std::string(word), states_known()}, {}};
  statuses_.emplace(word, *state);
  return *state;
}

Result<std::int64_t> Words::row_of(std::string_view table, Known<std::int64_t>& known,
                                   std::string_view word, std::string_view column) {
  if (const auto row = known.find(word); row != known.end()) return row->second;
  auto found = references_.find(table, word, column);
  if (found) known.emplace(word, *found);
  return found;
}

Result<std::int64_t> Words::channel(std::string_view word, std::string_view column) {
  return row_of("channel", channels_, word, column);
}
Result<std::int64_t> Words::station(std::string_view word, std::string_view column) {
  return row_of("station", stations_, word, column);
}
Result<std::int64_t> Words::agency(std::string_view word, std::string_view column) {
  return row_of("agency", agencies_, word, column);
}
Result<std::int64_t> Words::member(std::string_view word, std::string_view column) {
  auto row = row_of("member", members_, word, column);
  if (row || !is_pseudonym(word)) return row;
  return Error{Problem::reporter_pseudonym, {std::string(column)}, {}};
}

void Words::learn(std::string_view table, std::int64_t id, const std::string& code,
                  const std::string& name) {
  references_.learn(table, id, code, name);
  categories_.clear();
}

}  // namespace yangxiao::report
