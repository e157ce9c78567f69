#include "settle/board/board_drawing.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text/code_point.hpp"
#include "base/text/joined.hpp"
#include "base/text/xml_characters.hpp"
#include "redeem/qr_picture.hpp"
#include "settle/board/facility_icon.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kDeep = "#0b5563";
constexpr const char* kWarm = "#e8702a";
constexpr const char* kDark = "#17303a";
constexpr const char* kGrey = "#5b6b72";
constexpr const char* kPale = "#eef5f4";
constexpr const char* kWhite = "#fff";

constexpr double kHead = 106;   // where the band ends
constexpr double kFoot = 576;   // where the last line begins
constexpr double kTitle = 17;   // of a part, with what is below it
constexpr double kBetween = 9;  // two parts
constexpr double kWide = kBoardWidth - 2 * kBoardEdge;

constexpr double kSmallestWhere = 2.4;  // letters of where an offer is

constexpr std::size_t kMostHotlines = 20;
constexpr std::size_t kManyHotlines = 10;  // more of them leave less room for offers
constexpr std::size_t kOffersBesideMany = 16;
constexpr std::size_t kMostOffers = 30;
constexpr std::size_t kMostRiders = 16;
constexpr std::size_t kMostFacilities = 24;

// Rows and columns of so many things.
struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 0;
  Grid(std::size_t things, std::size_t columns_wanted)
      : columns(std::max<std::size_t>(1, std::min(things, columns_wanted))),
        rows((things + columns - 1) / columns) {}
  // Down the first column, then the next.
  Area cell(std::size_t number, const Area& area, double gap) const {
    const double wide =
        (area.width - gap * (static_cast<double>(columns) - 1)) / static_cast<double>(columns);
    const double high = area.height / static_cast<double>(rows);
    return {area.x + static_cast<double>(number / rows) * (wide + gap),
            area.y + static_cast<double>(number % rows) * high, wide, high};
  }
};

class Drawing {
 public:
  explicit Drawing(const Board& board) : board_(board), sheet_(kBoardWidth, kBoardHeight) {}
  BoardDrawing finish();

 private:
  text::Fitted fit(std::string_view text, text::Room room, text::Sizes sizes, std::size_t lines);
  void put(std::string_view text, const Area& area, text::Sizes sizes, std::size_t lines, Ink ink,
           Anchor anchor = Anchor::left);
  void title(std::string_view text, const Area& area);
  void head();
  double cards(double top);
  double facilities(double top);
  void facility(const BoardFacility& facility, const Area& cell);
  double end_height() const;
  void hotlines(const Area& area);
  void hotline(const BoardHotline& hotline, const Area& cell);
  void offers(const Area& area);
  void offer(const BoardOffer& offer, const Area& cell);
  void riders(const Area& area);
  void foot();

  std::size_t offer_columns() const;
  bool has_many_hotlines() const { return board_.hotlines.size() > kManyHotlines; }
  std::size_t offer_count() const {
    return std::min(board_.offers.size(), has_many_hotlines() ? kOffersBesideMany : kMostOffers);
  }
  std::size_t rider_count() const { return std::min(board_.riders.size(), kMostRiders); }

  const Board& board_;
  Sheet sheet_;
  BoardDrawing result_;
};

text::Fitted Drawing::fit(std::string_view text, text::Room room, text::Sizes sizes,
                          std::size_t lines) {
  text::Fitted fitted = text::fitted(text, room, sizes, lines);
  if (fitted.is_cut) result_.cut.emplace_back(text);
  return fitted;
}

void Drawing::put(std::string_view text, const Area& area, text::Sizes sizes, std::size_t lines,
                  Ink ink, Anchor anchor) {
  sheet_.text(fit(text, {area.width, area.height}, sizes, lines), area, ink, anchor);
}

void Drawing::title(std::string_view text, const Area& area) {
  sheet_.rectangle({area.x, area.y, 3, 10}, kWarm);
  put(text, {area.x + 6.5, area.y, area.width - 6.5, 10}, {10, 6}, 1, {kDeep, true});
}

