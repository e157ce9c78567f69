#include "report/merge.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/privacy.hpp"
#include "base/text/masking.hpp"
#include "base/text/phone.hpp"
#include "calendar/civil.hpp"
#include "report/parking.hpp"

namespace yangxiao::report {
namespace {

// 1e-9 degrees is a tenth of a millimetre.
bool is_same_place(const Report& a, const Report& b) {
  // A place that is nowhere goes out as an empty cell: it is not cleared by it.
  const bool is_empty = !b.position && b.source_lat.empty() && b.source_lon.empty();
  if (is_empty && (a.flaws & bit(Flaw::position_impossible)) != 0) return true;
  if ((a.flaws & kPositionFlaws) != (b.flaws & kPositionFlaws)) return false;
  if (!a.position || !b.position) {
    return a.position.has_value() == b.position.has_value() && a.source_lat == b.source_lat &&
           a.source_lon == b.source_lon;
  }
  return std::fabs(a.position->lat - b.position->lat) < 1e-9 &&
         std::fabs(a.position->lon - b.position->lon) < 1e-9;
}

// What an export shows where nobody is to be found again, of the time and the place of the report.
bool is_told_openly(const Report& stored, const Report& said, Field field) {
  const auto is_hour_of = [](const std::optional<Instant>& whole,
                             const std::optional<Instant>& told) {
    return whole && told && to_the_hour(*whole) == *told;
  };
  if (field == Field::filed_at) return is_hour_of(stored.filed_at, said.filed_at);
  if (is_step_time(field)) {
    return is_hour_of(stored.steps[step_of(field)], said.steps[step_of(field)]);
  }
  return field == Field::position && stored.position && said.position &&
         to_a_thousandth(stored.position->lat) == said.position->lat &&
         to_a_thousandth(stored.position->lon) == said.position->lon;
}

bool is_same_person(const std::string& stored, const std::string& said,
                    std::string (*masked)(std::string_view)) {
  return stored == said || (text::is_masked(said) && masked(stored) == said);
}

bool says_the_same(const Report& stored, const Report& said, Field field) {
  switch (field) {
    case Field::channel:
      return stored.channel == said.channel;
    case Field::category:
      return stored.category == said.category;
    case Field::state:
      return stored.state == said.state;
    case Field::filed_at:
      return stored.filed_at == said.filed_at;
    case Field::accepted_at:
    case Field::dispatched_at:
    case Field::resolved_at:
    case Field::verified_at:
    case Field::closed_at:
      return stored.steps[step_of(field)] == said.steps[step_of(field)];
    case Field::station:
      return stored.station == said.station;
    case Field::position:
      return is_same_place(stored, said);
    case Field::member:
      return stored.member == said.member;
    case Field::agency:
      return stored.agency == said.agency;
    case Field::contact_phone:
      return is_same_person(stored.contact_phone, said.contact_phone, text::mask_own_phones);
    case Field::contact_name:
      return is_same_person(stored.contact_name, said.contact_name, text::mask_name);
    default: {
      const std::string& text = *text_of(stored, field);
      const std::string& told = *text_of(said, field);
      // Our own export hides the numbers in a text.
      return text == told || text::mask_within(text) == told;
    }
  }
}

// Whether the row would put a masked name or number in the place of a whole one.
bool would_hide(const Report& stored, const Report& said, Field field) {
  if (field != Field::contact_phone && field != Field::contact_name) return false;
  const std::string& whole = *text_of(stored, field);
  return text::is_masked(*text_of(said, field)) && !whole.empty() && !text::is_masked(whole);
}

// Whether a file that says a state says more than it had said when somebody took the report back.
bool is_news(const MovedBack& back, const Report& said) {
  const bool has_step = said.state > State::filed && said.state <= State::closed;
  const auto time = has_step ? said.steps[step_of(said.state)] : std::nullopt;
  return time ? *time > back.at : said.state != back.said;
}

bool is_state_kept(const Report& stored, const Report& said, const std::optional<MovedBack>& back) {
  if ((stored.edited & bit(Field::state)) == 0) return false;
  if (!is_later(said.state, stored.state)) return true;
  if (stored.state == State::parked && said.state < State::resolved) return true;
  return back && !is_news(*back, said);
}

bool is_kept(const Report& stored, const Report& said, Field field) {
  return (stored.edited & bit(field)) != 0 || would_hide(stored, said, field);
}

void take(Report& report, const Report& said, Field field, Instant now) {
  switch (field) {
    case Field::channel:
      report.channel = said.channel;
      return;
    case Field::category:
      report.category = said.category;
      return;
    case Field::state:
      if (report.state == State::parked) unpark(report, now);
      end_extension(report);
      if (said.state == State::parked) {
        park(report, now, {});
      } else {
        report.state = said.state;
      }
      return;
    case Field::filed_at:
      report.filed_at = said.filed_at;
      return;
    case Field::accepted_at:
    case Field::dispatched_at:
    case Field::resolved_at:
    case Field::verified_at:
    case Field::closed_at:
      report.steps[step_of(field)] = said.steps[step_of(field)];
      return;
    case Field::station:
      report.station = said.station;
      report.inferred = said.inferred;
      return;
    case Field::position:
      report.position = said.position;
      report.source_lat = said.source_lat;
      report.source_lon = said.source_lon;
      report.source_datum = said.source_datum;
      report.flaws = (report.flaws & ~kPositionFlaws) | (said.flaws & kPositionFlaws);
      return;
    case Field::member:
      report.member = said.member;
      report.team = said.team;
      report.employer = said.employer;
      return;
    case Field::agency:
      report.agency = said.agency;
      return;
    default:
      *text_of(report, field) = *text_of(said, field);
  }
}

std::string time_text(const std::optional<Instant>& time, const calendar::Zone& zone) {
  return time ? calendar::to_rfc3339(*time, zone) : std::string();
}

}  // namespace

std::optional<MovedBack> moved_back(const Report& stored, std::span<const Event> history) {
  std::optional<State> said;
  std::optional<Instant> at;
  for (const Event& event : history) {
    if (!event.to) continue;
    const bool is_first_known = !said && !at && stored.batch;
    if (is_first_known) said = event.from;  // what the file said that brought it
    if (event.kind == kImported) {
      said = event.to;
    } else {
      at = event.at;
    }
  }
  if (!said || !at || !is_later(*said, stored.state)) return std::nullopt;
  return MovedBack{*said, *at};
}

Merged merge(const Report& stored, const ReportRow& row, bool has_closing_date, Instant now,
             const std::optional<MovedBack>& back) {
  Merged merged{stored, 0, {}};
  const bool has_other_state = row.has(Field::state) && stored.state != row.report.state;
  const bool keeps_state = has_other_state && is_state_kept(stored, row.report, back);
  const bool takes_state = has_other_state && !keeps_state;
  // By our code, and not by an id of its channel: the file is one that we wrote.
  const bool is_own = row.number && !row.has(Field::external_id);
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (!row.has(field) || says_the_same(stored, row.report, field)) continue;
    if (is_own && is_told_openly(stored, row.report, field)) continue;
    // The time of a step that is not made, or not any more, goes with the state.
    const bool is_unmade = is_step_time(field) && !stored.steps[step_of(field)];
    const bool was_edited = (stored.edited & bit(field)) != 0;
    if (is_unmade && (keeps_state || (was_edited && !takes_state))) continue;
    const bool keeps = !is_unmade && is_kept(stored, row.report, field);
    if (field == Field::state ? keeps_state : keeps) {
      merged.conflicts.push_back(field);
      continue;
    }
    take(merged.report, row.report, field, now);
    merged.changed |= bit(field);
  }
  Report& report = merged.report;
  report.flaws =
      (report.flaws & ~kTimeFlaws) |
      time_flaws_of(report,
                    has_closing_date || (stored.flaws & bit(Flaw::closed_without_date)) != 0, now);
  return merged;
}

