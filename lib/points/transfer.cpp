#include "points/transfer.hpp"

#include <cstring>

#include <SQLiteCpp/Column.h>

namespace yangxiao::points {
namespace {

constexpr std::array<std::string_view, kTransferKinds> kNames = {
    "opening", "award",     "earning", "activity", "adjust", "donate",  "hold",
    "take",    "give-back", "expire",  "forfeit",  "move",   "reverse", "renew"};

Digest digest_from(const void* bytes, std::size_t size) {
  Digest digest{};
  if (size == digest.size()) std::memcpy(digest.data(), bytes, size);
  return digest;
}

// The same questions to a row of either kind.
class StatementRow {
 public:
  explicit StatementRow(SQLite::Statement& row) : row_(row) {}
  std::int64_t number(int column) const { return row_.getColumn(column).getInt64(); }
  bool is_null(int column) const { return row_.getColumn(column).isNull(); }
  std::optional<Digest> digest(int column) const { return read_digest(row_.getColumn(column)); }

 private:
  SQLite::Statement& row_;
};

class ScanRow {
 public:
  explicit ScanRow(const store::Scan& row) : row_(row) {}
  std::int64_t number(int column) const { return row_.number(column); }
  bool is_null(int column) const { return row_.is_null(column); }
  std::optional<Digest> digest(int column) const { return read_digest(row_, column); }

 private:
  const store::Scan& row_;
};

template <typename Row>
std::optional<std::int64_t> maybe(const Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.number(column));
}

template <typename Row>
Transfer transfer_from(const Row& row) {
  Transfer transfer;
  transfer.number = row.number(0);
  transfer.first = row.number(1);
  transfer.debit = row.number(2);
  transfer.credit = row.number(3);
  transfer.amount = row.number(4);
  transfer.kind = static_cast<TransferKind>(row.number(5));
  // One without the other was not written here: it must not pass for nothing.
  const auto kind = maybe(row, 6);
  const auto subject = maybe(row, 7);
  if (kind || subject) {
    transfer.subject = Subject{static_cast<SubjectKind>(kind.value_or(0)), subject.value_or(0)};
  }
  if (const auto at = maybe(row, 8)) transfer.expires_at = Instant{*at};
  transfer.happened_at = Instant{row.number(9)};
  transfer.recorded_at = Instant{row.number(10)};
  transfer.actor = row.number(11);
  transfer.batch = maybe(row, 12);
  transfer.resolves = maybe(row, 13);
  transfer.reverses = maybe(row, 14);
  transfer.note = row.digest(15);
  transfer.rule = maybe(row, 16);
  return transfer;
}

}  // namespace

std::string_view name_of(SubjectKind kind) {
  static constexpr std::array<std::string_view, 4> kSubjects = {"team", "report", "activity",
                                                                "redemption"};
  return kSubjects[static_cast<std::size_t>(kind)];
}

std::string_view name_of(TransferKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<Digest> read_digest(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  return digest_from(column.getBlob(), static_cast<std::size_t>(column.getBytes()));
}

std::optional<Digest> read_digest(const store::Scan& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  const auto bytes = row.bytes(column);
  return digest_from(bytes.data(), bytes.size());
}

Transfer read_transfer(SQLite::Statement& row) { return transfer_from(StatementRow(row)); }

Transfer read_transfer(const store::Scan& row) { return transfer_from(ScanRow(row)); }

}  // namespace yangxiao::points
