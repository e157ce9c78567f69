// The nouns and their verbs.
#include "cli/verb.hpp"
#include "export/verbs.hpp"
#include "station/verbs.hpp"

namespace yangxiao::cli {

namespace {

constexpr VerbEntry kStation[] = {
    {"nearest", cmd::station::nearest}, {"search", cmd::station::search},
    {"list", cmd::station::list},       {"show", cmd::station::show},
    {"add", cmd::station::add},         {"set", cmd::station::set},
    {"close", cmd::station::close},     {"reopen", cmd::station::reopen},
    {"import", cmd::station::import},   {"audit", cmd::station::audit},
    {"publish", cmd::station::publish},
};

constexpr VerbEntry kExport[] = {
    {"stations", cmd::exporting::stations},
};

constexpr Noun kNouns[] = {
    {"station", N_("Service stations: where they are, what they offer, when they are open."),
     kStation},
    {"export", N_("Files that people and programs open."), kExport},
};

}  // namespace

std::span<const Noun> nouns() { return kNouns; }

}  // namespace yangxiao::cli
