#include "report/profile_draft.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/input.hpp"
#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "report/row.hpp"
#include "report/suggest.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

// A text as TOML has it: quotes, backslashes and control characters escaped.
std::string toml_text(std::string_view text) {
  std::string toml = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      toml += '\\';
      toml += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      toml += fmt::format("\\u{:04X}", byte);
    } else {
      toml += c;
    }
  }
  return toml + "\"";
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + toml_text(text);
  return "[" + list + "]";
}

template <class... Arguments>
std::string comment(const char* text, const Arguments&... arguments) {
  return "# " + fmt::format(fmt::runtime(tr(text)), arguments...) + "\n";
}

// FILE.csv as a channel: letters, digits, '-', '_' and what is not ASCII.
std::string channel_of(const std::string& file) {
  std::string code;
  for (const char c : std::filesystem::path(file).stem().string()) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                         static_cast<unsigned char>(c) >= 0x80;
    if (is_word) code += c;
  }
  return code.empty() ? "channel" : code;
}

bool has_column(const lib::ProfileDraft& draft, std::string_view field) {
  return std::any_of(draft.columns.begin(), draft.columns.end(),
                     [&](const auto& column) { return column.first == field; });
}

// Without these no row can be taken.
std::string wanted_text(const lib::ProfileDraft& draft) {
  std::string text;
  for (const char* field : {"reported_at", "category"}) {
    if (!has_column(draft, field)) text += fmt::format("# {} = \"\"\n", field);
  }
  return text.empty()
             ? text
             : comment(N_("needed: write the header between the quotes and take the # away")) +
                   text;
}

std::string outside_id_text(const lib::ProfileDraft& draft) {
  if (has_column(draft, "external_id")) return {};
  std::string text = comment(
      N_("without an outside id the next file cannot change these reports, nor tell them from "
         "new ones:"));
  text += "# external_id = \"\"\n";
  if (draft.running_numbers.empty()) return text;
  return text + comment(N_("{0} is a running number, no outside id: where the next file begins at "
                           "1 again, it would write over these reports"),
                        toml_text(draft.running_numbers));
}

// Lists of the book that do not have what the file names.
std::string strangers_text(const lib::ProfileDraft& draft) {
  std::string text;
  for (const auto& [field, header] : draft.strangers) {
    const std::string list = (field == "agency" || field == "channel" ? "report "
                              : field == "member"                     ? "points "
                                                                      : "") +
                             field;
    text += comment(N_("names what the book's list lacks (yangxiao {0} list); add it there, or "
                       "leave the column out:"),
                    list);
    text += fmt::format("# {} = {}\n", field, toml_text(header));
  }
  return text;
}

std::string times_text(const Session& session, const lib::ProfileDraft& draft) {
  std::string text = comment(N_("times without an offset are in this zone"));
  if (draft.in_china == false) {
    text += comment(
        N_("CHECK: the positions are not in China, and so the times may be in another zone"));
  }
  text += "time_zone = " + toml_text(session.zone().name()) + "\n";
  if (!draft.dates.forms.empty()) text += "dates = " + list_of(draft.dates.forms) + "\n";
  if (!draft.dates.others.empty()) {
    text +=
        comment(N_("these rows leave open which is the day and which the month; the other way:"));
    text += "# dates = " + list_of(draft.dates.others) + "\n";
  }
  for (const std::string& time : draft.dates.unread) {
    text += comment(N_("a time in no form that is known; mend it, or add its form to dates: {0}"),
                    toml_text(time));
  }
  return text;
}

std::string place_text(const lib::ProfileDraft& draft) {
  if (!draft.in_china) return {};
  if (!*draft.in_china) return "datum = \"wgs84\"\n";
  return comment(N_("nobody can see the datum of numbers in China; one of the three:")) +
         "# datum = \"gcj02\"\n# datum = \"wgs84\"\n# datum = \"bd09\"\n";
}

std::string words_text(const char* section, const std::vector<lib::DraftWord>& words,
                       const std::string& ours) {
  if (words.empty()) return {};
  std::string text = fmt::format("\n[{}]\n", section);
  const auto is_open = [](const lib::DraftWord& word) { return word.ours.empty(); };
  if (std::any_of(words.begin(), words.end(), is_open)) {
    text +=
        comment(N_("write a code of ours between the last quotes of a line and take its # away"));
    text += "# " + ours + "\n";
  }
  for (const lib::DraftWord& word : words) {
    const std::string rows = fmt::format(fmt::runtime(tr(N_("rows: {0}"))), word.rows);
    text += word.ours.empty()
                ? fmt::format("# {} = \"\"  # {}\n", toml_text(word.word), rows)
                : fmt::format("{} = {}  # {}\n", toml_text(word.word), toml_text(word.ours), rows);
  }
  return text;
}

std::string profile_text(const Session& session, const std::string& file,
                         const lib::ProfileDraft& draft) {
  std::string text = comment(N_("a draft from {0} ({1} rows); look through it before it is used"),
                             toml_text(file), draft.rows);
  text += place_text(draft) + times_text(session, draft);
  if (!draft.ignored.empty()) {
    text += comment(N_("columns that nothing was found for"));
    text += "ignore = " + list_of(draft.ignored) + "\n";
  }
  if (!has_column(draft, "channel")) {
    text += "\n[fixed]\n";
    text += comment(N_("the channel that these reports came by; made where it is new"));
    text += "channel = " + toml_text(channel_of(file)) + "\n";
  }
  text += "\n[columns]\n";
  for (const auto& [field, header] : draft.columns)
    text += field + " = " + toml_text(header) + "\n";
  text += wanted_text(draft) + outside_id_text(draft) + strangers_text(draft);
  text += words_text("statuses", draft.statuses, lib::states_known());
  return text + words_text("categories", draft.categories, "yangxiao report category list");
}

}  // namespace

Result<Outcome> suggest(Session& session) {
  const auto request = import_request(session, lib::profile_form());
  if (!request) return request.error();
  for (const std::string& file : session.arguments().words()) {
    auto input = open_input(file);
    if (!input) return input.error();
    const auto draft = lib::suggest_profile(session.reader(), **input, request->read,
                                            session.zone(), session.reporter());
    if (!draft) return draft.error();
    const Status written = session.out().write(profile_text(session, file, *draft));
    if (!written) return written.error();
  }
  return Outcome::done;
}

}  // namespace yangxiao::cmd::report
