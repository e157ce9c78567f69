#include "export/open311/write_open311.hpp"

#include <vector>

#include "calendar/civil.hpp"
#include "export/night/data_package.hpp"
#include "export/night/set_files.hpp"
#include "export/open311/xml_rows.hpp"
#include "report/clocks.hpp"
#include "report/service_request_row.hpp"
#include "table/chosen_values.hpp"

namespace yangxiao::exporting {
namespace {

// A code as a part of an address (RFC 3986, section 2.1), which is the name of a file, too: it
// leads to no other folder, and hides nothing.
std::string file_name_of(std::string_view code) {
  std::string name;
  for (const char c : code) {
    const bool is_safe = c != '/' && c != '\\' && c != '%' && (c != '.' || !name.empty());
    name += is_safe ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return name;
}

// The same for every book: what one exports another takes in and gives out again as it was.
constexpr const char* kPackage = "yangxiao-open311";

Status write_text(const CreateFile& create, const std::string& name, const std::string& text) {
  auto file = create(name);
  if (!file) return file.error();
  const Status written = (*file)->write(text);
  return written ? (*file)->commit() : written;
}

Status write_services(const store::Reader& book, const CreateFile& create,
                      const Endpoint& endpoint) {
  const std::vector<Service> services = services_of(book);
  Status written = write_text(create, "discovery.json", discovery_json(endpoint));
  if (written) written = write_text(create, "discovery.xml", discovery_xml(endpoint));
  if (written) written = write_text(create, "services.json", services_json(services));
  if (written) written = write_text(create, "services.xml", services_xml(services));
  for (const Service& service : services) {
    const std::string name = "services/" + file_name_of(service.code);
    if (written) written = write_text(create, name + ".json", definition_json(service));
    if (written) written = write_text(create, name + ".xml", definition_xml(service));
  }
  return written;
}

// Some of the columns of a request, in their order.
std::vector<table::Column> columns_at(std::span<const std::size_t> places) {
  std::vector<table::Column> columns;
  for (const std::size_t place : places) {
    columns.push_back(report::service_request_columns()[place]);
  }
  return columns;
}

std::vector<std::size_t> request_places() {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < report::kRequestColumns; ++i) places.push_back(i);
  return places;
}

// One of the files that hold all requests.
class RequestFile {
 public:
  RequestFile(std::unique_ptr<FileOutput> file, const std::vector<std::size_t>& places)
      : file_(std::move(file)), columns_(columns_at(places)), chosen_(places) {}

  Status begin(table::Format format) {
    auto writer = table::make_writer(format, *file_, columns_, {});
    if (!writer) return writer.error();
    writer_ = std::move(*writer);
    return {};
  }
  void begin_xml() {
    writer_ = std::make_unique<XmlRows>(*file_, "service_requests", "request", columns_);
  }
  Status row(std::span<const table::Value> values) { return writer_->row(chosen_.of(values)); }
  Status end() {
    const Status finished = writer_->finish();
    return finished ? file_->commit() : finished;
  }

 private:
  std::unique_ptr<FileOutput> file_;
  std::vector<table::Column> columns_;
  table::ChosenValues chosen_;
  std::unique_ptr<table::RowWriter> writer_;
};

// `bulk_file` gets size and hash of the CSV.
Result<std::vector<RequestFile>> begin_files(const CreateFile& create, ManifestFile& bulk_file) {
  const auto bulk = report::bulk_columns();
  std::vector<RequestFile> files;
  for (const char* name : {"requests.json", "requests.xml", "requests.csv"}) {
    auto file = create(name);
    if (!file) return file.error();
    const bool is_bulk = std::string_view(name).ends_with(".csv");
    if (is_bulk) *file = measured(std::move(*file), bulk_file);
    files.emplace_back(std::move(*file), is_bulk
                                             ? std::vector<std::size_t>(bulk.begin(), bulk.end())
                                             : request_places());
  }
  Status begun = files[0].begin(table::Format::json);
  files[1].begin_xml();
  if (begun) begun = files[2].begin(table::Format::csv);
  if (!begun) return begun.error();
  return files;
}

}  // namespace

Result<Open311Written> write_open311(const store::Reader& book, const Open311Order& order,
                                     const Disclosure& disclosure, const calendar::Zone& zone,
                                     Instant now, const CreateFile& create) {
  const auto clocks = report::Clocks::open(book, zone, order.office_hours);
  if (!clocks) return clocks.error();
  Status written = write_services(book, create, order.endpoint);
  if (!written) return written.error();
  ManifestFile bulk_file{"requests.csv", 0, "", {}};
  auto files = begin_files(create, bulk_file);
  if (!files) return files.error();
  report::ServiceRequestRow row(book, clocks->deadlines(), zone, now, disclosure);
  Open311Written done;
  written = report::list_reports(book, report::by_number(order.query),
                                 [&](const report::Report& report) -> Status {
                                   const auto values = row.of(report);
                                   ++(values ? done.requests : done.left_out);
                                   for (RequestFile& file : *files) {
                                     if (!values) break;
                                     const Status taken = file.row(*values);
                                     if (!taken) return taken;
                                   }
                                   return {};
                                 });
  for (RequestFile& file : *files) {
    if (written) written = file.end();
  }
  if (!written) return written.error();
  const DataTable table{"requests", columns_at(report::bulk_columns()), bulk_file};
  written =
      write_text(create, kDataPackageName,
                 data_package(kPackage, calendar::to_rfc3339(now, zone), std::span(&table, 1)));
  if (!written) return written.error();
  return done;
}

}  // namespace yangxiao::exporting
