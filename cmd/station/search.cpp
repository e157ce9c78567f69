// station search: stations by any part of a text.
#include "station/search.hpp"

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  std::string text;
  for (const std::string& word : session.arguments().words()) {
    text += (text.empty() ? "" : " ") + word;
  }
  const auto view = View::open(session);
  if (!view) return view.error();
  std::vector<lib::Hit> hits = lib::search(session.reader(), text);
  if (hits.empty()) return Error{Problem::station_none_found, {text}, {}};
  const auto limit = session.arguments()[opt_limit];
  if (limit && *limit < hits.size()) hits.resize(static_cast<std::size_t>(*limit));
  StationListing listing(session, *view);
  Status status = listing.begin();
  for (std::size_t i = 0; status && i < hits.size(); ++i) status = listing.add(hits[i].station);
  if (status) status = listing.finish();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb search() {
  return {"search",
          N_("find stations by any part of code, name, community, subdistrict or address"),
          Shelf::look_up,
          {{"TEXT", Form::text, Argument::Count::some}},
          {{N_("Which stations"), {&opt_limit}}, {N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read_stations),
          {0, 1, 4},
          {{"yangxiao station search 芳草", N_("simplified or traditional, part of any name")},
           {"yangxiao station search lyjd", N_("the initials of 龙阳街道 in pinyin")}},
          run};
}

}  // namespace yangxiao::cmd::station