void Drawing::head() {
  sheet_.rectangle({0, 0, kBoardWidth, kHead - 3}, kDeep);
  sheet_.rectangle({0, kHead - 3, kBoardWidth, 3}, kWarm);
  constexpr double kQr = 70;
  const Area frame{kBoardWidth - kBoardEdge - kQr - 8, 12, kQr + 8, kQr + 11};
  const double wide = frame.x - kBoardEdge - 12;
  put("阳小驿 · 户外劳动者驿站", {kBoardEdge, 15, wide, 11}, {11, 8}, 1, {"#ffd9b8", true});
  const station::Station& station = board_.station;
  put(station.name, {kBoardEdge, 31, wide, 46}, {34, 9}, 3, {kWhite, true});
  std::vector<std::string> parts = {station.subdistrict, station.community,
                                    text::joined_anew(station.roles, " · ")};
  std::erase(parts, std::string());
  put(text::joined(parts, " · "), {kBoardEdge, 82, wide, 17}, {9, 5}, 2, {"#d5e8e6"});
  sheet_.rectangle(frame, kWhite, 3);
  const redeem::QrPath code = redeem::qr_path(board_.link);
  sheet_.drawing(
      fmt::format(R"svg(<path d="{}" fill="#000" shape-rendering="crispEdges"/>)svg", code.modules),
      code.side, {frame.x + 4, frame.y + 1, kQr, kQr});
  put(board_.is_place ? "扫码看位置" : "扫码看本站", {frame.x + 4, frame.y + kQr + 2.5, kQr, 6},
      {6, 5}, 1, {kDark}, Anchor::middle);
}

// When it is open, who keeps it, where it is: what is not known has no card.
double Drawing::cards(double top) {
  struct Card {
    std::string_view label;
    std::string_view text;
    double share;
  };
  const station::Station& station = board_.station;
  const std::string_view place = station.address.empty() ? station.host : station.address;
  std::vector<Card> all = {
      {"开放时间", station.hours, 4}, {"站长", station.keeper, 2}, {"地址", place, 4}};
  std::erase_if(all, [](const Card& card) { return card.text.empty(); });
  if (all.empty()) return top;
  constexpr double kHigh = 36;
  constexpr double kGap = 6;
  double shares = 0;
  for (const Card& card : all) shares += card.share;
  double x = kBoardEdge;
  for (const Card& card : all) {
    const double wide =
        (kWide - kGap * (static_cast<double>(all.size()) - 1)) * card.share / shares;
    sheet_.rectangle({x, top, wide, kHigh}, kPale, 3);
    put(card.label, {x + 6, top + 4.5, wide - 12, 6}, {6, 6}, 1, {kWarm, true});
    const double room = kHigh - 16;
    const text::Fitted text = fit(card.text, {wide - 12, room}, {12, 4.5}, 4);
    sheet_.text(text, {x + 6, top + 12.5 + (room - text.height()) / 2, wide - 12, room},
                {kDark, true});
    x += wide + kGap;
  }
  return top + kHigh + kBetween;
}

void Drawing::facility(const BoardFacility& facility, const Area& cell) {
  const double side = cell.height * 0.58;
  const Area icon{cell.x + (cell.width - side) / 2, cell.y, side, side};
  const std::string_view elements = icon_of(facility.code);
  sheet_.rectangle(icon, kPale, side / 4);
  const double inset = side * 0.15;
  const Area inner{icon.x + inset, icon.y + inset, side - 2 * inset, side - 2 * inset};
  if (elements.empty()) {
    const std::size_t length = text::code_point_at(facility.name, 0).length;
    put(facility.name.substr(0, length), inner, {inner.height, 1}, 1, {kDeep, true},
        Anchor::middle);
  } else {
    sheet_.drawing(fmt::format(R"svg(<g fill="none" stroke="{}" stroke-width="1.5" )svg"
                               R"svg(stroke-linecap="round" stroke-linejoin="round">{}</g>)svg",
                               kDeep, elements),
                   kIconSide, inner);
  }
  const double below = cell.y + side + 0.8;
  put(facility.name, {cell.x + 1, below, cell.width - 2, cell.y + cell.height - below - 3.5},
      {8, 2.5}, 2, {kDark}, Anchor::middle);
}

double Drawing::facilities(double top) {
  const std::size_t count = std::min(board_.facilities.size(), kMostFacilities);
  result_.facilities_left_out = board_.facilities.size() - count;
  if (count == 0) return top;
  title("这里有", {kBoardEdge, top, kWide, 10});
  // In rows of as many as look well: of 7 are 4 and 3, not 6 and 1.
  const std::size_t most = count <= 12 ? 6 : 8;
  const std::size_t rows = (count + most - 1) / most;
  const std::size_t columns = (count + rows - 1) / rows;
  const double high = rows == 1 ? 42 : rows == 2 ? 37 : 31;
  const double wide = std::min(kWide / static_cast<double>(columns), 96.0);
  const double first = top + kTitle;
  for (std::size_t i = 0; i < count; ++i) {
    facility(board_.facilities[i], {kBoardEdge + static_cast<double>(i % columns) * wide,
                                    first + static_cast<double>(i / columns) * high, wide, high});
  }
  return first + static_cast<double>(rows) * high + kBetween - 4;
}

std::size_t Drawing::offer_columns() const {
  const std::size_t count = offer_count();
  if (count <= 4) return 1;
  return rider_count() == 0 && count > 16 ? 3 : 2;
}

// Of offers and riders, which stand beside each other below.
double Drawing::end_height() const {
  const std::size_t offer_rows = Grid(offer_count(), offer_columns()).rows;
  const std::size_t rider_rows =
      offer_count() == 0 ? Grid(rider_count(), 4).rows : Grid(rider_count(), 2).rows;
  if (offer_rows + rider_rows == 0) return 0;
  const double offers_high =
      std::min(static_cast<double>(offer_rows) * 19, has_many_hotlines() ? 96.0 : 150.0);
  const double riders_high = static_cast<double>(rider_rows) * 15;
  return kTitle + std::max(offers_high, riders_high);
}

void Drawing::hotline(const BoardHotline& hotline, const Area& cell) {
  const Area plate{cell.x, cell.y, cell.width, cell.height * 0.93};
  sheet_.rectangle(plate, kPale, 2.5);
  const double number_wide = std::min(88.0, cell.width * 0.27);
  const double pad = plate.height * 0.1;
  const double high = plate.height - 2 * pad;
  put(hotline.number, {plate.x + 5, plate.y, number_wide - 8, plate.height},
      {std::min(24.0, high * 0.72), 3}, 1, {kWarm, true}, Anchor::middle);
  const double x = plate.x + number_wide + 5;
  const double wide = plate.width - number_wide - 10;
  const std::string name =
      hotline.hours.empty() ? hotline.name : hotline.name + "（" + hotline.hours + "）";
  // The plain sentence is what people read: it is the larger one.
  const double name_high = std::min(8.5, high * 0.3);
  const double gap = high * 0.1;
  const text::Fitted helps =
      fit(hotline.helps, {wide, high - name_high - gap}, {std::min(14.0, high * 0.46), 3}, 2);
  const double both = helps.height() + gap + name_high;
  const double top = plate.y + (plate.height - both) / 2;
  sheet_.text(helps, {x, top, wide, helps.height()}, {kDark, true});
  put(name, {x, top + helps.height() + gap, wide, name_high}, {std::min(7.5, name_high), 2.6}, 1,
      {kGrey});
}

void Drawing::hotlines(const Area& area) {
  const std::size_t count = std::min(board_.hotlines.size(), kMostHotlines);
  result_.hotlines_left_out = board_.hotlines.size() - count;
  if (count == 0) return;
  title("有事打这些电话", {area.x, area.y, area.width, 10});
  const Grid grid(count, has_many_hotlines() ? 2 : 1);
  constexpr double kHighest = 46;
  const double high = std::min(area.height - kTitle, kHighest * static_cast<double>(grid.rows));
  const Area rows{area.x, area.y + kTitle, area.width, high};
  for (std::size_t i = 0; i < count; ++i) hotline(board_.hotlines[i], grid.cell(i, rows, 6));
}

void Drawing::offer(const BoardOffer& offer, const Area& cell) {
  const double high = cell.height - 2.4;
  const double upper = high * 0.52;
  std::string where = offer.metres < 950 ? fmt::format("{:.0f} 米", offer.metres)
                                         : fmt::format("{:.1f} 公里", offer.metres / 1000);
  if (!offer.ends_on.empty()) where += " · 至 " + offer.ends_on;
  if (!offer.address.empty()) {
    // How far and until when is worth more than the end of an address.
    const double ems = cell.width / kSmallestWhere - text::width_in_ems(" · " + where);
    const text::Fitted address = fit(offer.address, {ems, 1}, {1, 1}, 1);
    if (!address.lines.empty()) where = address.lines.front() + " · " + where;
  }
  put(offer.shop + "：" + offer.terms, {cell.x, cell.y, cell.width, upper},
      {std::min(7.5, upper), 2.4}, 2, {kDark, true});
  put(where, {cell.x, cell.y + upper + high * 0.08, cell.width, high * 0.36},
      {std::min(5.2, high * 0.36), kSmallestWhere}, 1, {kGrey});
}

void Drawing::offers(const Area& area) {
  const std::size_t count = offer_count();
  result_.offers_left_out = board_.offers.size() - count;
  if (count == 0) return;
  title("附近优惠", {area.x, area.y, area.width, 10});
  const Grid grid(count, offer_columns());
  const Area rows{area.x, area.y + kTitle, area.width, area.height - kTitle};
  for (std::size_t i = 0; i < count; ++i) offer(board_.offers[i], grid.cell(i, rows, 7));
}

void Drawing::riders(const Area& area) {
  const std::size_t count = rider_count();
  result_.riders_left_out = board_.riders.size() - count;
  if (count == 0) return;
  title(fmt::format("{} 年金牌骑士", board_.year), {area.x, area.y, area.width, 10});
  const Grid grid(count, area.width > kWide / 2 ? 4 : 2);
  const double high = std::min(area.height - kTitle, 18.0 * static_cast<double>(grid.rows));
  const Area rows{area.x, area.y + kTitle, area.width, high};
  for (std::size_t i = 0; i < count; ++i) {
    const Area cell = grid.cell(i, rows, 4);
    const Area plate{cell.x, cell.y, cell.width, cell.height - 2.5};
    sheet_.rectangle(plate, "#fdf0e6", 2);
    put(board_.riders[i], {plate.x + 2, plate.y + 1, plate.width - 4, plate.height - 2}, {9, 2.5},
        2, {"#a3440f", true}, Anchor::middle);
  }
}

void Drawing::foot() {
  put(fmt::format("驿站编号 {} · {} 制作 · 以现场为准", board_.station.code, board_.day),
      {kBoardEdge, kFoot, kWide, 5}, {5, 3}, 1, {kGrey});
}

BoardDrawing Drawing::finish() {
  head();
  const double below = facilities(cards(kHead + 8));
  const double end = end_height();
  const double last = kFoot - 6;
  const double end_top = last - end;
  hotlines({kBoardEdge, below, kWide, (end > 0 ? end_top - kBetween : last) - below});
  if (end > 0) {
    constexpr double kGap = 12;
    const bool has_both = offer_count() > 0 && rider_count() > 0;
    const double offers_wide = has_both ? kWide * 0.68 - kGap : kWide;
    offers({kBoardEdge, end_top, offers_wide, end});
    riders({has_both ? kBoardEdge + offers_wide + kGap : kBoardEdge, end_top,
            has_both ? kWide * 0.32 : kWide, end});
  }
  foot();
  result_.text_boxes = sheet_.text_boxes();
  result_.svg = sheet_.finish();
  return std::move(result_);
}

}  // namespace

BoardDrawing draw_board(const Board& board) { return Drawing(board).finish(); }

std::string board_html(const Board& board, const std::string& svg) {
  const std::string title = text::escaped(board.station.name);
  return fmt::format(R"(<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{0}</title>
<style>
@page {{ size: {1}mm {2}mm; margin: 0 }}
body {{ margin: 0; background: #dfe6e6 }}
svg {{ display: block; width: 100%; max-width: {1}mm; height: auto; margin: 0 auto }}
@media print {{
  body {{ background: none }}
  svg {{ width: {1}mm; height: {2}mm }}
}}
</style>
</head>
<body>
{3}</body>
</html>
)",
                     title, kBoardWidth, kBoardHeight, svg);
}

}  // namespace yangxiao::settle
