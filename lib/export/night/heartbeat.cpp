#include "export/night/heartbeat.hpp"

#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/input.hpp"
#include "base/output.hpp"
#include "base/text/whole_number.hpp"
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

namespace {

// Of a set's name: its day, and which one of that day it is.
std::pair<std::string_view, std::int64_t> order_of(std::string_view night) {
  constexpr std::size_t kDay = 10;
  const auto behind = night.size() > kDay + 1
                          ? text::whole_number<std::int64_t>(night.substr(kDay + 1))
                          : std::optional<std::int64_t>(1);
  return {night.substr(0, kDay), behind.value_or(1)};
}

// By what it holds; where nothing had changed, by its name.
bool is_later(const Manifest& manifest, const Heartbeat& beat) {
  if (manifest.mark != beat.mark) return manifest.mark > beat.mark;
  return order_of(manifest.night) > order_of(beat.night);
}

}  // namespace

Status check_newest(const std::string& root, const NightShelf& shelf,
                    std::vector<std::string>& older) {
  const auto zone = calendar::Zone::named("UTC");  // the file's times say their own
  const auto beat = zone ? read_heartbeat(root, *zone) : Result<Heartbeat>(zone.error());
  const Night* last = shelf.last();
  bool is_there = false;
  for (const auto* sets : {&shelf.whole, &shelf.changes}) {
    for (const Night& one : *sets) {
      is_there = is_there || (beat && is_of(*beat, one.manifest));
      if (one.manifest.book != last->manifest.book) {
        return Error{Problem::night_of_other_book, {one.manifest.book}, {one.path, 0, 0, {}}};
      }
      if (std::filesystem::path(one.path).filename() != one.manifest.night) {
        return Error{Problem::night_misplaced, {one.manifest.night}, {one.path, 0, 0, {}}};
      }
    }
  }
  for (const std::string& broken : shelf.broken) {
    const std::string day = std::filesystem::path(broken).filename().string();
    if (!is_there || day >= beat->night) {
      return Error{
          Problem::night_manifest_broken, {"manifest"}, {broken + "/" + kManifestName, 0, 0, {}}};
    }
    older.push_back(broken);
  }
  // A run that was cut off may have removed it already, behind a later one.
  const bool is_gone = beat && !is_there && !is_later(last->manifest, *beat);
  return is_gone ? Status(Error{Problem::night_gone, {beat->night}, {root, 0, 0, {}}}) : Status();
}

}  // namespace yangxiao::exporting
