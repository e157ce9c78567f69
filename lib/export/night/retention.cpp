#include "export/night/retention.hpp"

#include <algorithm>
#include <filesystem>

namespace yangxiao::exporting {
namespace {

using NamesErased = std::function<bool(const Manifest&)>;

// A whole set with the changes that go on from it, in their order.
struct Chain {
  const Night* whole = nullptr;  // nullptr: it went
  std::vector<const Night*> changes;
  bool is_old = false;
};

std::vector<Chain> chains_of(const NightShelf& shelf, std::size_t keep) {
  std::vector<Chain> chains(1);
  const std::size_t surplus = shelf.whole.size() - std::min(keep, shelf.whole.size());
  for (std::size_t i = 0; i < shelf.whole.size(); ++i) {
    chains.push_back({&shelf.whole[i], {}, i < surplus});
  }
  chains.front().is_old = surplus > 0;
  for (const Night& night : shelf.changes) {
    const auto behind = std::find_if(chains.begin() + 1, chains.end(), [&](const Chain& chain) {
      return chain.whole->manifest.number > night.manifest.number;
    });
    (behind - 1)->changes.push_back(&night);
  }
  return chains;
}

// How many of a chain's changes stay.
std::size_t changes_kept(const Chain& chain, bool may_name, const NamesErased& names_erased) {
  if (chain.is_old) return 0;
  if (may_name) return chain.changes.size();
  if (chain.whole != nullptr && names_erased(chain.whole->manifest)) return 0;
  const auto first =
      std::find_if(chain.changes.begin(), chain.changes.end(),
                   [&](const Night* night) { return names_erased(night->manifest); });
  return static_cast<std::size_t>(first - chain.changes.begin());
}

// The day before the name's point: of sets of one day none is older.
std::string_view day_in(std::string_view name) { return name.substr(0, 10); }

}  // namespace

std::vector<std::string> folders_to_remove(const NightShelf& shelf, std::size_t keep,
                                           const NamesErased& names_erased) {
  std::vector<std::string> changes;
  std::vector<std::string> whole;
  const Night* oldest = nullptr;
  std::size_t clean = 0;  // newer whole ones without whoever was erased
  const std::vector<Chain> chains = chains_of(shelf, keep);
  for (auto chain = chains.rbegin(); chain != chains.rend(); ++chain) {
    const bool may_name = clean < std::min(keep, kWholeBeforeErasedGo);
    const std::size_t kept = changes_kept(*chain, may_name, names_erased);
    for (std::size_t i = chain->changes.size(); i > kept; --i) {
      changes.push_back(chain->changes[i - 1]->path);
    }
    if (chain->whole == nullptr) continue;
    const bool is_named = names_erased(chain->whole->manifest);
    if (chain->is_old || (is_named && !may_name)) {
      whole.push_back(chain->whole->path);
      continue;
    }
    oldest = chain->whole;
    if (!is_named) ++clean;
  }
  for (const std::string& path : shelf.broken) {
    const std::string name = std::filesystem::path(path).filename().string();
    if (oldest != nullptr && day_in(name) < day_in(oldest->manifest.night)) whole.push_back(path);
  }
  changes.insert(changes.end(), whole.begin(), whole.end());
  return changes;
}

}  // namespace yangxiao::exporting
