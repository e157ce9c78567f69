#include <doctest/doctest.h>

#include "station/service.hpp"

using namespace yangxiao;
using namespace yangxiao::station;

namespace {

catalogue::Entry service(const char* way, const char* only_at, const char* passed_on_at) {
  catalogue::Entry entry;
  entry.values.resize(services().fields.size());
  entry.values[service_field::way] = std::string(way);
  if (*only_at != '\0') entry.values[service_field::only_at] = std::string(only_at);
  if (*passed_on_at != '\0') entry.values[service_field::passed_on_at] = std::string(passed_on_at);
  return entry;
}

}  // namespace

TEST_CASE("a station does a service as the list says, but for the stations that it names") {
  CHECK(way_at(service("on_spot", "", ""), "HY001") == ServiceWay::on_spot);
  CHECK(way_at(service("passed_on", "", ""), "HY001") == ServiceWay::passed_on);
  CHECK(way_at(service("on_spot", "", "HY001|HY002"), "HY002") == ServiceWay::passed_on);
  CHECK(way_at(service("on_spot", "", "HY001|HY002"), "HY00") == ServiceWay::on_spot);
  CHECK(way_at(service("on_spot", "HY001|HY002", ""), "HY001") == ServiceWay::on_spot);
  CHECK(way_at(service("on_spot", "HY001|HY002", ""), "HY003") == ServiceWay::not_here);
  CHECK(way_at(service("on_spot", "HY001", "HY001"), "HY001") == ServiceWay::passed_on);
  CHECK(way_at(service("on_spot", "HY001", "HY003"), "HY003") == ServiceWay::not_here);
}

TEST_CASE("the fields of a service are where their numbers say") {
  const auto& kind = services();
  CHECK(kind.fields[service_field::name].name == "name");
  CHECK(kind.fields[service_field::way].name == "way");
  CHECK(kind.fields[service_field::only_at].name == "only_at");
  CHECK(kind.fields[service_field::passed_on_at].name == "passed_on_at");
  CHECK(kind.fields[service_field::note].name == "note");
}
