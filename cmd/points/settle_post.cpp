// points settle --post-list: freezes a list, and writes it for everybody to see.
#include <array>

#include <fmt/format.h>

#include "base/text/hex.hpp"
#include "calendar/civil.hpp"
#include "cli/rows_out.hpp"
#include "points/chain.hpp"
#include "points/due_view.hpp"
#include "points/key.hpp"
#include "points/last_day.hpp"
#include "points/settle_modes.hpp"
#include "report/filters.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

// Everybody may read it, on a wall or in a group.
constexpr mode_t kPublic = 0644;

// The list as a spreadsheet opens it, with headings in the reader's language: line, masked name and
// phone, report, category, day, points, reason; no place and no hour.
Result<std::string> file_of(Session& session, std::span<const settle::Line> lines,
                            Instant posted_at) {
  const std::array<std::string, 8> headings = {
      tr(N_("line")),     tr(N_("member's name")), tr(N_("phone")),  tr(N_("what for")),
      tr(N_("category")), tr(N_("date")),          tr(N_("points")), tr(N_("why so many"))};
  std::array<table::Column, 8> columns = {};
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].key = headings[i];
  columns[0].type = columns[6].type = table::Type::integer;
  StringOutput file;
  table::WriteOptions options;
  options.excel = true;
  auto writer = table::make_writer(table::Format::csv, file, columns, options);
  if (!writer) return writer.error();
  DueView view(session);
  const Reasons reasons(session.reader(), posted_at);
  // What tells of people in need is no matter for a wall.
  const auto untold =
      report::left_out_at(session, yangxiao::report::CategoryTree(session.reader()), Privacy::open);
  if (!untold) return untold.error();
  std::int64_t number = 0;
  for (const settle::Line& line : lines) {
    const bool is_untold = line.subject.kind == lib::SubjectKind::report &&
                           std::binary_search(untold->begin(), untold->end(), line.category);
    const DueView::Person& person = view.person(line.member);
    const DueView::About about = view.about(line);
    const std::string code = view.codes(line).any();
    const std::string reason = reasons.of(line);
    const std::array<table::Value, 8> values = {
        ++number,
        text_or_nothing(person.name),
        text_or_nothing(person.phone),
        std::string_view(code),
        is_untold ? std::string_view(tr(N_("not told here"))) : std::string_view(about.category),
        std::string_view(about.filed_on),
        line.worth.points,
        std::string_view(reason)};
    const Status written = (*writer)->row(values);
    if (!written) return written.error();
  }
  const Status finished = (*writer)->finish();
  if (!finished) return finished.error();
  return std::move(file.bytes);
}

Status print(Session& session, const settle::Settlement& list, const std::string& path) {
  const std::string until = last_day(session, list.objections_until);
  const std::string digest = text::to_hex(list.digest);
  if (session.shape() == Shape::table) {
    const std::string text =
        fmt::format(fmt::runtime(tr(N_("list {0} of {1} is posted: lines {2}, points {3}\n"
                                       "hang up {4} (b2sum -l 256: {5})\n"
                                       "objections until the end of {6}; after that: "
                                       "yangxiao points settle --confirm {0}"))),
                    list.settlement, list.period, list.lines, list.points, path, digest, until);
    return session.out().write(text + "\n");
  }
  static constexpr std::array<table::Column, 7> kColumns = {{{"settlement", table::Type::integer},
                                                             {"period"},
                                                             {"lines", table::Type::integer},
                                                             {"points", table::Type::integer},
                                                             {"file"},
                                                             {"digest"},
                                                             {"objections_until"}}};
  const std::string time = calendar::to_rfc3339(list.objections_until, session.zone());
  const std::array<table::Value, 7> values = {
      list.settlement,       std::string_view(list.period), list.lines,
      list.points,           std::string_view(path),        std::string_view(digest),
      std::string_view(time)};
  return print_object(session, kColumns, values);
}

struct List {
  settle::Settlement posted;
  std::string bytes;  // of its file
};

// Where the file was lost after the list was frozen, it is written once more, as long as it comes
// out the same.
std::optional<List> posted_before(Session& session, settle::Period period) {
  const auto posted = settle::settlement_of(session.reader(), period);
  if (!posted || posted->confirmed_at) return std::nullopt;
  const auto lines = settle::draft(session.reader(), session.zone(), {{}, posted->settlement});
  auto bytes = file_of(session, lines, posted->posted_at);
  if (!bytes || yangxiao::points::digest_of(*bytes) != posted->digest) return std::nullopt;
  return List{*posted, std::move(*bytes)};
}

Result<List> list_of(Session& session, settle::Period period) {
  if (auto before = posted_before(session, period)) return std::move(*before);
  store::Writer& book = session.writer();
  // A clock that is not believed freezes no month.
  const auto ledger = lib::Ledger::open(book, session.random(), session.uid());
  if (!ledger) return ledger.error();
  // Before everything is reckoned.
  const Status may = settle::may_post(book, period, session.zone(), book.now());
  if (!may) return may.error();
  const auto lines =
      settle::draft(book, session.zone(), {*settle::end_of(period, session.zone()), {}, period});
  auto bytes = file_of(session, lines, book.now());
  if (!bytes) return bytes.error();
  const auto posted =
      settle::post_list(book, session.zone(), period, lines, yangxiao::points::digest_of(*bytes),
                        session.config().points_objection_days);
  if (!posted) return posted.error();
  return List{*posted, std::move(*bytes)};
}

}  // namespace

Result<Outcome> post_period(Session& session) {
  const auto period = period_of(session.arguments());
  if (!period) return period.error();
  note_overdue(session);
  const auto list = list_of(session, *period);
  if (!list) return as_read(session, list.error());
  store::Writer& book = session.writer();
  const std::string path = *session.arguments()[opt_post_list];
  // The file is whole before the list counts, and appears only when it does.
  auto file = open_file_output(path, kPublic);
  if (!file) return file.error();
  Status status = (*file)->write(list->bytes);
  if (status) status = print(session, list->posted, path);
  if (list->posted.lines == 0) {
    session.reporter().note(Note::list_empty, {list->posted.period}, {});
  }
  if (status) status = session.commit();
  if (status && !book.is_dry_run()) status = (*file)->commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace yangxiao::cmd::points
