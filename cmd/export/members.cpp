// export members: the members as a file that people and programs open.
#include "catalogue/listed.hpp"
#include "cli/privacy.hpp"
#include "export/entry_rows.hpp"
#include "export/file.hpp"
#include "export/verbs.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const catalogue::Listed& listed = points::members();
  const auto shape = file_shape(session, catalogue::lib::machine_columns(*listed.kind), "members");
  if (!shape) return shape.error();
  const auto disclosure = open_disclosure(session);
  if (!disclosure) return disclosure.error();
  catalogue::lib::MachineRow asked(session.reader(), *listed.kind, *disclosure);
  const auto is_wanted = catalogue::wanted_of(session, listed, asked);
  if (!is_wanted) return is_wanted.error();
  const Status written = write_file(
      session, *shape, [&](const store::Reader& book) -> Result<std::unique_ptr<lib::Rows>> {
        return std::unique_ptr<lib::Rows>(
            std::make_unique<lib::EntryRows>(book, *listed.kind, *disclosure, *is_wanted));
      });
  if (!written) return written.error();
  return Outcome::done;
}

}  // namespace

cli::Verb members() {
  return {"members",
          N_("write members to a file: csv, tsv, json, ndjson, geojson, xlsx"),
          Shelf::look_up,
          {},
          {{N_("Which ones"), catalogue::filters_of(points::members())},
           placed_file_options(),
           person_options()},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao export members -o members.csv", N_("names and phones masked")},
           {"yangxiao export members --privacy internal --reason 'the list for the insurance' -o "
            "members.xlsx",
            N_("in full, which is written down with the reason")}},
          run};
}

}  // namespace yangxiao::cmd::exporting
