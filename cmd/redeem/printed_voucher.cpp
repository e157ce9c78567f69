#include "redeem/printed_voucher.hpp"

#include "base/output.hpp"
#include "redeem/asked.hpp"
#include "redeem/payload.hpp"
#include "redeem/qr_picture.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {

using namespace cli;
using points::Told;

Status check_picture(const Arguments& arguments) {
  const auto file = arguments[opt_qr];
  const bool is_picture = !file || file->ends_with(".svg") || file->ends_with(".png");
  return is_picture ? Status() : Status(Error{Problem::picture_kind, {*file}, {}});
}

Result<std::string> signed_payload(Session& session, const lib::Redemption& redemption) {
  const bool is_dry = session.arguments()[opt_dry_run];
  const auto known = lib::read_voucher_key(session.book_path());
  if (!known) return known.error();
  if (!*known && is_dry) return std::string();
  const auto key = *known ? Result<lib::VoucherKey>(**known)
                          : lib::voucher_key(session.book_path(), session.random());
  if (!key) return key.error();
  const store::Reader& book = session.reader();
  return lib::sign(
      {book.property("id").value_or(""), redemption.code, lib::item_at(book, redemption.item).code,
       redemption.quantity, redemption.place.kind, lib::shown(book, redemption.place).code,
       redemption.valid_until},
      *key);
}

Status keep_picture(const Session& session, const std::string& payload) {
  const auto path = session.arguments()[opt_qr];
  if (!path || payload.empty() || session.arguments()[opt_dry_run]) return {};
  auto file = open_file_output(*path, 0640);
  if (!file) return file.error();
  const Status written =
      (*file)->write(path->ends_with(".png") ? lib::qr_png(payload) : lib::qr_svg(payload));
  return written ? (*file)->commit() : written;
}

std::string voucher_page(const Session& session, std::span<const Told> told) {
  const std::string& payload = points::text_of(told, "payload");
  std::string page = voucher_lines(session, told);
  if (!payload.empty()) page += lib::qr_text(payload);
  if (page.ends_with('\n')) page.pop_back();
  return page;
}

Status print_voucher(Session& session, std::span<const Told> told) {
  return points::print_outcome(session, told, voucher_page(session, told));
}

}  // namespace yangxiao::cmd::redeem
