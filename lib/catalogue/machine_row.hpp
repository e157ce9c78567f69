// An entry of a list as a row for machines: the columns are those of a file of its kind.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/privacy.hpp"
#include "catalogue/kind.hpp"
#include "catalogue/reference.hpp"
#include "table/writer.hpp"

namespace yangxiao::catalogue {

std::vector<table::Column> machine_columns(const Kind& kind);

class MachineRow {
 public:
  // Both outlive it.
  MachineRow(const store::Reader& book, const Kind& kind, const Disclosure& disclosure);
  MachineRow(const MachineRow&) = delete;
  MachineRow& operator=(const MachineRow&) = delete;

  // In the order of machine_columns(); valid until the next call, and as long as the entry.
  std::span<const table::Value> of(const Entry& entry);

  // The code that the level shows: of a list of persons a pseudonym where it is open.
  std::string code(const Entry& entry) const;
  // A field as much as the level shows of it: references and choices by their codes. `field` may be
  // the kind's place_bit().
  std::string text(const Entry& entry, std::size_t field);
  // Whether nobody is to see here whose field names this row: not by a list of them either.
  bool hides(std::size_t field, std::int64_t row) const {
    return privacy() != Privacy::internal && hidden_.holds(field, row);
  }
  // Whether the codes that are shown are pseudonyms.
  bool has_pseudonyms() const { return disclosure_.is_open() && kind_.is_of_persons(); }
  References& references() { return references_; }
  Privacy privacy() const { return disclosure_.level(); }

 private:
  void say_list(std::size_t field);
  void say_place(const std::optional<EntryPlace>& place);

  const Kind& kind_;
  Disclosure disclosure_;
  References references_;
  Hidden hidden_;
  std::vector<std::set<std::string>> rare_;  // of the fields: choices that are not shown
  std::string code_;
  std::vector<std::string> texts_;                    // of the fields
  std::vector<std::vector<std::string_view>> lists_;  // of those that are lists
  std::vector<table::Value> values_;
};

// The entries behind one code that are wanted, in the order of the codes that are shown: in that of
// the codes behind them the tenth pseudonym would be the tenth code. Pseudonyms take memory for all
// of them.
Status each_as_shown(const store::Reader& book, const Kind& kind, const MachineRow& row,
                     const std::string& after, const std::function<bool(const Entry&)>& is_wanted,
                     const std::function<Status(const Entry&)>& take);

}  // namespace yangxiao::catalogue
