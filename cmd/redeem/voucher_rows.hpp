// Vouchers as rows for machines, and the parts of a row that people read, too.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalogue/reference.hpp"
#include "cli/privacy.hpp"
#include "cli/session.hpp"
#include "member/merged_members.hpp"
#include "redeem/place_codes.hpp"
#include "redeem/redemption.hpp"
#include "table/writer.hpp"

namespace yangxiao::cmd::redeem {

namespace lib = yangxiao::redeem;

// Who has the code of an open voucher can collect it: it is not for everybody.
std::string voucher_code_at(cli::Privacy privacy, const std::string& code);
// 7K3M-9QXF; nothing of nothing.
std::string halves_of(const std::string& code);

class VoucherRows {
 public:
  VoucherRows(cli::Session& session, cli::Privacy privacy)
      : session_(session),
        privacy_(privacy),
        references_(session.reader()),
        merged_(session.reader()) {}

  // The last of them is `steps`, a JSON text.
  static std::span<const table::Column> columns(bool with_steps);
  Status write(table::RowWriter& writer, const lib::Redemption& redemption, bool with_steps);

  std::string code(const lib::Redemption& redemption) const;
  // Of whom they were found to be; empty: nobody asked.
  std::string member_code(const lib::Redemption& redemption);
  std::string member_name(const lib::Redemption& redemption);
  PlaceCodes place(const lib::Redemption& redemption);
  const std::string& item_code(const lib::Redemption& redemption);
  const std::string& item_name(const lib::Redemption& redemption);
  std::string remark(const std::string& text) const { return cli::remark_at(privacy_, text); }

 private:
  std::int64_t member_of(const lib::Redemption& redemption) const;
  std::string steps_json(const lib::Redemption& redemption) const;
  std::string time_of(Instant moment) const;

  cli::Session& session_;
  cli::Privacy privacy_;
  yangxiao::catalogue::References references_;
  member::MergedMembers merged_;
};

}  // namespace yangxiao::cmd::redeem
