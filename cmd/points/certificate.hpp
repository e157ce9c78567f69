// A certificate for whoever is honoured: one drawing in SVG, or several as the pages of one HTML
// file. Its size is A4 across.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace yangxiao::cmd::points {

struct Certificate {
  std::string code;     // of the member
  std::string heading;  // "CERTIFICATE OF HONOUR"
  std::string name;
  std::vector<std::string> lines;  // what for
  std::string title;               // "Golden Rider of 2026"
  std::string day;
  std::string small;  // the rules and the head, so that anybody can look it up
  std::string photo;  // a path, as the reader of the page sees it; empty: none
};

// A whole file.
std::string svg_of(const Certificate& certificate);
std::string html_of(std::span<const Certificate> certificates, const std::string& language,
                    const std::string& title);

}  // namespace yangxiao::cmd::points
