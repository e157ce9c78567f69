#include "points/transfer.hpp"

#include <cstring>

#include <SQLiteCpp/Column.h>

namespace yangxiao::points {
namespace {

constexpr std::array<std::string_view, kTransferKinds> kNames = {
    "opening", "award",     "earning", "activity", "adjust", "donate",  "hold",
    "take",    "give-back", "expire",  "forfeit",  "move",   "reverse", "renew"};

std::optional<std::int64_t> maybe(SQLite::Statement& row, int column) {
  const SQLite::Column cell = row.getColumn(column);
  return cell.isNull() ? std::nullopt : std::optional<std::int64_t>(cell.getInt64());
}

}  // namespace

std::string_view name_of(TransferKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<Digest> read_digest(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  Digest digest{};
  if (column.getBytes() != static_cast<int>(digest.size())) return digest;
  std::memcpy(digest.data(), column.getBlob(), digest.size());
  return digest;
}

Transfer read_transfer(SQLite::Statement& row) {
  const auto number = [&row](int column) { return row.getColumn(column).getInt64(); };
  Transfer transfer;
  transfer.number = number(0);
  transfer.first = number(1);
  transfer.debit = number(2);
  transfer.credit = number(3);
  transfer.amount = number(4);
  transfer.kind = static_cast<TransferKind>(number(5));
  // One without the other was not written here: it must not pass for nothing.
  const auto kind = maybe(row, 6);
  const auto subject = maybe(row, 7);
  if (kind || subject) {
    transfer.subject = Subject{static_cast<SubjectKind>(kind.value_or(0)), subject.value_or(0)};
  }
  if (const auto at = maybe(row, 8)) transfer.expires_at = Instant{*at};
  transfer.happened_at = Instant{number(9)};
  transfer.recorded_at = Instant{number(10)};
  transfer.actor = number(11);
  transfer.batch = maybe(row, 12);
  transfer.resolves = maybe(row, 13);
  transfer.reverses = maybe(row, 14);
  transfer.note = read_digest(row.getColumn(15));
  transfer.rule = maybe(row, 16);
  return transfer;
}

}  // namespace yangxiao::points
