// XML as events: expat, without entities and with a bound on nesting.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "table/xlsx_archive.hpp"

namespace yangxiao::table {

// What an element says of itself; names are without their prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  // The value of an attribute; nullptr where it is not there.
  const char* find(std::string_view name) const;

 private:
  const char** pairs_;
};

class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;
  virtual Status begin(std::string_view element, const XmlAttributes& attributes) = 0;
  virtual Status end(std::string_view element) = 0;
  virtual Status text(std::string_view characters) = 0;
};

// Text pushed in piece by piece comes out as events.
class XmlParser {
 public:
  // UTF-8, whatever the text says of itself: it was decoded already. Both outlive it. `file`: for
  // errors.
  XmlParser(XmlHandler& handler, std::string file);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // Errors: xml_syntax, xml_entity (a document type), xml_too_deep, those of the handler.
  Status parse(std::string_view text, bool last);
  std::uint64_t line() const;  // where it stands, from 1
  std::size_t column() const;  // from 1

 private:
  struct Run;
  std::unique_ptr<Run> run_;
};

// Reads a part of a workbook. Errors: xlsx_broken, xlsx_entity, xml_too_deep, those of the archive
// and of the handler.
Status read_xml(XlsxArchive& archive, const std::string& part, XmlHandler& handler);

}  // namespace yangxiao::table
