// What all exports of rows have in common: the options that shape a file, and writing it.
#pragma once

#include <functional>

#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/session.hpp"
#include "export/rows.hpp"

namespace yangxiao::cmd::exporting {

namespace lib = yangxiao::exporting;

inline constexpr cli::Flag opt_excel{
    "excel", 0, N_("CSV that Chinese Excel opens: BOM, CRLF, formulas guarded")};

inline constexpr cli::Text opt_output_datum{
    "output-datum",    0,
    "DATUM",           N_("in which datum positions are written (default wgs84)"),
    cli::Form::choice, "wgs84|gcj02|bd09",
    cli::names_datum};

// Of rows that have a place.
inline cli::OptionGroup placed_file_options() {
  return {N_("The file"), {&opt_excel, &opt_output_datum}};
}
inline cli::OptionGroup file_options() { return {N_("The file"), {&opt_excel}}; }
inline cli::OptionGroup person_options() {
  return {N_("Persons"), {&cli::opt_open_privacy, &cli::opt_reason}};
}

// What the options say is shown of persons, with the pseudonyms that a night's file of this kind
// has: with one seed both have the same bytes. Errors: those of cli::open_disclosure().
Result<Disclosure> disclosure_of(cli::Session& session, std::string_view kind);

// As the options say; a file is CSV where nothing is said. `title` names the sheet of a workbook;
// `more_endings` are those that a file of these rows may have besides.
// Errors: option_needs (--excel without CSV), option_value_bad (a column that is not there),
// options_exclude (another datum in GeoJSON, which is WGS-84: RFC 7946, section 4).
Result<lib::FileShape> file_shape(const cli::Session& session,
                                  std::span<const table::Column> columns, std::string_view title,
                                  std::string_view more_endings = {});

// Makes the rows of one thread from a reader of its own, which outlives them.
using MakeRows = std::function<Result<std::unique_ptr<lib::Rows>>(const store::Reader&)>;

// Writes the rows by as many threads as there are processors, or fewer where there are few parts.
Status write_file(cli::Session& session, const lib::FileShape& shape, const MakeRows& make);

}  // namespace yangxiao::cmd::exporting
