#include "export/transfer_cells.hpp"

#include "redeem/voucher_row.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kActors = R"sql(SELECT actor, name FROM actor)sql";

}  // namespace

TransferCells::TransferCells(const store::Reader& book, const calendar::Zone& zone, Privacy level)
    : book_(book), zone_(zone), level_(level), subjects_(book) {
  SQLite::Statement actor(book.database(), kActors);
  while (actor.executeStep()) {
    actors_.emplace(actor.getColumn(0).getInt64(), actor.getColumn(1).getString());
  }
}

void TransferCells::say_amount(const points::Transfer& transfer, table::RowCells& cells) {
  cells.number(transfer.number);
  cells.number(transfer.first);
  cells.text(points::name_of(transfer.kind));
  cells.number(transfer.amount);
}

void TransferCells::say_subject(const std::optional<points::Subject>& subject,
                                table::RowCells& cells) {
  if (!subject) return cells.nothing(2);
  cells.text(points::name_of(subject->kind));
  if (subject->kind != points::SubjectKind::redemption) return cells.made(subjects_.of(*subject));
  const auto redemption = redeem::redemption_at(book_, subject->number);
  cells.made(redemption ? redeem::voucher_code_at(level_, redemption->code) : std::string());
}

void TransferCells::say_circumstances(const points::Transfer& transfer, table::RowCells& cells) {
  say_subject(transfer.subject, cells);
  cells.number(transfer.rule);
  cells.time(transfer.happened_at, zone_);
  cells.time(transfer.recorded_at, zone_);
  cells.time(transfer.expires_at, zone_);
  cells.number(transfer.batch);
  cells.number(transfer.resolves);
  cells.number(transfer.reverses);
  const auto actor = actors_.find(transfer.actor);
  cells.text(actor != actors_.end() ? std::string_view(actor->second) : std::string_view());
}

}  // namespace yangxiao::exporting
