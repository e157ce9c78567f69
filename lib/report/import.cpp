#include "report/import.hpp"

#include <algorithm>

#include "base/text/joined.hpp"
#include "base/text/phone.hpp"
#include "catalogue/entry_table.hpp"
#include "member/erased.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "report/deferred_indexes.hpp"
#include "report/deferred_references.hpp"
#include "report/event.hpp"
#include "report/event_dues.hpp"
#include "report/evidence.hpp"
#include "report/fingerprint.hpp"
#include "report/link.hpp"
#include "report/merge.hpp"
#include "report/parking.hpp"
#include "report/report_table.hpp"
#include "report/sorting_made.hpp"
#include "report/spoken_lines.hpp"
#include "report/step.hpp"
#include "report/told_request.hpp"
#include "table/import_sink.hpp"

namespace yangxiao::report {
namespace {

// What the words of a file mean changes with these lists.
constexpr const char* kListsMark = R"sql(
  SELECT max(coalesce((SELECT max(mark) FROM category), 0),
             coalesce((SELECT max(mark) FROM channel), 0),
             coalesce((SELECT max(mark) FROM agency), 0)))sql";
constexpr const char* kSameFile = R"sql(
  SELECT batch FROM batch
  WHERE subject = ?1 AND sha256 = ?2 AND undone_at IS NULL AND batch <> ?3)sql";

// Takes the rows of one file.
class Importer final : public table::ImportSink {
 public:
  Importer(store::Writer& book, const std::string& file, const ImportOptions& options,
           Reporter& reporter)
      : ImportSink(file, options),
        book_(book),
        options_(options),
        reporter_(reporter),
        erased_(member::erased_members(book)),
        words_(book, options.profile, options.rules.states),
        completion_(book, book.now(), options.zone, options.rules),
        told_(book, options.zone),
        stored_(book),
        deferred_(DeferredIndexes::for_import(book, options.skip_bad_rows)),
        references_(book, deferred_.defers_any()),
        writer_(book),
        events_(book),
        dues_(book),
        event_dues_(book),
        former_(book, summary_.batch = store::begin_batch(book, kBatchSubject, file)) {
    summary_.file = file;
  }

  // What is to be known before the header. Errors: those of a profile, zone_unknown.
  Status begin() {
    Status profile = words_.check_profile();
    if (!profile) return profile;
    RowRules rules{options_.profile, options_.datum, options_.order, options_.zone, {}, {}};
    if (options_.rules.bounds) rules.bounds = &*options_.rules.bounds;
    std::string channel = options_.channel;
    if (options_.profile != nullptr) {
      if (const auto& zone = options_.profile->time_zone) {
        auto named = calendar::Zone::named(zone->text);
        if (!named) return Error{Problem::zone_unknown, {zone->text}, zone->place};
        rules.zone = std::move(*named);
      }
      const auto fixed = options_.profile->fixed.find("channel");
      if (channel.empty() && fixed != options_.profile->fixed.end()) channel = fixed->second.text;
    }
    if (!channel.empty()) {
      auto named = channel_or_new(book_, words_, channel, summary_.batch);
      if (!named) return named.error();
      rules.channel = named->row;
      if (!named->made_of.empty()) channels_made_.push_back(std::move(*named));
    }
    rules.make = [this](std::string_view table, std::string_view code, std::string_view name) {
      return make_named(table, code, name);
    };
    reader_.emplace(summary_.file, words_, std::move(rules));
    return {};
  }

  bool knows(std::string_view header) const override { return reader_->knows(header); }
  std::string headers_looked_for() const override {
    return "reported_at 上报时间, category 分类, description 描述, external_id 工单号";
  }

