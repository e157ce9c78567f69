#include "report/row.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>

#include "base/text/halfwidth.hpp"
#include "base/text/phone.hpp"
#include "member/erased.hpp"
#include "report/fingerprint.hpp"
#include "report/header_aliases.hpp"
#include "table/cell_reading.hpp"
#include "table/header_words.hpp"
#include "table/row_error.hpp"

namespace yangxiao::report {
namespace {

struct PlaceHeader {
  std::string_view name;
  std::string_view aliases;
};
constexpr std::array<PlaceHeader, 4> kPlaceHeaders = {{{"lat", table::kLatHeaders},
                                                       {"lon", table::kLonHeaders},
                                                       {"position", table::kPairHeaders},
                                                       {"datum", table::kDatumHeaders}}};

// A plain decimal number and nothing else: most cells.
std::optional<double> plain_number(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, code] = std::from_chars(text.data(), end, number);
  if (code != std::errc() || stopped != end) return std::nullopt;
  return number;
}

bool is_plain_mobile(std::string_view text) {
  return text.size() == 11 && text[0] == '1' && text[1] >= '3' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A number that no place on Earth has is kept and marked; what is no number is an error.
bool is_of_no_place(Problem what) {
  return what == Problem::latitude_range || what == Problem::longitude_range ||
         what == Problem::coordinates_swapped || what == Problem::pair_swapped;
}

calendar::DateForms dates_of(const RowRules& rules) {
  return {rules.profile != nullptr ? rules.profile->dates : std::vector<std::string>(), rules.zone};
}

// What the words in a file mean depends on all of this.
std::uint64_t seed_of(const RowRules& rules, std::span<const std::string> headers) {
  Fingerprint print;
  for (const std::string& header : headers) print.add(header);
  print.add(rules.zone.name());
  print.add(rules.datum ? geo::name_of(*rules.datum) : std::string_view());
  print.add(static_cast<std::int64_t>(rules.order));
  print.add(rules.channel.value_or(0));
  if (rules.bounds != nullptr) print.add(static_cast<std::int64_t>(rules.bounds->fingerprint()));
  if (rules.profile == nullptr) return print.state();
  for (const auto& [field, header] : rules.profile->columns) {
    print.add(field);
    print.add(header.text);
  }
  for (const auto& [field, text] : rules.profile->fixed) {
    print.add(field);
    print.add(text.text);
  }
  for (const auto& [section, words] : rules.profile->words) {
    print.add(section);
    for (const auto& [word, ours] : words) {
      print.add(word);
      print.add(ours.text);
    }
  }
  for (const std::string& form : rules.profile->dates) print.add(form);
  return print.state();
}

}  // namespace

table::ProfileForm profile_form() {
  table::ProfileForm form{{"code"}, {kCategoryWords, kStatusWords}, true};
  for (std::size_t i = 0; i < kFields; ++i) form.fields.push_back(name_of(static_cast<Field>(i)));
  for (const PlaceHeader& place : kPlaceHeaders) {
    if (place.name != "position") form.fields.push_back(place.name);
  }
  return form;
}

RowReader::RowReader(std::string file, Words& words, RowRules rules)
    : file_(std::move(file)),
      words_(words),
      rules_(std::move(rules)),
      dates_(dates_of(rules_)),
      any_date_({}, rules_.zone) {}

std::optional<RowReader::FileColumn> RowReader::shipped_meaning(std::string_view header) {
  if (table::header_means(header, "code", kCodeAliases)) return FileColumn{Meaning::code};
  constexpr std::array<Meaning, 4> kMeanings = {Meaning::lat, Meaning::lon, Meaning::pair,
                                                Meaning::datum};
  for (std::size_t i = 0; i < kPlaceHeaders.size(); ++i) {
    if (table::header_means(header, kPlaceHeaders[i].name, kPlaceHeaders[i].aliases)) {
      return FileColumn{kMeanings[i], Field::position};
    }
  }
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (table::header_means(header, name_of(field), kAliases[i])) {
      return FileColumn{Meaning::field, field};
    }
  }
  if (std::find(kPassed.begin(), kPassed.end(), header) != kPassed.end()) return FileColumn{};
  return std::nullopt;
}

std::optional<RowReader::FileColumn> RowReader::find(std::string_view header) const {
  if (header.empty()) return std::nullopt;
  if (has_requests_) return request_meaning(header);
  if (rules_.profile == nullptr) return shipped_meaning(header);
  for (const auto& [field, theirs] : rules_.profile->columns) {
    if (table::is_header_of_profile(header, theirs.text)) return shipped_meaning(field);
  }
  if (rules_.profile->ignores(header)) return FileColumn{};
  const auto meaning = shipped_meaning(header);
  // A profile that maps another header to this field has said that this one is something else.
  for (const auto& [field, theirs] : rules_.profile->columns) {
    if (meaning == shipped_meaning(field)) return std::nullopt;
  }
  return meaning;
}

