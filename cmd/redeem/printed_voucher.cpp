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
  // What is not kept is not signed: it would prove what is not so.
  if (session.arguments()[opt_dry_run]) return std::string();
  const auto key = lib::voucher_key(session.book_path(), session.random());
  if (!key) return key.error();
  const store::Reader& book = session.reader();
  return lib::sign(
      {book.property("id").value_or(""), redemption.code, lib::item_at(book, redemption.item).code,
       redemption.quantity, redemption.place.kind, lib::shown(book, redemption.place).code,
       redemption.valid_until, redemption.offline},
      *key);
}

Status keep_picture(const Session& session, const std::string& payload) {
  const auto path = session.arguments()[opt_qr];
  if (!path || payload.empty() || session.arguments()[opt_dry_run]) return {};
  auto file = open_file_output(*path, 0640);
  Status written = file ? Status() : Status(file.error());
  if (written) {
    written = (*file)->write(path->ends_with(".png") ? lib::qr_png(payload) : lib::qr_svg(payload));
  }
  if (written) written = (*file)->commit();
  return written ? written : Status(Error{Problem::outcome_untold, {}, {*path, 0, 0, {}}});
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
