// What a file of service requests says of a report that is here: nothing, where a cell reads as in
// an export of the report as it is, at whatever level of privacy.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "report/clocks.hpp"
#include "report/row.hpp"
#include "report/service_request_row.hpp"

namespace yangxiao::report {

class ToldRequests {
 public:
  // Both outlive it.
  ToldRequests(const store::Writer& book, const calendar::Zone& zone) : book_(book), zone_(zone) {}

  // Before anything else, with the headers of the file; again where they grow. Errors:
  // config_value_bad (office hours).
  Status begin(const std::string& office_hours, std::span<const std::string> headers);

  // A new category: deadlines ask for it. Errors: as begin().
  Status learn_categories();

  Deadlines deadlines() const { return clocks_->deadlines(); }

  // Leaves of a row, whose request is there, what says more than an export did: no step back where
  // the file is older than what is known.
  void leave_news(const Report& stored, ReportRow& row, const table::Record& record);

  // Whether the row is of this report and not of one of another book with the same code: an export
  // says that it was filed then and there.
  bool is_of(const Report& stored, const RequestTimes& times, const table::Record& record);

 private:
  void make_rows();
  // The fields that the row says no more of than an export did, as bits.
  std::uint64_t of(const Report& stored, const RequestTimes& times, const table::Record& record);
  std::uint32_t same_columns(const Report& stored, const RequestTimes& times,
                             const table::Record& record, ServiceRequestRow& row);

  const store::Writer& book_;
  const calendar::Zone& zone_;
  std::string office_hours_;
  std::optional<Clocks> clocks_;
  std::vector<std::optional<std::size_t>> columns_;  // of the file: which of a service request's
  std::vector<std::unique_ptr<ServiceRequestRow>> rows_;  // one for each level
  std::string text_;
};

}  // namespace yangxiao::report
