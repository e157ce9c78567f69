// What an objection is about, by code: two of them are empty.
#pragma once

#include "points/due_view.hpp"
#include "settle/objection.hpp"

namespace yangxiao::cmd::points {

// The member's part in an activity may be missing: then only the activity is known.
inline DueView::Codes codes_of(const cli::Session& session, const settle::Objection& one) {
  if (one.activity == 0) return DueView(session).codes(one.subject);
  const auto found = activity::ActivityReader(session.reader()).at(one.activity);
  return {{}, found ? found->code : std::string(), {}};
}

}  // namespace yangxiao::cmd::points
