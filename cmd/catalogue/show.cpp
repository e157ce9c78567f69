// show, of every list that the office keeps: everything that is known of some entries.
#include "catalogue/entry_table.hpp"
#include "catalogue/listed.hpp"
#include "cli/options.hpp"

namespace yangxiao::cmd::catalogue {
namespace {

using namespace cli;

std::vector<FieldLine> lines_of(const Session& session, const Listed& listed, EntryView& view,
                                const lib::Entry& entry) {
  std::vector<FieldLine> lines = {{tr(N_("code")), view.code(entry)}};
  const lib::Kind& kind = *listed.kind;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    std::string value = view.text(entry, i, true);
    if (kind.fields[i].type == lib::FieldType::reference && !value.empty()) {
      const std::string code = view.text(entry, i, false);
      if (code != value) value += " (" + code + ")";
    }
    lines.push_back({view.heading(i), std::move(value)});
  }
  if (kind.has_place && entry.place) {
    lines.push_back({view.heading(kind.place_bit()), view.text(entry, kind.place_bit(), true)});
  }
  if (listed.more_lines) {
    for (FieldLine& line : listed.more_lines(session, view.privacy(), entry)) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

Result<Outcome> run(Session& session, const Listed& listed) {
  auto view = EntryView::open(session, listed);
  if (!view) return view.error();
  std::vector<lib::Entry> entries;
  for (const std::string& code : session.arguments().words()) {
    auto entry = lib::entry_with_word(session.reader(), *listed.kind, code);
    if (!entry) return entry.error();
    entries.push_back(std::move(*entry));
  }
  Status status;
  if (session.shape() == Shape::table) {
    std::string text;
    for (const lib::Entry& entry : entries) {
      if (!text.empty()) text += '\n';
      text += field_lines(lines_of(session, listed, *view, entry));
    }
    status = session.out().write(text);
  } else {
    EntryListing listing(session, listed, *view);
    status = listing.begin(listed.more_keys);
    for (std::size_t i = 0; status && i < entries.size(); ++i) {
      const auto more = listed.more_json ? listed.more_json(session, view->privacy(), entries[i])
                                         : std::vector<std::string>();
      status = listing.add(entries[i], more);
    }
    if (status) status = listing.finish();
  }
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb show(const Listed& listed) {
  return {"show",
          listed.show.summary,
          Shelf::look_up,
          {{"CODE", Form::text, Argument::Count::some}},
          {{N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(listed.look_up),
          {0, 1, 4},
          listed.show.examples,
          [&listed](Session& session) { return run(session, listed); }};
}

}  // namespace yangxiao::cmd::catalogue
