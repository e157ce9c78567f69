// What the words in the cells of a file mean, remembered: a file says the same few over and over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalogue/reference.hpp"
#include "report/state_words.hpp"
#include "table/profile.hpp"

namespace yangxiao::report {

// The sections of a profile that hold words.
inline constexpr std::string_view kCategoryWords = "categories";
inline constexpr std::string_view kStatusWords = "statuses";

class Words {
 public:
  // `profile` may be nullptr; it and `states` outlive this.
  Words(const store::Reader& book, const table::Profile* profile, const StateWords& states)
      : references_(book), profile_(profile), states_(states) {}

  // Whether all that the profile maps words to exists. Errors, at their place in the profile:
  // reference_unknown, status_unknown.
  Status check_profile();

  // By the profile's words, then code, name or another word of the book's tree. Nothing: unknown.
  std::optional<std::int64_t> category(std::string_view word);
  // By the profile's words, then the office's, then state_named(). Errors: status_unknown.
  Result<State> status(std::string_view word);
  // A row of another list by code or name. Errors: reference_unknown, reference_ambiguous.
  Result<std::int64_t> channel(std::string_view word, std::string_view column);
  Result<std::int64_t> station(std::string_view word, std::string_view column);
  Result<std::int64_t> agency(std::string_view word, std::string_view column);
  Result<std::int64_t> member(std::string_view word, std::string_view column);

  // There is a new category, or channel: what was unknown means it now.
  void learn(std::string_view table, std::int64_t id, const std::string& code,
             const std::string& name);
  catalogue::References& references() { return references_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  template <class Value>
  using Known = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  Result<std::int64_t> row_of(std::string_view table, Known<std::int64_t>& known,
                              std::string_view word, std::string_view column);
  const std::string* in_profile(std::string_view section, std::string_view word) const;

  catalogue::References references_;
  const table::Profile* profile_;
  const StateWords& states_;
  Known<std::optional<std::int64_t>> categories_;
  Known<State> statuses_;
  Known<std::int64_t> channels_;
  Known<std::int64_t> stations_;
  Known<std::int64_t> agencies_;
  Known<std::int64_t> members_;
};

}  // namespace yangxiao::report
