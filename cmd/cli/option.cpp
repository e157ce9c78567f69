#include "cli/option.hpp"

#include <charconv>

namespace yangxiao::cli {

// By the name: a verb may describe a global option in words of its own, and means the same.
const Arguments::Given* Arguments::find(const Option& option) const {
  for (const Given& given : given_) {
    if (std::string_view(given.option->name) == option.name) return &given;
  }
  return nullptr;
}

std::optional<std::string> Arguments::first(const Option& option) const {
  const Given* given = find(option);
  if (given == nullptr) return std::nullopt;
  return given->values.empty() ? std::string() : given->values.front();
}

std::optional<std::uint64_t> Arguments::operator[](const Number& option) const {
  const auto text = first(option);
  if (!text) return std::nullopt;
  std::uint64_t number = 0;  // the parser has refused what is not a number
  std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

std::vector<std::string> Arguments::operator[](const Texts& option) const {
  const Given* given = find(option);
  return given == nullptr ? std::vector<std::string>() : given->values;
}

}  // namespace yangxiao::cli
