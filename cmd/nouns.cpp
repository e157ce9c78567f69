// The nouns and their verbs.
#include "cli/verb.hpp"
#include "export/verbs.hpp"
#include "station/verbs.hpp"

namespace yangxiao::cli {

std::span<const Noun> nouns() {
  static const std::vector<Noun> all = {
      {"station",
       N_("Service stations: where they are, what they offer, when they are open."),
       {cmd::station::nearest, cmd::station::search, cmd::station::list, cmd::station::show,
        cmd::station::add, cmd::station::set, cmd::station::close, cmd::station::reopen,
        cmd::station::import, cmd::station::audit, cmd::station::publish}},
      {"export", N_("Files that people and programs open."), {cmd::exporting::stations}},
  };
  return all;
}

}  // namespace yangxiao::cli
