// What so few entries have in common that it tells which of them is meant.
#pragma once

#include <set>
#include <string>

#include "catalogue/kind.hpp"

namespace yangxiao::catalogue {

// The choices of a field that fewer than kSmallestGroup entries have made; with the next ones up to
// that number, where those without a choice to be seen would be fewer. Reads the whole table.
std::set<std::string> rare_choices(const store::Reader& book, const Kind& kind, const Field& field);

}  // namespace yangxiao::catalogue
