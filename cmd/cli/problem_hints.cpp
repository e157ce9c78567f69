// What can be done about a problem. One a line.
#include "cli/language.hpp"
#include "cli/problem_text.hpp"

namespace yangxiao::cli {

// clang-format off
const char* hint_of(Problem problem) {
  switch (problem) {
    case Problem::participation_missing: return N_("to add them: yangxiao points activity add activity={0} member={1} hours=N");
    case Problem::opening_differs: return N_("to reverse what is booked: yangxiao points reverse, or points import --undo BATCH");
    case Problem::noun_unknown:
    case Problem::verb_unknown:
    case Problem::option_unknown:
    case Problem::config_key_unknown:
    case Problem::profile_key_unknown:
    case Problem::rule_key_unknown:
    case Problem::rule_category_unknown:
    case Problem::station_field_unknown:
    case Problem::facility_unknown:
    case Problem::facility_unread:
    case Problem::station_missing:
    case Problem::reference_unknown:
    case Problem::entry_missing:
    case Problem::field_unknown:
      return N_("did you mean \"{1}\"?");
    case Problem::library_missing:
    case Problem::program_missing:
    case Problem::font_missing: return N_("install the Debian package {1}");
    case Problem::push_password: return N_("it is read from ~/.pgpass, from the file that $PGPASSFILE names, or from a service file");
    case Problem::service_unknown: return N_("services stand in ~/.pg_service.conf: [city], then host=, dbname=, user= on lines of their own, without blanks");
    case Problem::server_unprepared: return N_("the city's administrator makes them: yangxiao export push SERVICE --prepare");
    case Problem::push_outcome_unknown: return N_("push again: what is there already is not sent twice");
    case Problem::push_not_admitted: return N_("whoever owns the tables admits it: SELECT yangxiao.admit('{0}', 'name of the district')");
    case Problem::server_older: return N_("whoever owns them brings them up to date: yangxiao export push SERVICE --prepare --migrate");
    case Problem::push_not_continued: return N_("find out which file is the office's book; if it is this one, see what would change: yangxiao export push SERVICE --replace --dry-run");
    case Problem::key_locked: return N_("one without a password: yangxiao export key FILE");
    case Problem::key_open_to_others: return N_("chmod 600 makes it its owner's alone");
    case Problem::night_missing: return N_("to write one: yangxiao export nightly --to DIR");
    case Problem::night_sealed: return N_("name the secret key that belongs to the recipient's: --identity FILE");
    case Problem::gift_bad: return N_("examples: WATER:2, 矿泉水×2, CUP");
    case Problem::people_of_member: return N_("write a row, or a command, for each");
    case Problem::gift_not_free: return N_("book it to the member: yangxiao redeem reserve {0} --member CODE --station CODE --collect");
    case Problem::position_bad: return N_("examples: 30.5536,114.2103   \"114.2103E 30.5536N\"   \"30°33'13\\\" N 114°12'37\\\" E\"");
    case Problem::position_swapped: return N_("write latitude first, or pass --order lonlat");
    case Problem::pair_swapped: return N_("the latitude comes first, unless --order lonlat is given (in a profile: order = \"lonlat\")");
    case Problem::phone_taken: return N_("if they are one person: yangxiao points member merge {2} --into {1}");
    case Problem::row_is_example: return N_("delete the row and import the file again");
    case Problem::reach_bad: return N_("examples: 800m, 1.5km, 5min");
    case Problem::time_bad: return N_("examples: 2026-11-24, \"2026-11-24 08:30\", 2026-11-24T08:30:00+08:00");
    case Problem::datum_missing: return N_("amap and most Chinese maps give gcj02, Baidu bd09, GPS and OpenStreetMap wgs84; a wrong one moves a station by hundreds of metres");
    case Problem::book_missing: return N_("any import makes it, as: {0}");
    case Problem::book_older: return N_("the next command that writes brings it up to date");
    case Problem::book_newer: return N_("install a newer yangxiao");
    case Problem::input_old_excel:
    case Problem::input_html_excel: return N_("open it and save it as .xlsx");
    case Problem::input_encrypted: return N_("save it without the password");
    case Problem::encoding_unknown: return N_("pass --encoding with its name");
    case Problem::field_too_large:
    case Problem::xlsx_too_large: return N_("{1} raises this bound");
    case Problem::input_header_only: return N_("--template csv prints a form");
    case Problem::datum_cell_empty: return N_("fill it in with gcj02, bd09 or wgs84, or pass --datum for all rows");
    case Problem::code_exponent:
    case Problem::code_date:
    case Problem::phone_date:
    case Problem::phone_exponent: return N_("format the column as text before typing it, then save again");
    case Problem::book_busy: return N_("try again, or wait longer with --wait");
    case Problem::batch_missing: return N_("batch {0} came by yangxiao {1}, which takes it back: yangxiao {1} --undo {0}");
    case Problem::batch_built_on: return N_("nothing was changed");
    case Problem::settlement_waits: return N_("first: yangxiao points settle --confirm {0}");
    case Problem::period_frozen: return N_("what is on it: yangxiao points settle --period {0}");
    case Problem::settlement_missing: return N_("which there are: yangxiao points settle --list");
    case Problem::line_missing: return N_("which lines there are: yangxiao points settle --period MONTH");
    case Problem::objection_missing: return N_("which there are: yangxiao points object list");
    case Problem::objection_vain: return N_("first put right what it is reckoned by: report merge, split, reopen, or a file with what is right");
    case Problem::objection_undecided: return N_("decide the hours first: yangxiao points activity decide {1} --member {2} --minutes N --reason TEXT");
    case Problem::erased_holds: case Problem::erased_redeems: return N_("collect or cancel it first: what is erased cannot be given back");
    case Problem::erased_objects: return N_("decide it first: yangxiao points object decide {1}");
    case Problem::rule_missing: return N_("which there are: yangxiao points rule list");
    case Problem::stock_past:
    case Problem::stock_short: return N_("where there is more: yangxiao redeem stock --item {0}");
    case Problem::stock_below_held: return N_("count once more, or pass --cancel-unservable: they are cancelled as the office's fault");
    case Problem::stock_lot_missing: return N_("which lots there are: yangxiao redeem stock --lots");
    case Problem::voucher_awaited:
    case Problem::voucher_out: return N_("take it in: yangxiao redeem collect --from FILE --station|--partner CODE --until TIME");
    case Problem::list_end_needed: return N_("as --until 14:30");
    case Problem::voucher_missing: return N_("a voucher that was lost is found by its member: yangxiao redeem list --member CODE");
    case Problem::channel_missing: return N_("pass --channel CODE, or a --profile that says it");
    case Problem::time_form: return N_("nothing is guessed, since a wrong day looks right: list this form too under dates in a profile, or format the column in the spreadsheet and save again");
    case Problem::categories_unmapped: return N_("copy these lines below [categories] of a profile, write the code of a category between the quotes (report category list), then pass --profile; or pass --new-categories to take each word into the tree below other");
    case Problem::column_missing: return N_("another column can stand for it in a profile: under [columns] write {0} = \"its header\", then pass --profile");
    case Problem::json_key_late: return N_("write it in an early object too, null where there is nothing to say");
    default: return nullptr;  // most problems say all there is to say
  }
}

const char* second_hint_of(Problem problem) {
  switch (problem) {
    case Problem::period_frozen: return N_("its file is written once more only as long as all that is on it is as it was");
    case Problem::facility_unknown: return N_("known are: {2}");
    case Problem::field_unknown: return N_("the fields are: {2}");
    case Problem::facility_mark_bad: return N_("yes or no says whether the station has it; whether it works: station set CODE --facility NAME=broken");
    case Problem::facility_unread: return N_("a profile can map the word: under [facilities] write \"{0}\" = one of these words, or \"\" to leave it out, then pass --profile: {2}");
    default: return nullptr;
  }
}
// clang-format on

}  // namespace yangxiao::cli
