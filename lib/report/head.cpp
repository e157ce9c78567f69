#include "report/head.hpp"

#include <unordered_set>

#include "report/event.hpp"
#include "report/event_dues.hpp"
#include "report/report_table.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kDuplicates =
    "SELECT " REPORT_COLUMNS "FROM report WHERE head = ?1 ORDER BY report";

// Of the duplicate, and of its head.
constexpr std::string_view kMerge = "merge";
constexpr std::string_view kTakeIn = "take_in";
constexpr std::string_view kSplit = "split";
constexpr std::string_view kSplitOff = "split_off";

// The links of one command, each kept as an event that names the head; of what came along, `note`
// names the report that brought it.
class Linker {
 public:
  explicit Linker(store::Writer& book)
      : book_(book), writer_(book), events_(book), event_dues_(book) {}

  void link(Report& report, const Report& head, const std::string& brought_by) {
    report.head = head.id;
    write(report, kMerge, code_of(head.id), brought_by);
    event_dues_.linked(report, head);
  }

  void unlink(Report& report) {
    const std::string head = code_of(*report.head);
    report.head.reset();
    write(report, kSplit, head, {});
    event_dues_.unlinked(report);
  }

  // That something happened to a head: what was built on it is seen by its row.
  void touch(const Report& head, std::string_view kind, const std::string& other) {
    write(head, kind, other, {});
  }

 private:
  void write(const Report& report, std::string_view kind, const std::string& reason,
             const std::string& note) {
    writer_.update(report);
    Event event;
    event.at = book_.now();
    event.actor = book_.actor();
    event.kind = kind;
    event.reason = reason;
    event.note = note;
    events_.add(report.id, event);
  }

  store::Writer& book_;
  ReportWriter writer_;
  EventWriter events_;
  EventDues event_dues_;
};

// The report that brought a duplicate to its head; empty: it was named itself.
std::string brought_by(const store::Reader& book, const Report& duplicate) {
  std::string bringer;
  for (const Event& event : events_of(book, duplicate.id)) {
    const bool is_own = event.kind == kMerge && event.reason == code_of(duplicate.head.value_or(0));
    if (is_own) bringer = event.note;
  }
  return bringer;
}

}  // namespace

std::vector<Report> duplicates_of(const store::Reader& book, std::int64_t head) {
  std::vector<Report> found;
  store::Scan scan(book.database(), kDuplicates);
  scan.bind(1, head);
  while (scan.step()) read_report(scan, found.emplace_back());
  return found;
}

Result<std::vector<Linked>> merge_reports(store::Writer& book, std::span<const std::string> words,
                                          const std::string& into) {
  auto named = report_named(book, into);
  if (!named) return named.error();
  ReportReader reader(book);
  const std::int64_t head = named->head.value_or(named->id);
  const Report standing = *reader.at(head);
  Linker linker(book);
  std::unordered_set<std::int64_t> seen;
  std::vector<Linked> linked;
  for (const std::string& word : words) {
    auto report = report_named(book, word);
    if (!report) return report.error();
    if (!seen.insert(report->id).second) continue;
    if (report->id == head) return Error{Problem::reports_same, {code_of(head)}, {}};
    if (report->head == head) {
      return Error{Problem::report_is_duplicate, {code_of(report->id), code_of(head)}, {}};
    }
    if (is_open(report->state) && is_turned_down(standing.state)) {
      return Error{Problem::head_turned_down,
                   {code_of(head), std::string(name_of(standing.state)), code_of(report->id),
                    std::string(chinese_name_of(standing.state))},
                   {}};
    }
    for (Report& duplicate : duplicates_of(book, report->id)) {
      linker.link(duplicate, standing, code_of(report->id));
      seen.insert(duplicate.id);  // it may be named as well
      linked.push_back({std::move(duplicate), true});
    }
    linker.link(*report, standing, {});
    linker.touch(standing, kTakeIn, code_of(report->id));
    linked.push_back({std::move(*report), false});
  }
  return linked;
}

Result<std::vector<Linked>> split_reports(store::Writer& book, std::span<const std::string> words) {
  ReportReader reader(book);
  Linker linker(book);
  std::unordered_set<std::int64_t> seen;
  std::vector<Linked> split;
  for (const std::string& word : words) {
    auto report = report_named(book, word);
    if (!report) return report.error();
    if (!seen.insert(report->id).second) continue;
    if (!report->head) return Error{Problem::report_no_duplicate, {code_of(report->id)}, {}};
    const std::int64_t head = *report->head;
    for (Report& duplicate : duplicates_of(book, head)) {
      if (brought_by(book, duplicate) != code_of(report->id)) continue;
      linker.link(duplicate, *report, {});
      split.push_back({std::move(duplicate), true});
    }
    linker.unlink(*report);
    linker.touch(*reader.at(head), kSplitOff, code_of(report->id));
    split.push_back({std::move(*report), false});
  }
  return split;
}

}  // namespace yangxiao::report
