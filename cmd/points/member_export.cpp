// points member export: all that is held about a person, for that person.
#include <array>

#include <nlohmann/json.hpp>

#include "calendar/civil.hpp"
#include "cli/field_lines.hpp"
#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "points/due_view.hpp"
#include "points/held_words.hpp"
#include "points/kind_words.hpp"
#include "points/verbs.hpp"
#include "redeem/state_words.hpp"
#include "report/report.hpp"
#include "report/step_words.hpp"
#include "settle/held_data.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using Json = nlohmann::ordered_json;

struct Held {
  const settle::HeldSection* section;
  std::vector<settle::HeldRow> rows;
};

Result<std::vector<Held>> all_held(const Session& session, const settle::DataSubject& subject) {
  std::vector<Held> all;
  for (const settle::HeldSection& section : settle::held_sections()) {
    auto rows = settle::held_rows(session.reader(), section, subject);
    if (!rows) return rows.error();
    all.push_back({&section, std::move(*rows)});
  }
  return all;
}

// As programs read it.
std::string plain(const Session& session, settle::Meaning meaning, const settle::HeldCell& cell) {
  if (cell.text.empty()) return {};
  switch (meaning) {
    case settle::Meaning::time:
      return calendar::to_rfc3339(Instant{cell.number}, session.zone());
    case settle::Meaning::day:
      return calendar::to_text(calendar::day_of(cell.number));
    case settle::Meaning::yes_no:
      return cell.number != 0 ? "true" : "false";
    case settle::Meaning::report:
      return yangxiao::report::code_of(cell.number);
    case settle::Meaning::state:
      return std::string(
          yangxiao::report::name_of(static_cast<yangxiao::report::State>(cell.number)));
    case settle::Meaning::transfer:
      return std::string(lib::name_of(static_cast<lib::TransferKind>(cell.number)));
    case settle::Meaning::outcome:
      return std::string(settle::name_of(static_cast<settle::LineOutcome>(cell.number)));
    case settle::Meaning::text:
    case settle::Meaning::number:
    case settle::Meaning::step:
    case settle::Meaning::member_event:
    case settle::Meaning::voucher_state:
    case settle::Meaning::voucher_step:
    case settle::Meaning::former:
      break;
  }
  return cell.text;
}

// "full name 周海, phone 13700003333": the fields of a JSON object.
std::string former_in_words(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return text;
  std::string said;
  for (const auto& [name, value] : json.items()) {
    const char* words = words_for_held(name);
    said += (said.empty() ? "" : tr(N_(", "))) + (words != nullptr ? tr(words) : name) + " " +
            (value.is_string() ? value.get<std::string>() : value.dump());
  }
  return said;
}

// The same in words, in the reader's language.
std::string in_words(const Session& session, settle::Meaning meaning,
                     const settle::HeldCell& cell) {
  const std::string text = plain(session, meaning, cell);
  if (text.empty()) return text;
  const auto state = static_cast<yangxiao::report::State>(cell.number);
  const char* words = nullptr;
  switch (meaning) {
    case settle::Meaning::time:
      return short_time(text);
    case settle::Meaning::state:
      return language() == Language::zh_CN ? std::string(yangxiao::report::chinese_name_of(state))
                                           : text;
    case settle::Meaning::former:
      return former_in_words(text);
    case settle::Meaning::yes_no:
      return tr(cell.number != 0 ? N_("yes") : N_("no"));
    case settle::Meaning::step:
      words = cmd::report::words_for_step(text);
      break;
    case settle::Meaning::member_event:
      words = words_for_member_event(text);
      break;
    case settle::Meaning::voucher_state:
      words = cmd::redeem::words_for_state(text);
      break;
    case settle::Meaning::voucher_step:
      words = cmd::redeem::words_for_step(text);
      break;
    case settle::Meaning::transfer:
      words = words_for(static_cast<lib::TransferKind>(cell.number));
      break;
    case settle::Meaning::outcome:
      words = words_for(static_cast<settle::LineOutcome>(cell.number));
      break;
    case settle::Meaning::text:
    case settle::Meaning::number:
    case settle::Meaning::day:
    case settle::Meaning::report:
      break;
  }
  return words != nullptr ? tr(words) : text;
}

// A heading for each section that has rows, and each row field by field.
Status print_for_people(Session& session, const std::vector<Held>& all) {
  std::string text;
  for (const Held& held : all) {
    if (held.rows.empty()) continue;
    text += (text.empty() ? "" : "\n") + std::string(tr(words_for_held(held.section->name)));
    text += held.rows.size() > 1 ? " (" + std::to_string(held.rows.size()) + ")\n" : "\n";
    for (const settle::HeldRow& row : held.rows) {
      std::vector<FieldLine> lines;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const settle::HeldField& field = held.section->fields[i];
        lines.push_back({std::string("  ") + tr(words_for_held(field.name)),
                         in_words(session, field.meaning, row[i])});
      }
      if (&row != &held.rows.front()) text += "\n";
      text += field_lines(lines);
    }
  }
  return session.out().write(text);
}

Json json_of(const std::string& text, settle::Meaning meaning) {
  if (text.empty()) return nullptr;
  const bool is_bare = meaning == settle::Meaning::number || meaning == settle::Meaning::yes_no;
  return is_bare ? Json::parse(text, nullptr, false) : Json(text);
}

// An object with a list of objects for each section.
Status print_json(Session& session, const std::vector<Held>& all) {
  Json json = Json::object();
  for (const Held& held : all) {
    Json& rows = json[std::string(held.section->name)] = Json::array();
    for (const settle::HeldRow& row : held.rows) {
      Json object = Json::object();
      for (std::size_t i = 0; i < row.size(); ++i) {
        const settle::HeldField& field = held.section->fields[i];
        object[std::string(field.name)] =
            json_of(plain(session, field.meaning, row[i]), field.meaning);
      }
      rows.push_back(std::move(object));
    }
  }
  return session.out().write(json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

// A row for each thing that is said: its section, the number of the row there, the field.
Status print_rows(Session& session, const std::vector<Held>& all) {
  static constexpr std::array<table::Column, 4> kColumns = {
      {{"section"}, {"row", table::Type::integer}, {"field"}, {"value"}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const Held& held : all) {
    std::int64_t number = 0;
    for (const settle::HeldRow& row : held.rows) {
      ++number;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const settle::HeldField& field = held.section->fields[i];
        const std::string text = plain(session, field.meaning, row[i]);
        if (text.empty()) continue;
        const std::array<table::Value, 4> values = {held.section->name, number, field.name,
                                                    std::string_view(text)};
        const Status written = (*writer)->row(values);
        if (!written) return written;
      }
    }
  }
  return (*writer)->finish();
}

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_reason}); }

Result<Outcome> run(Session& session) {
  const auto subject = settle::data_subject(session.reader(), session.arguments().words().front());
  if (!subject) return subject.error();
  const auto all = all_held(session, *subject);
  if (!all) return all.error();
  const Status logged = log_access(session, *session.arguments()[opt_reason]);
  if (!logged) return logged.error();
  const Shape shape = session.shape();
  const Status printed = shape == Shape::table  ? print_for_people(session, *all)
                         : shape == Shape::json ? print_json(session, *all)
                                                : print_rows(session, *all);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb member_export() {
  return {"export",
          N_("all that is held about a member, in full, for that person"),
          Shelf::look_up,
          {{"CODE"}},
          {{N_("Why"), {&opt_reason}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao points member export M1 --reason 本人申请 | less",
            N_("to read; who asked and why is written down")},
           {"yangxiao points member export M1 --reason 本人申请 -o M1.json",
            N_("for another program")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
