#include "points/certificate.hpp"

#include <fmt/format.h>

#include "base/text/xml_characters.hpp"

namespace yangxiao::cmd::points {
namespace {

// A4 across, in CSS pixels of a 96th of an inch.
constexpr int kWidth = 1123;
constexpr int kHeight = 794;
constexpr int kMiddle = kWidth / 2;
constexpr const char* kFonts =
    "'Noto Serif CJK SC','Source Han Serif SC','Songti SC','STSong','SimSun',serif";

using text::escaped;

struct Style {
  int y;
  int size;
  const char* colour = "#3a2a1a";
  const char* more = "";
};

std::string text_at(int x, const Style& style, const std::string& text) {
  return fmt::format(
      R"(  <text x="{}" y="{}" font-size="{}" fill="{}" text-anchor="middle"{}>{}</text>)"
      "\n",
      x, style.y, style.size, style.colour, style.more, escaped(text));
}

// A frame within a frame, and a quarter of a circle in each corner.
std::string frame() {
  std::string out = fmt::format(
      R"(  <rect width="{}" height="{}" fill="#fffdf6"/>
  <rect x="24" y="24" width="{}" height="{}" fill="none" stroke="#a61e1e" stroke-width="6"/>
  <rect x="38" y="38" width="{}" height="{}" fill="none" stroke="#c79a3a" stroke-width="2"/>
)",
      kWidth, kHeight, kWidth - 48, kHeight - 48, kWidth - 76, kHeight - 76);
  for (const auto& [x, y, turn] : {std::tuple{38, 38, 0},
                                   {kWidth - 38, 38, 90},
                                   {kWidth - 38, kHeight - 38, 180},
                                   {38, kHeight - 38, 270}}) {
    out += fmt::format(
        R"svg(  <g transform="translate({} {}) rotate({})" fill="none" stroke="#c79a3a" stroke-width="2">
    <path d="M0 64 A64 64 0 0 0 64 0"/><path d="M0 46 A46 46 0 0 0 46 0"/>
  </g>
)svg",
        x, y, turn);
  }
  return out;
}

// In a circle on the left, with a number of its own: a page holds several drawings.
std::string photo_of(const Certificate& certificate, std::size_t number) {
  if (certificate.photo.empty()) return {};
  return fmt::format(
      R"svg(  <clipPath id="photo-{0}"><circle cx="176" cy="390" r="92"/></clipPath>
  <image href="{1}" x="84" y="298" width="184" height="184" preserveAspectRatio="xMidYMid slice" clip-path="url(#photo-{0})"/>
  <circle cx="176" cy="390" r="92" fill="none" stroke="#c79a3a" stroke-width="4"/>
)svg",
      number, escaped(certificate.photo));
}

std::string drawing(const Certificate& certificate, std::size_t number) {
  const int middle = certificate.photo.empty() ? kMiddle : kMiddle + 90;
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" font-family="{2}">)"
      "\n",
      kWidth, kHeight, kFonts);
  out += frame();
  out += text_at(kMiddle, {150, 54, "#a61e1e", R"( font-weight="bold" letter-spacing="10")"},
                 certificate.heading);
  out += fmt::format(
      R"(  <path d="M{} 184 H{}" stroke="#c79a3a" stroke-width="2"/>
)",
      kMiddle - 180, kMiddle + 180);
  out += photo_of(certificate, number);
  out += text_at(middle, {300, 52, "#1f1a14", R"( font-weight="bold")"}, certificate.name);
  int y = 376;
  for (const std::string& line : certificate.lines) {
    out += text_at(middle, {y, 25}, line);
    y += 48;
  }
  out += text_at(middle, {y + 58, 46, "#a61e1e", R"( font-weight="bold")"}, certificate.title);
  out += text_at(kMiddle, {690, 22}, certificate.day);
  out += text_at(kMiddle, {734, 11, "#8a7a5a"}, certificate.small);
  return out + "</svg>\n";
}

}  // namespace

std::string svg_of(const Certificate& certificate) { return drawing(certificate, 1); }

std::string html_of(std::span<const Certificate> certificates, const std::string& language,
                    const std::string& title) {
  std::string out = fmt::format(R"(<!DOCTYPE html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<style>
@page {{ size: A4 landscape; margin: 0 }}
body {{ margin: 0; background: #e8e4da }}
svg {{ display: block; width: 100%; max-width: 1123px; height: auto; margin: 16px auto }}
@media print {{
  body {{ background: none }}
  svg {{ width: 297mm; height: 210mm; margin: 0; break-after: page }}
  svg:last-child {{ break-after: auto }}
}}
</style>
</head>
<body>
)",
                                language, escaped(title));
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    out += drawing(certificates[i], i + 1);
  }
  return out + "</body>\n</html>\n";
}

}  // namespace yangxiao::cmd::points
