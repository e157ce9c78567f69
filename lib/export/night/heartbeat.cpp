#include "export/night/heartbeat.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "base/input.hpp"
#include "base/output.hpp"
#include "calendar/civil.hpp"

namespace yangxiao::exporting {

Status write_heartbeat(const std::string& root, const Heartbeat& beat, const calendar::Zone& zone) {
  const nlohmann::ordered_json json = {
      {"night", beat.night},
      {"finished_at", calendar::to_rfc3339(beat.finished_at, zone)},
      {"seconds", std::round(beat.seconds * 1000) / 1000},
      {"mark", beat.mark}};
  auto file = AtomicFile::create(root + "/" + kHeartbeatName, 0644);
  if (!file) return file.error();
  const Status written = (*file)->write(json.dump() + "\n");
  return written ? (*file)->commit() : written;
}

Result<Heartbeat> read_heartbeat(const std::string& root, const calendar::Zone& zone) {
  const std::string path = root + "/" + kHeartbeatName;
  const Error missing{Problem::heartbeat_missing, {}, {root, 0, 0, {}}};
  const auto text = read_whole(path);
  if (!text) return text.error().what == Problem::file_missing ? missing : text.error();
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) return missing;
  const auto said = json.find("finished_at");
  const auto night = json.find("night");
  if (said == json.end() || !said->is_string() || night == json.end() || !night->is_string()) {
    return missing;
  }
  const auto when = calendar::parse_time(said->get<std::string>(), zone, Instant{});
  if (!when) return missing;
  Heartbeat beat;
  beat.finished_at = *when;
  beat.night = night->get<std::string>();
  const auto mark = json.find("mark");
  if (mark != json.end() && mark->is_number_integer()) beat.mark = mark->get<std::int64_t>();
  return beat;
}

bool is_of(const Heartbeat& beat, const Manifest& manifest) {
  return manifest.night == beat.night && (beat.mark == 0 || manifest.mark == beat.mark);
}

bool ends_with_last_good(const std::string& root, const NightShelf& shelf) {
  const auto zone = calendar::Zone::named("UTC");  // the file's times say their own
  if (!zone || shelf.whole.empty()) return false;
  const auto beat = read_heartbeat(root, *zone);
  return beat && is_of(*beat, shelf.newest_chain().back().manifest);
}

}  // namespace yangxiao::exporting
