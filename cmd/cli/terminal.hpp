// What is known of the terminal, and how the library's notes and progress are shown on it.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/reporter.hpp"

namespace yangxiao::cli {

// Columns of the terminal that a descriptor leads to: $COLUMNS, else what it says; 0 where it is
// none.
std::size_t terminal_width(int descriptor);

// --color: auto means a terminal, unless $NO_COLOR is set (no-color.org).
bool wants_colour(const std::string& when, int descriptor);

// Writes to standard error: notices (silenced by quiet), warnings, and on a terminal a progress bar
// for what takes longer than a second.
class TerminalReporter final : public Reporter {
 public:
  TerminalReporter(bool quiet, bool is_json);
  ~TerminalReporter() override;
  void note(Note what, std::vector<std::string> arguments, Place place) override;
  void progress(std::uint64_t done, std::uint64_t total) override;

 private:
  void clear_bar();

  bool quiet_;
  bool is_json_;
  std::size_t width_;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point shown_;
  bool bar_shown_ = false;
};

}  // namespace yangxiao::cli
