// The options that several verbs share, each declared once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>

#include "base/result.hpp"
#include "cli/language.hpp"
#include "cli/option.hpp"
#include "geo/datum.hpp"

namespace yangxiao::cli {

// --- taken by every verb, before or after the noun
inline constexpr Text opt_db{"db", 0, "FILE",
                             N_("the book to use (else $YANGXIAO_DB, else config)"), Form::file};
inline constexpr Text opt_config{"config", 0, "FILE", N_("a config file in place of the user's"),
                                 Form::file};
inline constexpr Text opt_format{"format",     0,
                                 "FORMAT",     N_("how results are written"),
                                 Form::choice, "table|json|ndjson|csv|tsv|geojson|xlsx"};
inline constexpr Flag opt_json{"json", 0, N_("the same as --format json")};
inline constexpr Text opt_columns{"columns", 0, "A,B", N_("only these columns, in this order")};
inline constexpr Flag opt_no_header{"no-header", 0, N_("leave the line of headings out")};
inline constexpr Text opt_output{
    "output", 'o', "FILE",
    N_("write to a file, which appears only when it is complete; .gz and .zst are compressed"),
    Form::path};
inline constexpr Flag opt_quiet{"quiet", 'q', N_("no notices, no progress")};
inline constexpr Flag opt_verbose{"verbose", 'v', N_("say which book is used")};
inline constexpr Text opt_color{
    "color", 0, "WHEN", N_("colour on a terminal"), Form::choice, "auto|always|never"};
inline constexpr Text opt_lang{
    "lang", 0, "LANG", N_("language of messages (else the locale)"), Form::choice, "en|zh_CN"};
inline constexpr Text opt_now{"now", 0, "TIME", N_("take this for the present time"), Form::time};
inline constexpr Text opt_actor{"actor", 0, "NAME",
                                N_("who does it (else $YANGXIAO_ACTOR, else the login name)")};
inline constexpr Flag opt_help{"help", 'h', N_("show this help")};

// --- taken by every verb that writes
inline constexpr Flag opt_dry_run{"dry-run", 'n', N_("do everything but keep nothing")};
inline constexpr Number opt_wait{"wait", 0, "SECONDS",
                                 N_("wait this long for another writer (default 10)")};

// As many seconds as are asked for; a day is long enough.
inline unsigned seconds_to_wait(std::uint64_t asked) {
  return static_cast<unsigned>(std::min<std::uint64_t>(asked, 86'400));
}

// --- lists
inline constexpr Number opt_limit{"limit", 0, "N", N_("at most so many rows")};
inline constexpr Text opt_after{"after", 0, "KEY", N_("begin after the row with this key")};
inline constexpr Text opt_near{"near", 0, "LAT,LON", N_("only what lies near this position")};
inline constexpr Text opt_within{"within", 0, "REACH",
                                 N_("no farther than this: 800m, 1.5km, 5min on foot")};
inline constexpr Text opt_subdistrict{"subdistrict", 0, "NAME", N_("only in this subdistrict")};
inline constexpr Texts opt_facility{"facility", 0, "NAME",
                                    N_("only with this facility in working order (repeatable)"),
                                    Form::facility};
inline constexpr MaybeTime opt_open{"open", 0, "TIME", N_("only what is open now, or at TIME")};
inline constexpr Flag opt_maybe_open{"maybe-open", 0,
                                     N_("with --open: also where nobody knows whether it is open")};
inline constexpr Text opt_privacy{
    "privacy",    0,
    "LEVEL",      N_("how much of persons is shown (default partner: masked)"),
    Form::choice, "internal|partner"};
// Of what can be shown without anybody being found again in it.
inline constexpr Text opt_open_privacy{
    "privacy",    0,
    "LEVEL",      N_("how much of persons is shown (default partner: masked; open: nobody)"),
    Form::choice, "internal|partner|open"};
inline constexpr Text opt_reason{"reason", 0, "TEXT", N_("why; kept with what is done")};

// --- places
inline bool names_datum(std::string_view word) { return geo::datum_named(word).has_value(); }
inline constexpr Text opt_datum{"datum",      0,
                                "DATUM",      N_("the datum that coordinates are given in"),
                                Form::choice, "wgs84|gcj02|bd09",
                                names_datum};
inline constexpr Text opt_order{
    "order", 0, "ORDER", N_("the order of a pair of plain numbers"), Form::choice, "latlon|lonlat"};

// --- imports
inline constexpr Text opt_input_format{
    "input-format", 0,
    "FORMAT",       N_("what the file is (else its first bytes decide)"),
    Form::choice,   "csv|tsv|ndjson|json|geojson|xlsx|xml"};
inline constexpr Text opt_sheet{"sheet", 0, "NAME|N",
                                N_("the sheet of a workbook (default: first)")};
inline constexpr Number opt_header_row{"header-row", 0, "N",
                                       N_("the line of the headers (else it is looked for)")};
inline constexpr Text opt_encoding{"encoding", 0, "NAME",
                                   N_("utf-8, gb18030, utf-16le (else it is found out)")};
inline constexpr Text opt_profile{"profile", 0, "NAME|FILE",
                                  N_("how the file's columns are mapped")};
inline constexpr Text opt_on_error{
    "on-error",   0,          "WHAT", N_("at a bad row: stop and keep nothing, or skip it"),
    Form::choice, "stop|skip"};
inline constexpr Text opt_rejects{"rejects", 0, "FILE",
                                  N_("with --on-error skip: write the bad rows there"), Form::path};
inline constexpr Text opt_template{
    "template", 0, "FORMAT", N_("print an empty form to fill in"), Form::choice, "csv|xlsx"};
inline constexpr Flag opt_batches{"batches", 0, N_("list the imports made so far")};
inline constexpr Number opt_undo{"undo", 0, "BATCH", N_("take an import back as a whole")};
inline constexpr Number opt_max_field{"max-field", 0, "BYTES",
                                      N_("the largest cell that is taken (default 1048576)")};
inline constexpr Number opt_max_unpacked{"max-unpacked", 0, "BYTES",
                                         N_("what a workbook may unpack to (default 1073741824)")};

// That options which a verb cannot do without are there and say something. Errors:
// argument_missing.
Status check_given(const Arguments& arguments, std::initializer_list<const Text*> needed);

// That of two given options the one that says the end is before the one that says the beginning.
Error span_inverted(const Arguments& arguments, const Text& from, const Text& to);

OptionGroup global_options();
OptionGroup write_options();
OptionGroup import_options();
// Of files in which there are no places, and which no profile maps.
OptionGroup plain_import_options();

}  // namespace yangxiao::cli
