// export key: a pair of keys for nights: to sign them, or to seal them.
#include <fmt/format.h>

#include "base/minisign.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "export/verbs.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr const char* kPublicEnding = ".pub";

Status check_free(const std::string& path) {
  if (::access(path.c_str(), F_OK) != 0) return {};
  return Error{Problem::file_in_the_way, {}, {path, 0, 0, {}}};
}

Status write(const std::string& path, const std::string& text, mode_t mode) {
  auto file = AtomicFile::create(path, mode);
  if (!file) return file.error();
  const Status written = (*file)->write(text);
  return written ? (*file)->commit() : written;
}

Status print(Session& session, const std::string& path, const minisign::PublicKey& key) {
  const std::string number = minisign::to_text(key.number);
  if (session.shape() == Shape::table) {
    return session.out().write(
        fmt::format(fmt::runtime(tr(N_("{0}: secret; it signs nights (config: night.key), or opens "
                                       "what was sealed (--identity)"))),
                    path) +
        "\n" +
        fmt::format(fmt::runtime(tr(N_("{0}: for everybody; it checks signatures (check --key), or "
                                       "seals nights (--recipient)"))),
                    path + kPublicEnding) +
        "\n");
  }
  static constexpr std::array<table::Column, 3> kColumns = {{{"key"}, {"secret"}, {"public"}}};
  const std::string known = path + kPublicEnding;
  const std::array<table::Value, 3> values = {std::string_view(number), std::string_view(path),
                                              std::string_view(known)};
  return print_object(session, kColumns, values);
}

Result<Outcome> run(Session& session) {
  const std::string& path = session.arguments().words().front();
  Status status = check_free(path);
  if (status) status = check_free(path + kPublicEnding);
  if (!status) return status.error();
  const minisign::SecretKey key = minisign::make_key(session.random());
  status = write(path + kPublicEnding, minisign::to_text(key.public_key()), 0644);
  if (status) status = write(path, minisign::to_text(key), 0600);
  session.set_done();
  if (status) status = print(session, path, key.public_key());
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb key() {
  return {"key",
          N_("make a pair of keys with which nights are signed, or sealed"),
          Shelf::keep,
          {{"FILE", Form::path}},
          {},
          always(Need::none),
          {0, 1, 5},
          {{"yangxiao export key night.key",
            N_("night.key stays here; night.key.pub goes to whoever checks nights")}},
          run};
}

}  // namespace yangxiao::cmd::exporting