Status RowReader::check_profile_headers() {
  absent_.clear();
  if (rules_.profile == nullptr) return {};
  for (const auto& [field, header] : rules_.profile->columns) {
    if (table::has_header_of_profile(names_, header.text)) continue;
    if (field == "external_id" || field == "reported_at" || field == "category") {
      return Error{Problem::profile_header_missing, {header.text, field, file_}, header.place};
    }
    absent_.push_back(header.text);
  }
  return {};
}

Status RowReader::check_columns(std::uint64_t line) const {
  const Place place{file_, line, 0, {}};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i] || columns_[i]->meaning == Meaning::passed) continue;
    if (std::find(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(i),
                  columns_[i]) != columns_.begin() + static_cast<std::ptrdiff_t>(i)) {
      return Error{Problem::header_duplicate, {names_[i]}, {file_, line, i + 1, {}}};
    }
  }
  if (code_column_ || has_requests_) return {};
  const auto is_there = [this](Field field) {
    const FileColumn wanted{Meaning::field, field};
    return std::find(columns_.begin(), columns_.end(), wanted) != columns_.end() ||
           std::any_of(fixed_.begin(), fixed_.end(),
                       [&wanted](const Fixed& fixed) { return fixed.column == wanted; });
  };
  if (!is_there(Field::channel) && !rules_.channel) {
    return Error{Problem::channel_missing, {}, place};
  }
  if (external_column_) return {};  // what is known already may come with any subset
  if (!is_there(Field::filed_at)) {
    return Error{Problem::column_missing, {"reported_at", "上报时间"}, place};
  }
  if (!is_there(Field::category)) {
    return Error{Problem::column_missing, {"category", "分类"}, place};
  }
  return {};
}

void RowReader::take_fixed() {
  fixed_.clear();
  if (rules_.profile == nullptr) return;
  for (const auto& [field, text] : rules_.profile->fixed) {
    const auto column = shipped_meaning(field);
    // The channel of the profile came with the rules: it may have to be made first.
    const bool is_channel =
        column && column->meaning == Meaning::field && column->field == Field::channel;
    if (!column || is_channel ||
        std::find(columns_.begin(), columns_.end(), column) != columns_.end()) {
      continue;
    }
    fixed_.push_back({*column, field, text});
  }
}

Result<std::vector<std::string>> RowReader::take_header(std::span<const std::string> names,
                                                        std::uint64_t line) {
  names_.assign(names.begin(), names.end());
  columns_.clear();
  find_requests();
  std::vector<std::string> unused;
  bool has_own_lat = false;
  bool has_own_lon = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto column = find(names[i]);
    columns_.push_back(column);
    if (!column) {
      if (!names[i].empty()) unused.push_back(names[i]);
      continue;
    }
    has_own_lat = has_own_lat || names[i] == "lat";
    has_own_lon = has_own_lon || names[i] == "lon";
    if (column->meaning == Meaning::code) code_column_ = i;
    const bool is_request_id =
        column->meaning == Meaning::request && column->cell == RequestCell::id;
    if (is_request_id) external_column_ = i;
    has_closing_date_ = has_closing_date_ || (column->meaning == Meaning::request &&
                                              column->cell == RequestCell::closed);
    if (column->meaning != Meaning::field) continue;
    if (column->field == Field::channel) channel_column_ = i;
    if (column->field == Field::external_id) external_column_ = i;
    if (column->field == Field::closed_at) has_closing_date_ = true;
  }
  if ((has_own_lat && has_own_lon) || has_requests_) own_datum_ = geo::Datum::wgs84;
  take_fixed();
  seed_ = seed_of(rules_, names);
  const Status mapped = check_profile_headers();
  if (!mapped) return mapped.error();
  const Status whole = check_columns(line);
  if (!whole) return whole.error();
  return unused;
}

std::optional<RowReader::Identity> RowReader::identity(const table::Record& record) {
  const auto cell = [&record](const std::optional<std::size_t>& column) {
    return column && *column < record.cells.size() ? text::trimmed(record.cells[*column].text)
                                                   : std::string_view();
  };
  Identity identity{rules_.channel.value_or(0), cell(external_column_)};
  if (has_requests_) identity = identity_in(identity.external_id);
  if (const std::string_view word = cell(channel_column_); !word.empty()) {
    const auto channel = words_.channel(word, names_[*channel_column_]);
    identity.channel = channel ? *channel : 0;
  }
  if (identity.channel == 0 || identity.external_id.empty()) return std::nullopt;
  return identity;
}

