// export members: the members as a file that people and programs open.
#include "export/file.hpp"
#include "export/listed.hpp"
#include "export/verbs.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::exporting {
cli::Verb members() {
  return {
      "members",
      N_("write members to a file: csv, tsv, json, ndjson, geojson, xlsx"),
      cli::Shelf::look_up,
      {},
      {{N_("Which ones"), catalogue::filters_of(points::members())},
       placed_file_options(),
       person_options()},
      cli::always(cli::Need::read),
      {0, 1, 4},
      {{"yangxiao export members -o members.csv", N_("names and phones masked")},
       {"yangxiao export members --privacy internal --reason 'the list for the insurance' -o "
        "members.xlsx",
        N_("in full, which is written down with the reason")}},
      [](cli::Session& session) { return export_listed(session, points::members(), "members"); }};
}

}  // namespace yangxiao::cmd::exporting
