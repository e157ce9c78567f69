// The board of a station on a sheet of A2 (420 x 594 mm), upright, in Chinese.
#pragma once

#include <string>
#include <vector>

#include "settle/board/board.hpp"
#include "settle/board/sheet.hpp"

namespace yangxiao::settle {

inline constexpr double kBoardWidth = 420;  // millimetres
inline constexpr double kBoardHeight = 594;
inline constexpr double kBoardEdge = 20;

struct BoardDrawing {
  std::string svg;
  std::vector<TextBox> text_boxes;
  // What has no room, and is not there: how many of each, the last ones.
  std::size_t hotlines_left_out = 0;
  std::size_t offers_left_out = 0;
  std::size_t riders_left_out = 0;
  std::size_t facilities_left_out = 0;
  std::vector<std::string> cut;  // texts that are longer than their room even at the smallest size
};

BoardDrawing draw_board(const Board& board);

// The same as a page of the web that prints on one sheet of A2, and asks for nothing.
std::string board_html(const Board& board, const std::string& svg);

}  // namespace yangxiao::settle
