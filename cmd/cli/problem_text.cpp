#include "cli/problem_text.hpp"

#include <fmt/args.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text/width.hpp"
#include "cli/language.hpp"
#include "cli/problem_arguments.hpp"

namespace yangxiao::cli {

// One switch without a default: a problem without a text does not compile. One problem a line.
// clang-format off
const char* text_of(Problem problem) {
  switch (problem) {
    case Problem::file_missing: return N_("there is no such file");
    case Problem::file_is_directory: return N_("this is a folder, not a file");
    case Problem::file_unreadable: return N_("cannot be read: {0}");
    case Problem::file_unwritable: return N_("cannot be written: {0}");
    case Problem::file_is_link: return N_("is a symbolic link that somebody left here; nothing was written through it");
    case Problem::file_not_ordinary: return N_("is a pipe or a device, and this must be an ordinary file");
    case Problem::output_over_source: return N_("this command reads or writes this very file already; to write here would destroy it");
    case Problem::disk_full: return N_("the disk is full; nothing was changed");
    case Problem::outcome_untold: return N_("what was asked for is done and stays; what came of it cannot be written here");
    case Problem::output_closed: return N_("the output cannot be written: {0}");
    case Problem::file_in_the_way: return N_("something lies here already, and nothing is written over it");
    case Problem::compressed_broken: return N_("the compressed file is damaged, or its end is missing");
    case Problem::library_missing: return N_("the library {0} is not installed");
    case Problem::program_missing: return N_("the program {0} is not installed");
    case Problem::program_failed: return N_("{0} has failed: {1}");
    case Problem::font_missing: return N_("the font {0} is not installed");
    case Problem::noun_unknown: return N_("there is no noun \"{0}\"");
    case Problem::verb_unknown: return N_("there is no verb \"{0}\" for {2}");
    case Problem::verb_absent: return N_("{0} needs a verb");
    case Problem::option_unknown: return N_("there is no option {0} here");
    case Problem::option_wide_dash: return N_("\"{0}\" begins with a dash that no option begins with; options begin with - or -- as on the keyboard");
    case Problem::option_value_missing: return N_("option {0} needs a value: {1}");
    case Problem::option_value_bad: return N_("option {0} does not take \"{1}\"; expected: {2}");
    case Problem::option_value_extra: return N_("option {0} takes no value");
    case Problem::option_repeated: return N_("option {0} was given more than once");
    case Problem::options_exclude: return N_("options {0} and {1} exclude each other");
    case Problem::option_needs: return N_("option {0} needs {1} beside it");
    case Problem::argument_not_utf8: return N_("{0} is not UTF-8 text: the terminal, or the script, uses another encoding");
    case Problem::argument_missing: return N_("{0} is missing");
    case Problem::argument_extra: return N_("too many words, beginning with \"{0}\"");
    case Problem::assignment_bad: return N_("\"{0}\" is not of the form FIELD=VALUE");
    case Problem::position_bad: return N_("\"{0}\" is not a position");
    case Problem::position_swapped: return N_("\"{0}\" looks like longitude before latitude; swapped it would be {1}");
    case Problem::reach_bad: return N_("\"{0}\" is not a reach");
    case Problem::time_bad: return N_("\"{0}\" is not a time");
    case Problem::row_time_skipped:
    case Problem::time_skipped: return N_("\"{0}\" does not exist in {1}: the clocks jumped over it");
    case Problem::channel_missing: return N_("nobody says by which channel these reports came");
    case Problem::zone_unknown: return N_("there is no time zone \"{0}\"");
    case Problem::datum_missing: return N_("nobody says which datum the coordinates are in; {0} would stand at (WGS-84):\n  --datum wgs84   {1}\n  --datum gcj02   {2}\n  --datum bd09    {3}");
    case Problem::config_syntax: return N_("not valid TOML: {0}");
    case Problem::config_key_unknown: return N_("there is no key \"{0}\"");
    case Problem::config_value_bad: return N_("the value of \"{0}\" is not right; expected: {1}");
    case Problem::profile_header_missing: return N_("{2} has no header \"{0}\", which this profile takes for {1}");
    case Problem::profile_missing: return N_("there is no profile \"{0}\"; there are: {1}");
    case Problem::profile_key_unknown: return N_("a profile has no key \"{0}\"");
    case Problem::profile_value_bad: return N_("the value of \"{0}\" in the profile is not right; expected: {1}");
    case Problem::book_missing: return N_("there is no book here yet");
    case Problem::book_not_a_database: return N_("this is not a database");
    case Problem::book_foreign: return N_("this is a database of another program");
    case Problem::book_newer: return N_("this book has version {0}, this program knows versions up to {1}");
    case Problem::book_older: return N_("this book has version {0}, this program reads version {1}");
    case Problem::book_broken: return N_("the book is damaged or cannot be used: {0}");
    case Problem::book_readonly: return N_("the book or its folder cannot be written: {0}");
    case Problem::book_only_stations: return N_("this is a published book and holds stations alone; name the office's book with --db");
    case Problem::backup_over_other: return N_("another file lies here; only an older copy of this book is replaced that is not compressed and not in use: move it away first");
    case Problem::publish_over_other: return N_("another file lies here that is no published book; move it away first");
    case Problem::book_published: return N_("this is a published book of stations; it is not changed but published anew");
    case Problem::book_busy: return N_("somebody else is writing; gave up after {0} seconds");
    case Problem::migration_failed: return N_("the step from version {0} failed: {1}");
    case Problem::key_broken: return N_("this is no key in the format of minisign");
    case Problem::key_locked: return N_("this key has a password, and nobody types it at night");
    case Problem::key_open_to_others: return N_("others may read this key, which is its owner's alone");
    case Problem::signature_broken: return N_("this is no signature in the format of minisign");
    case Problem::signature_of_other_key: return N_("it was signed with the key {0}, and not with {1}");
    case Problem::signature_wrong: return N_("the signature does not fit: what was signed has been changed");
    case Problem::seal_of_other_key: return N_("this was sealed for another key");
    case Problem::seal_broken: return N_("the sealed file is damaged, or its end is missing");
    case Problem::night_busy: return N_("another night is being written here; gave up after {0} seconds");
    case Problem::night_missing: return N_("no night lies here");
    case Problem::night_inside: return N_("this is a night itself, or part of one; nights are kept in a folder of their own");
    case Problem::night_of_other_book: return N_("nights of another book are kept here: {0}");
    case Problem::night_unsealed: return N_("the nights here are sealed for {0}, and this one would lie open: give --recipient KEY, or --recipient none");
    case Problem::nights_broken: return N_("{0} of {1} nights do not hold");
    case Problem::heartbeat_missing: return N_("nothing here says when the last good night was (heartbeat.json)");
    case Problem::night_ahead: return N_("the last good night was at {0}, says heartbeat.json, and that has not come yet: a clock is wrong");
    case Problem::latest_elsewhere: return N_("latest leads to {0}, and the newest whole night is {1}");
    case Problem::room_short: return N_("there is no room for the night: {0} bytes are needed, {1} are free");
    case Problem::night_unsigned: return N_("this night is not signed");
    case Problem::night_manifest_broken: return N_("does not say what the night holds: {0}");
    case Problem::night_file_missing: return N_("is missing: the night was written with it");
    case Problem::night_file_surplus: return N_("does not belong to the night");
    case Problem::night_file_differs: return N_("is not as it was written");
    case Problem::night_misplaced: return N_("this is the night {0} under the name of another one");
    case Problem::night_gone: return N_("the last good run wrote {0}, which is not here any more");
    case Problem::night_old: return N_("the last good night was at {0}, which is longer ago than {1}");
    case Problem::night_sealed: return N_("this is sealed, and the key is not named");
    case Problem::night_gap: return N_("does not go on from what stands before it; it goes on from: {0}");
    case Problem::night_unsound: return N_("what comes back does not hold together: {0}");
    case Problem::night_restored_differs: return N_("the book does not come back as the night says ({0}): {1} was written, {2} came back");
    case Problem::connection_string_bad: return N_("this is no connection string of PostgreSQL: {0}");
    case Problem::push_password: return N_("a password must not stand in the connection string");
    case Problem::server_unreachable: return N_("the server was not reached, or lets nobody in like this: {0}");
    case Problem::server_lost: return N_("the connection to the server ended, and nothing was pushed: {0}");
    case Problem::server_refused: return N_("the server says: {0} (SQLSTATE {1})");
    case Problem::server_busy: return N_("this book is being pushed by another program; gave up after {0} seconds");
    case Problem::service_unknown: return N_("no service file has the service {0}");
    case Problem::server_unprepared: return N_("the server has no tables yet, and this role may not make them");
    case Problem::push_outcome_unknown: return N_("the connection to the server ended while the push was made final, so that it may be there or not: {0}");
    case Problem::push_not_admitted: return N_("the role {0} was not admitted to push");
    case Problem::server_older: return N_("the tables of the server have version {0}, this program has {1}");
    case Problem::push_of_other_role: return N_("book {0} is pushed by the role {1} alone");
    case Problem::push_to_foreign: return N_("book {0} is not pushed here, but to the server {1}");
    case Problem::push_not_continued: return N_("the server has other entries than this book, or newer ones: it is at transaction {2}, with the ledger's head {0}; the book is at transaction {3}, with the head {1}");
    case Problem::input_empty: return N_("the file is empty");
    case Problem::input_header_only: return N_("there is a header and no row under it");
    case Problem::input_no_header: return N_("no line of headers was found; looked for: {0}");
    case Problem::input_kind_unknown: return N_("this is none of the formats that are read here");
    case Problem::input_kind_differs: return N_("asked to read it as {0}, but it is {1}");
    case Problem::input_old_excel: return N_("this is an old Excel file (.xls)");
    case Problem::input_html_excel: return N_("this is a web page named as a spreadsheet");
    case Problem::input_encrypted: return N_("this spreadsheet is locked with a password");
    case Problem::encoding_unknown: return N_("the text is neither UTF-8 nor GB18030");
    case Problem::encoding_unsupported: return N_("the encoding \"{0}\" is not known");
    case Problem::encoding_bad_byte: return N_("the bytes {0} are not valid {1}");
    case Problem::nul_byte: return N_("there is a NUL byte");
    case Problem::field_count: return N_("{0} fields, expected {1}");
    case Problem::quote_unclosed: return N_("a quote is opened here and never closed");
    case Problem::quote_stray: return N_("text follows a closing quote");
    case Problem::field_too_large: return N_("a cell is larger than {0} bytes");
    case Problem::header_duplicate: return N_("the header \"{0}\" stands twice");
    case Problem::column_missing: return N_("there is no column {0} ({1})");
    case Problem::column_needed: return N_("there is no column {0} ({1}); the file has: {2}");
    case Problem::point_column_missing: return N_("there is no column {0} ({1}); each point needs lat and lon, or both in one column: position (坐标)");
    case Problem::json_syntax: return N_("not valid JSON: {0}");
    case Problem::json_too_deep: return N_("JSON is nested deeper than {0} levels");
    case Problem::json_not_rows: return N_("this JSON is not a list of objects");
    case Problem::json_key_late: return N_("the key \"{0}\" first appears after {1} objects, too late to become a column");
    case Problem::geojson_not_points: return N_("a {0} stands where a Point is expected");
    case Problem::geojson_not_polygons: return N_("is no GeoJSON with polygons of longitudes and latitudes");
    case Problem::xlsx_broken: return N_("the workbook is damaged in {0}: {1}");
    case Problem::xlsx_too_large: return N_("the workbook unpacks to more than {0} bytes");
    case Problem::xlsx_entity: return N_("{0} declares a document type, which no spreadsheet needs");
    case Problem::sheet_missing: return N_("there is no sheet \"{0}\"; there are: {1}");
    case Problem::xml_syntax: return N_("not valid XML: {0}");
    case Problem::xml_entity: return N_("declares a document type, which could make it expand without end");
    case Problem::xml_too_deep: return N_("XML is nested deeper than {0} levels");
    case Problem::value_missing: return N_("{0} is empty");
    case Problem::value_control_character: return N_("{0} holds the control character {1}");
    case Problem::value_too_long: return N_("{0} is longer than {1} characters");
    case Problem::weight_bad: return N_("{0} is not a number above 0, up to 1e12");
    case Problem::grid_too_fine: return N_("these would be about {0} squares, and {1} at most are looked at: give a larger --grid");
    case Problem::places_none: return N_("no place is left to look at");
    case Problem::plan_too_many: return N_("{0} are asked for, and there are {1} to choose from at most");
    case Problem::plan_too_large: return N_("this makes {0} pairs of a place and a candidate, and {1} at most are kept in memory: give fewer --candidates, a larger --grid or a shorter --within");
    case Problem::place_unreached: return N_("no candidate and no station reaches this place");
    case Problem::plan_leaves_out: return N_("no choice of {0} was found that reaches every place: {1} are left, and this is one of them");
    case Problem::cost_bad: return N_("{0} is not a number of metres, from 0 to 1e9");
    case Problem::weight_differs: return N_("{0} is another one than in an earlier row of this place");
    case Problem::pair_twice: return N_("there are two rows for the way from {0} to {1}");
    case Problem::network_broken: return N_("cannot be read as streets of OpenStreetMap: {0}");
    case Problem::network_empty: return N_("holds no street that can be used in this way of going");
    case Problem::gift_bad: return N_("\"{0}\" does not say what was given, and how many");
    case Problem::subdistrict_missing: return N_("no station stands in the subdistrict \"{0}\"");
    case Problem::people_of_member: return N_("a visit of several people is not that of one member");
    case Problem::gift_not_free: return N_("{0} is not given away: it has a price, or a limit for each member");
    case Problem::number_bad: return N_("{0} is not a number");
    case Problem::latitude_range: return N_("{0} is not a latitude; expected -90 to 90");
    case Problem::longitude_range: return N_("{0} is not a longitude; expected -180 to 180");
    case Problem::position_zero: return N_("the position is 0,0: it was never filled in");
    case Problem::pair_bad: return N_("{0} is not a position of two numbers");
    case Problem::pair_swapped: return N_("{0} holds the two numbers in the other order");
    case Problem::coordinates_swapped: return N_("latitude {0} and longitude {1} look swapped: the other way round they lie in China");
    case Problem::coordinates_half: return N_("{0} is empty while the other coordinate is given");
    case Problem::code_exponent: return N_("{0} was broken by a spreadsheet: a number with an exponent where a code is expected");
    case Problem::code_date: return N_("{0} was broken by a spreadsheet: a date where a code is expected");
    case Problem::code_form: return N_("{0} is not a code; expected: {1}");
    case Problem::phone_date: return N_("{0} was broken by a spreadsheet: a date where a phone is expected");
    case Problem::phone_exponent: return N_("{0} was broken by a spreadsheet: a number with an exponent where a phone is expected");
    case Problem::phone_form: return N_("{0} is not a phone number");
    case Problem::facility_unknown: return N_("there is no facility \"{0}\"");
    case Problem::facility_unread: return N_("\"{0}\" is the name of no facility");
    case Problem::facility_mark_bad: return N_("{0} says neither yes nor no");
    case Problem::status_unknown: return N_("there is no status \"{0}\"; expected: {1}");
    case Problem::hours_bad: return N_("{0} holds a time that no clock shows, or a span without an end");
    case Problem::date_bad: return N_("{0} is not a date; expected: as {1}");
    case Problem::datum_differs: return N_("is another datum than {1}, which --datum or the profile says of all rows; one of the two is wrong");
    case Problem::datum_unknown: return N_("there is no datum \"{0}\"; expected: wgs84, gcj02, bd09");
    case Problem::datum_cell_empty: return N_("{0} is empty: this row does not say in which datum its coordinates are");
    case Problem::total_row: return N_("this is a line of totals (\"{0}\"), not a row");
    case Problem::choice_unknown: return N_("{0} does not take this word; expected: {1}");
    case Problem::number_range: return N_("{0} is not a whole number from {1} to {2}");
    case Problem::time_form: return N_("the time is in another form, or there is no such day or hour; expected: {0}");
    case Problem::date_ahead: return N_("{0} is a day that has not come yet");
    case Problem::limit_bad: return N_("{0} is no span of time; expected: 2h, 4wh or 7wd (hours, working hours, working days)");
    case Problem::category_cycle: return N_("{0} cannot stand under {1}, which stands under it");
    case Problem::phone_several: return N_("{0} takes one number");
    case Problem::reporter_pseudonym: return N_("{0} is a pseudonym, as of a file at level open: its times and places are rounded, and it is not taken back");
    case Problem::reference_unknown: return N_("{2} is neither a code nor a name that is known");
    case Problem::reference_ambiguous: return N_("{1}: several have this name; write the code");
    case Problem::entry_missing: return N_("there is no {2} \"{0}\"");
    case Problem::entry_exists: return N_("\"{0}\" is there already");
    case Problem::field_unknown: return N_("there is no field \"{0}\"");
    case Problem::code_fixed: return N_("the code of {0} cannot be changed");
    case Problem::phone_taken: return N_("{1}, who has not left, has the phone {0}");
    case Problem::phone_repeated: return N_("the phone {0} stands in this file already, in line {1}");
    case Problem::entry_ambiguous: return N_("{0} may be any of {1}: the row has to say which, by its code");
    case Problem::word_taken: return N_("\"{0}\" means {1} already: files that say it would not be understood any more");
    case Problem::left_before_joined: return N_("{0} cannot have left before joining, which was on {1}");
    case Problem::member_left: return N_("{0} has left on {1}");
    case Problem::member_merged: return N_("{0} was found to be {1}");
    case Problem::members_same: return N_("{0} cannot be merged into itself");
    case Problem::member_none_near: return N_("nobody is known who knows this place");
    case Problem::code_repeated: return N_("\"{0}\" stands in this file already, in line {1}");
    case Problem::station_missing: return N_("there is no station {0}");
    case Problem::station_none_found: return N_("no station fits \"{0}\"");
    case Problem::station_none_near: return N_("no station within reach fits what was asked for");
    case Problem::station_exists: return N_("there is a station {0} already");
    case Problem::station_closed: return N_("station {0} is closed already, since {1}");
    case Problem::station_open: return N_("station {0} is not closed");
    case Problem::station_field_unknown: return N_("a station has no field \"{0}\"");
    case Problem::station_code_fixed: return N_("the code of station {0} does not change; add another station instead");
    case Problem::facility_absent: return N_("station {0} has no {1}");
    case Problem::batch_missing: return N_("there is no import {0} of this kind");
    case Problem::batch_undone: return N_("import {0} was taken back already, at {1}");
    case Problem::batch_built_on: return N_("import {0} cannot be taken back: {1} of its rows were changed or used since, {2} first");
    case Problem::audit_wrong_datum: return N_("this file is not in the datum that was said; it fits as {0}");
    case Problem::audit_nothing_common: return N_("no station of this file is in the book");
    case Problem::row_report_missing: return N_("there is no report {0} in this book, and the row has no external_id by which it could be a new one");
    case Problem::report_missing: return N_("there is no report {0}");
    case Problem::report_is_duplicate: return N_("{0} tells what {1} tells: go on with that one, or split {0} off first");
    case Problem::step_refused: return N_("{0} is {1}, which does not allow {2}; allowed are: {3}");
    case Problem::time_ahead: return N_("{0} has not come yet");
    case Problem::step_ahead: return N_("{0}: the time given with --at has not come yet");
    case Problem::step_too_early: return N_("{0}: something happened to it later, at {1}");
    case Problem::agency_has_it: return N_("{0}: this agency has it already");
    case Problem::agency_leads: return N_("{0}: this agency leads already, it need not be called");
    case Problem::agency_called: return N_("{0}: this agency was called already");
    case Problem::agency_not_called: return N_("{0}: this agency was not called, or has left again");
    case Problem::agency_arrived: return N_("{0}: this agency has arrived already");
    case Problem::agency_not_arrived: return N_("{0}: this agency has not arrived yet");
    case Problem::own_work_verified: return N_("{0} was resolved by {1}: somebody else must verify it");
    case Problem::second_person_needed: return N_("{0}: {1} has called it false already; a second person must agree");
    case Problem::until_past: return N_("{0}: the time given with --until is over");
    case Problem::extension_too_short: return N_("{0} has until {1} already; an extension must be later");
    case Problem::agency_needed: return N_("{0}: the category {1} names no agency that usually handles it; --agency CODE says which");
    case Problem::head_turned_down: return N_("{0} is {1}: merged into it, {2} would be out of everybody's sight; reopen {0} first, or end {2} as well");
    case Problem::reports_same: return N_("{0} cannot tell again what it tells itself");
    case Problem::clock_behind: return N_("the clock says {1}, but something was booked at {0}: set the clock right");
    case Problem::clock_ahead: return N_("{0} is more than a day ahead of this machine's clock: what is booked then would keep everything else out");
    case Problem::key_used: return N_("something else was asked for under the key {0}: {1} differs");
    case Problem::award_lapsed: return N_("these points would run out at {0}, before they are given");
    case Problem::points_short: return N_("points that can be spent: {0}; asked for: {1}");
    case Problem::opening_lapsed: return N_("these points ran out at the end of {0}: what has run out is no balance");
    case Problem::opening_differs: return N_("{0} has brought along {1} already, and the file says {2}");
    case Problem::clock_time_bad: return N_("{0}: not a time of day like 09:00, or an end that is not after the start");
    case Problem::duration_bad: return N_("{0}: no time from 1 minute to 24 hours; examples: 90, 1.5h, 1:30");
    case Problem::durations_differ: return N_("one column says {0} minutes, another {1}");
    case Problem::activity_differs: return N_("{0} is another activity: {1}; this says: {2}");
    case Problem::participation_missing: return N_("{1} took no part in {0}");
    case Problem::approval_missing: return N_("nothing waits for an approval under the number {0}");
    case Problem::approval_decided: return N_("number {0} was decided on {1} already");
    case Problem::approval_own: return N_("number {0} was asked for by {1}: another user of this system has to approve it");
    case Problem::approval_for_self: return N_("number {0} is for whoever would approve it: another person has to");
    case Problem::owes_less: return N_("{0} owes {1} points; asked for: {2}");
    case Problem::erased_holds: return N_("{0} has points held for a redemption: {1}");
    case Problem::erased_objects: return N_("objection {1}, which concerns {0}, is open");
    case Problem::transfer_missing: return N_("there is no transfer {0}");
    case Problem::not_reversible: return N_("transfer {0} is not reversed: {1}");
    case Problem::reversed_before: return N_("transfer {0} was reversed before, by transfer {1}");
    case Problem::pot_missing: return N_("there is no pot {0}");
    case Problem::rule_syntax: return N_("not valid TOML: {0}");
    case Problem::rule_key_unknown: return N_("rules have no key \"{0}\"");
    case Problem::rule_value_bad: return N_("the value of \"{0}\" in the rules is not right; expected: {1}");
    case Problem::rule_category_unknown: return N_("there is no category \"{0}\"");
    case Problem::rule_days_overlap: return N_("two multipliers name the day {0}");
    case Problem::rule_missing: return N_("there is no version {0} of the rules");
    case Problem::rule_start_frozen: return N_("rules cannot begin on {0}: the list of {1} was posted, and what is on it stays");
    case Problem::rule_honours_none: return N_("version {0} of the rules, which counts at the end of {1}, names no weights: [honours]");
    case Problem::time_frozen: return N_("{0} lies in a period that is closed: the list of {1} was posted");
    case Problem::period_bad: return N_("\"{0}\" is not a period; a period is a month: 2026-10");
    case Problem::period_frozen: return N_("the list of {0} was posted already: list {1}");
    case Problem::period_passed: return N_("{0} is over: the list of {1} was posted, and later dues come in the next list");
    case Problem::settlement_waits: return N_("list {0} of {1} is not confirmed yet");
    case Problem::period_open: return N_("{0} has not ended: its list can be posted from {1} on");
    case Problem::settlement_missing: return N_("there is no list {0}");
    case Problem::settlement_confirmed: return N_("list {0} was confirmed on {1} already");
    case Problem::objections_open: return N_("list {0} can be objected to until {1}");
    case Problem::line_missing: return N_("no list has the line {0}");
    case Problem::objection_open: return N_("this member objects to it already: objection {0}");
    case Problem::objection_missing: return N_("there is no objection {0}");
    case Problem::objection_decided: return N_("objection {0} was decided on {1} already");
    case Problem::own_work_decided: return N_("{1} had a hand in what objection {0} is about: somebody else has to decide on it");
    case Problem::span_inverted: return N_("{2} {3} is before {0} {1}");
    case Problem::stock_past: return N_("out of stock: of {0} there are {2} at {1} that are still good, and {4} past their date; asked for: {3}");
    case Problem::stock_lot_with_found: return N_("--lot says of which lot something is missing, and more was found: without it, what was found gets a lot of its own");
    case Problem::step_before_filing: return N_("{0} was reported at {1}: nothing was done before");
    case Problem::own_objection: return N_("objection {0} is {1}'s own: somebody else has to decide on it");
    case Problem::objection_vain: return N_("upholding objection {0} would change nothing: what was paid is what it is worth, or nothing is due by it");
    case Problem::objection_undecided: return N_("objection {0}: the hours of {2} in {1} wait for a decision");
    case Problem::erased_redeems: return N_("voucher {1} of {0} is open");
    case Problem::item_price_bad: return N_("{0}: what is free has no price, and all else has one from 1");
    case Problem::item_hours_unread: return N_("{0}: nobody can tell the time by the hours {1}; write 11:00-14:30");
    case Problem::place_missing: return N_("say where: either --station CODE or --partner CODE");
    case Problem::places_same: return N_("it lies at {0} already");
    case Problem::offer_ends_first: return N_("{0} ends before it begins on {1}");
    case Problem::offer_none_near: return N_("no offer is that near");
    case Problem::row_is_example: return N_("this is the example of the form");
    case Problem::service_none_found: return N_("no service is called \"{0}\"");
    case Problem::service_nowhere: return N_("no station that fits does \"{0}\"");
    case Problem::donation_lapsed: return N_("it was good until {0}, which is over");
    case Problem::expiry_needed: return N_("more of {0} was found than was ever there: say with --expires until when it is good");
    case Problem::station_shut: return N_("station {0} is closed");
    case Problem::partner_ended: return N_("{0} hands out nothing since {1}");
    case Problem::item_withdrawn: return N_("{0} is not to be had since {1}");
    case Problem::member_gone: return N_("{0} left, and could redeem until {1}");
    case Problem::item_not_now: return N_("{0} is handed out {1}");
    case Problem::item_day_limit: return N_("{0} may have {2} of {1} a day, and has {3}; asked for: {4}");
    case Problem::item_month_limit: return N_("{0} may have {2} of {1} a month, and has {3}; asked for: {4}");
    case Problem::member_needed: return N_("{0} is not free for everybody: say with --member who gets it");
    case Problem::stock_short: return N_("out of stock: of {0} there are {2} at {1}; asked for: {3}");
    case Problem::stock_below_held: return N_("of {0}, {1} were counted, and {2} are held for vouchers; these cannot be served: {3}");
    case Problem::stock_lot_missing: return N_("nothing of lot {0} is on the shelf of {1}");
    case Problem::sending_missing: return N_("nothing was sent by {0}");
    case Problem::sending_arrived: return N_("nothing of what was sent by {0} is on its way: it has come, was lost, or is past its date");
    case Problem::sending_short: return N_("of what was sent by {0}, {1} are on their way, and not {2}");
    case Problem::voucher_misread: return N_("{0} is no code of a voucher: a character of it is wrong");
    case Problem::donation_missing: return N_("no donation made lot {0}, or it was taken back before");
    case Problem::donation_used: return N_("of lot {0} something was moved, held or handed out since: it cannot be taken back");
    case Problem::payload_bad: return N_("this is no voucher's QR code, or not all of it");
    case Problem::payload_forged: return N_("the signature does not hold: this book's key did not sign voucher {0}, or something in it was changed");
    case Problem::payload_other_book: return N_("this voucher is of another book: {0}");
    case Problem::public_key_bad: return N_("{0} is neither a key of 64 digits nor a file that holds one");
    case Problem::voucher_key_broken: return N_("this is not the key of vouchers");
    case Problem::voucher_key_missing: return N_("this book has signed no voucher yet, and has no key");
    case Problem::picture_kind: return N_("{0}: a QR code is written as .svg or .png");
    case Problem::voucher_missing: return N_("there is no voucher {0}");
    case Problem::voucher_collected: return N_("voucher {0} was collected before, on {1} at {2}");
    case Problem::voucher_cancelled: return N_("voucher {0} was cancelled on {1}");
    case Problem::voucher_lapsed: return N_("voucher {0} has lapsed: it was good until {1}; its points are back, and it can be reserved again");
    case Problem::voucher_returned: return N_("what voucher {0} was for was returned on {1}");
    case Problem::voucher_awaited: return N_("voucher {0} was good until {1}; whether {2} handed it out without the book, its list will tell");
    case Problem::voucher_out: return N_("voucher {0} may have been handed out at {1} without the book: its list does not reach to now");
    case Problem::handed_out_early: return N_("voucher {0} was reserved on {1}: nothing was handed out for it before");
    case Problem::handed_out_late: return N_("the list is said to tell all until {0}: nothing in it can be later");
    case Problem::payload_lapsed: return N_("voucher {0} was good until {1}: nothing is handed out for it any more");
    case Problem::list_end_needed: return N_("the list has no time in it: say with --until until when it tells all");
    case Problem::voucher_open: return N_("nothing was handed out for voucher {0}; yangxiao redeem cancel gives the points back");
    case Problem::voucher_elsewhere: return N_("voucher {0} is for {1}");
    case Problem::proof_differs: return N_("these are not the last four digits of the member's phone");
    case Problem::return_late: return N_("what voucher {0} was for could be returned until {1}");
    case Problem::restock_refused: return N_("{0} does not go back to the shelf: items of kind goods do");
    case Problem::redemption_broken: return N_("voucher {0} does not hold together: {1}");
    case Problem::pot_short: return N_("the pot {0} has {1} points; asked for: {2}");
    case Problem::ledger_broken: return N_("the ledger does not hold together: {0}: {2}");
    case Problem::head_beyond: return N_("the head that was published has {0} links, the book only {1}: its end was cut off");
    case Problem::head_differs: return N_("link {0} is not the one whose hash was published: the chain was written anew");
    case Problem::report_no_duplicate: return N_("{0} was not merged: there is nothing to split");
    case Problem::field_fixed: return N_("{0} is not a field that can be set: it identifies the report, or only a step changes it");
    case Problem::categories_unmapped: return N_("words that name no category: {0}, in {1} rows; nothing was kept");
    case Problem::file_imported_before: return N_("this very file is in the book already, as import {0}, and has rows without an id: they would be there twice");
  }
  return "";
}
// clang-format on

std::string sentence(const char* text, const std::vector<std::string>& arguments) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& argument : arguments) store.push_back(text::printable(argument));
  // A text may name an argument that this occasion does not have.
  for (std::size_t i = arguments.size(); i < 6; ++i) store.push_back("");
  return fmt::vformat(tr(text), store);
}

