// The public keys with which vouchers of a book were signed: the book keeps them, so that what was
// printed is known when the secret key is lost, or another one was made.
#pragma once

#include <vector>

#include "redeem/voucher_key.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

// The last one first. One that only lies beside the book, from before books kept them, too:
// `beside`.
std::vector<PublicKey> issued_keys(const store::Reader& book,
                                   const std::optional<VoucherKey>& beside);
// That something was signed with a key. Whether it is another one than before.
bool keep_issued_key(store::Writer& book, const PublicKey& key);

}  // namespace yangxiao::redeem
