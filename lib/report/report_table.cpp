#include "report/report_table.hpp"

#include "base/text/halfwidth.hpp"
#include "base/text/nearest_word.hpp"
#include "catalogue/reference.hpp"
#include "geo/grid.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kByNumber = "SELECT " REPORT_COLUMNS "FROM report WHERE report = ?1";
constexpr const char* kByExternal =
    "SELECT " REPORT_COLUMNS "FROM report WHERE channel = ?1 AND external_id = ?2";
constexpr const char* kFingerprint = R"sql(
  SELECT report, fingerprint, mark, flaws FROM report WHERE channel = ?1 AND external_id = ?2)sql";
constexpr const char* kInsert = R"sql(
  INSERT INTO report VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
    ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35,
    ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ?44, ?45))sql";
constexpr const char* kUpdate = R"sql(
  UPDATE report SET channel = ?2, external_id = ?3, category = ?4, state = ?5, filed_at = ?6,
    fingerprint = ?7, station = ?8, cell = ?9, lat = ?10, lon = ?11, source_lat = ?12,
    source_lon = ?13, source_datum = ?14, member = ?15, team = ?16, employer = ?17,
    contact_phone = ?18, contact_name = ?19, agency = ?20, accepted_at = ?21, dispatched_at = ?22,
    resolved_at = ?23, verified_at = ?24, closed_at = ?25, parked_until = ?26, resolve_by = ?27,
    hops = ?28, head = ?29, flaws = ?30, inferred = ?31, subdistrict = ?32, address = ?33,
    description = ?34, photos = ?35, resolution = ?36, edited = ?37, batch = ?38, line = ?39,
    content = ?40, mark = ?41, returned_at = ?42, parked_from = ?43, parked_at = ?44, pauses = ?45
  WHERE report = ?1)sql";
constexpr const char* kKeepFingerprint = R"sql(
  UPDATE report SET fingerprint = ?2, mark = ?3 WHERE report = ?1)sql";
constexpr const char* kLast = R"sql(SELECT max(report) FROM report)sql";
constexpr const char* kSequence = "sequence_report";

// Takes the columns of a row one after another.
class Columns {
 public:
  explicit Columns(const store::Scan& row) : row_(row) {}
  std::int64_t number() { return row_.number(at_++); }
  void text(std::string& text) { text = row_.text(at_++); }
  std::optional<std::int64_t> maybe() { return row_.maybe(at_++); }
  std::optional<Instant> time() { return row_.time(at_++); }
  std::optional<geo::Position> position() {
    const int lat = at_;
    at_ += 2;
    if (row_.is_null(lat)) return std::nullopt;
    return geo::Position{row_.real(lat), row_.real(lat + 1)};
  }
  void skip() { ++at_; }

 private:
  const store::Scan& row_;
  int at_ = 0;
};

// Binds the parameters of a row one after another; texts outlive the statement's run. What was NULL
// in the row before and is again is left alone: most of a report's columns are.
class Parameters {
 public:
  Parameters(SQLite::Statement& statement, std::uint64_t& bound)
      : statement_(statement), bound_(bound) {}
  void number(std::int64_t value) { statement_.bind(next(), value); }
  void text(const std::string& value) {
    if (value.empty()) return null();
    statement_.bindNoCopy(next(), value);
  }
  // A text that is gone before the statement runs.
  void copied(const std::string& value) {
    if (value.empty()) return null();
    statement_.bind(next(), value);
  }
  // One of a fixed set of names, which end with U+0000 where they stand.
  void name(std::string_view value) {
    if (value.empty()) return null();
    statement_.bindNoCopy(next(), value.data());
  }
  void maybe(const std::optional<std::int64_t>& value) {
    if (!value) return null();
    number(*value);
  }
  void time(const std::optional<Instant>& value) {
    if (!value) return null();
    number(value->seconds);
  }
  void degrees(const std::optional<double>& value) {
    if (!value) return null();
    statement_.bind(next(), *value);
  }

 private:
  int next() {
    bound_ |= std::uint64_t{1} << static_cast<unsigned>(++at_);
    return at_;
  }
  void null() {
    const std::uint64_t here = std::uint64_t{1} << static_cast<unsigned>(++at_);
    if ((bound_ & here) != 0) statement_.bind(at_);
    bound_ &= ~here;
  }

