// A voucher as a row for machines, and the parts of a row that people read, too.
#pragma once

#include <span>
#include <string>

#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "catalogue/reference.hpp"
#include "member/merged_members.hpp"
#include "redeem/place_codes.hpp"
#include "redeem/redemption.hpp"
#include "table/row_cells.hpp"

namespace yangxiao::redeem {

// Who has the code of an open voucher can collect it: it is not for everybody.
std::string voucher_code_at(Privacy privacy, const std::string& code);

class VoucherRow {
 public:
  // The book and the zone outlive it.
  VoucherRow(const store::Reader& book, const calendar::Zone& zone, Instant now,
             const Disclosure& disclosure)
      : book_(book),
        zone_(zone),
        now_(now),
        disclosure_(disclosure),
        references_(book),
        merged_(book) {}
  VoucherRow(const VoucherRow&) = delete;
  VoucherRow& operator=(const VoucherRow&) = delete;

  // The last of them is `steps`, a JSON text.
  static std::span<const table::Column> columns(bool with_steps);
  // Valid until the next call, and as long as the redemption.
  std::span<const table::Value> of(const Redemption& redemption, bool with_steps);

  Instant moment(Instant at) const { return disclosure_.time(at); }
  std::string code(const Redemption& redemption) const;
  // Of whom they were found to be; empty: nobody asked.
  std::string member_code(const Redemption& redemption);
  std::string member_name(const Redemption& redemption);
  PlaceCodes place(const Redemption& redemption);
  const std::string& item_code(const Redemption& redemption);
  const std::string& item_name(const Redemption& redemption);
  std::string remark(const std::string& text) const { return remark_at(disclosure_.level(), text); }

 private:
  std::int64_t member_of(const Redemption& redemption) const;
  std::string steps_json(const Redemption& redemption) const;
  std::string time_of(Instant moment) const;

  static constexpr std::size_t kColumns = 15;
  const store::Reader& book_;
  const calendar::Zone& zone_;
  Instant now_;
  Disclosure disclosure_;
  catalogue::References references_;
  member::MergedMembers merged_;
  table::RowCells cells_{kColumns};
};

}  // namespace yangxiao::redeem
