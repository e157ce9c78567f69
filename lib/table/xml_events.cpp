#include "table/xml_events.hpp"

#include <memory>

#include <expat.h>

namespace yangxiao::table {
namespace {

constexpr int kDeepest = 64;

// Elements of a workbook may carry any prefix; the part behind it tells them.
std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

struct XmlParser::Run {
  Run(XmlHandler& events, std::string name)
      : parser(XML_ParserCreate("UTF-8")), handler(events), file(std::move(name)) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_begin, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  }
  ~Run() { XML_ParserFree(parser); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void fail(Error reason) {
    if (!error) error = std::move(reason);
    XML_StopParser(parser, XML_FALSE);
  }
  void check(const Status& status) {
    if (!status) fail(status.error());
  }

  static void on_begin(void* data, const char* name, const char** attributes) {
    auto& run = *static_cast<Run*>(data);
    if (run.error) return;
    if (++run.depth > kDeepest) {
      return run.fail({Problem::xml_too_deep, {std::to_string(kDeepest)}, {run.file, 0, 0, {}}});
    }
    run.check(run.handler.begin(local_name(name), XmlAttributes(attributes)));
  }
  static void on_end(void* data, const char* name) {
    auto& run = *static_cast<Run*>(data);
    if (run.error) return;
    --run.depth;
    run.check(run.handler.end(local_name(name)));
  }
  static void on_text(void* data, const char* characters, int length) {
    auto& run = *static_cast<Run*>(data);
    if (run.error) return;
    run.check(run.handler.text({characters, static_cast<std::size_t>(length)}));
  }
  // Entities are declared in a document type: without one there is nothing to expand.
  static void on_doctype(void* data, const char*, const char*, const char*, int) {
    auto& run = *static_cast<Run*>(data);
    run.fail({Problem::xml_entity, {}, {run.file, XML_GetCurrentLineNumber(run.parser), 0, {}}});
  }

  XML_Parser parser;
  XmlHandler& handler;
  std::string file;
  int depth = 0;
  std::optional<Error> error;
};

XmlParser::XmlParser(XmlHandler& handler, std::string file)
    : run_(std::make_unique<Run>(handler, std::move(file))) {}
XmlParser::~XmlParser() = default;

std::uint64_t XmlParser::line() const { return XML_GetCurrentLineNumber(run_->parser); }
std::size_t XmlParser::column() const { return XML_GetCurrentColumnNumber(run_->parser) + 1; }

Status XmlParser::parse(std::string_view text, bool last) {
  const auto done = XML_Parse(run_->parser, text.data(), static_cast<int>(text.size()),
                              last ? XML_TRUE : XML_FALSE);
  if (run_->error) return *run_->error;
  if (done == XML_STATUS_OK) return {};
  return Error{Problem::xml_syntax,
               {XML_ErrorString(XML_GetErrorCode(run_->parser))},
               {run_->file, line(), column(), {}}};
}

const char* XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return pair[1];
  }
  return nullptr;
}

Status read_xml(XlsxArchive& archive, const std::string& part, XmlHandler& handler) {
  XmlParser parser(handler, archive.file());
  // What is wrong is wrong with the workbook.
  const auto parse = [&](std::string_view bytes, bool last) -> Status {
    const Status parsed = parser.parse(bytes, last);
    if (parsed) return parsed;
    const Error& error = parsed.error();
    if (error.what == Problem::xml_entity) {
      return Error{Problem::xlsx_entity, {part}, {archive.file(), 0, 0, {}}};
    }
    return error.what == Problem::xml_syntax ? archive.broken(part, error.arguments[0]) : parsed;
  };
  const Status read =
      archive.read(part, [&](std::string_view block) { return parse(block, false); });
  return read ? parse({}, true) : read;
}

}  // namespace yangxiao::table