  Result<ImportSummary> finish(const std::string& sha256) {
    if (!unmapped_.empty()) return unmapped_.error(summary_.file);
    if (without_id_ > 0) {
      const Status is_new = check_new_file(sha256);
      if (!is_new) return is_new.error();
    }
    writer_.finish();
    const Status indexed = deferred_.finish(summary_.file);
    if (!indexed) return indexed.error();
    references_.finish();
    if (members_made_ > 0) {
      link_new_phones(book_, options_.rules.link_days, options_.zone, reporter_);
    }
    finish_batch(book_, sha256, summary_);
    give_notes();
    return std::move(summary_);
  }

 private:
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line) override {
    auto unused = reader_->take_header(names, line);
    Fingerprint seed(reader_->seed());
    seed.add(book_.database().execAndGet(kListsMark).getInt64());
    seed.add(options_.new_members ? 1 : 0);
    seed.add(options_.rules.states.text());
    seed_ = seed.state();
    if (unused && reader_->has_requests()) {
      const Status ready = told_.begin(options_.rules.office_hours, names);
      if (!ready) return ready.error();
    }
    return unused;
  }

  Result<std::int64_t> make_named(std::string_view table, std::string_view code,
                                  std::string_view name) {
    if (table == "channel") {
      auto channel =
          make_channel(book_, words_, {code, name.empty() ? code : name}, summary_.batch);
      if (!channel) return channel.error();
      channels_made_.push_back(*channel);
      return channel->row;
    }
    auto agency = make_agency(book_, words_, name, summary_.batch);
    if (agency) agencies_made_.emplace_back(name);
    return agency;
  }

  Status take_row(const table::Record& record) override {
    fingerprint_ = fingerprint_of(record);
    std::optional<ReportReader::Known> known;
    if (!deferred_.defers_unique()) {
      if (const auto identity = reader_->identity(record)) {
        known = stored_.known(identity->channel, identity->external_id);
      }
      if (known && known->fingerprint == fingerprint_ && known->mark != book_.mark()) {
        const auto line = spoken_.line_of(known->id);
        if (line) return repeated(*stored_.at(known->id), *line);
        spoken_.keep(known->id, record.line);
        ++summary_.counts.unchanged;
        count_flaws(known->flaws);
        return {};
      }
    }
    auto row = reader_->read(record);
    return row ? take(*row, known, record) : Status(row.error());
  }

  std::int64_t fingerprint_of(const table::Record& record) const {
    Fingerprint print(seed_);
    for (const table::Cell& cell : record.cells) {
      if (!cell.present) print.add(1);
      print.add(cell.text);
    }
    return print.value();
  }

  // Rows that nothing identifies would be there twice.
  Status check_new_file(const std::string& sha256) const {
    SQLite::Statement query(book_.database(), kSameFile);
    query.bind(1, kBatchSubject);
    query.bind(2, sha256);
    query.bind(3, summary_.batch);
    if (!query.executeStep()) return {};
    return Error{Problem::file_imported_before,
                 {std::to_string(query.getColumn(0).getInt64())},
                 {summary_.file, 0, 0, {}}};
  }

  void give_notes() {
    const Place place = file_place();
    for (const Channel& made : channels_made_) {
      reporter_.note(Note::channel_made,
                     {words_.references().code_of("channel", made.row), made.made_of}, {});
    }
    if (!agencies_made_.empty()) {
      reporter_.note(Note::agencies_made,
                     {std::to_string(agencies_made_.size()), text::joined(agencies_made_)}, place);
    }
    note_unused(reporter_);
    if (!reader_->absent_headers().empty()) {
      reporter_.note(Note::profile_headers_absent, {text::joined(reader_->absent_headers())},
                     place);
    }
    if (!categories_made_.empty()) {
      reporter_.note(Note::categories_made,
                     {std::to_string(categories_made_.size()), text::joined(categories_made_)},
                     place);
    }
    if (members_made_ > 0) {
      reporter_.note(Note::members_made, {std::to_string(members_made_)}, place);
    }
    if (without_id_ > 0) {
      reporter_.note(Note::rows_without_id, {std::to_string(without_id_)}, place);
    }
  }

  void count_flaws(std::uint32_t flaws) {
    if (flaws == 0) return;
    ++summary_.counts.flawed;
    for (std::size_t i = 0; i < kFlaws; ++i) {
      if ((flaws & bit(static_cast<Flaw>(i))) != 0) ++summary_.flaws[i];
    }
  }

  Status take(ReportRow& row, const std::optional<ReportReader::Known>& known,
              const table::Record& record) {
    if (!row.unknown_category.empty()) {
      const Status sorted = sort_unknown(row);
      if (!sorted) return sorted;
    }
    std::optional<Report> stored;
    // The code of another book means nothing here; the channel's id means the same everywhere.
    const bool has_id = row.report.channel != 0 && !row.report.external_id.empty();
    if (known) {
      stored = stored_.at(known->id);
    } else if (row.number && row.request) {
      stored = reported_as(row, record);
    } else if (row.number && !has_id) {
      stored = stored_.at(*row.number);
      if (!stored) return Error{Problem::row_report_missing, {code_of(*row.number)}, {}};
    }
    if (stored) {
      const Status once = check_once(*stored);
      if (!once) return once;
      if (row.request) told_.leave_news(*stored, row, record);
    }
    const Instant filed_at =
        row.has(Field::filed_at) || !stored ? row.report.filed_at : stored->filed_at;
    bool is_known = completion_.name_reporter(row, filed_at);
    if (!is_known && options_.new_members) {
      const auto made = make_member(row);
      if (!made) return made.error();
      is_known = *made && completion_.name_reporter(row, filed_at);
    }
    if (stored && stored->member && erased_.contains(*stored->member)) {
      // Whose it was is forgotten: who has the number now, or came back, is somebody else.
      row.present &= ~(bit(Field::member) | bit(Field::contact_phone) | bit(Field::contact_name));
    } else if (!is_known && stored) {
      follow_phone(*stored, row);
    }
    return stored ? take_over(*stored, row, record.line) : take_new(row, record.line);
  }

  // The report that an earlier export of this book called by its code.
  std::optional<Report> reported_as(const ReportRow& row, const table::Record& record) {
    auto stored = stored_.at(*row.number);
    const bool is_it = stored && stored->batch != summary_.batch &&
                       stored->channel == row.report.channel &&
                       told_.is_of(*stored, *row.request, record);
    return is_it ? std::move(stored) : std::nullopt;
  }

  // A report that a member told comes with a phone that nobody has: it was theirs before, or the
  // file says now that somebody else told it.
  void follow_phone(const Report& stored, ReportRow& row) const {
    const std::string& phone = row.report.contact_phone;
    if (!stored.member || row.has(Field::member) || phone.empty() || text::is_masked(phone)) return;
    if (member::had_phone(book_, *stored.member, phone)) {
      row.present &= ~(bit(Field::contact_phone) | bit(Field::contact_name));
    } else {
      row.say(Field::member);
    }
  }

  // That this file has not spoken of the report already.
  Status check_once(const Report& stored) {
    std::optional<std::uint64_t> line = spoken_.line_of(stored.id);
    if (!line && stored.mark == book_.mark()) line = former_.line_of(stored.id);
    if (stored.batch == summary_.batch) line = static_cast<std::uint64_t>(stored.line);
    return line ? Status(repeated(stored, *line)) : Status();
  }

  static Error repeated(const Report& stored, std::uint64_t line) {
    const std::string id = stored.external_id.empty() ? code_of(stored.id) : stored.external_id;
    return {Problem::code_repeated, {id, std::to_string(line)}, {}};
  }

  Status sort_unknown(ReportRow& row) {
    if (!options_.new_categories) return unmapped_.count(row.unknown_category);
    const auto made =
        make_category(book_, words_, {row.unknown_code, row.unknown_category}, summary_.batch);
    if (!made) return made.error();
    row.report.category = *made;
    categories_made_.push_back(row.unknown_category);
    return row.request ? told_.learn_categories() : Status();
  }

  // A phone without a name stays a contact; so does a masked one.
  Result<bool> make_member(const ReportRow& row) {
    const std::string& phone = row.report.contact_phone;
    const bool is_one = !phone.empty() && phone.find_first_of(";*") == std::string::npos;
    if (!is_one || row.report.member || row.report.contact_name.empty()) return false;
    catalogue::Entry entry;
    entry.values.resize(member::members().fields.size());
    entry.values[member::field::name] = row.report.contact_name;
    entry.values[member::field::phone] = phone;
    entry.batch = summary_.batch;
    catalogue::EntryWriter members(book_, member::members());
    const Status inserted = members.insert(entry);
    if (!inserted) return inserted.error();
    ++members_made_;
    completion_.reporters().learn(entry);
    return true;
  }

  Status take_new(ReportRow& row, std::uint64_t line) {
    Report& report = row.report;
    if (!row.has(Field::filed_at)) return Error{Problem::value_missing, {"reported_at"}, {}};
    if (!row.has(Field::category)) return Error{Problem::value_missing, {"category"}, {}};
    if (report.channel == 0) return Error{Problem::value_missing, {"channel"}, {}};
    if (report.external_id.empty()) ++without_id_;
    if (report.category == 0) return {};  // unmapped: the import ends with the list of them
    if (row.request) fit_deadline(report, *row.request, told_.deadlines(), book_.now());
    if (report.state == State::parked) park(report, row.updated_at(), {});
    if (!report.station) completion_.infer_station(report);
    report.flaws |= time_flaws_of(report, reader_->has_closing_date(), book_.now());
    report.batch = summary_.batch;
    report.line = static_cast<std::int64_t>(line);
    report.fingerprint = fingerprint_;
    count_flaws(report.flaws);
    writer_.insert(report);
    references_.saw(report);
    ++summary_.counts.inserted;
    if (counts_as_verified(report.state)) verify_new(report);
    if (is_turned_down(report.state) && row.updated_at() != report.filed_at) turn_down_new(row);
    return {};
  }

  // No step of the report has the time of that.
  void turn_down_new(const ReportRow& row) {
    Report before = row.report;
    before.state = State::filed;
    Event event = event_of(before, row.report, bit(Field::state));
    event.at = row.updated_at();
    events_.add(row.report.id, event);
  }

  // By the file: where it leaves that out, when the last thing that it tells of happened.
  // Asked only where it matters: reading what happened to a report costs more than its row.
  std::optional<MovedBack> back_of(const Report& stored, const ReportRow& row) const {
    const bool may_be = row.has(Field::state) && row.report.state != stored.state &&
                        (stored.edited & bit(Field::state)) != 0;
    return may_be ? moved_back(stored, events_of(book_, stored.id)) : std::nullopt;
  }

  Status take_over(const Report& stored, ReportRow& row, std::uint64_t line) {
    completion_.follow_position(stored, row);
    if (row.report.category == 0) row.present &= ~bit(Field::category);
    Merged merged =
        merge(stored, row, reader_->has_closing_date(), book_.now(), back_of(stored, row));
    Report& next = merged.report;
    next.fingerprint =
        merged.conflicts.empty() ? std::optional<std::int64_t>(fingerprint_) : std::nullopt;
    count_flaws(next.flaws);
    note_conflicts(stored, row.report, merged.conflicts);
    if (merged.changed == 0) {
      spoken_.keep(stored.id, line);
      ++summary_.counts.unchanged;
      if (merged.conflicts.empty() && stored.fingerprint != next.fingerprint) {
        writer_.keep_fingerprint(stored.id, fingerprint_);
      }
      return {};
    }
    if (summary_.changes.size() < kChangesShown) {
      summary_.changes.push_back({code_of(stored.id), merged.changed});
    }
    former_.keep(stored.id, to_json(stored), line);
    writer_.update(next);
    ++summary_.counts.updated;
    const std::int64_t event = events_.add(stored.id, event_of(stored, next, merged.changed));
    settle_dues(stored, next, event);
    return {};
  }

  void note_conflicts(const Report& stored, const Report& said,
                      const std::vector<Field>& conflicts) {
    if (conflicts.empty()) return;
    ++summary_.counts.conflict;
    for (const Field field : conflicts) {
      if (summary_.conflicts.size() == kConflictsShown) return;
      summary_.conflicts.push_back({code_of(stored.id), field,
                                    shown(stored, field, words_.references(), options_.zone),
                                    shown(said, field, words_.references(), options_.zone)});
    }
  }

  Event event_of(const Report& stored, const Report& next, std::uint64_t changed) {
    Event event;
    event.at = book_.now();
    event.actor = words_.references().code_of("channel", next.channel);
    event.kind = kImported;
    if (stored.state != next.state) {
      event.from = stored.state;
      event.to = next.state;
      const bool has_step = next.state > State::filed && next.state <= State::closed;
      if (has_step && next.steps[step_of(next.state)]) {
        event.at = *next.steps[step_of(next.state)];
      }
    }
    event.former = former_json(stored, changed, words_.references(), options_.zone);
    return event;
  }

  void settle_dues(const Report& stored, const Report& next, std::int64_t event) {
    const bool was = counts_as_verified(stored.state);
    const bool is = counts_as_verified(next.state);
    const bool is_another = stored.member != next.member;
    const bool is_settled = was && (!is || is_another) && dues_.cancel(points::of_report(next.id));
    const bool goes_on = was && is_another && !is_settled && !was_closed_without_points(next.id);
    if (is && (!was || goes_on)) add_due(next, event);
    if (was != is) event_dues_.follow(next);
  }

  // By a step that was made here, without anybody having verified it.
  bool was_closed_without_points(std::int64_t report) const {
    bool was = false;
    for (const Event& event : events_of(book_, report)) {
      if (event.to) was = event.kind == name_of(Step::close) && event.from == State::resolved;
    }
    return was;
  }

  void add_due(const Report& report, std::int64_t event) {
    const auto member = completion_.reporters().earner(report.member, report.filed_at);
    if (member) dues_.add(points::of_report(report.id), *member, event, verified_at(report));
  }

  // The channel says so of a report that is new here.
  void verify_new(const Report& report) {
    if (!completion_.reporters().earner(report.member, report.filed_at)) return;
    Report before = report;
    before.state = State::filed;
    Event event = event_of(before, report, bit(Field::state));
    event.at = verified_at(report);
    add_due(report, events_.add(report.id, event));
  }

  store::Writer& book_;
  const ImportOptions& options_;
  Reporter& reporter_;
  std::unordered_set<std::int64_t> erased_;  // members
  ImportSummary summary_;
  Words words_;
  std::optional<RowReader> reader_;
  RowCompletion completion_;
  ToldRequests told_;
  ReportReader stored_;
  DeferredIndexes deferred_;
  DeferredReferences references_;
  ReportWriter writer_;
  EventWriter events_;
  points::DueWriter dues_;
  EventDues event_dues_;
  store::FormerRows former_;
  SpokenLines spoken_;
  UnmappedCategories unmapped_;
  std::vector<Channel> channels_made_;
  std::vector<std::string> agencies_made_;
  std::vector<std::string> categories_made_;
  std::uint64_t seed_ = 0;
  std::int64_t fingerprint_ = 0;  // of the row in hand
  std::uint64_t members_made_ = 0;
  std::uint64_t without_id_ = 0;
};

}  // namespace

Result<ImportSummary> import_reports(store::Writer& book, Input& input,
                                     const ImportOptions& options, Reporter& reporter) {
  Importer importer(book, input.name(), options, reporter);
  const Status begun = importer.begin();
  if (!begun) return begun.error();
  const auto read = table::read_rows(input, options.read, importer, reporter);
  if (!read) return read.error();
  return importer.finish(read->sha256);
}

}  // namespace yangxiao::report
