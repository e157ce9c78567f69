// The entries of a list that the office keeps as rows of a file, in the order of their codes, or
// of their pseudonyms.
#pragma once

#include "catalogue/machine_row.hpp"
#include "export/rows.hpp"

namespace yangxiao::exporting {

class EntryRows final : public Rows {
 public:
  using IsWanted = std::function<bool(const catalogue::Entry&)>;
  // The book and the kind outlive it.
  EntryRows(const store::Reader& book, const catalogue::Kind& kind, const Disclosure& disclosure,
            IsWanted is_wanted)
      : book_(book), kind_(kind), row_(book, kind, disclosure), is_wanted_(std::move(is_wanted)) {}

  Status each(std::size_t part, const TakeRow& take) override;

 private:
  const store::Reader& book_;
  const catalogue::Kind& kind_;
  catalogue::MachineRow row_;
  IsWanted is_wanted_;
};

}  // namespace yangxiao::exporting
