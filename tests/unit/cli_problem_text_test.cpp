#include <set>

#include <doctest/doctest.h>

#include "cli/language.hpp"
#include "cli/problem_text.hpp"
#include "points/transfer.hpp"

using namespace yangxiao;
using namespace yangxiao::cli;

namespace {

std::multiset<std::string> placeholders(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    found.insert(text.substr(at, 3));
  }
  return found;
}

void check_text(const char* english) {
  CAPTURE(english);
  const char* chinese = translation(english, Language::zh_CN);
  REQUIRE(chinese != nullptr);
  CHECK(std::string(chinese) != english);
  const auto wanted = placeholders(english);
  const auto found = placeholders(chinese);
  CHECK(std::set(wanted.begin(), wanted.end()) == std::set(found.begin(), found.end()));
}

}  // namespace

TEST_CASE("every problem and note is rendered in both languages, in words and as JSON") {
  const std::vector<std::string> arguments = {"first", "second", "third", "fourth"};
  for (const Language language : {Language::en, Language::zh_CN}) {
    set_language(language);
    for (const Problem problem : all_problems()) {
      const Error error{problem, arguments, {"file.csv", 3, 4, "value"}};
      CHECK(render(error).find("file.csv:3:4: ") == 0);
      CHECK(render(error).find('{') == std::string::npos);
      CHECK(render_json(error).find("\"" + std::string(name_of(problem)) + "\"") !=
            std::string::npos);
    }
    for (const Note note : all_notes()) {
      CHECK(!render(note, arguments, {}).empty());
      CHECK(render(note, arguments, {}).find('{') == std::string::npos);
      CHECK(render_json(note, arguments, {}).find(std::string(name_of(note))) != std::string::npos);
    }
  }
  set_language(Language::en);
}

TEST_CASE("of each kind of transfer that is not reversed it is said which verb to use") {
  std::set<std::string> sentences;
  for (std::size_t i = 0; i < points::kTransferKinds; ++i) {
    const auto kind = static_cast<points::TransferKind>(i);
    if (kind == points::TransferKind::opening || kind == points::TransferKind::award ||
        kind == points::TransferKind::activity || kind == points::TransferKind::adjust) {
      continue;
    }
    for (const Language language : {Language::en, Language::zh_CN}) {
      set_language(language);
      const std::string said =
          render({Problem::not_reversible, {"7", std::string(name_of(kind))}, {}});
      CAPTURE(said);
      CHECK(said.find("yangxiao ") != std::string::npos);
      CHECK(sentences.insert(said).second);
    }
  }
  set_language(Language::en);
}

TEST_CASE("a text and its Chinese have the same placeholders") {
  for (const Problem problem : all_problems()) {
    check_text(text_of(problem));
    for (const char* hint : {hint_of(problem), second_hint_of(problem)}) {
      if (hint != nullptr) check_text(hint);
    }
  }
  for (const Note note : all_notes()) check_text(text_of(note));
}

TEST_CASE("the language is what the flag says, then LC_ALL, LC_MESSAGES, LANG") {
  CHECK(choose_language("zh_CN", "en_US.UTF-8", nullptr, nullptr) == Language::zh_CN);
  CHECK(choose_language(nullptr, "zh_CN.UTF-8", "en_US", "en_US") == Language::zh_CN);
  CHECK(choose_language(nullptr, "", "zh_CN", "en_US") == Language::zh_CN);
  CHECK(choose_language(nullptr, nullptr, nullptr, "zh_CN.GB18030") == Language::zh_CN);
  CHECK(choose_language(nullptr, "C", nullptr, "zh_CN.UTF-8") == Language::en);
  CHECK(choose_language(nullptr, nullptr, nullptr, "fr_FR.UTF-8") == Language::en);
  CHECK(choose_language(nullptr, nullptr, nullptr, nullptr) == Language::en);
}
