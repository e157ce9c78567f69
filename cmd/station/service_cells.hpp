// A service as its verbs show it, done in the way of one station.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/reference.hpp"
#include "station/service.hpp"
#include "station/verbs.hpp"
#include "table/writer.hpp"

namespace yangxiao::cmd::station {

class ServiceCells {
 public:
  // Both outlive it.
  ServiceCells(const catalogue::lib::Entry& service, catalogue::lib::References& references);

  // code, name, topic, way, agency, papers, takes; valid as long as this.
  std::vector<table::Value> values(lib::ServiceWay way) const;

  std::string name() const;
  std::string papers() const;  // with commas between them
  // In the reader's language.
  std::string way_shown(lib::ServiceWay way) const;
  std::string agency_shown() const;
  std::string takes_shown() const;

 private:
  const catalogue::lib::Entry& service_;
  std::string agency_;
  std::string agency_name_;
  std::vector<std::string_view> papers_;
};

}  // namespace yangxiao::cmd::station
