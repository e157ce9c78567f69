// points honours: who is honoured at the end of a year, and a certificate for each.
#include "settle/honours.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <unistd.h>

#include "base/text/ascii_case.hpp"
#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/privacy.hpp"
#include "cli/rows_out.hpp"
#include "member/member.hpp"
#include "points/at_head.hpp"
#include "points/certificate.hpp"
#include "points/honours_view.hpp"
#include "points/member_name.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Number opt_year{"year", 0, "YEAR", N_("the year")};
constexpr Number opt_top{"top", 0, "N", N_("so many (default 8)")};
constexpr Text opt_as_of{"at", 0, "COUNT:HASH[@TIME]",
                         N_("as it was then: what stands below an earlier list")};
constexpr Text opt_certificate{"certificate", 0, "FILE",
                               N_("write a certificate for each: .html, or .svg a file each"),
                               Form::path};
constexpr Text opt_title{"title", 0, "TEXT", N_("what a certificate calls them")};
constexpr Texts opt_portrait{"photo", 0, "CODE=FILE",
                             N_("where a member's photo lies (repeatable)")};

Status check(const Arguments& arguments) {
  const auto year = arguments[opt_year];
  if (!year) return Error{Problem::argument_missing, {"--year"}, {}};
  if (*year < 1970 || *year > 9998) {
    return Error{Problem::option_value_bad,
                 {"--year", std::to_string(*year), tr(N_("a year like 2026"))},
                 {}};
  }
  for (const Option* one : std::initializer_list<const Option*>{&opt_title, &opt_portrait}) {
    if (arguments.has(*one) && !arguments.has(opt_certificate)) {
      return Error{Problem::option_needs, {"--" + std::string(one->name), "--certificate"}, {}};
    }
  }
  const auto file = arguments[opt_certificate];
  if (!file || text::has_ending(*file, ".html") || text::has_ending(*file, ".svg")) return {};
  return Error{Problem::option_value_bad,
               {"--certificate", *file, tr(N_("a name that ends in .html or .svg"))},
               {}};
}

// A head, and a moment behind '@': without it, that of the head.
Result<HonoursPage> read_page(Session& session) {
  const Arguments& arguments = session.arguments();
  HonoursPage page;
  page.year = static_cast<int>(*arguments[opt_year]);
  auto at = arguments[opt_as_of];
  std::optional<Instant> until = session.clock().now();
  if (at) {
    until.reset();
    if (const std::size_t mark = at->find('@'); mark != std::string::npos) {
      const auto time = session.time(at->substr(mark + 1));
      if (!time) return time.error();
      until = *time;
      at->resize(mark);
    }
  }
  const auto head = head_named(session, at);
  if (!head) return head.error();
  if (!until) until = lib::head_recorded_at(session.reader(), head->count);
  page.at =
      lib::to_text(*head) + "@" + calendar::to_rfc3339(until.value_or(Instant{}), session.zone());
  auto honours = settle::honours(session.reader(), session.zone(),
                                 {page.year, head->count, until.value_or(Instant{})});
  if (!honours) return honours.error();
  page.honours = std::move(*honours);
  const auto top = arguments[opt_top].value_or(settle::kGoldenRiders);
  if (page.honours.rows.size() > top) page.honours.rows.resize(top);
  return page;
}

// At the level of the wall whoever consented to it has a name, and everybody else not even a code.
constexpr Text opt_honours_privacy{
    "privacy",    0,
    "LEVEL",      N_("how much of persons is shown (default partner: masked; wall: who consented)"),
    Form::choice, "internal|partner|wall"};

// Who consents to it, in no order of merit: a figure or a rank beside a name is found again in a
// list of reports, among the pseudonyms.
void keep_for_wall(const Session& session, HonoursPage& page) {
  page.shows_figures = false;
  std::erase_if(page.honours.rows, [&](const settle::Honoured& one) {
    return !is_named(session, Privacy::wall, one.member);
  });
  std::sort(page.honours.rows.begin(), page.honours.rows.end(),
            [](const settle::Honoured& a, const settle::Honoured& b) { return a.code < b.code; });
}

// --- certificates

using Photos = std::map<std::string, std::string>;  // by the member's code

