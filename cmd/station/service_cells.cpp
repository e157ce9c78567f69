#include "station/service_cells.hpp"

#include "base/text/joined.hpp"
#include "base/text/width.hpp"
#include "catalogue/listed.hpp"

namespace yangxiao::cmd::station {
namespace {

namespace field = lib::service_field;
using yangxiao::catalogue::text_of;

std::vector<std::string_view> parts_of(std::string_view joined) {
  std::vector<std::string_view> parts;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find('|'), joined.size());
    parts.push_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return parts;
}

table::Value cell(const std::string& text) {
  return text.empty() ? table::Value() : table::Value(std::string_view(text));
}

std::string shown(std::size_t of, const std::string& code) {
  return catalogue::code_shown(lib::services().fields[of], code);
}

}  // namespace

ServiceCells::ServiceCells(const catalogue::lib::Entry& service,
                           catalogue::lib::References& references)
    : service_(service), papers_(parts_of(text_of(service, field::papers))) {
  if (const auto* agency = std::get_if<std::int64_t>(&service.values[field::agency])) {
    agency_ = references.code_of("agency", *agency);
    agency_name_ = references.name_of("agency", *agency);
  }
}

std::vector<table::Value> ServiceCells::values(lib::ServiceWay way) const {
  return {cell(service_.code),
          cell(text_of(service_, field::name)),
          cell(text_of(service_, field::topic)),
          lib::name_of(way),
          cell(agency_),
          papers_.empty() ? table::Value() : table::Value(std::span(papers_)),
          cell(text_of(service_, field::takes))};
}

std::string ServiceCells::name() const { return text::printable(text_of(service_, field::name)); }

std::string ServiceCells::papers() const {
  std::string papers;
  const bool chinese = cli::language() == cli::Language::zh_CN;
  for (const std::string_view paper : papers_) {
    papers += (papers.empty() ? "" : chinese ? "、" : ", ") + text::printable(paper);
  }
  return papers;
}

std::string ServiceCells::way_shown(lib::ServiceWay way) const {
  return shown(field::way, std::string(lib::name_of(way)));
}

std::string ServiceCells::agency_shown() const { return text::printable(agency_name_); }

std::string ServiceCells::takes_shown() const {
  const std::string& takes = text_of(service_, field::takes);
  return takes.empty() ? takes : shown(field::takes, takes);
}

}  // namespace yangxiao::cmd::station
