// station audit: is a file in the datum that it says?
#include "station/audit.hpp"

#include <cmath>

#include <fmt/format.h>

#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "cli/session.hpp"
#include "station/columns.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

constexpr std::size_t kMovedShown = 20;

std::string text_of_audit(const lib::Audit& audit) {
  std::string text =
      fmt::format(
          fmt::runtime(
              tr(N_("{0} of {1} stations of the file are in the book; {2} stand in the same place, "
                    "the median distance is {3} m"))),
          audit.in_both, audit.in_file, audit.same, std::llround(audit.median_metres)) +
      "\n";
  if (audit.fits_as) {
    text += fmt::format(
                fmt::runtime(tr(N_(
                    "wrong datum: taken for {0}, the positions fit the book as {1}, which differ "
                    "by {2} m there; {3} stations then stand in the same place"))),
                geo::name_of(audit.taken_for), geo::name_of(*audit.fits_as),
                std::llround(audit.shift_metres), audit.agreeing) +
            "\n";
  } else {
    text += fmt::format(fmt::runtime(tr(N_("the datum {0} fits"))), geo::name_of(audit.taken_for)) +
            "\n";
  }
  for (std::size_t i = 0; i < audit.moved.size() && i < kMovedShown; ++i) {
    text += fmt::format(fmt::runtime(tr(N_("  {0} stands {1} m from where the book has it"))),
                        audit.moved[i].code, std::llround(audit.moved[i].metres)) +
            "\n";
  }
  if (audit.moved.size() > kMovedShown) {
    text += fmt::format(fmt::runtime(tr(N_("  and {0} more"))), audit.moved.size() - kMovedShown) +
            "\n";
  }
  return text;
}

Status print_for_people(Session& session, const std::vector<lib::Audit>& audits) {
  std::string text;
  for (const lib::Audit& audit : audits) text += text_of_audit(audit);
  return session.out().write(text);
}

Status write_row(table::RowWriter& writer, const lib::Audit& audit) {
  std::vector<std::string_view> moved;
  for (const lib::Apart& apart : audit.moved) moved.push_back(apart.code);
  const std::array<table::Value, 9> values = {
      static_cast<std::int64_t>(audit.in_file),
      static_cast<std::int64_t>(audit.in_both),
      static_cast<std::int64_t>(audit.same),
      static_cast<std::int64_t>(std::llround(audit.median_metres)),
      geo::name_of(audit.taken_for),
      audit.fits_as ? table::Value(geo::name_of(*audit.fits_as)) : table::Value(),
      static_cast<std::int64_t>(std::llround(audit.shift_metres)),
      static_cast<std::int64_t>(audit.agreeing),
      std::span<const std::string_view>(moved)};
  return writer.row(values);
}

Status print_for_machines(Session& session, const std::vector<lib::Audit>& audits) {
  static constexpr std::array<table::Column, 9> kColumns = {{
      {"in_file", Type::integer},
      {"in_both", Type::integer},
      {"same", Type::integer},
      {"median_m", Type::integer},
      {"taken_for"},
      {"fits_as"},
      {"shift_m", Type::integer},
      {"agreeing", Type::integer},
      {"moved", Type::list},
  }};
  auto writer = audits.size() == 1 ? object_out(session, kColumns) : rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::Audit& audit : audits) {
    const Status written = write_row(**writer, audit);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto request = import_request(session, lib::profile_form());
  if (!request) return request.error();
  const lib::ImportOptions options{import_options_of(*request)};
  auto input = open_input(session.arguments().words().front());
  if (!input) return input.error();
  const auto audits = lib::audit_stations(session.reader(), **input, options, session.reporter());
  if (!audits) return audits.error();
  const Status printed = session.shape() == Shape::table ? print_for_people(session, *audits)
                                                         : print_for_machines(session, *audits);
  if (!printed) return printed.error();
  for (const lib::Audit& audit : *audits) {
    if (!audit.fits_as) continue;
    return Error{Problem::audit_wrong_datum, {std::string(geo::name_of(*audit.fits_as))}, {}};
  }
  return Outcome::done;
}

}  // namespace

cli::Verb audit() {
  return {"audit",
          N_("compare a file's positions with the book, to tell whether its datum is right"),
          Shelf::import,
          {{"FILE", Form::file}},
          {{N_("The file"),
            {&opt_input_format, &opt_sheet, &opt_header_row, &opt_encoding, &opt_datum, &opt_order,
             &opt_profile, &opt_max_field, &opt_max_unpacked}}},
          always(Need::read),
          {0, 1, 5},
          {{"yangxiao station audit stations.csv --datum wgs84",
            N_("says so where the file is gcj02 in truth")}},
          run};
}

}  // namespace yangxiao::cmd::station