std::string file_text(const std::string& file, bool is_output) {
  return text::printable(file != "-" ? file
                         : is_output ? tr(N_("standard output"))
                                     : tr(N_("standard input")));
}

namespace {

std::string place_text(const Place& place, bool is_output = false) {
  std::string text = file_text(place.file, is_output);
  if (place.line != 0) text += fmt::format(":{}", place.line);
  if (place.column != 0) text += fmt::format(":{}", place.column);
  return text.empty() ? text : text + ": ";
}

// What can be done, a line each: "did you mean" only where there is something to mean.
std::string hints(const Error& error) {
  std::string lines;
  for (const char* hint : {hint_of(error.what), second_hint_of(error.what)}) {
    if (hint == nullptr) continue;
    const bool names_second = std::string_view(hint).find("{1}") != std::string_view::npos;
    if (names_second && (error.arguments.size() < 2 || error.arguments[1].empty())) continue;
    if (!lines.empty()) lines += '\n';
    lines += sentence(hint, spoken(error));
  }
  return lines;
}

}  // namespace

std::string render_line(const Error& error) {
  const bool is_output = error.what == Problem::disk_full || error.what == Problem::output_closed ||
                         error.what == Problem::outcome_untold ||
                         error.what == Problem::file_unwritable ||
                         error.what == Problem::file_not_ordinary;
  std::string text =
      place_text(error.place, is_output) + sentence(text_of(error.what), spoken(error));
  if (error.place.value.empty()) return text;
  // After "expected: 2026-11-24" a bare value would read as what is expected.
  const bool names_expected =
      std::string_view(text_of(error.what)).find("; expected") != std::string_view::npos;
  text += names_expected ? tr(N_("; found: ")) : ": ";
  text += text::printable(error.place.value);
  return text;
}

