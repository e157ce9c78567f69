// export backup: the whole book as it is now, in one file.
#include <array>

#include <fmt/format.h>

#include "cli/options.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "export/verbs.hpp"
#include "store/copy.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

Status print(Session& session, const std::string& path, const store::BookCopy& copy) {
  if (session.shape() == Shape::table) {
    return session.out().write(
        fmt::format(fmt::runtime(tr(N_("{0}: the book as of transaction {1}, {2} bytes, checked"))),
                    path, copy.mark, copy.bytes) +
        "\n");
  }
  static constexpr std::array<table::Column, 4> kColumns = {
      {{"file"},
       {"transaction", table::Type::integer},
       {"bytes", table::Type::integer},
       {"bytes_in_file", table::Type::integer}}};
  const std::array<table::Value, 4> values = {std::string_view(path), copy.mark,
                                              static_cast<std::int64_t>(copy.bytes),
                                              static_cast<std::int64_t>(copy.in_file)};
  return print_object(session, kColumns, values);
}

// Persons are in it in full: where that cannot be written down, there is no copy.
Result<Outcome> run(Session& session) {
  const std::string& path = session.arguments().words().front();
  const Status logged = log_access(session, session.arguments()[opt_reason].value_or("backup"));
  if (!logged) return logged.error();
  const auto copy = store::copy_book(session.reader(), path);
  if (!copy) return copy.error();
  session.set_done();
  const Status printed = print(session, path, *copy);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb backup() {
  return {"backup",
          N_("copy the whole book into one file, while others go on working"),
          Shelf::keep,
          {{"FILE", Form::path}},
          {{N_("Persons"), {&opt_reason}}},
          always(Need::read),
          {0, 1, 5},
          {{"yangxiao export backup /srv/backup/yangxiao.db",
            N_("then anybody who may read it: yangxiao --db /srv/backup/yangxiao.db points check")},
           {"yangxiao export backup /srv/backup/yangxiao.db.zst", N_("compressed")}},
          run};
}

}  // namespace yangxiao::cmd::exporting
