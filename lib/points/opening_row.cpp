#include "points/opening_row.hpp"

#include <array>

#include "calendar/civil.hpp"
#include "catalogue/reference_cells.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::points {
namespace {

constexpr std::int64_t kMost = 1'000'000'000;

enum Column : std::size_t { kCode, kName, kPoints, kExpiresOn, kNote };
constexpr std::array<table::NamedColumn, 5> kColumns = {
    {{"member", "code|membercode|成员|编号|会员|会员编号|成员编号"},
     {"name", "membername|姓名|名字|成员姓名"},
     {"points", "balance|opening|积分|分值|分数|余额|期初|期初积分|期初余额|结转积分|积分余额"},
     {"expires_on", "expires|expiry|lastday|有效期|有效期至|到期日|到期日期|到期|截止日期"},
     {"note", "remark|reason|备注|说明|事由"}}};

}  // namespace

OpeningRowReader::OpeningRowReader(std::string file, catalogue::References& references,
                                   const calendar::Zone& zone)
    : references_(references), zone_(zone), columns_(std::move(file), kColumns) {}

bool OpeningRowReader::knows(std::string_view header) {
  return table::NamedColumns::meaning_of(kColumns, header).has_value();
}

Result<std::vector<std::string>> OpeningRowReader::take_header(std::span<const std::string> names,
                                                               std::uint64_t line) {
  auto unused = columns_.take_header(names, line);
  if (!unused) return unused;
  if (!columns_.has(kCode) && !columns_.has(kName)) {
    return columns_.needed(kCode, "编号", line);
  }
  if (!columns_.has(kPoints)) {
    return columns_.needed(kPoints, "积分", line);
  }
  return unused;
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
  OpeningRow row;
  row.line = record.line;
  const auto member =
      catalogue::reference_in(references_, "member", columns_, record, kCode, kName);
  if (!member) return member.error();
  row.member = *member;
  const std::string_view points = columns_.cell(record, kPoints);
  if (points.empty()) return columns_.missing(record, kPoints);
  const auto number =
      table::whole_number_in(points, columns_.heading(kPoints), {0, kMost, "分|points"});
  if (!number) return columns_.placed(number.error(), record, kPoints);
  row.points = *number;
  const auto end = end_of(columns_.cell(record, kExpiresOn), columns_.heading(kExpiresOn));
  if (!end) return columns_.placed(end.error(), record, kExpiresOn);
  row.expires_at = *end;
  auto note = table::clean_text(columns_.cell(record, kNote), columns_.heading(kNote), true);
  if (!note) return columns_.placed(note.error(), record, kNote);
  row.note = std::move(*note);
  return row;
}

}  // namespace yangxiao::points
