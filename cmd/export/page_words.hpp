// What the page says, in the language of whoever has it made.
#pragma once

#include "cli/session.hpp"
#include "export/page/page_html.hpp"

namespace yangxiao::cmd::exporting {

yangxiao::exporting::PageForm page_form();

}  // namespace yangxiao::cmd::exporting
