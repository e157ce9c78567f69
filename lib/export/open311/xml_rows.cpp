#include "export/open311/xml_rows.hpp"

#include <fmt/format.h>

#include "base/text/xml_characters.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string text_of(const table::Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  return {};
}

}  // namespace

void append_element(std::string& xml, std::string_view key, std::string_view text) {
  if (text.empty()) {
    xml.append("<").append(key).append("/>");
    return;
  }
  xml.append("<").append(key).append(">");
  text::append_xml(xml, text);
  xml.append("</").append(key).append(">");
}

Status XmlRows::row(std::span<const table::Value> values) {
  text_.clear();
  if (!has_begun_) text_.append(kDeclaration).append("<").append(root_).append(">\n");
  has_begun_ = true;
  text_.append("<").append(item_).append(">");
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    append_element(text_, columns_[i].key, text_of(values[i]));
  }
  text_.append("</").append(item_).append(">\n");
  return output_.write(text_);
}

Status XmlRows::finish() {
  std::string end;
  if (!has_begun_) end.append(kDeclaration).append("<").append(root_).append(">\n");
  end.append("</").append(root_).append(">\n");
  return output_.write(end);
}

}  // namespace yangxiao::exporting
