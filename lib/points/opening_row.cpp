#include "points/opening_row.hpp"

#include <array>

#include "base/text/halfwidth.hpp"
#include "calendar/civil.hpp"
#include "table/cell_reading.hpp"
#include "table/header_words.hpp"
#include "table/row_error.hpp"

namespace yangxiao::points {
namespace {

constexpr std::int64_t kMost = 1'000'000'000;

struct Named {
  std::string_view name;
  std::string_view aliases;
};
constexpr std::array<Named, 5> kColumns = {
    {{"member", "code|membercode|成员|编号|会员|会员编号|成员编号"},
     {"name", "membername|姓名|名字|成员姓名"},
     {"points", "balance|opening|积分|分值|分数|余额|期初|期初积分|期初余额|结转积分|积分余额"},
     {"expires_on", "expires|expiry|lastday|有效期|有效期至|到期日|到期日期|到期|截止日期"},
     {"note", "remark|reason|备注|说明|事由"}}};

}  // namespace

std::optional<OpeningRowReader::Meaning> OpeningRowReader::meaning_of(std::string_view header) {
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    if (table::header_means(header, kColumns[i].name, kColumns[i].aliases)) {
      return static_cast<Meaning>(i);
    }
  }
  return std::nullopt;
}

Result<std::vector<std::string>> OpeningRowReader::take_header(std::span<const std::string> names,
                                                               std::uint64_t line) {
  names_.assign(names.begin(), names.end());
  for (auto& column : columns_) column.reset();
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto meaning = meaning_of(names[i]);
    if (!meaning) {
      if (!names[i].empty()) unused.push_back(names[i]);
      continue;
    }
    auto& column = columns_[static_cast<std::size_t>(*meaning)];
    if (column) return Error{Problem::header_duplicate, {names[i]}, {file_, line, i + 1, {}}};
    column = i;
  }
  const auto has = [this](Meaning meaning) {
    return columns_[static_cast<std::size_t>(meaning)].has_value();
  };
  if (!has(Meaning::code) && !has(Meaning::name)) {
    return Error{Problem::column_missing, {"member", "编号"}, {file_, line, 0, {}}};
  }
  if (!has(Meaning::points)) {
    return Error{Problem::column_missing, {"points", "积分"}, {file_, line, 0, {}}};
  }
  return unused;
}

std::string_view OpeningRowReader::cell(const table::Record& record, Meaning meaning) const {
  const auto& column = columns_[static_cast<std::size_t>(meaning)];
  return column ? text::trimmed(record.cells[*column].text) : std::string_view();
}

Error OpeningRowReader::placed(Error error, const table::Record& record, Meaning meaning) const {
  const std::size_t column = columns_[static_cast<std::size_t>(meaning)].value_or(0);
  return table::placed(std::move(error), file_, record, column);
}

Result<std::optional<Instant>> OpeningRowReader::end_of(std::string_view text,
                                                        const std::string& column) const {
  if (text.empty() || table::says_nothing(text)) return std::optional<Instant>();
  const auto day = table::day_in(text, column);
  if (!day) return day.error();
  const auto end = calendar::start_of_day(calendar::days_since_epoch(*day) + 1, zone_);
  if (!end) return end.error();
  return std::optional(*end);
}

Result<OpeningRow> OpeningRowReader::read(const table::Record& record) {
  const auto header = [this](Meaning meaning) {
    return names_[columns_[static_cast<std::size_t>(meaning)].value_or(0)];
  };
  const std::string_view code = cell(record, Meaning::code);
  const Meaning by = code.empty() ? Meaning::name : Meaning::code;
  const std::string_view word = cell(record, by);
  const Meaning asked = columns_[static_cast<std::size_t>(by)] ? by : Meaning::code;
  if (word.empty()) {
    return placed(Error{Problem::value_missing, {header(asked)}, {}}, record, asked);
  }
  const auto member = references_.find("member", word, header(by));
  if (!member) return placed(member.error(), record, by);
  OpeningRow row;
  row.line = record.line;
  row.member = *member;
  const std::string_view points = cell(record, Meaning::points);
  if (points.empty()) {
    return placed(Error{Problem::value_missing, {header(Meaning::points)}, {}}, record,
                  Meaning::points);
  }
  const auto number =
      table::whole_number_in(points, header(Meaning::points), {0, kMost, "分|points"});
  if (!number) return placed(number.error(), record, Meaning::points);
  row.points = *number;
  const auto end = end_of(cell(record, Meaning::expires_on), header(Meaning::expires_on));
  if (!end) return placed(end.error(), record, Meaning::expires_on);
  row.expires_at = *end;
  auto note = table::clean_text(cell(record, Meaning::note), header(Meaning::note), true);
  if (!note) return placed(note.error(), record, Meaning::note);
  row.note = std::move(*note);
  return row;
}

}  // namespace yangxiao::points
