// Dues as people read them: who, by which report, how many points and why so many.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "activity/participation.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"
#include "cli/session.hpp"
#include "report/category_tree.hpp"
#include "report/report_table.hpp"
#include "settle/draft.hpp"
#include "settle/objection.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::cmd::points {

// The arithmetic in one line: "(10 + 2 photo) x 200% + 5 first of 2, less 3 over the day's cap".
std::string reason_of(const settle::Line& line);

// The same with what objections say of the report, as it was known before a moment.
class Reasons {
 public:
  Reasons(const store::Reader& book, Instant before) : remarks_(settle::remarks(book, before)) {}
  std::string of(const settle::Line& line) const;

 private:
  std::map<yangxiao::points::Subject, settle::Remark> remarks_;
};

// What became of a posted line, in words.
const char* words_for(const std::optional<settle::LineOutcome>& outcome);

// Looks up what lines name; names and phones are masked.
class DueView {
 public:
  using Subject = yangxiao::points::Subject;

  explicit DueView(const cli::Session& session);

  struct Person {
    std::string code;
    std::string name;
    std::string phone;
  };
  const Person& person(std::int64_t member);

  struct About {
    std::string category_code;  // of a report
    std::string category;       // in the reader's language; what else it is
    std::string filed_on;       // the day in the zone of the book
  };
  About about(std::int64_t category, Instant filed_at) const;
  About about(const settle::Line& line) const;
  // Empty where it is gone.
  About about(const Subject& subject);

  // The code of a report, of an activity or of the team that gives a bonus: two are empty.
  struct Codes {
    std::string report;
    std::string activity;
    std::string team;
    std::string voucher = {};
    const std::string& any() const {
      return !report.empty()     ? report
             : !activity.empty() ? activity
             : !team.empty()     ? team
                                 : voucher;
    }
  };
  Codes codes(const Subject& subject);
  // Of a bonus that is not posted yet, too.
  Codes codes(const settle::Line& line);
  // The member's part in an activity may be missing: then only the activity is known.
  Codes codes(const settle::Objection& objection);

 private:
  std::optional<activity::Participation> part(std::int64_t number);
  About about_other(const char* what, Instant when) const;

  const cli::Session& session_;
  yangxiao::catalogue::EntryReader members_;
  report::CategoryTree categories_;
  report::ReportReader reports_;
  std::optional<activity::ParticipationReader> parts_;  // made when first asked for
  yangxiao::catalogue::References references_;
  std::unordered_map<std::int64_t, Person> people_;
};

}  // namespace yangxiao::cmd::points
