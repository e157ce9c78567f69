#include "cli/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text/width.hpp"
#include "cli/problem_text.hpp"

namespace yangxiao::cli {
namespace {

using namespace std::chrono_literals;

void to_stderr(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

std::size_t terminal_width(int descriptor) {
  if (::isatty(descriptor) == 0) return 0;
  if (const char* columns = std::getenv("COLUMNS")) {
    const long width = std::strtol(columns, nullptr, 10);
    if (width >= 20 && width <= 1000) return static_cast<std::size_t>(width);
  }
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
  return 80;
}

bool wants_colour(const std::string& when, int descriptor) {
  if (when == "always") return true;
  if (when == "never") return false;
  const char* no_colour = std::getenv("NO_COLOR");
  return ::isatty(descriptor) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

TerminalReporter::TerminalReporter(bool quiet, bool is_json)
    : quiet_(quiet),
      is_json_(is_json),
      width_(quiet ? 0 : terminal_width(STDERR_FILENO)),
      begun_(std::chrono::steady_clock::now()),
      shown_(begun_) {}

TerminalReporter::~TerminalReporter() { clear_bar(); }

void TerminalReporter::clear_bar() {
  if (!bar_shown_) return;
  to_stderr("\r\x1b[K");
  bar_shown_ = false;
}

void TerminalReporter::note(Note what, std::vector<std::string> arguments, Place place) {
  if (quiet_ && level_of(what) == Level::notice) return;
  clear_bar();
  to_stderr(is_json_ ? render_json(what, arguments, place) + "\n"
                     : "yangxiao: " + render(what, arguments, place) + "\n");
}

void TerminalReporter::progress(std::uint64_t done, std::uint64_t total) {
  if (width_ == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < 1s || now - shown_ < 100ms) return;
  shown_ = now;
  bar_shown_ = true;
  if (total == 0) {  // a pipe: nobody knows how much is to come
    to_stderr(fmt::format("\r{:.1f} MB", static_cast<double>(done) / 1e6));
    return;
  }
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const std::size_t room = std::min<std::size_t>(width_ - 10, 50);
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(room));
  to_stderr(fmt::format("\r[{}{}] {:3.0f}%", std::string(filled, '#'),
                        std::string(room - filled, ' '), share * 100.0));
}

}  // namespace yangxiao::cli
