#include "points/activity_view.hpp"

#include "base/text/joined.hpp"
#include "calendar/civil.hpp"
#include "points/explanation.hpp"

namespace yangxiao::cmd::points {

std::vector<std::string> figures_of(const activity::Participation& part) {
  std::vector<std::string> texts;
  for (const activity::Figure& one : part.figures) {
    texts.push_back(activity::text_of(one));
  }
  return texts;
}

std::string when_of(const activity::Activity& activity) {
  const std::string day = calendar::to_text(calendar::day_of(activity.held_on));
  return activity.starts ? day + " " + activity::start_text(activity) : day;
}

std::string why_not(const activity::Judged& part) {
  switch (part.standing) {
    case activity::Standing::counts:
      break;
    case activity::Standing::differs:
      return said(N_("waits: different minutes are said: {0}"),
                  text::joined(figures_of(part.participation)));
    case activity::Standing::overlaps:
      if (part.other == part.participation.activity.code) {
        return cli::tr(N_("waits: the same person is there twice"));
      }
      return said(N_("waits: at the same time as {0}"), part.other.value_or(""));
    case activity::Standing::dropped:
      return cli::tr(N_("does not count, as was decided"));
    case activity::Standing::not_joined:
      return cli::tr(N_("does not count: was no member then"));
  }
  return {};
}

}  // namespace yangxiao::cmd::points
