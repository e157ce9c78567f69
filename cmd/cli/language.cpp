#include "cli/language.hpp"

#include <cstring>

#include "embedded/zh_CN_mo.hpp"

namespace yangxiao::cli {
namespace {

Language chosen = Language::en;

std::uint32_t number_at(std::string_view bytes, std::size_t offset) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

// Looks a text up in a compiled catalogue: GNU gettext's manual, "The Format of GNU MO Files".
// The originals are sorted; the files are made on the machine that runs them, in its byte order.
const char* look_up(std::string_view catalogue, const char* english) {
  const std::uint32_t count = number_at(catalogue, 8);
  const std::uint32_t originals = number_at(catalogue, 12);
  const std::uint32_t translations = number_at(catalogue, 16);
  std::uint32_t low = 0;
  std::uint32_t high = count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const char* original = catalogue.data() + number_at(catalogue, originals + 8U * middle + 4U);
    const int order = std::strcmp(english, original);
    if (order == 0) return catalogue.data() + number_at(catalogue, translations + 8U * middle + 4U);
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<Language> language_named(std::string_view name) {
  const std::string_view base = name.substr(0, name.find_first_of(".@"));
  if (base == "C" || base == "POSIX" || base == "en" || base.starts_with("en_")) {
    return Language::en;
  }
  if (base == "zh" || base.starts_with("zh_") || base == "zh-CN") return Language::zh_CN;
  return std::nullopt;
}

Language choose_language(const char* flag, const char* lc_all, const char* lc_messages,
                         const char* lang) {
  for (const char* name : {flag, lc_all, lc_messages, lang}) {
    if (name != nullptr && *name != '\0') return language_named(name).value_or(Language::en);
  }
  return Language::en;
}

void set_language(Language language) { chosen = language; }

Language language() { return chosen; }

const char* translation(const char* english, Language language) {
  if (language == Language::en || *english == '\0') return english;
  return look_up(embedded::zh_CN_mo, english);
}

const char* tr(const char* english) {
  const char* translated = translation(english, chosen);
  return translated != nullptr ? translated : english;
}

}  // namespace yangxiao::cli
