// The page as one file of HTML that opens without any network: no script, no font, no picture from
// elsewhere. Charts are SVG of our own: a chart library is ten times the whole page (the smallest
// that draws stacked columns packs to 15 kB and needs a script), and what does not move needs none.
#pragma once

#include <string>

#include "export/page/page.hpp"
#include "export/page/page_words.hpp"

namespace yangxiao::exporting {

struct PageForm {
  PageWords words;
  std::string language;                             // "en", "zh-CN"
  std::array<std::string, report::kStates> states;  // what they are called
  bool in_chinese = false;                          // names that have two forms
  std::string program;                              // its version
};

// Every figure stands in an element with `data-figure`: "reports", "month/2026-11/reports",
// "category/noise/on_time" ... as export stats has them. Its Content-Security-Policy allows the one
// stylesheet, by its hash, and nothing else.
std::string page_html(const Page& page, const PageForm& form);

}  // namespace yangxiao::exporting