  SQLite::Statement& statement_;
  std::uint64_t& bound_;  // a bit for each parameter that is not NULL
  int at_ = 0;
};

// A position that means nothing is in no cell.
std::optional<std::int64_t> cell_of(const Report& report) {
  const std::uint32_t nowhere = bit(Flaw::position_zero) | bit(Flaw::position_impossible);
  if (!report.position || (report.flaws & nowhere) != 0) return std::nullopt;
  return geo::cell_of(*report.position);
}

std::optional<Report> first_of(store::Scan& scan) {
  if (!scan.step()) return std::nullopt;
  std::optional<Report> report(std::in_place);
  read_report(scan, *report);
  return report;
}

}  // namespace

void read_report(const store::Scan& row, Report& report) {
  Columns columns(row);
  std::string word;
  report.id = columns.number();
  report.channel = columns.number();
  columns.text(report.external_id);
  report.category = columns.number();
  report.state = static_cast<State>(columns.number());
  report.filed_at = Instant{columns.number()};
  report.fingerprint = columns.maybe();
  report.station = columns.maybe();
  columns.skip();  // the cell follows from the position
  report.position = columns.position();
  columns.text(report.source_lat);
  columns.text(report.source_lon);
  columns.text(word);
  report.source_datum = word.empty() ? std::nullopt : geo::datum_named(word);
  report.member = columns.maybe();
  report.team = columns.maybe();
  report.employer = columns.maybe();
  columns.text(report.contact_phone);
  columns.text(report.contact_name);
  report.agency = columns.maybe();
  for (auto& step : report.steps) step = columns.time();
  report.parked_until = columns.time();
  report.resolve_by = columns.time();
  report.hops = static_cast<int>(columns.number());
  report.head = columns.maybe();
  report.flaws = static_cast<std::uint32_t>(columns.number());
  report.inferred = columns.number() != 0;
  columns.text(report.subdistrict);
  columns.text(report.address);
  columns.text(report.description);
  columns.text(report.photos);
  columns.text(report.resolution);
  report.edited = static_cast<std::uint64_t>(columns.number());
  report.batch = columns.maybe();
  report.line = columns.number();
  report.content = columns.number();
  report.mark = columns.number();
  report.returned_at = columns.time();
  const auto from = columns.maybe();
  report.parked_from = from ? std::optional(static_cast<State>(*from)) : std::nullopt;
  report.parked_at = columns.time();
  columns.text(word);
  report.pauses = parse_pauses(word);
}

std::int64_t last_number(const store::Reader& book) {
  const auto given = book.property(kSequence);
  return given ? std::strtoll(given->c_str(), nullptr, 10)
               : book.database().execAndGet(kLast).getInt64();
}

std::optional<Report> ReportReader::at(std::int64_t report) {
  if (!by_number_) by_number_.emplace(book_.database(), kByNumber);
  by_number_->reset();
  by_number_->bind(1, report);
  return first_of(*by_number_);
}

std::optional<Report> ReportReader::with_external(std::int64_t channel,
                                                  std::string_view external_id) {
  if (!by_external_) by_external_.emplace(book_.database(), kByExternal);
  by_external_->reset();
  by_external_->bind(1, channel);
  by_external_->bind(2, external_id);
  return first_of(*by_external_);
}

std::optional<ReportReader::Known> ReportReader::known(std::int64_t channel,
                                                       std::string_view external_id) {
  if (!fingerprint_) fingerprint_.emplace(book_.database(), kFingerprint);
  fingerprint_->reset();
  fingerprint_->bind(1, channel);
  fingerprint_->bind(2, std::string(external_id));
  if (!fingerprint_->executeStep()) return std::nullopt;
  return Known{fingerprint_->getColumn(0).getInt64(), fingerprint_->getColumn(1).getInt64(),
               fingerprint_->getColumn(2).getInt64(),
               static_cast<std::uint32_t>(fingerprint_->getColumn(3).getInt64())};
}

namespace {

// As export open311 names one that has no id in its channel, or whose id is not shown.
std::optional<Report> of_channel(ReportReader& reader, std::int64_t channel,
                                 std::string_view code) {
  const auto number = report_of_code(code);
  auto report = number ? reader.at(*number) : std::nullopt;
  return report && report->channel == channel ? std::move(report) : std::nullopt;
}

}  // namespace

