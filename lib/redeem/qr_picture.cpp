#include "redeem/qr_picture.hpp"

#include <cstdint>

#include <fmt/format.h>
#include <qrcodegen/qrcodegen.hpp>
#include <zlib.h>

namespace yangxiao::redeem {
namespace {

using qrcodegen::QrCode;

constexpr int kMargin = 4;
constexpr int kTerminalMargin = 2;
constexpr int kPixels = 8;  // a module
// One of the eight masks. To try all of them takes as long as the rest of a reservation, and a
// signature leaves nothing that a mask would have to break up.
constexpr int kMask = 3;

QrCode code_of(std::string_view text, QrCode::Ecc correction = QrCode::Ecc::LOW) {
  const auto segments = qrcodegen::QrSegment::makeSegments(std::string(text).c_str());
  return QrCode::encodeSegments(segments, correction, QrCode::MIN_VERSION, QrCode::MAX_VERSION,
                                kMask);
}

// Outside of it, too: light.
bool is_dark(const QrCode& code, int x, int y) { return code.getModule(x, y); }

QrPath path_of(const QrCode& code) {
  QrPath path{code.getSize() + 2 * kMargin, {}};
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      if (!is_dark(code, x, y)) continue;
      fmt::format_to(std::back_inserter(path.modules), "M{},{}h1v1h-1z", x + kMargin, y + kMargin);
    }
  }
  return path;
}

void put_number(std::string& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift);
}

// A part of a PNG (RFC 2083): length, name, data, and the check of the two.
void put_chunk(std::string& png, std::string_view name, std::string_view data) {
  put_number(png, static_cast<std::uint32_t>(data.size()));
  std::string checked(name);
  checked += data;
  png += checked;
  put_number(png,
             static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                                              static_cast<uInt>(checked.size()))));
}

// The rows of pixels, each behind a byte that says that it stands as it is: 1 is light.
std::string rows_of(const QrCode& code) {
  const int side = (code.getSize() + 2 * kMargin) * kPixels;
  std::string rows;
  for (int y = 0; y < side; ++y) {
    rows += '\0';
    for (int x = 0; x < side; x += 8) {
      const bool dark = is_dark(code, x / kPixels - kMargin, y / kPixels - kMargin);
      rows += static_cast<char>(dark ? 0x00 : 0xFF);
    }
  }
  return rows;
}
static_assert(kPixels == 8, "a byte of a row is one module");

std::string deflated(const std::string& data) {
  uLongf size = compressBound(static_cast<uLong>(data.size()));
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
            reinterpret_cast<const Bytef*>(data.data()), static_cast<uLong>(data.size()),
            Z_BEST_COMPRESSION);
  packed.resize(size);
  return packed;
}

}  // namespace

std::string qr_text(std::string_view text) {
  const QrCode code = code_of(text);
  const int end = code.getSize() + kTerminalMargin;
  std::string lines;
  for (int y = -kTerminalMargin; y < end; y += 2) {
    for (int x = -kTerminalMargin; x < end; ++x) {
      const bool above = !is_dark(code, x, y);
      const bool below = y + 1 < end && !is_dark(code, x, y + 1);
      lines += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
    }
    lines += '\n';
  }
  return lines;
}

QrPath qr_path(std::string_view text) { return path_of(code_of(text, QrCode::Ecc::MEDIUM)); }

std::string qr_svg(std::string_view text) {
  const QrPath path = path_of(code_of(text));
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" "
      "shape-rendering=\"crispEdges\">\n"
      "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/>\n<path d=\"{1}\" fill=\"#000\"/>\n"
      "</svg>\n",
      path.side, path.modules);
}

std::string qr_png(std::string_view text) {
  const QrCode code = code_of(text);
  const auto side = static_cast<std::uint32_t>((code.getSize() + 2 * kMargin) * kPixels);
  std::string png = "\x89PNG\r\n\x1A\n";
  std::string head;
  put_number(head, side);
  put_number(head, side);
  head += std::string("\x01\x00\x00\x00\x00", 5);  // one bit, grey
  put_chunk(png, "IHDR", head);
  put_chunk(png, "IDAT", deflated(rows_of(code)));
  put_chunk(png, "IEND", {});
  return png;
}

}  // namespace yangxiao::redeem
