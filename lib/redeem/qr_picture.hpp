// A text as a QR code (ISO/IEC 18004): for a terminal, as SVG, as PNG.
#pragma once

#include <string>
#include <string_view>

namespace yangxiao::redeem {

// Two rows of modules a line, light ones drawn, as on a dark terminal. The text has at most 2,953
// bytes.
std::string qr_text(std::string_view text);
// Four light modules around it, as the norm wants.
std::string qr_svg(std::string_view text);
// The dark modules as the path of an SVG, within a square of `side` units; for a wall: where a
// seventh of it is dirty it can still be read.
struct QrPath {
  int side = 0;
  std::string modules;
};
QrPath qr_path(std::string_view text);
// Eight pixels a module, one bit a pixel.
std::string qr_png(std::string_view text);

}  // namespace yangxiao::redeem
