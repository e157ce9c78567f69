#include "base/toml_reading.hpp"

#include "base/text/nearest_word.hpp"

namespace yangxiao::toml_reading {

Result<toml::table> parse(Problem what, std::string_view text, const std::string& file) {
  toml::parse_result parsed = toml::parse(text, file);
  if (parsed) return std::move(parsed).table();
  const toml::parse_error& reason = parsed.error();
  return Error{what, {std::string(reason.description())}, place_of(reason.source(), file)};
}

Place place_of(const toml::source_region& source, const std::string& file) {
  return {file, source.begin.line, source.begin.column, {}};
}

Error key_unknown(Problem what, const toml::key& key, std::span<const std::string_view> known,
                  const std::string& file) {
  const auto nearest = text::nearest_word(key.str(), known);
  return {what,
          {std::string(key.str()), nearest ? std::string(known[*nearest]) : ""},
          place_of(key.source(), file)};
}

Error value_bad(Problem what, const toml::key& key, const toml::node& node, const char* expected,
                const std::string& file) {
  return {what, {std::string(key.str()), expected}, place_of(node.source(), file)};
}

Status take_text(Problem what, const toml::key& key, const toml::node& node,
                 const std::string& file, std::string& target) {
  const auto value = node.value_exact<std::string>();
  if (!value || value->empty()) return value_bad(what, key, node, "text", file);
  target = *value;
  return {};
}

Status take_texts(Problem what, const toml::key& key, const toml::node& node, const char* expected,
                  const std::string& file, std::vector<std::string>& targets) {
  const toml::array* texts = node.as_array();
  if (texts == nullptr) return value_bad(what, key, node, expected, file);
  for (const toml::node& one : *texts) {
    const Status taken = take_text(what, key, one, file, targets.emplace_back());
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao::toml_reading