Result<Report> report_named(const store::Reader& book, const std::string& word) {
  ReportReader reader(book);
  const std::string plain = text::to_halfwidth(word);
  if (const auto number = report_of_code(plain)) {
    if (auto report = reader.at(*number)) return std::move(*report);
  }
  catalogue::References references(book);
  // An id may have wide characters of its own, which its channel's file wrote.
  for (const std::string& said : {word, plain}) {
    const std::size_t colon = said.find(':');
    if (colon == std::string::npos) continue;
    const auto channel =
        references.find("channel", text::trimmed(said.substr(0, colon)), "channel");
    if (!channel) continue;
    const std::string_view id = text::trimmed(std::string_view(said).substr(colon + 1));
    auto report = reader.with_external(*channel, id);
    if (!report) report = of_channel(reader, *channel, id);
    if (report) return std::move(*report);
  }
  return Error{Problem::report_missing, {word}, {}};
}

bool looks_like_report(std::string_view word) {
  return word.find(':') != std::string_view::npos || report_of_code(word).has_value();
}

ReportWriter::ReportWriter(store::Writer& book)
    : book_(book), insert_{{book.database(), kInsert}}, last_(last_number(book)) {}

void ReportWriter::finish() {
  if (last_ > 0) book_.set_property(kSequence, std::to_string(last_));
}

void ReportWriter::run(Prepared& prepared, const Report& report, std::int64_t content) const {
  prepared.statement.reset();
  Parameters parameters(prepared.statement, prepared.bound);
  parameters.number(report.id);
  parameters.number(report.channel);
  parameters.text(report.external_id);
  parameters.number(report.category);
  parameters.number(static_cast<std::int64_t>(report.state));
  parameters.number(report.filed_at.seconds);
  parameters.maybe(report.fingerprint);
  parameters.maybe(report.station);
  parameters.maybe(cell_of(report));
  parameters.degrees(report.position ? std::optional(report.position->lat) : std::nullopt);
  parameters.degrees(report.position ? std::optional(report.position->lon) : std::nullopt);
  parameters.text(report.source_lat);
  parameters.text(report.source_lon);
  parameters.name(report.source_datum ? geo::name_of(*report.source_datum) : std::string_view());
  parameters.maybe(report.member);
  parameters.maybe(report.team);
  parameters.maybe(report.employer);
  parameters.text(report.contact_phone);
  parameters.text(report.contact_name);
  parameters.maybe(report.agency);
  for (const auto& step : report.steps) parameters.time(step);
  parameters.time(report.parked_until);
  parameters.time(report.resolve_by);
  parameters.number(report.hops);
  parameters.maybe(report.head);
  parameters.number(report.flaws);
  parameters.number(report.inferred ? 1 : 0);
  parameters.text(report.subdistrict);
  parameters.text(report.address);
  parameters.text(report.description);
  parameters.text(report.photos);
  parameters.text(report.resolution);
  parameters.number(static_cast<std::int64_t>(report.edited));
  parameters.maybe(report.batch);
  parameters.maybe(report.line == 0 ? std::nullopt : std::optional<std::int64_t>(report.line));
  parameters.number(content);
  parameters.number(book_.mark());
  parameters.time(report.returned_at);
  parameters.maybe(report.parked_from
                       ? std::optional(static_cast<std::int64_t>(*report.parked_from))
                       : std::nullopt);
  parameters.time(report.parked_at);
  const std::string pauses = to_text(report.pauses);
  parameters.copied(pauses);
  prepared.statement.exec();
}

void ReportWriter::insert(Report& report) {
  report.id = ++last_;
  report.content = book_.mark();
  run(insert_, report, report.content);
}

ReportWriter::Prepared& ReportWriter::updating() {
  if (!update_) update_.emplace(Prepared{{book_.database(), kUpdate}});
  return *update_;
}

void ReportWriter::update(const Report& report) { run(updating(), report, book_.mark()); }

void ReportWriter::keep_fingerprint(std::int64_t report, std::int64_t fingerprint) {
  if (!keep_) keep_.emplace(book_.database(), kKeepFingerprint);
  keep_->reset();
  keep_->bind(1, report);
  keep_->bind(2, fingerprint);
  keep_->bind(3, book_.mark());
  keep_->exec();
}

void ReportWriter::restore(const Report& former) { run(updating(), former, former.content); }

}  // namespace yangxiao::report