std::string shown(const Report& report, Field field, catalogue::References& references,
                  const calendar::Zone& zone) {
  const auto code = [&references](std::string_view table, const std::optional<std::int64_t>& row) {
    return row ? references.code_of(table, *row) : std::string();
  };
  switch (field) {
    case Field::channel:
      return code("channel", report.channel);
    case Field::category:
      return code("category", report.category);
    case Field::state:
      return std::string(name_of(report.state));
    case Field::filed_at:
      return time_text(report.filed_at, zone);
    case Field::accepted_at:
    case Field::dispatched_at:
    case Field::resolved_at:
    case Field::verified_at:
    case Field::closed_at:
      return time_text(report.steps[step_of(field)], zone);
    case Field::station:
      return code("station", report.station);
    case Field::position:
      if (report.position)
        return fmt::format("{:.6f},{:.6f}", report.position->lat, report.position->lon);
      return report.source_lat.empty() && report.source_lon.empty()
                 ? std::string()
                 : report.source_lat + "," + report.source_lon;
    case Field::member:
      return code("member", report.member);
    case Field::agency:
      return code("agency", report.agency);
    case Field::contact_phone:
      return text::mask_own_phones(report.contact_phone);
    case Field::contact_name:
      return text::mask_name(report.contact_name);
    default:
      return text::mask_within(*text_of(report, field));
  }
}

std::string former_json(const Report& stored, std::uint64_t changed,
                        catalogue::References& references, const calendar::Zone& zone) {
  nlohmann::json former = nlohmann::json::object();
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if ((changed & bit(field)) == 0 || field == Field::state) continue;
    former[std::string(name_of(field))] = shown(stored, field, references, zone);
  }
  return former.empty() ? std::string() : former.dump();
}

}  // namespace yangxiao::report
