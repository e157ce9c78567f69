#include "export/page_words.hpp"

#include "cli/language.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;
using yangxiao::exporting::PageText;

const char* text_of(PageText text) {
  switch (text) {
    case PageText::title:
      return N_("Yangxiaoyi stations");
    case PageText::title_of:
      return N_("Yangxiaoyi stations, {0}");
    case PageText::as_of:
      return N_("as of {0}");
    case PageText::of_span:
      return N_("reported from {0} to {1}");
    case PageText::stations:
      return N_("stations");
    case PageText::reports:
      return N_("reports");
    case PageText::waiting:
      return N_("not done yet");
    case PageText::done:
      return N_("done");
    case PageText::turned_down:
      return N_("turned down");
    case PageText::in_time:
      return N_("in time");
    case PageText::points_given:
      return N_("points given");
    case PageText::points_redeemed:
      return N_("points redeemed");
    case PageText::map:
      return N_("Where the stations stand, and where reports are");
    case PageText::map_station:
      return N_("station, and {0} minutes on foot around it ({1} m)");
    case PageText::map_density:
      return N_("reports, by squares of {0} m with {1} or more");
    case PageText::map_nowhere:
      return N_("Reports without a place, which are not on it: {0}.");
    case PageText::map_source:
      return N_("WGS-84, north above; straight lines, the detour reckoned in.");
    case PageText::by_month:
      return N_("Reports by month");
    case PageText::by_category:
      return N_("What is reported, and how long it takes");
    case PageText::by_state:
      return N_("How reports stand");
    case PageText::points:
      return N_("Points");
    case PageText::points_note:
      return N_("Months that have ended.");
    case PageText::stock:
      return N_("Runs out within 30 days");
    case PageText::stock_none:
      return N_("Nothing.");
    case PageText::category:
      return N_("category");
    case PageText::median:
      return N_("half within");
    case PageText::ninety:
      return N_("90% within");
    case PageText::month:
      return N_("month");
    case PageText::item:
      return N_("item");
    case PageText::place:
      return N_("where");
    case PageText::quantity:
      return N_("how many");
    case PageText::good_until:
      return N_("good until");
    case PageText::teams:
      return N_("Teams");
    case PageText::teams_note:
      return N_("By points earned; teams in which five people or more earned some.");
    case PageText::riders:
      return N_("Golden riders of {0}");
    case PageText::riders_note:
      return N_("Who consents to be named, in no order.");
    case PageText::figures:
      return N_("the figures");
    case PageText::none:
      return N_("Nothing to show.");
    case PageText::days:
      return N_("{0} d");
    case PageText::hours:
      return N_("{0} h");
    case PageText::minutes:
      return N_("{0} min");
    case PageText::note_open:
      return N_(
          "No persons: figures are rounded to five, what is reckoned of fewer than five reports is "
          "left out, and categories that tell of people in need are not counted.");
    case PageText::note_partner:
      return N_("For the office and its partners: figures are exact.");
    case PageText::foot:
      return N_("Book {0}, made by yangxiao {1}.");
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
