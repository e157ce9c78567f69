#include "settle/board/board_pdf.hpp"

#include <fmt/format.h>

#include "base/program.hpp"
#include "settle/board/board_drawing.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kConverter = "rsvg-convert";
constexpr const char* kConverterPackage = "librsvg2-bin";
constexpr const char* kFont = "Noto Sans CJK SC";
constexpr const char* kFontPackage = "fonts-noto-cjk";

Status check_font() {
  const auto listed = run_program({"fc-list", kFont, "family"}, "fontconfig");
  if (!listed) return listed.error();
  if (!listed->output.empty()) return {};
  return Error{Problem::font_missing, {kFont, kFontPackage}, {}};
}

// The last line of what a program said.
std::string said(std::string errors) {
  while (!errors.empty() && errors.back() == '\n') errors.pop_back();
  const std::size_t last = errors.rfind('\n');
  return last == std::string::npos ? errors : errors.substr(last + 1);
}

}  // namespace

Result<std::string> board_pdf(const std::string& svg, Instant now) {
  const auto ran =
      run_program({kConverter, "--format", "pdf", "--page-width", fmt::format("{}mm", kBoardWidth),
                   "--page-height", fmt::format("{}mm", kBoardHeight)},
                  kConverterPackage, svg, {fmt::format("SOURCE_DATE_EPOCH={}", now.seconds)});
  if (!ran) return ran.error();
  const Status has_font = check_font();
  if (!has_font) return has_font.error();
  if (ran->status != 0 || !ran->output.starts_with("%PDF")) {
    std::string why = said(ran->errors);
    if (why.empty()) why = std::to_string(ran->status);
    return Error{Problem::program_failed, {kConverter, why}, {}};
  }
  return std::move(ran->output);
}

}  // namespace yangxiao::settle
