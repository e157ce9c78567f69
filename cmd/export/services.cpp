// export services: what stations do for people as a file that people and programs open.
#include "export/file.hpp"
#include "export/listed.hpp"
#include "export/verbs.hpp"
#include "station/verbs.hpp"

namespace yangxiao::cmd::exporting {

cli::Verb services() {
  return {"services",
          N_("write what stations do for people to a file: csv, tsv, json, ndjson, xlsx"),
          cli::Shelf::look_up,
          {},
          {{N_("Which ones"), catalogue::filters_of(station::services())},
           file_options(),
           person_options()},
          cli::always(cli::Need::read),
          {0, 1, 4},
          {{"yangxiao export services -o services.csv",
            N_("a file that station service import takes back")},
           {"yangxiao export services --way passed_on -o passed-on.xlsx",
            N_("what is passed on, as a workbook")}},
          [](cli::Session& session) {
            return export_listed(session, station::services(), "services");
          }};
}

}  // namespace yangxiao::cmd::exporting