Result<Photos> photos_of(const Session& session) {
  Photos photos;
  for (const std::string& word : session.arguments()[opt_portrait]) {
    const auto assignment = table::parse_assignment(word);
    if (!assignment) return assignment.error();
    const auto member = yangxiao::catalogue::entry_with_code(session.reader(), member::members(),
                                                             assignment->field);
    if (!member) return member.error();
    if (::access(assignment->value.c_str(), R_OK) != 0) {
      return Error{Problem::file_missing, {}, {assignment->value, 0, 0, {}}};
    }
    photos[member->code] = assignment->value;
  }
  return photos;
}

Certificate certificate_of(const Session& session, const HonoursPage& page,
                           const settle::Honoured& one, const std::string& name) {
  const auto filled = [](const char* text, const auto&... values) {
    return fmt::format(fmt::runtime(tr(text)), values...);
  };
  Certificate certificate;
  certificate.heading = tr(N_("CERTIFICATE OF HONOUR"));
  certificate.code = one.code;
  certificate.name = name.empty() ? one.code : name;
  if (page.shows_figures) {
    certificate.lines.push_back(
        filled(N_("In {0}: verified reports {1}, hours of volunteer service {2}, months {3}."),
               page.year, one.reports, one.hours(), one.months));
  }
  certificate.lines.push_back(
      page.shows_figures
          ? filled(N_("By the published reckoning number {0} of the year, and is named"), one.rank)
          : tr(N_("By the published reckoning among the first of the year, and is named")));
  certificate.title =
      session.arguments()[opt_title].value_or(filled(N_("Golden Rider of {0}"), page.year));
  certificate.day =
      calendar::to_text(calendar::local_of(session.clock().now(), session.zone()).day);
  certificate.small = filled(N_("rules: version {0}; head {1}"), page.honours.rules.rule, page.at);
  return certificate;
}

// "golden.svg" of M1: "golden-M1.svg".
std::string path_for(const std::string& path, const std::string& code) {
  return path.substr(0, path.size() - 4) + "-" + code + ".svg";
}

Status write_file(const std::string& path, const std::string& bytes) {
  // Names stand in it.
  auto file = open_file_output(path, 0640);
  if (!file) return file.error();
  const Status written = (*file)->write(bytes);
  return written ? (*file)->commit() : written;
}

Status write_certificates(Session& session, const HonoursPage& page, Privacy privacy) {
  const auto photos = photos_of(session);
  if (!photos) return photos.error();
  const std::string path = *session.arguments()[opt_certificate];
  std::vector<Certificate> certificates;
  for (const settle::Honoured& one : page.honours.rows) {
    Certificate certificate =
        certificate_of(session, page, one, member_name(session, privacy, one.member));
    const auto photo = photos->find(one.code);
    if (photo != photos->end()) certificate.photo = photo->second;
    certificates.push_back(std::move(certificate));
  }
  if (text::has_ending(path, ".html")) {
    const std::string language = cli::language() == Language::zh_CN ? "zh-CN" : "en";
    return write_file(path, html_of(certificates, language, tr(N_("CERTIFICATE OF HONOUR"))));
  }
  for (const Certificate& certificate : certificates) {
    const Status written = write_file(path_for(path, certificate.code), svg_of(certificate));
    if (!written) return written;
  }
  return {};
}

Result<Outcome> run(Session& session) {
  const auto privacy =
      open_privacy(session, session.arguments()[opt_honours_privacy].value_or("partner"));
  if (!privacy) return privacy.error();
  auto page = read_page(session);
  if (!page) return page.error();
  if (*privacy == Privacy::wall) keep_for_wall(session, *page);
  std::vector<std::string> names;
  for (const settle::Honoured& one : page->honours.rows) {
    names.push_back(member_name(session, *privacy, one.member));
  }
  Status status;
  if (session.arguments().has(opt_certificate)) {
    status = write_certificates(session, *page, *privacy);
  }
  if (status) status = print_honours(session, *page, names);
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb honours() {
  return {
      "honours",
      N_("the members to be honoured at the end of a year, with the figures that say why"),
      Shelf::look_up,
      {},
      {{N_("The year"), {&opt_year, &opt_top, &opt_as_of}},
       {N_("Certificates"), {&opt_certificate, &opt_title, &opt_portrait}},
       {N_("Persons"), {&opt_honours_privacy, &opt_reason}}},
      always(Need::read),
      {0, 1, 4},
      {{"yangxiao points honours --year 2026", N_("the eight, and how their score is reckoned")},
       {"yangxiao points honours --year 2026 --top 3 --certificate golden.html --privacy "
        "internal --reason 颁奖",
        N_("a certificate for each of three, with their whole names")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::points
