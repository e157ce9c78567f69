// export open311: the reports as a server of GeoReport v2 would give them, in files.
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "base/folder.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "export/open311/write_open311.hpp"
#include "export/verbs.hpp"
#include "report/filters.hpp"

namespace yangxiao::cmd::exporting {
namespace {

namespace lib = yangxiao::exporting;
using namespace cli;

constexpr Text opt_to{"to", 0, "DIR", N_("the folder; an earlier export there is replaced"),
                      Form::path};
constexpr Text opt_url{"url", 0, "URL", N_("where the folder will be found on the web")};
constexpr Text opt_contact{"contact", 0, "TEXT", N_("whom to ask about it")};
constexpr Text opt_open311_privacy{
    "privacy",    0,
    "LEVEL",      N_("how much of persons is shown (default open: nobody is found again)"),
    Form::choice, "internal|partner|open"};

constexpr const char* kDiscovery = "discovery.json";

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_to}); }

// Free, empty, or an earlier export.
Status check_place(const std::string& path) {
  std::error_code code;
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, code)) ||
      std::filesystem::is_regular_file(path + "/" + kDiscovery, code) ||
      (std::filesystem::is_directory(path, code) && std::filesystem::is_empty(path, code))) {
    return {};
  }
  return Error{Problem::file_in_the_way, {}, {path, 0, 0, {}}};
}

Status print(Session& session, const std::string& path, const lib::Open311Written& done) {
  if (session.shape() == Shape::table) {
    return session.out().write(
        fmt::format(fmt::runtime(tr(N_("{0}: requests {1}; left out, for they have neither a "
                                       "position nor a station: {2}"))),
                    path, done.requests, done.left_out) +
        "\n");
  }
  static constexpr std::array<table::Column, 3> kColumns = {
      {{"path"}, {"requests", table::Type::integer}, {"left_out", table::Type::integer}}};
  const std::array<table::Value, 3> values = {std::string_view(path),
                                              static_cast<std::int64_t>(done.requests),
                                              static_cast<std::int64_t>(done.left_out)};
  return print_object(session, kColumns, values);
}

Result<lib::Open311Order> order_of(Session& session, Privacy level) {
  auto query = report::query_of(session, yangxiao::report::CategoryTree(session.reader()), level);
  if (!query) return query.error();
  const Arguments& arguments = session.arguments();
  lib::Open311Order order;
  const Config& config = session.config();
  order.endpoint = {arguments[opt_url].value_or(config.open311_url),
                    arguments[opt_contact].value_or(config.open311_contact),
                    calendar::to_rfc3339(session.clock().now(), session.zone())};
  order.query = std::move(*query);
  order.office_hours = config.report_office_hours;
  return order;
}

Result<Outcome> run(Session& session) {
  const std::string path = behind_links(*session.arguments()[opt_to]);
  const auto level =
      open_privacy(session, session.arguments()[opt_open311_privacy].value_or("open"));
  if (!level) return level.error();
  const auto order = order_of(session, *level);
  if (!order) return order.error();
  Status status = check_place(path);
  const std::string making =
      folder_of(path) + "/." + std::filesystem::path(path).filename().string() + ".partial";
  if (status) status = remove_folder(making);  // of a run that was killed
  const mode_t for_files = *level == Privacy::open ? 0644 : 0640;
  if (status) status = make_folder(making, *level == Privacy::open ? 0755 : 0750);
  if (status) status = make_folder(making + "/services", *level == Privacy::open ? 0755 : 0750);
  if (!status) return status.error();
  const auto done = lib::write_open311(
      session.reader(), *order, Disclosure(*level, session.random()), session.zone(),
      session.clock().now(), [&](const std::string& name) -> Result<std::unique_ptr<FileOutput>> {
        auto file = AtomicFile::create(making + "/" + name, for_files);
        if (!file) return file.error();
        return std::unique_ptr<FileOutput>(std::move(*file));
      });
  status = done ? replace_folder(making, path) : Status(done.error());
  if (!status) {
    [[maybe_unused]] const Status removed = remove_folder(making);
    return status.error();
  }
  session.set_done();
  status = print(session, path, *done);
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb open311() {
  return {"open311",
          N_("write reports as files that a web server serves as Open311 GeoReport v2"),
          Shelf::look_up,
          {},
          {{N_("The files"), {&opt_to, &opt_url, &opt_contact}},
           report::report_filters({}),
           {N_("Persons"), {&opt_open311_privacy, &opt_reason}}},
          always(Need::read),
          {0, 1, 4, 5},
          {{"yangxiao export open311 --to /srv/public/open311 --url https://city.example/open311",
            N_("discovery, services and requests, as JSON and XML, and the requests as CSV")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::exporting
