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

struct Run {
  XML_Parser parser;
  XmlHandler& handler;
  const std::string& part;
  const std::string& file;
  int depth = 0;
  std::optional<Error> error;

  void fail(Error reason) {
    if (!error) error = std::move(reason);
    XML_StopParser(parser, XML_FALSE);
  }
  void check(const Status& status) {
    if (!status) fail(status.error());
  }
};

void on_begin(void* data, const char* name, const char** attributes) {
  auto& run = *static_cast<Run*>(data);
  if (run.error) return;
  if (++run.depth > kDeepest) {
    return run.fail({Problem::xml_too_deep, {std::to_string(kDeepest)}, {run.file, 0, 0, {}}});
  }
  run.check(run.handler.begin(local_name(name), XmlAttributes(attributes)));
}

void on_end(void* data, const char* name) {
  auto& run = *static_cast<Run*>(data);
  if (run.error) return;
  --run.depth;
  run.check(run.handler.end(local_name(name)));
}

void on_text(void* data, const char* characters, int length) {
  auto& run = *static_cast<Run*>(data);
  if (run.error) return;
  run.check(run.handler.text({characters, static_cast<std::size_t>(length)}));
}

// Entities are declared in a document type: without one there is nothing to expand.
void on_doctype(void* data, const char*, const char*, const char*, int) {
  auto& run = *static_cast<Run*>(data);
  run.fail({Problem::xlsx_entity, {run.part}, {run.file, 0, 0, {}}});
}

}  // namespace

const char* XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return pair[1];
  }
  return nullptr;
}

Status read_xml(XlsxArchive& archive, const std::string& part, XmlHandler& handler) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  Run run{parser.get(), handler, part, archive.file(), 0, {}};
  XML_SetUserData(parser.get(), &run);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  const auto parse = [&](std::string_view bytes, bool last) -> Status {
    const auto length = static_cast<int>(bytes.size());
    const auto done = XML_Parse(parser.get(), bytes.data(), length, last ? XML_TRUE : XML_FALSE);
    if (run.error) return *run.error;
    if (done == XML_STATUS_OK) return {};
    return archive.broken(part, XML_ErrorString(XML_GetErrorCode(parser.get())));
  };
  const Status read =
      archive.read(part, [&](std::string_view block) { return parse(block, false); });
  return read ? parse({}, true) : read;
}

}  // namespace yangxiao::table
