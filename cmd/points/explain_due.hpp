// What points explain says of a report and of a part in an activity alike: the arithmetic, lists,
// payments and objections.
#pragma once

#include <string>

#include "points/explain_parts.hpp"
#include "points/rule_versions.hpp"
#include "settle/due_explanation.hpp"

namespace yangxiao::cmd::points {

class DuePage {
 public:
  // `due` outlives it.
  DuePage(const Explaining& to, const settle::DueExplanation& due)
      : to_(to), due_(due), versions_(to.session.reader()) {}

  // The version of the rules, and each step.
  void reckoning(const settle::Line& line) const;
  void payment(const settle::PaidLine& one) const;
  void listed() const;
  // What is worth now: what waits, or how that differs from what was paid.
  void as_known_now() const;
  void objections() const;
  // `about`: as objections name it, where no list is open to them.
  void how_to_object(const std::string& about, const std::string& member) const;

 private:
  void waits() const;

  const Explaining& to_;
  const settle::DueExplanation& due_;
  yangxiao::points::RuleVersions versions_;
};

}  // namespace yangxiao::cmd::points
