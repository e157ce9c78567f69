#include "report/change.hpp"

#include "report/merge.hpp"
#include "report/report_table.hpp"

namespace yangxiao::report {
namespace {

// What identifies a report, and what only a step changes.
constexpr std::uint64_t kFixed = bit(Field::external_id) | bit(Field::channel) | bit(Field::state) |
                                 bit(Field::accepted_at) | bit(Field::dispatched_at) |
                                 bit(Field::resolved_at) | bit(Field::verified_at) |
                                 bit(Field::closed_at);

// Reads what was typed as a row of a file with those headers.
class TypedRow {
 public:
  TypedRow(const store::Writer& book, const TypedFields& typed)
      : typed_(typed),
        now_(book.now()),
        words_(book, nullptr, typed.rules.states),
        reader_("", words_,
                {nullptr,
                 typed.datum,
                 typed.order,
                 typed.zone,
                 {},
                 typed.rules.bounds ? &*typed.rules.bounds : nullptr,
                 true}) {}

  void add(const std::string& header, const std::string& text) {
    names_.push_back(header);
    cells_.push_back({text, true});
  }

  // Errors: field_unknown, and those of a row without a place: nobody typed a line.
  Result<ReportRow> read() {
    for (const table::Assignment& one : typed_.fields) {
      if (!reader_.knows(one.field)) return unknown(one.field);
      add(one.field, one.value);
    }
    const auto unused = reader_.take_header(names_, 0);
    if (!unused) return without_place(unused.error());
    auto row = reader_.read({0, cells_});
    if (!row) return without_place(row.error());
    if (!row->unknown_category.empty()) return unknown_category(row->unknown_category);
    if (row->has(Field::filed_at) && row->report.filed_at > now_) {
      return Error{
          Problem::time_ahead, {calendar::to_rfc3339(row->report.filed_at, typed_.zone)}, {}};
    }
    return row;
  }

  Words& words() { return words_; }

 private:
  static Error unknown(const std::string& word) {
    std::vector<std::string_view> known = profile_form().fields;
    std::erase_if(known, [](std::string_view name) {
      const auto field = field_named(name);
      return name == "code" || (field && (kFixed & bit(*field)) != 0);
    });
    return table::unknown_field(word, known);
  }

  static Error without_place(Error error) {
    error.place = {{}, 0, 0, error.place.value};
    return error;
  }

  Error unknown_category(const std::string& word) {
    const auto row = words_.references().find("category", word, "category");
    return row ? Error{Problem::reference_unknown, {word, "", "category"}, {}} : row.error();
  }

  const TypedFields& typed_;
  Instant now_;
  Words words_;
  RowReader reader_;
  std::vector<std::string> names_;
  std::vector<table::Cell> cells_;
};

Status check_changeable(const ReportRow& row) {
  // From the last on: a time says a state as well, which nobody typed.
  for (std::size_t i = kFields; i > 0; --i) {
    const auto field = static_cast<Field>(i - 1);
    if (!row.has(field) || (kFixed & bit(field)) == 0) continue;
    return Error{Problem::field_fixed, {std::string(name_of(field))}, {}};
  }
  return {};
}

Status check_new(const store::Reader& book, const ReportRow& row) {
  if (!row.has(Field::category)) return Error{Problem::value_missing, {"category"}, {}};
  if (row.report.channel == 0) return Error{Problem::value_missing, {"channel"}, {}};
  if (row.report.external_id.empty()) return {};
  const auto same = ReportReader(book).with_external(row.report.channel, row.report.external_id);
  return same ? Status(Error{Problem::entry_exists, {code_of(same->id)}, {}}) : Status();
}

}  // namespace

Result<Report> file_report(store::Writer& book, const TypedFields& typed) {
  TypedRow typed_row(book, typed);
  // The fields may say it; what is typed comes behind and is refused when it is there twice.
  bool says_when = false;
  for (const auto& one : typed.fields) says_when = says_when || one.field == "reported_at";
  const std::string now = calendar::to_rfc3339(book.now(), typed.zone);
  if (!says_when) typed_row.add("reported_at", now);
  auto row = typed_row.read();
  if (!row) return row.error();
  const Status is_new = check_new(book, *row);
  if (!is_new) return is_new.error();
  RowCompletion completion(book, book.now(), typed.zone, typed.rules);
  completion.name_reporter(*row, row->report.filed_at);
  Report& report = row->report;
  if (!report.station) completion.infer_station(report);
  report.edited = row->present & ~kFixed;
  ReportWriter writer(book);
  writer.insert(report);
  writer.finish();
  Event filed;
  filed.at = book.now();
  filed.actor = book.actor();
  filed.kind = kFiled;
  EventWriter(book).add(report.id, filed);
  return std::move(report);
}

Result<std::vector<Stepped>> set_fields(store::Writer& book, std::span<const std::string> words,
                                        const TypedFields& typed) {
  TypedRow typed_row(book, typed);
  typed_row.add("code", "");  // which reports are meant, is said beside
  const auto said = typed_row.read();
  if (!said) return said.error();
  const Status changeable = check_changeable(*said);
  if (!changeable) return changeable.error();
  RowCompletion completion(book, book.now(), typed.zone, typed.rules);

  const FieldChange change = [&](Report& report) {
    ReportRow row = *said;
    completion.name_reporter(row, row.has(Field::filed_at) ? row.report.filed_at : report.filed_at);
    completion.follow_position(report, row);
    Report unprotected = report;
    unprotected.edited = 0;  // a person may change what a person changed before
    Merged merged = merge(unprotected, row, false, book.now());
    std::string former =
        former_json(report, merged.changed, typed_row.words().references(), typed.zone);
    merged.report.edited = report.edited | said->present;
    report = std::move(merged.report);
    return former;
  };
  StepRequest request;
  request.step = Step::set;
  request.zone = typed.zone;
  request.change = &change;
  return make_step(book, words, request);
}

}  // namespace yangxiao::report
