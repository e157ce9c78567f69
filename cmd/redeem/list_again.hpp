// list --again: what was handed out for vouchers that were not to be collected any more.
#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "redeem/second_hand_out.hpp"
#include "redeem/voucher_row.hpp"

namespace yangxiao::cmd::redeem {

Status print_again(cli::Session& session, yangxiao::redeem::VoucherRow& rows,
                   const yangxiao::redeem::RedemptionFilter& filter);

}  // namespace yangxiao::cmd::redeem