Status RowReader::take_time(Field field, const table::Cell& cell, const std::string& header,
                            ReportRow& row) {
  const std::string_view text = text::trimmed(cell.text);
  // A day that a sheet keeps as a number is sure, whatever form the profile asks of texts.
  const calendar::DateForms& forms = cell.is_date ? any_date_ : dates_;
  if (field == Field::filed_at) {
    if (text.empty()) return Error{Problem::value_missing, {header}, {}};
    const auto time = forms.parse(text);
    if (!time) return time.error();
    row.report.filed_at = *time;
    return {};
  }
  auto& step = row.report.steps[step_of(field)];
  step.reset();
  if (text.empty() || table::says_nothing(text)) return {};
  const auto time = forms.parse(text);
  if (!time) return time.error();
  step = *time;
  return {};
}

Status RowReader::take_text(Field field, std::string_view text, const std::string& header,
                            ReportRow& row) {
  const bool is_note = field == Field::description || field == Field::resolution;
  auto clean = table::clean_text(text, header, is_note);
  if (!clean) return clean.error();
  *text_of(row.report, field) = std::move(*clean);
  return {};
}

Status RowReader::take_phone(std::string_view text, const std::string& header, ReportRow& row) {
  if (is_plain_mobile(text)) {
    row.report.contact_phone.assign(text);
    return {};
  }
  if (table::says_nothing(text)) return {};
  auto phones = text::normalise_phones(text, header);
  if (!phones) return phones.error();
  row.report.contact_phone = std::move(*phones);
  return {};
}

Status RowReader::take_reference(Field field, std::string_view text, const std::string& header,
                                 ReportRow& row) {
  const bool is_needed = field == Field::category;
  if (text.empty() || (!is_needed && table::says_nothing(text))) {
    if (is_needed) return Error{Problem::value_missing, {header}, {}};
    return {};
  }
  if (field == Field::category) {
    const auto category = words_.category(text);
    row.report.category = category.value_or(0);
    if (!category) row.unknown_category.assign(text);
    return {};
  }
  if (field == Field::channel) {
    auto channel = words_.channel(text, header);
    if (!channel) channel = made("channel", {}, text, channel.error());
    if (!channel) return channel.error();
    row.report.channel = *channel;
    return {};
  }
  auto found = field == Field::station  ? words_.station(text, header)
               : field == Field::agency ? words_.agency(text, header)
                                        : words_.member(text, header);
  if (!found && field == Field::agency) found = made("agency", {}, text, found.error());
  if (!found) return found.error();
  (field == Field::station  ? row.report.station
   : field == Field::agency ? row.report.agency
                            : row.report.member) = *found;
  return {};
}

// Whether the cell says something of its column; an error is without its place.
Result<bool> RowReader::take(FileColumn column, const table::Cell& cell, const std::string& header,
                             ReportRow& row) {
  const std::string_view text = text::trimmed(cell.text);
  const auto taken = [](Status status) {
    return status ? Result<bool>(true) : Result<bool>(std::move(status.error()));
  };
  switch (column.field) {
    case Field::external_id: {
      if (text.empty()) return false;  // it has none: that does not take away the one it had
      auto id = table::clean_text(text, header, false);
      if (!id) return id.error();
      if (text::is_exponent_number(*id)) return Error{Problem::code_exponent, {header}, {}};
      row.report.external_id = std::move(*id);
      return true;
    }
    case Field::state: {
      if (text.empty()) return false;  // follows from the times
      const auto state = words_.status(text);
      if (!state) return state.error();
      row.report.state = *state;
      return true;
    }
    case Field::filed_at:
    case Field::accepted_at:
    case Field::dispatched_at:
    case Field::resolved_at:
    case Field::verified_at:
    case Field::closed_at:
      return taken(take_time(column.field, cell, header, row));
    case Field::channel:
      if (text.empty() && rules_.channel) return false;
      if (text.empty()) return Error{Problem::value_missing, {header}, {}};
      return taken(take_reference(column.field, text, header, row));
    case Field::category:
    case Field::station:
    case Field::agency:
    case Field::member:
      if (member::is_erased_code(text)) return false;  // forgotten there, too
      return taken(take_reference(column.field, text, header, row));
    case Field::contact_phone:
      return taken(take_phone(text, header, row));
    default:
      return taken(take_text(column.field, text, header, row));
  }
}

Error RowReader::placed(Error error, const table::Record& record, std::size_t column) const {
  return table::placed(std::move(error), file_, record, column);
}

// Two plain numbers in WGS-84, which most rows have.
bool RowReader::take_plain_place(const table::PlaceCells& cells, Report& report) const {
  const auto datum = rules_.datum ? rules_.datum : own_datum_;
  if (!cells.lat || !cells.lon || cells.datum || datum != geo::Datum::wgs84) return false;
  const auto lat = plain_number(cells.lat->text);
  const auto lon = plain_number(cells.lon->text);
  if (!lat || !lon || !(*lat >= -90 && *lat <= 90 && *lon >= -180 && *lon <= 180)) return false;
  report.position = geo::Position{*lat, *lon};
  return true;
}

