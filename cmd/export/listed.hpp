// A list that the office keeps as a file.
#pragma once

#include "catalogue/listed.hpp"

namespace yangxiao::cmd::exporting {

// What run() of such an export does; `name` is that of the sheet.
Result<cli::Outcome> export_listed(cli::Session& session, const catalogue::Listed& listed,
                                   std::string_view name);

}  // namespace yangxiao::cmd::exporting
