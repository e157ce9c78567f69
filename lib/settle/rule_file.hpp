// A file of rules for a book: the categories that it names are those of the book.
#pragma once

#include <string>

#include "points/rules.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// Categories by code, name or another word. Errors: those of read_whole and points::read_rules.
Result<points::Rules> read_rule_file(const store::Reader& book, const std::string& path);

}  // namespace yangxiao::settle
