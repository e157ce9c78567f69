#include "export/page_words.hpp"

#include <iterator>

#include "cli/language.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;
using yangxiao::exporting::PageText;

struct Words {
  PageText text;
  const char* words;
};
constexpr Words kWords[] = {
    {PageText::title, N_("Yangxiaoyi stations")},
    {PageText::title_of, N_("Yangxiaoyi stations, {0}")},
    {PageText::as_of, N_("as of {0}")},
    {PageText::of_span, N_("reported from {0} to {1}")},
    {PageText::stations, N_("stations")},
    {PageText::reports, N_("reports")},
    {PageText::waiting, N_("not done yet")},
    {PageText::done, N_("done")},
    {PageText::turned_down, N_("turned down")},
    {PageText::in_time, N_("in time")},
    {PageText::points_given, N_("points given")},
    {PageText::points_redeemed, N_("points redeemed")},
    {PageText::map, N_("Where the stations stand, and where reports are")},
    {PageText::map_station, N_("station, and {0} minutes on foot around it ({1} m)")},
    {PageText::map_density, N_("reports, by squares of {0} m with {1} or more")},
    {PageText::map_nowhere, N_("Reports without a place, which are not on it: {0}.")},
    {PageText::map_source, N_("WGS-84, north above; straight lines, the detour reckoned in.")},
    {PageText::by_month, N_("Reports by month")},
    {PageText::by_category, N_("What is reported, and how long it takes")},
    {PageText::by_state, N_("How reports stand")},
    {PageText::points, N_("Points")},
    {PageText::points_note, N_("Months that have ended.")},
    {PageText::stock, N_("Runs out within 30 days")},
    {PageText::stock_none, N_("Nothing.")},
    {PageText::category, N_("category")},
    {PageText::median, N_("half within")},
    {PageText::ninety, N_("90% within")},
    {PageText::month, N_("month")},
    {PageText::item, N_("item")},
    {PageText::place, N_("where")},
    {PageText::quantity, N_("how many")},
    {PageText::good_until, N_("good until")},
    {PageText::teams, N_("Teams")},
    {PageText::teams_note, N_("By points earned; teams in which five people or more earned some.")},
    {PageText::riders, N_("Golden riders of {0}")},
    {PageText::riders_note, N_("Who consents to be named, in no order.")},
    {PageText::figures, N_("the figures")},
    {PageText::none, N_("Nothing to show.")},
    {PageText::days, N_("{0} d")},
    {PageText::hours, N_("{0} h")},
    {PageText::minutes, N_("{0} min")},
    {PageText::note_open,
     N_("No persons: figures are rounded to five, what is reckoned of fewer than five reports is "
        "left out, and categories that tell of people in need are not counted.")},
    {PageText::note_partner, N_("For the office and its partners: figures are exact.")},
    {PageText::foot, N_("Book {0}, made by yangxiao {1}.")}};
static_assert(std::size(kWords) == yangxiao::exporting::kPageTexts);

const char* text_of(PageText text) {
  for (const Words& one : kWords) {
    if (one.text == text) return one.words;
  }
  return "";
}

}  // namespace

yangxiao::exporting::PageForm page_form() {
  yangxiao::exporting::PageForm form;
  form.words = [](PageText text) { return std::string(tr(text_of(text))); };
  form.in_chinese = cli::language() == Language::zh_CN;
  form.language = form.in_chinese ? "zh-CN" : "en";
  for (std::size_t i = 0; i < report::kStates; ++i) {
    const auto state = static_cast<report::State>(i);
    form.states[i] =
        std::string(form.in_chinese ? report::chinese_name_of(state) : report::name_of(state));
  }
  form.program = YANGXIAO_VERSION;
  return form;
}

}  // namespace yangxiao::cmd::exporting
