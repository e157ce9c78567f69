// station board: what hangs on the wall of a station.
#include "settle/board/board.hpp"

#include "base/text/ascii_case.hpp"
#include "base/text/joined.hpp"
#include "base/text/width.hpp"
#include "cli/asked_place.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "settle/board/board_drawing.hpp"
#include "settle/board/board_pdf.hpp"
#include "station/facility.hpp"
#include "station/verbs.hpp"
#include "station/visit_view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Number opt_riders_of{"year", 0, "YEAR",
                               N_("name the golden riders of this year (else of the last one)")};
constexpr Text opt_board_privacy{
    "privacy",    0,
    "LEVEL",      N_("wall: its keeper, and the riders who consent to it (default); open: nobody"),
    Form::choice, "wall|open"};

// How it is written: by the ending of the file's name.
enum class Written : std::uint8_t { svg, html, pdf, unknown };
Written written_as(const std::string& path) {
  if (text::has_ending(path, ".pdf")) return Written::pdf;
  if (text::has_ending(path, ".html")) return Written::html;
  return path == "-" || text::has_ending(path, ".svg") ? Written::svg : Written::unknown;
}

Status check(const Arguments& arguments) {
  const std::string path = arguments[opt_output].value_or("-");
  if (written_as(path) == Written::unknown) {
    return Error{Problem::option_value_bad,
                 {"--output", path, tr(N_("a name that ends in .svg, .pdf or .html"))},
                 {}};
  }
  const auto year = arguments[opt_riders_of];
  if (!year || (*year >= 1970 && *year <= 9998)) return {};
  return Error{
      Problem::option_value_bad, {"--year", std::to_string(*year), tr(N_("a year like 2026"))}, {}};
}

Result<settle::BoardQuery> query_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  settle::BoardQuery query;
  query.station = arguments.words().front();
  query.now = session.clock().now();
  query.link = session.config().board_link;
  query.names_people = arguments[opt_board_privacy].value_or("wall") == "wall";
  if (const auto year = arguments[opt_riders_of]) query.year = static_cast<int>(*year);
  const auto within = metres_within(session);
  if (!within) return within.error();
  query.within = within->value_or(query.within);
  return query;
}

// What does not work now, in the reader's language.
std::string broken_text(const Session& session, const lib::Station& station) {
  const lib::FacilityList list = lib::FacilityList::read(session.reader());
  std::vector<std::string> names;
  for (const std::string_view code : list.codes(station.facilities & station.broken)) {
    names.push_back(facility_called(list, code));
  }
  return text::joined(names, cli::language() == Language::zh_CN ? "、" : ", ");
}

void note_what_is_odd(Session& session, const settle::Board& board,
                      const settle::BoardDrawing& drawing) {
  Reporter& reporter = session.reporter();
  const std::string broken = broken_text(session, board.station);
  if (!broken.empty()) reporter.note(Note::board_shows_broken, {broken}, {});
  if (board.hotlines.empty()) reporter.note(Note::board_without_hotlines, {}, {});
  const std::size_t left_out = drawing.hotlines_left_out + drawing.offers_left_out +
                               drawing.riders_left_out + drawing.facilities_left_out;
  if (left_out > 0) {
    reporter.note(
        Note::board_has_no_room,
        {std::to_string(drawing.facilities_left_out), std::to_string(drawing.hotlines_left_out),
         std::to_string(drawing.offers_left_out), std::to_string(drawing.riders_left_out)},
        {});
  }
  for (const std::string& text : drawing.cut) {
    constexpr std::size_t kShown = 60;  // columns
    reporter.note(Note::board_text_cut, {text::truncated(text, kShown)}, {});
  }
}

Result<Outcome> run(Session& session) {
  const auto query = query_of(session);
  if (!query) return query.error();
  const auto board = settle::board_of(session.reader(), session.zone(), *query);
  if (!board) return board.error();
  const settle::BoardDrawing drawing = settle::draw_board(*board);
  Result<std::string> bytes(drawing.svg);
  switch (written_as(session.arguments()[opt_output].value_or("-"))) {
    case Written::pdf:
      bytes = settle::board_pdf(drawing.svg, query->now);
      break;
    case Written::html:
      bytes = settle::board_html(*board, drawing.svg);
      break;
    case Written::svg:
    case Written::unknown:
      break;
  }
  if (!bytes) return bytes.error();
  const Status written = session.out().write(*bytes);
  if (!written) return written.error();
  note_what_is_odd(session, *board, drawing);
  return Outcome::done;
}

}  // namespace

cli::Verb board() {
  return {"board",
          N_("draw the board for a station's wall, to be printed at A2"),
          Shelf::look_up,
          {{"CODE", Form::station}},
          {{N_("Offers (within 1 km unless said)"), {&opt_within}},
           {N_("Persons"), {&opt_riders_of, &opt_board_privacy}}},
          always(Need::read),
          {0, 1, 4, 5},
          {{"yangxiao station board HY001 -o HY001.pdf", N_("ready for the print shop")},
           {"yangxiao station board HY001 -o HY001.svg --within 500m",
            N_("to be changed by hand, with the offers of the next corners")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::station
