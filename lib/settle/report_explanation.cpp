#include "settle/report_explanation.hpp"

#include <algorithm>

#include "member/erased.hpp"
#include "member/merged_members.hpp"
#include "report/report_table.hpp"
#include "report/reporters.hpp"
#include "settle/tellers.hpp"

namespace yangxiao::settle {
namespace {

// Of those who told it, in their order, the one that the place was decided against: for a later or
// repeated one the earlier, for the first one the next person.
std::optional<Rival> rival_of(const store::Reader& book, const report::Report& report) {
  const member::MergedMembers merged(book);
  const std::vector<Teller> tellers = Tellers(book, merged).of(report.head.value_or(report.id));
  const std::vector<const Teller*> ordered = in_order(tellers);
  const auto own = std::find_if(ordered.begin(), ordered.end(),
                                [&report](const Teller* one) { return one->report == report.id; });
  if (own == ordered.end()) return std::nullopt;
  const auto is_same = [own](const Teller* one) { return one->person == (*own)->person; };
  auto rival = std::find_if(ordered.begin(), own, is_same);
  if (rival == own) rival = ordered.begin();
  if (rival == own) rival = std::find_if_not(own, ordered.end(), is_same);
  if (rival == ordered.end()) return std::nullopt;
  return Rival{(*rival)->report, (*rival)->filed_at};
}

std::optional<Undue> undue_of(const store::Reader& book, const calendar::Zone& zone,
                              const ReportExplanation& about) {
  const report::Report& report = about.report;
  if (report::is_turned_down(report.state)) return Undue::turned_down;
  if (!about.evidence) {
    return report.state == report::State::closed ? Undue::closed_without : Undue::unverified;
  }
  if (!report.member) return Undue::nobody;
  if (member::erased_members(book).contains(*report.member)) return Undue::erased;
  const report::Reporters reporters(book, zone, 0);
  if (!reporters.earner(report.member, report.filed_at)) return Undue::no_member;
  return std::nullopt;
}

}  // namespace

ReportExplanation explain_report(const store::Reader& book, const calendar::Zone& zone,
                                 const report::Report& report) {
  ReportExplanation about;
  about.report = report;
  about.evidence = report::evidence_for(book, report);
  about.undue = undue_of(book, zone, about);
  about.rival = rival_of(book, report);
  Line line;
  line.subject = points::of_report(report.id);
  line.category = report.category;
  line.filed_at = report.filed_at;
  about.due = explain_due(book, zone, line, !about.undue);
  return about;
}

}  // namespace yangxiao::settle
