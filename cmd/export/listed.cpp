#include "export/listed.hpp"

#include "export/entry_rows.hpp"
#include "export/file.hpp"

namespace yangxiao::cmd::exporting {

using namespace cli;

Result<Outcome> export_listed(Session& session, const catalogue::Listed& listed,
                              std::string_view name) {
  const auto shape = file_shape(session, catalogue::lib::machine_columns(*listed.kind), name);
  if (!shape) return shape.error();
  const auto disclosure = disclosure_of(session, name);
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

}  // namespace yangxiao::cmd::exporting
