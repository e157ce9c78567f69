// What an objection is about, by code.
#pragma once

#include <string>

#include "activity/activity.hpp"
#include "cli/session.hpp"
#include "report/report.hpp"
#include "settle/objection.hpp"

namespace yangxiao::cmd::points {

struct AboutObjection {
  std::string report;    // empty: it is about an activity
  std::string activity;  // empty: it is about a report

  AboutObjection(const cli::Session& session, const settle::Objection& one) {
    if (one.activity == 0) {
      report = report::code_of(one.subject.number);
    } else if (auto found = activity::ActivityReader(session.reader()).at(one.activity)) {
      activity = found->code;
    }
  }
  const std::string& code() const { return report.empty() ? activity : report; }
};

}  // namespace yangxiao::cmd::points
