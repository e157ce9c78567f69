// Which of the kept nights go: those that are older than the ones to keep, and those that still
// hold somebody who was erased in the book.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "export/night/nights.hpp"

namespace yangxiao::exporting {

// So many whole nights without whoever was erased are to be there before one with them goes: where
// one of them should turn out to be damaged, the other brings the book back.
inline constexpr std::size_t kWholeBeforeErasedGo = 2;

// The folders that go, those before whom others come first: of changes before what they go on from.
// Kept are the last `keep` whole sets (of 1 or more) and the changes behind them; of those goes
// what names somebody who was erased, with what goes on from it, as soon as the smaller of `keep`
// and kWholeBeforeErasedGo whole ones without them are newer. A set whose manifest cannot be read
// goes when its day is before that of the oldest whole one that stays.
std::vector<std::string> folders_to_remove(
    const NightShelf& shelf, std::size_t keep,
    const std::function<bool(const Manifest&)>& names_erased);

}  // namespace yangxiao::exporting
