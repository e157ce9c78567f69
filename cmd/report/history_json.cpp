#include "report/history_json.hpp"

#include <nlohmann/json.hpp>

namespace yangxiao::cmd::report {
namespace {

// In the order in which they are said.
using Json = nlohmann::ordered_json;

void say(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void say_state(Json& json, const char* key, const std::optional<lib::State>& state) {
  if (state) json[key] = std::string(lib::name_of(*state));
}

// Bytes that are not UTF-8 do not come out of the book; should one, it is replaced.
std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string events_json(View& view, std::span<const lib::Event> events) {
  Json list = Json::array();
  for (const lib::Event& event : events) {
    Json json = {{"at", view.time_text(event.at)}};
    say(json, "actor", view.personal(event.actor));
    json["kind"] = event.kind;
    say_state(json, "from", event.from);
    say_state(json, "to", event.to);
    if (event.agency) say(json, "agency", view.agency(*event.agency));
    say(json, "until", view.time_text(event.until));
    say(json, "reason", view.remark(event.reason));
    say(json, "note", view.remark(event.note));
    Json former = Json::object();
    for (const auto& [field, value] : lib::former_fields(event)) {
      if (is_open(view.privacy())) break;
      former[std::string(lib::name_of(field))] = view.remark(value);
    }
    if (!former.empty()) json["former"] = std::move(former);
    list.push_back(std::move(json));
  }
  return text_of(list);
}

std::string deadlines_json(const View& view, std::span<const lib::Deadline> deadlines) {
  Json list = Json::array();
  for (const lib::Deadline& deadline : deadlines) {
    const std::int64_t late = view.late(deadline);
    Json json = {{"clock", std::string(lib::name_of(deadline.clock))},
                 {"from", view.time_text(deadline.from)},
                 {"limit", calendar::to_text(*deadline.limit.limit)},
                 {"category", view.clocks().tree().at(deadline.limit.category).code},
                 {"at", view.time_text(deadline.at)},
                 {"extended", deadline.is_extended}};
    say(json, "done_at", view.time_text(deadline.done_at));
    json["overdue_s"] = std::max<std::int64_t>(late, 0);
    list.push_back(std::move(json));
  }
  return text_of(list);
}

std::string called_json(View& view, std::span<const lib::CalledAgency> called) {
  Json list = Json::array();
  for (const lib::CalledAgency& one : called) {
    Json json = {{"agency", view.agency(one.agency)}, {"called_at", view.time_text(one.called_at)}};
    say(json, "arrived_at", view.time_text(one.arrived_at));
    say(json, "left_at", view.time_text(one.left_at));
    list.push_back(std::move(json));
  }
  return text_of(list);
}

std::string codes_json(std::span<const lib::Report> reports) {
  Json list = Json::array();
  for (const lib::Report& report : reports) list.push_back(lib::code_of(report.id));
  return text_of(list);
}

}  // namespace yangxiao::cmd::report
