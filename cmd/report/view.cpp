#include "report/view.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text/width.hpp"
#include "calendar/civil.hpp"
#include "member/history.hpp"
#include "report/filters.hpp"
#include "report/head.hpp"

namespace yangxiao::cmd::report {
namespace {

constexpr std::array<const char*, lib::kFields> kHeadings = {
    N_("outside id"),  N_("channel"),       N_("category"),    N_("state"),       N_("reported at"),
    N_("accepted at"), N_("dispatched at"), N_("resolved at"), N_("verified at"), N_("closed at"),
    N_("station"),     N_("position"),      N_("member"),      N_("phone"),       N_("reporter"),
    N_("agency"),      N_("subdistrict"),   N_("address"),     N_("description"), N_("photos"),
    N_("resolution")};

constexpr std::array<const char*, lib::kFlaws> kFlawTexts = {
    N_("closed or handled before it was filed"),
    N_("closed without a date"),
    N_("not closed, but with a closing date"),
    N_("a position of 0,0"),
    N_("a position that is nowhere"),
    N_("a position outside the district"),
    N_("filed at a time to come")};

}  // namespace

const char* heading_of(lib::Field field) { return kHeadings[static_cast<std::size_t>(field)]; }

const char* text_of_flaw(lib::Flaw flaw) { return kFlawTexts[static_cast<std::size_t>(flaw)]; }

Result<View> View::open(cli::Session& session) {
  const auto disclosure = cli::open_disclosure(session);
  if (!disclosure) return disclosure.error();
  auto clocks =
      lib::Clocks::open(session.reader(), session.zone(), session.config().report_office_hours);
  if (!clocks) return clocks.error();
  auto states = lib::StateWords::of(session.config().report_states);
  if (!states) return states.error();
  auto left_out = left_out_at(session, clocks->tree(), disclosure->level());
  if (!left_out) return left_out.error();
  return View(session, std::move(*clocks), *disclosure, std::move(*states), std::move(*left_out));
}

bool View::is_left_out(const lib::Report& report) const {
  const bool tells_again = report.head && is_open(privacy());
  return tells_again || std::binary_search(left_out_.begin(), left_out_.end(), report.category);
}

std::vector<lib::Report> View::told_again(const lib::Report& report) const {
  return is_open(privacy()) ? std::vector<lib::Report>() : lib::duplicates_of(*book_, report.id);
}

std::vector<lib::Event> View::events(const lib::Report& report) const {
  auto all = lib::events_of(*book_, report.id);
  if (is_open(privacy())) {
    std::erase_if(
        all, [](const lib::Event& event) { return !event.to && !event.agency && !event.until; });
  }
  return all;
}

const std::string& View::channel(const lib::Report& report) {
  return references_.code_of("channel", report.channel);
}

const std::string& View::station(const lib::Report& report) {
  return references_.code_of("station", report.station.value_or(0));
}

const std::string& View::agency(const lib::Report& report) {
  return references_.code_of("agency", report.agency.value_or(0));
}

std::string View::agency_shown(const std::optional<std::int64_t>& agency) {
  if (!agency) return {};
  const bool chinese = cli::language() == cli::Language::zh_CN;
  return text::printable(chinese ? references_.name_of("agency", *agency)
                                 : references_.code_of("agency", *agency));
}

std::string View::channel_shown(std::int64_t channel) {
  const bool chinese = cli::language() == cli::Language::zh_CN;
  return text::printable(chinese ? references_.name_of("channel", channel)
                                 : references_.code_of("channel", channel));
}

std::string View::category(std::int64_t category) const {
  const lib::Category& found = clocks_.tree().at(category);
  const bool chinese = cli::language() == cli::Language::zh_CN;
  return chinese || found.name_en.empty() ? found.name : found.name_en;
}

std::string View::state_text(lib::State state) const {
  if (const auto word = states_.word_for(state); !word.empty()) return text::printable(word);
  const bool chinese = cli::language() == cli::Language::zh_CN;
  return std::string(chinese ? lib::chinese_name_of(state) : lib::name_of(state));
}

std::string View::category_and_call(const lib::Report& report) const {
  const lib::Category& category = category_of(report);
  const lib::State state = this->state(report);
  const bool is_urgent = category.priority == lib::Priority::emergency && lib::is_open(state) &&
                         state != lib::State::resolved && !category.call.empty();
  if (!is_urgent) return this->category(report);
  return fmt::format(fmt::runtime(cli::tr(N_("call {0}: {1}"))), category.call,
                     this->category(report));
}

std::optional<std::int64_t> View::member(const lib::Report& report) const {
  if (!report.member) return std::nullopt;
  const auto [found, is_new] = heads_.try_emplace(*report.member);
  if (is_new) found->second = member::head_of(*book_, *report.member);
  return found->second;
}

std::string View::member_code(const lib::Report& report) {
  const auto member = this->member(report);
  return member ? disclosure_.person_code(references_.code_of("member", *member)) : std::string();
}

std::string View::reporter(const lib::Report& report) {
  const auto member = this->member(report);
  const std::string& name = member ? references_.name_of("member", *member) : report.contact_name;
  return cli::person_at(disclosure_.level(), name);
}

std::string View::phone(const std::string& phone) const {
  return cli::own_phones_at(disclosure_.level(), phone);
}

std::string View::remark(const std::string& text) const {
  return cli::remark_at(disclosure_.level(), text);
}

std::string View::time_text(const std::optional<Instant>& time) const {
  return time ? calendar::to_rfc3339(disclosure_.time(*time), *zone_) : std::string();
}

std::string View::place(const std::string& text) const {
  std::string room;
  return std::string(place_at(disclosure_.level(), text, room));
}

std::int64_t View::late(const lib::Deadline& deadline) const {
  return disclosure_.time(deadline.done_at.value_or(now_)).seconds -
         disclosure_.time(deadline.at).seconds;
}

std::optional<geo::Position> View::place(const std::optional<geo::Position>& place) const {
  if (!place) return std::nullopt;
  return geo::Position{disclosure_.degrees(place->lat), disclosure_.degrees(place->lon)};
}

std::span<const table::Value> View::machine_row(const lib::Report& report) {
  if (!row_) {
    row_ =
        std::make_unique<lib::MachineRow>(*book_, clocks_.deadlines(), *zone_, now_, disclosure_);
  }
  return row_->of(report);
}

void note_missing_calendar(Reporter& reporter, const lib::Deadline& deadline) {
  const auto& year = deadline.course.missing_year;
  if (year) reporter.note(Note::calendar_missing, {std::to_string(*year)}, {});
}

std::string deadline_text(const View& view, const lib::Deadline& deadline) {
  static constexpr std::array<const char*, 3> kTexts = {
      N_("to be accepted by {0}"), N_("to be dispatched by {0}"), N_("to be resolved by {0}")};
  return fmt::format(fmt::runtime(cli::tr(kTexts[static_cast<std::size_t>(deadline.clock)])),
                     view.time_text(deadline.at));
}

}  // namespace yangxiao::cmd::report
