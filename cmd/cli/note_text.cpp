// Notes in words: the English templates (cli/problem_text.hpp).
#include "cli/language.hpp"
#include "cli/problem_text.hpp"

namespace yangxiao::cli {

// One switch without a default: a note without a text does not compile. One note a line.
// clang-format off
const char* text_of(Note note) {
  switch (note) {
    case Note::book_created: return N_("a new book was made: {0}");
    case Note::book_would_be_created: return N_("a new book would be made: {0}");
    case Note::book_migrated: return N_("the book was brought from version {0} to {1}; before that a backup was written: {2}");
    case Note::encoding_guessed: return N_("read as {0}");
    case Note::title_lines_skipped: return N_("lines above the headers that were passed over: {0}");
    case Note::columns_unused: return N_("columns that were not used: {0}");
    case Note::hours_not_understood: return N_("rows whose opening hours nobody understands, kept as text: {0}; the first: {1}");
    case Note::persons_masked: return N_("new stations whose keeper or phone is masked in the file, kept as it stands: {0}");
    case Note::positions_abroad: return N_("rows whose position lies outside China: {0}; the first: {1}");
    case Note::reports_nowhere: return N_("reports with neither a position nor a station, which are left out: {0}");
    case Note::stations_not_in_matrix: return N_("stations that are no candidate of the matrix, and count for nothing: {0} of {1}");
    case Note::stations_off_streets: return N_("stations that are more than {0} m from any street, and so are reached by nobody: {1} of {2}");
    case Note::places_off_streets: return N_("places that are more than {0} m from any street, and so are not reached: {1}");
    case Note::board_shows_broken: return N_("on the board though broken now: {0}");
    case Note::board_without_hotlines: return N_("the board has no hotlines: the book knows none (yangxiao station hotline import FILE)");
    case Note::board_has_no_room: return N_("the board has no room for the last ones: facilities {0}, hotlines {1}, offers {2}, riders {3}");
    case Note::board_text_cut: return N_("cut off on the board, since it is too long for its place: {0}");
    case Note::plan_suffices: return N_("more than these would bring nothing more: {0}");
    case Note::points_without_position: return N_("rows without a position, whose cells stay empty: {0}");
    case Note::server_tables_made: return N_("{0}: the tables were made, and belong to the role that has pushed: it reads all books");
    case Note::push_compares_all: return N_("the time zone or the office hours of the config are not those of the last push: all rows were compared");
    case Note::members_alike: return N_("pairs of members that may be one person: {0}; the first: {1} and {2} (points member list --alike)");
    case Note::profile_headers_absent: return N_("headers of the profile that the file does not have: {0}");
    case Note::channel_made: return N_("a new channel was made: {0} ({1})");
    case Note::entries_masked: return N_("new entries with a name or phone that is masked in the file, kept as it stands: {0}");
    case Note::erased_left: return N_("their phone or name stands with these, too, and stays there until you change it: {0}");
    case Note::erased_elsewhere: return N_("what was written before still names them: nights (--keep removes them) and backups (export check DIR says which), files, printed lists; and {0} keeps the words that were typed");
    case Note::agencies_made: return N_("new agencies: {0} ({1})");
    case Note::categories_made: return N_("new categories: {0} ({1})");
    case Note::members_made: return N_("new members: {0}");
    case Note::reports_linked: return N_("earlier reports that are now linked to the members whose phone they came from: {0} ({1})");
    case Note::rows_without_id: return N_("rows without an id, which would be there twice if another file brought them again: {0}");
    case Note::nothing_named: return N_("standard input names no report: nothing was done");
    case Note::reports_without_place: return N_("reports that have neither a position nor a station, and so were not compared: {0}");
    case Note::calendar_missing: return N_("no calendar of working days for {0}: weekdays are taken for workdays");
    case Note::config_book_chosen: return N_("using the published stations: {0}");
    case Note::stations_not_in_file: return N_("stations of the book that the file lacks: {0} ({1})");
    case Note::stations_closed: return N_("stations shut down because the file lacks them: {0} ({1})");
    case Note::voucher_key_anew: return N_("{0} was not there: vouchers are signed with a new key now; give it to whoever checks them (redeem voucher --public-key)");
    case Note::voucher_unsigned: return N_("{0} cannot be read: the voucher has no QR code, its code is enough at a counter with the book");
    case Note::donations_missing: return N_("a file of this name gave what it does not have now: {0}, {1} first; that stays booked. A row that was changed counts twice: take the earlier import back (--undo), or the lot (redeem donate --undo)");
    case Note::member_leaves: return N_("{0} has {1} points, {2} held and {3} owed; they can be redeemed until {4}");
    case Note::activities_wait: return N_("the hours of {0} need a decision (points activity decide): {1}");
    case Note::reports_paid: return N_("points paid at once, as the rules say: {0} for {1} reports");
    case Note::reports_taken_back: return N_("points taken back: {0} of {1} reports");
    case Note::points_owed: return N_("points that had been spent, and are owed by whoever reported: {0}");
    case Note::objections_built_on: return N_("objections were decided by what this import said; what they booked stays: {0} ({1})");
    case Note::copies_name_erased: return N_("{0} is a copy that was made before: remove it, or whoever was erased is still in it");
    case Note::erased_read_meanwhile: return N_("somebody reads the book now: what was erased stays in the file {0} until they are done and the next writer has come");
    case Note::erased_anew: return N_("members who were erased later, and are erased in what was restored, too: {0}");
    case Note::contacts_forgotten: return N_("reports whose teller was erased later, and is forgotten in what was restored, too: {0}");
    case Note::night_passed_over: return N_("cannot be read, and was passed over: the last good run left a later state");
    case Note::erasures_unread: return N_("cannot be read: whoever was erased by then may be named again in what was restored");
    case Note::erasures_unknown: return N_("its book could not be asked (--db BOOK): whoever was erased after the newest set that lies here is named again in what was restored");
    case Note::erasures_not_asked: return N_("whether anybody in it was erased since, only its book knows: name that with --db");
    case Note::restored_beside: return N_("in no night, to be brought from elsewhere: {0}.audit.log (who looked at persons before), {0}.voucher-key (that signs vouchers)");
    case Note::latest_behind: return N_("latest leads to {0}, and the newest whole night is {1}");
    case Note::private_open: return N_("others than its owner can read it, and it holds the whole book: chmod 700");
    case Note::night_names_erased: return N_("was made before members were erased, and may still name them: {0}");
    case Note::payments_reversed: return N_("payments that were reversed in the ledger, which keeps both: {0}, points {1}");
    case Note::points_not_recovered: return N_("points that had been spent, and are the office's loss: {0}");
    case Note::list_empty: return N_("nothing is due in {0}: this list has no lines, and what is verified later comes in the next one");
    case Note::objections_overdue: return N_("objections that were to be decided by now: {0} (yangxiao points object list)");
    case Note::book_used: return N_("the book is {0}");
    case Note::dry_run: return N_("a dry run: nothing was kept");
  }
  return "";
}
// clang-format on

}  // namespace yangxiao::cli
