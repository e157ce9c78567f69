// A report as a service request of Open311 GeoReport v2 (http://wiki.open311.org/GeoReport_v2), and
// of its bulk format (http://wiki.open311.org/GeoReport/bulk).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "catalogue/reference.hpp"
#include "geo/position.hpp"
#include "report/deadline.hpp"
#include "report/report.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::report {

inline constexpr std::size_t kServiceRequestColumns = 21;
// Behind a code that another report of its channel has as an outside id, from another book.
inline constexpr char kOwnCode = '~';
// Those of a request in its order, and behind them those that only the bulk format has.
inline constexpr std::array<std::string_view, kServiceRequestColumns> kServiceRequestKeys = {
    "service_request_id",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "agency_responsible",
    "service_notice",
    "requested_datetime",
    "updated_datetime",
    "expected_datetime",
    "address",
    "address_id",
    "zipcode",
    "lat",
    "long",
    "media_url",
    "status_description",
    "closed_date",
    "source",
    "service_subtype"};
std::span<const table::Column, kServiceRequestColumns> service_request_columns();
// Of a request: as many of them, from the first on.
inline constexpr std::size_t kRequestColumns = 18;
// The places among them of the 14 columns of the bulk format, in its order.
std::span<const std::size_t, 14> bulk_columns();

class ServiceRequestRow {
 public:
  // The book, what the deadlines go by, and the zone outlive it.
  ServiceRequestRow(const store::Reader& book, Deadlines deadlines, const calendar::Zone& zone,
                    Instant now, const Disclosure& disclosure);
  ServiceRequestRow(const ServiceRequestRow&) = delete;
  ServiceRequestRow& operator=(const ServiceRequestRow&) = delete;

  // Nothing: it has neither a position nor a station, which clients do not take. Valid until the
  // next call, and as long as the report.
  std::optional<std::span<const table::Value>> of(const Report& report);

 private:
  std::optional<geo::Position> place_of(const Report& report);
  Instant updated_at(const Report& report, State state);
  std::string id_of(const Report& report);
  std::string notes_of(const Report& report);
  void say_time(const std::optional<Instant>& time);

  const store::Reader& book_;
  Deadlines deadlines_;
  const calendar::Zone& zone_;
  Instant now_;
  Disclosure disclosure_;
  catalogue::References references_;
  std::unordered_map<std::int64_t, geo::Position> stations_;
  std::optional<SQLite::Statement> turned_down_;
  // Channels, and numbers of codes that are outside ids there; sorted.
  std::vector<std::pair<std::int64_t, std::int64_t>> lent_;
  table::RowCells cells_{kServiceRequestColumns};
};

}  // namespace yangxiao::report
