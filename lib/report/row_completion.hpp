// What a row leaves unsaid: whose phone it is, which station a place belongs to.
#pragma once

#include "geo/region.hpp"
#include "report/nearby_station.hpp"
#include "report/reporters.hpp"
#include "report/row.hpp"
#include "report/state_words.hpp"

namespace yangxiao::report {

// What the office's config says of reports.
struct ReportRules {
  double station_reach = 2000;  // metres: a report without a station is that of the nearest
  int link_days = 90;  // what was filed so long before its reporter joined is linked to them
  std::optional<geo::Region> bounds = {};  // what lies outside is marked; none: nothing is outside
  StateWords states = {};                  // what it calls the states
  std::string office_hours = {};           // as parse_office_hours() takes them
};

class RowCompletion {
 public:
  RowCompletion(const store::Reader& book, Instant now, const calendar::Zone& zone,
                const ReportRules& rules)
      : reporters_(book, zone, rules.link_days), nearby_(book, now, rules.station_reach) {}

  // Whose phone it is, or which member the row names, as of filing. A member's own name and number
  // are not kept twice. Whether the row's reporter is a member now.
  bool name_reporter(ReportRow& row, Instant filed_at) const;

  // The nearest station, where nobody names one.
  void infer_station(Report& report);

  // Of a row about a stored report: the station follows the position where nobody names one.
  void follow_position(const Report& stored, ReportRow& row);

  Reporters& reporters() { return reporters_; }
  const Reporters& reporters() const { return reporters_; }

 private:
  Reporters reporters_;
  NearbyStation nearby_;
};

}  // namespace yangxiao::report
