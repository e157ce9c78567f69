// How much of persons is shown: --privacy and --reason.
#pragma once

#include <string>

#include "cli/session.hpp"

namespace yangxiao::cli {

enum class Privacy : std::uint8_t { internal, partner, open, wall };

// What --privacy asks for; who asks for persons in full is written down with the reason. Errors:
// option_needs (internal without --reason), file_unwritable (the log).
Result<Privacy> open_privacy(Session& session);

// Writes down that who runs the program looks at persons in full, and why. Errors: file_unwritable.
Status log_access(const Session& session, const std::string& reason);

// As the level says: whole, masked, or empty.
std::string person_at(Privacy level, const std::string& name);
std::string phones_at(Privacy level, const std::string& phones);
// Of a person and not of an office: no number is whole.
std::string own_phones_at(Privacy level, const std::string& phones);
std::string remark_at(Privacy level, const std::string& text);  // with the numbers in it masked

}  // namespace yangxiao::cli
