#include "station/service_cells.hpp"

#include "base/text/joined.hpp"
#include "base/text/width.hpp"
#include "catalogue/listed.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::station {
namespace {

namespace field = lib::service_field;
using yangxiao::catalogue::text_of;

std::string shown(std::size_t of, const std::string& code) {
  return catalogue::code_shown(lib::services().fields[of], code);
}

}  // namespace

ServiceCells::ServiceCells(const catalogue::lib::Entry& service,
                           catalogue::lib::References& references)
    : service_(service), papers_(text::words_joined(text_of(service, field::papers))) {
  if (const auto* agency = std::get_if<std::int64_t>(&service.values[field::agency])) {
    agency_ = references.code_of("agency", *agency);
    agency_name_ = references.name_of("agency", *agency);
  }
}

std::vector<table::Value> ServiceCells::values(lib::ServiceWay way) const {
  return {cli::text_or_nothing(service_.code),
          cli::text_or_nothing(text_of(service_, field::name)),
          cli::text_or_nothing(text_of(service_, field::topic)),
          lib::name_of(way),
          cli::text_or_nothing(agency_),
          papers_.empty() ? table::Value() : table::Value(std::span(papers_)),
          cli::text_or_nothing(text_of(service_, field::takes))};
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
