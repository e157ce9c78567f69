// The language of what a person reads. Chosen by one function before the parser runs; translations
// are compiled in, so that a bare server without locales speaks Chinese too.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// Marks a text for xgettext where it stands; tr() looks it up where it is shown.
#define N_(text) text

namespace yangxiao::cli {

enum class Language : std::uint8_t { en, zh_CN };

// A language by its name: en, zh, zh_CN, zh_CN.UTF-8, C, POSIX ... nothing for others.
std::optional<Language> language_named(std::string_view name);

// The flag first, then LC_ALL, LC_MESSAGES, LANG: the first that is set and not empty decides. A
// locale in another language means English. Pass nullptr for what is not set.
Language choose_language(const char* flag, const char* lc_all, const char* lc_messages,
                         const char* lang);

void set_language(Language language);
Language language();

// The text in the chosen language; English is the text itself and costs nothing.
const char* tr(const char* english);

// The text in a given language; nullptr where there is no translation.
const char* translation(const char* english, Language language);

}  // namespace yangxiao::cli