std::string render(const Error& error) {
  std::string text = render_line(error);
  if (error.what == Problem::categories_unmapped) {
    for (std::size_t i = 2; i < error.arguments.size(); ++i) {
      text += "\n  " + text::printable(error.arguments[i]);
    }
  }
  if (const std::string lines = hints(error); !lines.empty()) text += "\n" + lines;
  return text;
}

std::string render(Note note, const std::vector<std::string>& arguments, const Place& place) {
  return place_text(place) + sentence(text_of(note), arguments);
}

std::string render_json(const Error& error) {
  static constexpr const char* kKinds[] = {"failed", "usage", "missing", "refused", "busy"};
  nlohmann::ordered_json body = {{"name", name_of(error.what)},
                                 {"kind", kKinds[static_cast<std::size_t>(kind_of(error.what))]},
                                 {"message", sentence(text_of(error.what), spoken(error))}};
  if (const std::string lines = hints(error); !lines.empty()) body["hint"] = lines;
  if (!error.place.file.empty()) body["file"] = error.place.file;
  if (error.place.line != 0) body["line"] = error.place.line;
  if (error.place.column != 0) body["column"] = error.place.column;
  if (!error.place.value.empty()) body["value"] = error.place.value;
  body["arguments"] = error.arguments;
  const nlohmann::ordered_json whole = {{"error", body}};
  // Bytes that are no text (a broken file's) are replaced, or the error itself could not be told.
  return whole.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string render_json(Note note, const std::vector<std::string>& arguments, const Place& place) {
  nlohmann::ordered_json body = {{"name", name_of(note)},
                                 {"message", sentence(text_of(note), arguments)}};
  if (!place.file.empty()) body["file"] = place.file;
  body["arguments"] = arguments;
  const char* level = level_of(note) == Level::warning ? "warning" : "notice";
  const nlohmann::ordered_json whole = {{level, body}};
  return whole.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace yangxiao::cli
