// Reports as the verbs show them: one set of columns for machines, one for people.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/reference.hpp"
#include "cli/privacy.hpp"
#include "cli/session.hpp"
#include "report/category_tree.hpp"
#include "report/report.hpp"
#include "report/verbs.hpp"
#include "table/writer.hpp"

namespace yangxiao::cmd::report {

// What people call a field and a flaw: marked N_(), to be looked up where it is shown.
const char* heading_of(lib::Field field);
const char* text_of_flaw(lib::Flaw flaw);
// In the reader's language.
std::string_view text_of_state(lib::State state);

// The columns of a report for machines; the same are those of a file that needs no profile.
std::span<const table::Column> machine_columns();

// What is read of the book before reports are shown.
class View {
 public:
  // Errors: option_needs (internal without --reason), file_unwritable (the log of who looked at
  // persons).
  static Result<View> open(cli::Session& session);

  const std::string& channel(const lib::Report& report);
  const std::string& station(const lib::Report& report);
  const std::string& agency(const lib::Report& report);
  std::string category(const lib::Report& report) const;  // its name in the reader's language
  std::string reporter(const lib::Report& report);        // as the privacy level says
  std::string phone(const lib::Report& report);
  std::string remark(const std::string& text) const;
  std::string time_text(const std::optional<Instant>& time) const;
  std::string flaws_text(const lib::Report& report) const;  // stable names, joined by '|'

  // A row in the order of machine_columns(); valid until the next one.
  std::span<const table::Value> machine_row(const lib::Report& report);

 private:
  View(const store::Reader& book, const calendar::Zone& zone, cli::Privacy privacy)
      : references_(book), tree_(book), zone_(&zone), privacy_(privacy) {}
  std::string_view keep(std::string text);

  yangxiao::catalogue::References references_;
  lib::CategoryTree tree_;
  const calendar::Zone* zone_;
  cli::Privacy privacy_;
  std::vector<std::string> texts_;
  std::vector<table::Value> values_;
};

}  // namespace yangxiao::cmd::report
