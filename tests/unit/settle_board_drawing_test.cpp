#include <string>

#include <doctest/doctest.h>

#include "settle/board/board_drawing.hpp"

using namespace yangxiao;
using namespace yangxiao::settle;

namespace {

const std::string kLongest =
    "武汉市汉阳区琴断口街道七里庙社区户外劳动者综合服务站（阳小驿·外卖骑手之家·联建点），ABCDEFGHIJ"
    "KLMNOPQRSTUVWXYZ";

std::string text_of(std::size_t length) {
  std::string text;
  while (text.size() < length) text += kLongest;
  return text;
}

// A board with so many of everything, whose texts are long or short.
Board board_with(std::size_t facilities, std::size_t hotlines, std::size_t offers,
                 std::size_t riders, std::size_t length) {
  Board board;
  board.station.code = "HY001";
  board.station.name = length == 0 ? "小驿" : text_of(length);
  board.day = "2026-11-24";
  board.year = 2025;
  board.link = "geo:30.553600,114.210300";
  if (length > 0) {
    board.station.address = board.station.hours = board.station.keeper = text_of(length);
    board.station.roles = text_of(length);
    board.station.subdistrict = "琴断口街道";
  }
  const auto text = [&](const char* word) {
    return length == 0 ? std::string(word) : text_of(length);
  };
  static constexpr const char* kCodes[] = {"microwave", "toilet", "own", "shower"};
  for (std::size_t i = 0; i < facilities; ++i)
    board.facilities.push_back({kCodes[i % 4], text("饮水")});
  for (std::size_t i = 0; i < hotlines; ++i) {
    board.hotlines.push_back(
        {"12345", text("热线"), text("先打这个"), length == 0 ? "" : text_of(length)});
  }
  for (std::size_t i = 0; i < offers; ++i) {
    board.offers.push_back({text("面馆"), text("八折"), length == 0 ? "" : text_of(length),
                            "2026-12-31", 40.0 * static_cast<double>(i)});
  }
  for (std::size_t i = 0; i < riders; ++i) board.riders.push_back(text("李四"));
  return board;
}

bool apart(const Area& a, const Area& b) {
  constexpr double kTouch = 1e-6;
  return a.x + a.width <= b.x + kTouch || b.x + b.width <= a.x + kTouch ||
         a.y + a.height <= b.y + kTouch || b.y + b.height <= a.y + kTouch;
}

// The first text that leaves the sheet or meets another one; empty: none does.
std::string flaw_of(const BoardDrawing& drawing) {
  const auto& boxes = drawing.text_boxes;
  const Area inside{10, 10, kBoardWidth - 20, kBoardHeight - 20};
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Area& box = boxes[i].area;
    const bool is_inside = box.x >= inside.x && box.y >= inside.y &&
                           box.x + box.width <= inside.x + inside.width &&
                           box.y + box.height <= inside.y + inside.height;
    if (!is_inside) return "leaves the sheet: " + boxes[i].text;
    for (std::size_t k = 0; k < i; ++k) {
      if (!apart(box, boxes[k].area)) return boxes[i].text + " meets " + boxes[k].text;
    }
  }
  return {};
}

bool shows(const BoardDrawing& drawing, const std::string& text) {
  for (const TextBox& box : drawing.text_boxes) {
    if (box.text.find(text) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a board whose texts meet is found out") {
  BoardDrawing drawing = draw_board(board_with(1, 7, 1, 1, 0));
  REQUIRE(flaw_of(drawing) == "");
  drawing.text_boxes.push_back(drawing.text_boxes.back());
  CHECK(flaw_of(drawing) != "");
  drawing.text_boxes.back().area.x = kBoardWidth;
  CHECK(flaw_of(drawing).starts_with("leaves"));
}

TEST_CASE("no texts of a board meet, and none leaves the sheet, whatever is on it") {
  for (const std::size_t length : {0U, 60U, 600U}) {
    for (const std::size_t facilities : {0U, 7U, 13U, 40U}) {
      for (const std::size_t offers : {0U, 5U, 60U}) {
        for (const std::size_t riders : {0U, 8U, 20U}) {
          for (const std::size_t hotlines : {0U, 7U, 25U}) {
            CAPTURE(length);
            CAPTURE(facilities);
            CAPTURE(offers);
            CAPTURE(riders);
            CAPTURE(hotlines);
            CHECK(flaw_of(draw_board(board_with(facilities, hotlines, offers, riders, length))) ==
                  "");
          }
        }
      }
    }
  }
}

TEST_CASE("what is not known has no place on a board, and what has no room is counted") {
  const BoardDrawing bare = draw_board(board_with(0, 0, 0, 0, 0));
  for (const char* word :
       {"站长", "开放时间", "地址", "这里有", "有事打这些电话", "附近优惠", "金牌骑士"}) {
    CHECK_FALSE(shows(bare, word));
  }
  CHECK(shows(bare, "小驿"));
  CHECK(bare.cut.empty());
  const BoardDrawing full = draw_board(board_with(30, 25, 41, 20, 0));
  CHECK(full.facilities_left_out == 6);
  CHECK(full.hotlines_left_out == 5);
  CHECK(full.offers_left_out == 25);
  CHECK(full.riders_left_out == 4);
  const BoardDrawing usual = draw_board(board_with(12, 7, 30, 8, 0));
  CHECK(usual.facilities_left_out + usual.hotlines_left_out + usual.offers_left_out +
            usual.riders_left_out ==
        0);
  CHECK(shows(usual, "2025 年金牌骑士"));
  CHECK_FALSE(draw_board(board_with(12, 7, 30, 8, 400)).cut.empty());
}

TEST_CASE("texts from files are data on a board") {
  Board board = board_with(1, 1, 1, 1, 0);
  board.station.name = "<script>&\x01";
  const BoardDrawing drawing = draw_board(board);
  CHECK(drawing.svg.find("<script") == std::string::npos);
  CHECK(drawing.svg.find("&lt;script&gt;&amp;") != std::string::npos);
  CHECK(board_html(board, drawing.svg).find("<script") == std::string::npos);
}
