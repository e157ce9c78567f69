#include "redeem/printed_voucher.hpp"

#include "base/output.hpp"
#include "base/text/ascii_case.hpp"
#include "redeem/asked.hpp"
#include "redeem/issued_keys.hpp"
#include "redeem/payload.hpp"
#include "redeem/qr_picture.hpp"
#include "redeem/voucher_view.hpp"

namespace yangxiao::cmd::redeem {

using namespace cli;
using points::Told;

namespace {

// Whether the key is there, and not for whoever runs the program to read.
bool is_shut(const Error& error) {
  return error.what == Problem::file_unreadable || error.what == Problem::file_is_directory;
}

}  // namespace

Result<std::vector<lib::PublicKey>> issued_keys(const Session& session) {
  const auto key = lib::read_voucher_key(session.book_path());
  if (!key && !is_shut(key.error())) return key.error();
  return lib::issued_keys(session.reader(), key ? *key : std::nullopt);
}

Status check_picture(const Arguments& arguments) {
  const auto file = arguments[opt_qr];
  const bool is_picture =
      !file || text::has_ending(*file, ".svg") || text::has_ending(*file, ".png");
  if (!is_picture) return Error{Problem::picture_kind, {*file}, {}};
  if (!file || arguments[opt_dry_run]) return {};
  // Before anything is booked: what is booked is told nowhere else.
  const auto output = open_file_output(*file, 0640);
  return output ? Status() : Status(output.error());
}

Result<std::string> signed_payload(Session& session, const lib::Redemption& redemption) {
  // What is not kept is not signed: it would prove what is not so.
  if (session.arguments()[opt_dry_run]) return std::string();
  const auto key = lib::voucher_key(session.book_path(), session.random());
  const auto path = [&] { return lib::voucher_key_path(session.book_path()); };
  if (!key && is_shut(key.error()) && !redemption.offline) {
    session.reporter().note(Note::voucher_unsigned, {path()}, {});
    return std::string();
  }
  if (!key) return key.error();
  if (lib::keep_issued_key(session.writer(), key->public_key)) {
    session.reporter().note(Note::voucher_key_anew, {path()}, {});
  }
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
    written = (*file)->write(text::has_ending(*path, ".png") ? lib::qr_png(payload)
                                                             : lib::qr_svg(payload));
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
