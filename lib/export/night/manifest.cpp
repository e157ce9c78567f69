#include "export/night/manifest.hpp"

#include <nlohmann/json.hpp>

namespace yangxiao::exporting {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "yangxiao night 1";

Json json_of(const ManifestFile& file) {
  Json json = {{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}};
  if (file.rows) json["rows"] = *file.rows;
  return json;
}

// Reads values out of an object, and remembers the first that is not there as it should be.
class Reading {
 public:
  explicit Reading(const Json& json) : json_(json) {}
  void take(const char* key, std::string& value) {
    if (const Json* found = find(key, &Json::is_string)) value = found->get<std::string>();
  }
  void take(const char* key, std::int64_t& value) {
    if (const Json* found = find(key, &Json::is_number_integer)) value = found->get<std::int64_t>();
  }
  void take(const char* key, std::uint64_t& value) {
    if (const Json* found = find(key, &Json::is_number_unsigned)) {
      value = found->get<std::uint64_t>();
    }
  }
  const std::string& flaw() const { return flaw_; }

 private:
  const Json* find(const char* key, bool (Json::*is_right)() const noexcept) {
    const auto found = json_.find(key);
    if (found != json_.end() && ((*found).*is_right)()) return &*found;
    if (flaw_.empty()) flaw_ = key;
    return nullptr;
  }

  const Json& json_;
  std::string flaw_;
};

}  // namespace

std::string to_text(const Manifest& manifest) {
  Json files = Json::array();
  for (const ManifestFile& file : manifest.files) files.push_back(json_of(file));
  Json json = {{"format", kFormat},
               {"night", manifest.night},
               {"number", manifest.number},
               {"book", manifest.book},
               {"created_at", manifest.created_at},
               {"program", manifest.program},
               {"schema", manifest.schema},
               {"mark", manifest.mark},
               {"token", manifest.token},
               {"last_member", manifest.last_member},
               {"head", manifest.head},
               {"privacy", manifest.privacy},
               {"recipient", manifest.recipient},
               {"snapshot", manifest.snapshot}};
  if (manifest.continues) {
    json["continues"] = {{"night", manifest.continues->night},
                         {"sha256", manifest.continues->sha256},
                         {"mark", manifest.continues->mark},
                         {"links", manifest.continues->links}};
  }
  json["files"] = std::move(files);
  return json.dump(2) + "\n";
}

Result<Manifest> parse_manifest(std::string_view text, const std::string& file) {
  const auto broken = [&](const std::string& what) {
    return Error{Problem::night_manifest_broken, {what}, {file, 0, 0, {}}};
  };
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return broken("JSON");
  Manifest manifest;
  Reading reading(json);
  std::string format;
  std::int64_t schema = 0;
  reading.take("format", format);
  reading.take("night", manifest.night);
  reading.take("number", manifest.number);
  reading.take("book", manifest.book);
  reading.take("created_at", manifest.created_at);
  reading.take("program", manifest.program);
  reading.take("schema", schema);
  reading.take("mark", manifest.mark);
  reading.take("token", manifest.token);
  reading.take("last_member", manifest.last_member);
  reading.take("head", manifest.head);
  reading.take("privacy", manifest.privacy);
  reading.take("recipient", manifest.recipient);
  reading.take("snapshot", manifest.snapshot);
  if (!reading.flaw().empty()) return broken(reading.flaw());
  if (format != kFormat) return broken("format");
  manifest.schema = static_cast<int>(schema);
  if (const auto continued = json.find("continues"); continued != json.end()) {
    Forerunner& before = manifest.continues.emplace();
    Reading row(*continued);
    row.take("night", before.night);
    row.take("sha256", before.sha256);
    row.take("mark", before.mark);
    row.take("links", before.links);
    if (!row.flaw().empty()) return broken("continues." + row.flaw());
  }
  const auto files = json.find("files");
  if (files == json.end() || !files->is_array()) return broken("files");
  for (const Json& one : *files) {
    ManifestFile found;
    Reading row(one);
    row.take("path", found.path);
    row.take("bytes", found.bytes);
    row.take("sha256", found.sha256);
    if (one.contains("rows")) row.take("rows", found.rows.emplace());
    if (!row.flaw().empty()) return broken("files." + row.flaw());
    manifest.files.push_back(std::move(found));
  }
  return manifest;
}

}  // namespace yangxiao::exporting
