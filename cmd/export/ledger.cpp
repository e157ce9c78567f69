// export ledger: the ledger of points as rows, or as a journal of plain text accounting.
#include "base/compression.hpp"
#include "cli/privacy.hpp"
#include "export/file.hpp"
#include "export/ledger_rows.hpp"
#include "export/verbs.hpp"
#include "points/journal.hpp"
#include "report/filters.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr Text opt_ledger_format{
    "format",     0,
    "FORMAT",     N_("as rows, or as a journal of hledger or beancount"),
    Form::choice, "csv|tsv|json|ndjson|xlsx|hledger|beancount"};
constexpr Text opt_since{"since", 0, "TIME", N_("only what was recorded from then on"), Form::time};
constexpr Text opt_until{"until", 0, "TIME", N_("only what was recorded before"), Form::time};

// Of which program, by --format, else by the ending: .journal, .hledger, .beancount.
std::optional<yangxiao::points::JournalFormat> journal_format(const Arguments& arguments) {
  std::string word = arguments[opt_ledger_format].value_or("");
  if (word.empty()) {
    const std::string output = arguments[opt_output].value_or("");
    const std::string_view path = without_compression(output);
    word = path.substr(std::min(path.rfind('.'), path.size()));
    if (word == ".journal" || word == ".j") word = ".hledger";
    if (!word.empty()) word.erase(0, 1);
  }
  return yangxiao::points::journal_format_named(word);
}

// What shapes rows shapes no journal, which is whole or does not add up.
Status check(const Arguments& arguments) {
  if (!journal_format(arguments)) return {};
  for (const Option* one :
       std::initializer_list<const Option*>{&opt_json, &opt_columns, &opt_no_header, &opt_excel,
                                            &opt_since, &opt_until, &opt_open_privacy}) {
    if (!arguments.has(*one)) continue;
    return Error{Problem::option_needs,
                 {"--" + std::string(one->name), "--format csv|tsv|json|ndjson|xlsx"},
                 {}};
  }
  return {};
}

Status write_rows(Session& session) {
  const auto shape =
      file_shape(session, lib::ledger_columns(), "ledger", ", .journal, .hledger, .beancount");
  if (!shape) return shape.error();
  const auto disclosure = open_disclosure(session);
  if (!disclosure) return disclosure.error();
  lib::LedgerQuery query;
  Status taken = session.take_span(opt_since, opt_until, query.since, query.until);
  if (!taken) return taken;
  const yangxiao::report::CategoryTree tree(session.reader());
  auto left_out = report::left_out_at(session, tree, disclosure->level());
  if (!left_out) return left_out.error();
  query.left_out = std::move(*left_out);
  return write_file(session, *shape,
                    [&](const store::Reader& book) -> Result<std::unique_ptr<lib::Rows>> {
                      return lib::ledger_rows(book, session.zone(), disclosure->level(),
                                              session.clock().now(), query);
                    });
}

Result<Outcome> run(Session& session) {
  Status written;
  if (const auto format = journal_format(session.arguments())) {
    lib::SubjectCodes codes(session.reader());
    written = yangxiao::points::write_journal(
        session.reader(), session.zone(), *format,
        [&](const yangxiao::points::Subject& subject) { return codes.of(subject); }, session.out());
  } else {
    written = write_rows(session);
  }
  if (!written) return written.error();
  return Outcome::done;
}

}  // namespace

cli::Verb ledger() {
  return {
      "ledger",
      N_("write the ledger of points to a file: csv, tsv, json, ndjson, xlsx, or as a journal that "
         "hledger or beancount checks"),
      Shelf::look_up,
      {},
      {{N_("The file"), {&opt_ledger_format, &opt_since, &opt_until, &opt_excel}},
       person_options()},
      always(Need::read_in_threads),
      {0, 1},
      {{"yangxiao export ledger --since 2026-10-01 -o ledger.csv",
        N_("a row a transfer, since October")},
       {"yangxiao export ledger -o points.journal",
        N_("then: hledger -f points.journal check --strict; hledger -f points.journal balance")},
       {"yangxiao export ledger -o points.beancount", N_("then: bean-check points.beancount")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::exporting
