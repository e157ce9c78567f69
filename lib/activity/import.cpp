#include "activity/import.hpp"

#include <fmt/format.h>

#include "base/text/fold.hpp"
#include "base/text/joined.hpp"
#include "calendar/civil.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::activity {
namespace {

class SheetImporter final : public table::ImportSink {
 public:
  SheetImporter(store::Writer& book, const calendar::Zone& zone, const std::string& file,
                const table::ImportOptions& options)
      : ImportSink(file, options),
        book_(book),
        references_(book),
        reader_(file, references_, calendar::day_number(book.now(), zone)),
        taker_(book, zone, references_) {
    summary_.batch = store::begin_batch(book, kBatchSubject, file);
    summary_.file = file;
  }

  bool knows(std::string_view header) const override { return RowReader::knows(header); }
  std::string headers_looked_for() const override { return "member 成员编号, hours 时长"; }

  ImportSummary finish(const std::string& sha256, Reporter& reporter) {
    summary_.taken = taker_.finish();
    summary_.counts = summary_.taken.counts;
    finish_batch(book_, sha256, summary_);
    note_unused(reporter);
    return std::move(summary_);
  }

 private:
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line) override {
    return reader_.take_header(names, line);
  }

  Status take_row(const table::Record& record) override {
    const auto row = reader_.read(record);
    if (!row) return row.error();
    return taker_.take(*row, fmt::format("{}:{}", file_, record.line), summary_.batch);
  }

  store::Writer& book_;
  ImportSummary summary_;
  catalogue::References references_;
  RowReader reader_;
  SheetTaker taker_;
};

}  // namespace

std::string SheetTaker::text_of(const Activity& activity) {
  std::string text = activity.name + ", " + calendar::to_text(calendar::day_of(activity.held_on));
  if (activity.starts) text += " " + start_text(activity);
  if (activity.team) text += ", " + references_.code_of("team", *activity.team);
  return text;
}

// A row need not repeat what the code says, and may not say otherwise.
Status SheetTaker::check_same(const Activity& known, const Row& row) {
  const Activity& said = row.activity;
  Activity in_row = known;
  if (!said.name.empty() && text::fold(said.name) != text::fold(known.name)) {
    in_row.name = said.name;
  }
  if (row.has_day) in_row.held_on = said.held_on;
  if (said.starts) in_row.starts = said.starts;
  if (said.team) in_row.team = said.team;
  const bool is_same = in_row.name == known.name && in_row.held_on == known.held_on &&
                       in_row.starts == known.starts && in_row.team == known.team;
  if (is_same) return {};
  return Error{Problem::activity_differs, {known.code, text_of(known), text_of(in_row)}, {}};
}

Result<Activity> SheetTaker::activity_of(const Row& row, const std::optional<std::int64_t>& batch) {
  Activity activity = row.activity;
  if (!activity.code.empty()) {
    if (auto known = reader_.with_code(activity.code)) {
      const Status same = check_same(*known, row);
      if (!same) return same.error();
      return std::move(*known);
    }
    if (activity.name.empty()) return Error{Problem::value_missing, {"name"}, {}};
    if (!row.has_day) return Error{Problem::value_missing, {"date"}, {}};
  } else {
    const std::vector<Activity> known = reader_.like(activity);
    if (known.size() == 1) return known.front();
    std::vector<std::string> codes;
    for (const Activity& one : known) codes.push_back(one.code);
    if (!codes.empty()) {
      return Error{Problem::entry_ambiguous, {activity.name, text::joined(codes)}, {}};
    }
  }
  add_activity(book_, activity, batch);
  return activity;
}

Status SheetTaker::take(const Row& row, const std::string& source,
                        const std::optional<std::int64_t>& batch) {
  const auto activity = activity_of(row, batch);
  if (!activity) return activity.error();
  bool is_new = false;
  Participation part = writer_.part_of(*activity, row.member, is_new);
  taken_.activities.insert(activity->id);
  if (!is_new && part.says(row.minutes)) {
    ++taken_.counts.unchanged;
    return {};
  }
  const std::string known = is_new ? std::string() : activity::text_of(part.figures.front());
  writer_.say(part, {row.minutes, {}, source, batch});
  members_.insert(part.member);
  if (is_new) {
    ++taken_.counts.inserted;
    taken_.minutes += row.minutes;
    parts_.insert(part.id);
    return {};
  }
  ++taken_.counts.conflict;
  taken_.conflicts.push_back({activity->code, references_.code_of("member", part.member), known,
                              activity::text_of(part.figures.back())});
  return {};
}

Taken SheetTaker::finish() {
  for (const std::int64_t member : members_) {
    for (const Judged& one : writer_.follow(member)) {
      if (!parts_.contains(one.participation.id)) continue;
      parts_.erase(one.participation.id);
      taken_.overlapping += one.standing == Standing::overlaps ? 1 : 0;
      taken_.not_joined += one.standing == Standing::not_joined ? 1 : 0;
    }
  }
  taken_.counts.flawed = taken_.overlapping + taken_.not_joined;
  return std::move(taken_);
}

Result<ImportSummary> import_sheet(store::Writer& book, const calendar::Zone& zone, Input& input,
                                   const table::ImportOptions& options, Reporter& reporter) {
  SheetImporter importer(book, zone, input.name(), options);
  const auto read = table::read_rows(input, options.read, importer, reporter);
  if (!read) return read.error();
  return importer.finish(read->sha256, reporter);
}

Result<Taken> add_typed(store::Writer& book, const calendar::Zone& zone,
                        const std::vector<table::Assignment>& fields) {
  catalogue::References references(book);
  RowReader reader({}, references, calendar::day_number(book.now(), zone));
  std::vector<std::string> names;
  std::vector<table::Cell> cells;
  std::vector<std::string> members;
  for (const table::Assignment& field : fields) {
    if (!RowReader::knows(field.field)) {
      return table::unknown_field(field.field, RowReader::names());
    }
    if (RowReader::means_member(field.field)) {
      members.push_back(field.value);
      continue;
    }
    names.push_back(field.field);
    cells.push_back({field.value, true});
  }
  if (members.empty()) return Error{Problem::value_missing, {"member"}, {}};
  names.emplace_back("member");
  cells.push_back({});
  const auto unused = reader.take_header(names, 0);
  if (!unused) return unused.error();
  SheetTaker taker(book, zone, references);
  for (const std::string& member : members) {
    cells.back() = {member, true};
    const auto row = reader.read({0, cells});
    if (!row) {
      Error error = row.error();
      error.place = {{}, 0, 0, error.place.value};
      return error;
    }
    const Status taken = taker.take(*row, {}, {});
    if (!taken) return taken.error();
  }
  return taker.finish();
}

}  // namespace yangxiao::activity