Status RowReader::take_place(const table::PlaceCells& cells, const table::Record& record,
                             ReportRow& row) const {
  if (!cells.lat && !cells.lon && !cells.pair) return {};
  row.say(Field::position);
  if (cells.is_blank()) return {};
  if (!take_plain_place(cells, row.report)) {
    const Status taken = take_any_place(cells, record, row.report);
    if (!taken) return taken;
  }
  mark_place(row.report);
  if (rules_.is_typed && (row.report.flaws & bit(Flaw::position_zero)) != 0) {
    return Error{Problem::position_zero, {}, {}};
  }
  return {};
}

void RowReader::mark_place(Report& report) const {
  if (!report.position) return;
  if (*report.position == geo::Position{0, 0}) {
    report.flaws |= bit(Flaw::position_zero);
  } else if (rules_.bounds != nullptr && !rules_.bounds->contains(*report.position)) {
    report.flaws |= bit(Flaw::position_outside);
  }
}

Status RowReader::take_any_place(const table::PlaceCells& cells, const table::Record& record,
                                 Report& report) const {
  auto place = table::read_place(cells, {names_, rules_.datum, own_datum_, rules_.order});
  if (!place && !rules_.is_typed && is_of_no_place(place.error().what)) {
    report.flaws |= bit(Flaw::position_impossible);
    report.source_lat.assign(cells.lat ? cells.lat->text : cells.pair->text);
    if (cells.lon) report.source_lon.assign(cells.lon->text);
    return {};
  }
  if (!place) return placed(place.error(), record, place.error().place.column - 1);
  if (!place->datum) return table::without_datum(*place, cells, names_, file_, record);
  const bool is_zero = place->numbers == geo::Position{0, 0};
  report.position =
      is_zero ? place->numbers : geo::convert(place->numbers, *place->datum, geo::Datum::wgs84);
  if (*place->datum != geo::Datum::wgs84) {
    report.source_lat = std::move(place->lat);
    report.source_lon = std::move(place->lon);
    report.source_datum = *place->datum;
  }
  return {};
}

// The state that the times tell, where no column says it.
void RowReader::follow_times(ReportRow& row) {
  if (row.has(Field::state)) return;
  for (std::size_t i = 0; i < kSteps; ++i) {
    if (!row.report.steps[i]) continue;
    row.report.state = static_cast<State>(static_cast<std::size_t>(State::accepted) + i);
    row.say(Field::state);
  }
}

Result<ReportRow> RowReader::read(const table::Record& record) {
  Result<ReportRow> result = ReportRow();
  ReportRow& row = *result;
  row.report.channel = rules_.channel.value_or(0);
  if (rules_.channel) row.say(Field::channel);
  table::PlaceCells cells;
  RequestCells request;
  for (std::size_t i = 0; i < columns_.size() && i < record.cells.size(); ++i) {
    if (!columns_[i] || !record.cells[i].present) continue;
    const table::CellOf cell{record.cells[i].text, i};
    switch (columns_[i]->meaning) {
      case Meaning::code:
        if (const std::string_view code = text::trimmed(cell.text); !code.empty()) {
          row.number = report_of_code(code);
          if (!row.number) {
            return placed({Problem::report_missing, {std::string(code)}, {}}, record, i);
          }
        }
        break;
      case Meaning::field: {
        auto says = take(*columns_[i], record.cells[i], names_[i], row);
        if (!says) return placed(std::move(says.error()), record, i);
        if (*says) row.say(columns_[i]->field);
        break;
      }
      case Meaning::lat:
        cells.lat = cell;
        break;
      case Meaning::lon:
        cells.lon = cell;
        break;
      case Meaning::pair:
        cells.pair = cell;
        break;
      case Meaning::datum:
        cells.datum = cell;
        break;
      case Meaning::request:
        request[static_cast<std::size_t>(columns_[i]->cell)] = cell;
        break;
      case Meaning::passed:
        break;
    }
  }
  for (const Fixed& fixed : fixed_) {
    auto says = take(fixed.column, table::Cell{fixed.text.text}, fixed.field, row);
    if (!says) {
      says.error().place = fixed.text.place;
      return says.error();
    }
    if (*says) row.say(fixed.column.field);
  }
  const Status position = take_place(cells, record, row);
  if (!position) return position.error();
  if (has_requests_) {
    const Status taken = take_request(request, record, row);
    if (!taken) return taken.error();
  }
  follow_times(row);
  return result;
}

}  // namespace yangxiao::report
