#include "points/explanation.hpp"

#include <array>
#include <utility>

#include "base/text/width.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr std::array<table::Column, 4> kColumns = {
    {{"kind"}, {"reference"}, {"points", table::Type::integer}, {"text"}}};

}  // namespace

void Explanation::about(std::string reference, std::string text) {
  facts_.push_back({"about", std::move(reference), {}, {}, std::move(text), 0});
}

void Explanation::fact(std::string_view kind, std::string reference, std::string text) {
  facts_.push_back({kind, std::move(reference), {}, {}, std::move(text), 1});
}

void Explanation::fact(std::string_view kind, std::string reference, std::int64_t points,
                       std::string text) {
  facts_.push_back({kind, std::move(reference), points, {}, std::move(text), 1});
}

void Explanation::step(std::string_view kind, std::string sign, std::int64_t points,
                       std::string text) {
  facts_.push_back({kind, {}, points, std::move(sign), std::move(text), 2});
}

Status Explanation::print(Session& session) const {
  if (session.shape() == Shape::table) {
    std::string page;
    for (const Fact& fact : facts_) {
      if (fact.depth == 2) {
        const std::string figure = std::to_string(*fact.points) + (fact.sign == "x" ? "%" : "");
        page += fmt::format("    {:<1}{:>5}  ", fact.sign, figure);
      } else if (fact.depth == 1) {
        page += "  ";
      } else if (!page.empty()) {
        page += "\n";
      }
      page += text::printable(fact.text);
      if (page.back() == ' ') page.erase(page.find_last_not_of(' ') + 1);
      page += "\n";
    }
    return session.out().write(page);
  }
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const Fact& fact : facts_) {
    const std::array<table::Value, 4> values = {
        fact.kind, text_or_nothing(fact.reference),
        fact.points ? table::Value(*fact.points) : table::Value(), std::string_view(fact.text)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

}  // namespace yangxiao::cmd::points
