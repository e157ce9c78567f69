// Reports as the verbs show them: one set of columns for machines, one for people.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/reference.hpp"
#include "cli/privacy.hpp"
#include "cli/session.hpp"
#include "report/clocks.hpp"
#include "report/machine_row.hpp"
#include "report/parking.hpp"
#include "report/report.hpp"
#include "report/state_words.hpp"
#include "report/verbs.hpp"
#include "table/writer.hpp"

namespace yangxiao::cmd::report {

// What people call a field and a flaw: marked N_(), to be looked up where it is shown.
const char* heading_of(lib::Field field);
const char* text_of_flaw(lib::Flaw flaw);

// What is read of the book before reports are shown.
class View {
 public:
  // Errors: option_needs (internal without --reason), file_unwritable (the log of who looked at
  // persons), those of lib::Clocks.
  static Result<View> open(cli::Session& session);

  const std::string& channel(const lib::Report& report);
  const std::string& station(const lib::Report& report);
  const std::string& station(std::int64_t station) {
    return references_.code_of("station", station);
  }
  const std::string& agency(const lib::Report& report);
  const std::string& agency(std::int64_t agency) { return references_.code_of("agency", agency); }
  // For people: in Chinese by their names, in English by their short codes.
  std::string agency_shown(const std::optional<std::int64_t>& agency);
  std::string channel_shown(std::int64_t channel);
  std::string channel_shown(const lib::Report& report) { return channel_shown(report.channel); }
  // Its name in the reader's language.
  std::string category(std::int64_t category) const;
  std::string category(const lib::Report& report) const { return category(report.category); }
  // The same, and whom to call first where it is an emergency that is open.
  std::string category_and_call(const lib::Report& report) const;
  // By the office's word for it, else by its name in the reader's language.
  std::string state_text(lib::State state) const;
  // What is parked until a day that has come is back in its state before.
  lib::State state(const lib::Report& report) const { return lib::state_at(report, now_); }
  std::optional<Instant> parked_until(const lib::Report& report) const {
    return state(report) == lib::State::parked ? report.parked_until : std::nullopt;
  }
  const lib::Category& category_of(const lib::Report& report) const {
    return clocks_.tree().at(report.category);
  }
  std::string reporter(const lib::Report& report);  // as the privacy level says
  std::string phone(const std::string& phone) const;
  // Who told it; who was found to be another is the other.
  std::optional<std::int64_t> member(const lib::Report& report) const;
  std::string member_code(const lib::Report& report);
  std::string remark(const std::string& text) const;
  std::string time_text(const std::optional<Instant>& time) const;
  // Seconds from the deadline to what it was for, or to the present: between the times as shown.
  std::int64_t late(const lib::Deadline& deadline) const;

  cli::Privacy privacy() const { return disclosure_.level(); }
  // Whether it is not shown at this level: no single report of its kind is, or it tells another one
  // again, which may be of such a kind.
  bool is_left_out(const lib::Report& report) const;
  // Those that tell again what a report tells; none where nobody is to be found again.
  std::vector<lib::Report> told_again(const lib::Report& report) const;
  // What happened to it; there, only what changed its state or called somebody.
  std::vector<lib::Event> events(const lib::Report& report) const;
  // Empty, where nobody is to be found again: it is somebody's, or may lead to them.
  std::string personal(const std::string& text) const {
    return disclosure_.is_open() ? std::string() : text;
  }
  std::string place(const std::string& text) const;  // with the numbers in it masked
  std::optional<geo::Position> place(const std::optional<geo::Position>& place) const;
  const lib::Clocks& clocks() const { return clocks_; }
  Instant now() const { return now_; }
  std::optional<lib::Deadline> deadline(const lib::Report& report) const {
    return clocks_.deadlines().running(report, now_);
  }

  // A row in the order of lib::machine_columns(); valid until the next one, and as long as the
  // report.
  std::span<const table::Value> machine_row(const lib::Report& report);

 private:
  View(const cli::Session& session, lib::Clocks clocks, const cli::Disclosure& disclosure,
       lib::StateWords states, std::vector<std::int64_t> left_out)
      : states_(std::move(states)),
        book_(&session.reader()),
        references_(session.reader()),
        clocks_(std::move(clocks)),
        zone_(&session.zone()),
        now_(session.clock().now()),
        left_out_(std::move(left_out)),
        disclosure_(disclosure) {}

  lib::StateWords states_;
  const store::Reader* book_;
  yangxiao::catalogue::References references_;
  mutable std::unordered_map<std::int64_t, std::int64_t> heads_;  // of members, as far as asked
  lib::Clocks clocks_;
  const calendar::Zone* zone_;
  Instant now_;
  std::vector<std::int64_t> left_out_;  // categories
  cli::Disclosure disclosure_;
  std::unique_ptr<lib::MachineRow> row_;  // made when it is first asked for
};

// Says that a deadline crosses into a year without a calendar.
void note_missing_calendar(Reporter& reporter, const lib::Deadline& deadline);

// "to be resolved by 2026-12-01T17:30:00+08:00": of a clock that runs.
std::string deadline_text(const View& view, const lib::Deadline& deadline);

}  // namespace yangxiao::cmd::report
