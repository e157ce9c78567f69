// How much of persons is shown: --privacy and --reason.
#pragma once

#include <string>

#include "base/privacy.hpp"
#include "cli/session.hpp"

namespace yangxiao::cli {

using yangxiao::Disclosure;
using yangxiao::own_phones_at;
using yangxiao::person_at;
using yangxiao::phones_at;
using yangxiao::Privacy;
using yangxiao::remark_at;

// What --privacy asks for; who asks for persons in full is written down with the reason. Errors:
// option_needs (internal without --reason), file_unwritable (the log).
Result<Privacy> open_privacy(Session& session);
// The same of a word that an option of the verb's own took.
Result<Privacy> open_privacy(Session& session, const std::string& word);

// The same for rows that are written.
Result<Disclosure> open_disclosure(Session& session);

// What is chosen by a person is about that person, however little it says. Errors: options_exclude.
Status check_names_nobody(const Arguments& arguments, const Option& person, Privacy level);

// Writes down that who runs the program looks at persons in full, and why. Errors: file_unwritable.
Status log_access(const Session& session, const std::string& reason);

}  // namespace yangxiao::cli
