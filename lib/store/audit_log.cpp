#include "store/audit_log.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "base/output.hpp"

namespace yangxiao::store {
namespace {

// Empty where it is no text.
std::string text_of(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Status append_audit(const std::string& book, const AuditEntry& entry) {
  const std::string path = book + ".audit.log";
  const Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file) {
    if (errno == ELOOP) return Error{Problem::file_is_link, {}, {path, 0, 0, {}}};
    return Error{Problem::file_unwritable, {std::strerror(errno)}, {path, 0, 0, {}}};
  }
  const nlohmann::ordered_json line = {{"time", entry.time},
                                       {"actor", entry.actor},
                                       {"verb", entry.verb},
                                       {"words", entry.words},
                                       {"reason", entry.reason}};
  // One write, so that two lines never mix.
  const Status written =
      DescriptorOutput(file.get(), path)
          .write(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  if (!written) return written;
  if (::fsync(file.get()) != 0) {
    return Error{Problem::file_unwritable, {std::strerror(errno)}, {path, 0, 0, {}}};
  }
  return {};
}

Result<std::vector<AuditEntry>> read_audit(const std::string& book) {
  const std::string path = book + ".audit.log";
  std::vector<AuditEntry> entries;
  std::ifstream file(path);
  if (!file) {
    if (::access(path.c_str(), F_OK) != 0) return entries;
    return Error{Problem::file_unreadable, {std::strerror(errno)}, {path, 0, 0, {}}};
  }
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("words") || !json["words"].is_array()) continue;
    AuditEntry entry{text_of(json, "time"),
                     text_of(json, "actor"),
                     text_of(json, "verb"),
                     {},
                     text_of(json, "reason")};
    for (const auto& word : json["words"]) {
      if (word.is_string()) entry.words.push_back(word.get<std::string>());
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace yangxiao::store
