// How nights are to be written, and what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/minisign.hpp"
#include "base/privacy.hpp"
#include "calendar/zone.hpp"
#include "export/night/contents.hpp"
#include "export/night/nights.hpp"
#include "export/page/page_html.hpp"

namespace yangxiao::exporting {

// How page.html is made.
struct NightPage {
  PageForm form;
  geo::Pace pace;
  std::optional<geo::Region> boundary;
};

struct NightOrder {
  std::string root;  // the folder of all nights
  std::vector<NightFile> files;
  Privacy privacy = Privacy::open;               // of public/
  std::optional<minisign::PublicKey> recipient;  // for whom private/ is sealed; nothing: it is not
  bool is_unsealed = false;                      // though those before it were sealed
  std::optional<minisign::SecretKey> key;        // that signs; nothing: nothing is signed
  bool since_last = false;                       // only what changed since the last set
  std::optional<std::size_t> full_every;         // though: all, when there were so many sets since
  std::optional<std::size_t> keep;               // so many whole nights; nothing: all
  std::string office_hours;                      // as the config says them
  std::vector<std::string> not_open;             // words for categories, as the config says them
  Endpoint open311;                              // of the folder of that name
  NightPage page;
  std::string program;  // its version
  Clock clock;
};

struct NightWritten {
  Night night;                       // that is the last one now
  std::vector<std::string> removed;  // the names of older sets
};

// What every manifest says, before it says which files there are. Its number and name are free.
Manifest begin_manifest(const store::Reader& book, const NightOrder& order, const NightShelf& shelf,
                        const calendar::Zone& zone);

}  // namespace yangxiao::exporting
