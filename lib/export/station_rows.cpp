#include "export/station_rows.hpp"

namespace yangxiao::exporting {

StationRows::StationRows(const store::Reader& book, const station::ListQuery& query,
                         const station::Moment& moment, Privacy privacy)
    : book_(book),
      query_(query),
      moment_(moment),
      facilities_(station::FacilityList::read(book)),
      row_(facilities_, moment.zone, privacy) {}

Status StationRows::each(std::size_t /*part*/, const TakeRow& take) {
  return station::list_stations(book_, query_, moment_, [&](const station::Station& station) {
    return take(row_.of(station, moment_.when));
  });
}

}  // namespace yangxiao::exporting
