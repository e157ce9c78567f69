#include "report/link.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/event.hpp"
#include "report/report_table.hpp"
#include "report/reporters.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kWritten = R"sql(
  SELECT code, phone, joined_on IS NULL FROM member
  WHERE mark = ?1 AND phone IS NOT NULL AND left_on IS NULL ORDER BY member)sql";
constexpr const char* kFromPhone = R"sql(
  SELECT report, filed_at FROM report WHERE contact_phone = ?1 AND member IS NULL
  ORDER BY report)sql";
constexpr const char* kLink = R"sql(
  UPDATE report SET member = ?2, team = ?3, employer = ?4, mark = ?5 WHERE report = ?1)sql";
constexpr const char* kUnlink = R"sql(
  UPDATE report SET member = NULL, team = NULL, employer = NULL, mark = ?2
  WHERE report IN (SELECT report FROM report_event WHERE mark = ?1 AND kind = 'link'))sql";
constexpr const char* kForget = R"sql(
  DELETE FROM report_event WHERE mark = ?1 AND kind = 'link' RETURNING event)sql";

constexpr std::int64_t kSecondsPerDay = 86'400;

struct Joined {
  std::string code;
  std::string phone;
  bool is_undated = false;
};

std::vector<Joined> written_members(const store::Writer& book) {
  std::vector<Joined> members;
  SQLite::Statement query(book.database(), kWritten);
  query.bind(1, book.mark());
  while (query.executeStep()) {
    members.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                       query.getColumn(2).getInt() != 0});
  }
  return members;
}

class Linker {
 public:
  Linker(store::Writer& book, int link_days, const calendar::Zone& zone)
      : book_(book),
        reporters_(book, zone, link_days),
        earliest_{book.now().seconds - link_days * kSecondsPerDay},
        from_phone_(book.database(), kFromPhone),
        link_(book.database(), kLink),
        events_(book) {}

  void link(const Joined& joined) {
    from_phone_.reset();
    from_phone_.bind(1, joined.phone);
    std::vector<std::pair<std::int64_t, Instant>> reports;
    while (from_phone_.executeStep()) {
      reports.emplace_back(from_phone_.getColumn(0).getInt64(),
                           Instant{from_phone_.getColumn(1).getInt64()});
    }
    for (const auto& [report, filed_at] : reports) {
      const auto member = reporters_.with_phone(joined.phone, filed_at);
      const bool is_too_old = joined.is_undated && filed_at < earliest_;
      if (member && !is_too_old) link(report, *member, joined.code);
    }
  }

  std::size_t count() const { return count_; }
  const std::string& each() const { return each_; }  // "R12 M1, R24 M1"

 private:
  void link(std::int64_t report, const MemberThen& member, const std::string& code) {
    link_.reset();
    link_.bind(1, report);
    link_.bind(2, member.member);
    store::bind_optional(link_, 3, member.team);
    store::bind_optional(link_, 4, member.employer);
    link_.bind(5, book_.mark());
    link_.exec();
    Event event;
    event.at = book_.now();
    event.actor = book_.actor();
    event.kind = kLinked;
    event.reason = code;
    events_.add(report, event);
    ++count_;
    each_ += (each_.empty() ? "" : ", ") + code_of(report) + " " + code;
  }

  store::Writer& book_;
  Reporters reporters_;
  Instant earliest_;  // for whom nobody knows when they joined
  SQLite::Statement from_phone_;
  SQLite::Statement link_;
  EventWriter events_;
  std::size_t count_ = 0;
  std::string each_;
};

}  // namespace

void link_new_phones(store::Writer& book, int link_days, const calendar::Zone& zone,
                     Reporter& reporter) {
  const auto members = written_members(book);
  if (members.empty()) return;
  Linker linker(book, link_days, zone);
  for (const Joined& joined : members) linker.link(joined);
  if (linker.count() == 0) return;
  reporter.note(Note::reports_linked, {std::to_string(linker.count()), linker.each()}, {});
}

void unlink(store::Writer& book, std::int64_t mark) {
  SQLite::Statement unlink(book.database(), kUnlink);
  unlink.bind(1, mark);
  unlink.bind(2, book.mark());
  unlink.exec();
  SQLite::Statement forget(book.database(), kForget);
  forget.bind(1, mark);
  book.remove("report_event", forget);
}

}  // namespace yangxiao::report
