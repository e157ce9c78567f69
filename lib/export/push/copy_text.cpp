#include "export/push/copy_text.hpp"

#include <iterator>

#include <fmt/format.h>

namespace yangxiao::exporting {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What COPY reads otherwise than it stands there; nothing: it may stand as it is.
std::string_view escaped(char c) {
  switch (c) {
    case '\\':
      return "\\\\";
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\0':
      return kReplacement;
    default:
      return {};
  }
}

void append_text(std::string& text, std::string_view cell) {
  std::size_t begun = 0;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char c = cell[i];
    if (static_cast<unsigned char>(c) > '\r' && c != '\\') continue;
    const std::string_view other = escaped(c);
    if (other.empty()) continue;
    text.append(cell.substr(begun, i - begun)).append(other);
    begun = i + 1;
  }
  text.append(cell.substr(begun));
}

// An array's text (manual, 8.15.6), and that as COPY has it.
void append_list(std::string& text, std::span<const std::string_view> words) {
  text += '{';
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += ',';
    text += '"';
    std::string element;
    for (const char c : words[i]) {
      if (c == '"' || c == '\\') element += '\\';
      element += c;
    }
    append_text(text, element);
    text += '"';
  }
  text += '}';
}

struct Append {
  std::string& text;
  void operator()(std::monostate) const { text += "\\N"; }
  void operator()(std::string_view cell) const { append_text(text, cell); }
  void operator()(std::int64_t number) const {
    fmt::format_to(std::back_inserter(text), "{}", number);
  }
  void operator()(double number) const { fmt::format_to(std::back_inserter(text), "{}", number); }
  void operator()(bool yes) const { text += yes ? 't' : 'f'; }
  void operator()(std::span<const std::string_view> words) const { append_list(text, words); }
};

}  // namespace

void append_copy_row(std::string& text, std::span<const table::Value> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += '\t';
    std::visit(Append{text}, cells[i]);
  }
  text += '\n';
}

}  // namespace yangxiao::exporting
