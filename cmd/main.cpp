// The program: words in, one verb run, one exit status out.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include <malloc.h>
#include <pwd.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/unfinished.hpp"
#include "cli/complete.hpp"
#include "cli/help.hpp"
#include "cli/language.hpp"
#include "cli/manual.hpp"
#include "cli/options.hpp"
#include "cli/parser.hpp"
#include "cli/problem_text.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"
#include "cli/tree.hpp"

namespace {

using namespace yangxiao;
using namespace yangxiao::cli;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// A job that runs without $HOME belongs to somebody all the same: with the folder in which it
// happens to start it would find another book.
std::string home_of_user() {
  const passwd* entry = ::getpwuid(::getuid());
  return entry != nullptr && entry->pw_dir != nullptr ? entry->pw_dir : std::string();
}

Environment read_environment() {
  Environment environment;
  environment.db = variable("YANGXIAO_DB");
  environment.now = variable("YANGXIAO_NOW");
  environment.actor = variable("YANGXIAO_ACTOR");
  environment.seed = variable("YANGXIAO_SEED");
  environment.uid = ::getuid();
  environment.login = variable("LOGNAME").empty() ? variable("USER") : variable("LOGNAME");
  environment.home = variable("HOME");
  if (environment.home.empty()) environment.home = home_of_user();
  environment.xdg_config_home = variable("XDG_CONFIG_HOME");
  environment.xdg_data_home = variable("XDG_DATA_HOME");
  return environment;
}

// The exit status of what went wrong: fixed for ever.
int status_of(const Error& error) {
  // A name on the command line that nothing has asks for what is not there; in a file it is the
  // file that is wrong.
  if (error.what == Problem::reference_unknown && error.place.file.empty()) return 4;
  switch (kind_of(error.what)) {
    case Kind::failed:
      return 1;
    case Kind::usage:
      return 2;
    case Kind::missing:
      return 4;
    case Kind::refused:
      return 5;
    case Kind::busy:
      return 75;
  }
  return 1;
}

int fail(const Error& error, bool is_json, bool in_one_line = false) {
  std::string text = is_json ? render_json(error) : "yangxiao: " + render(error);
  for (std::size_t end = text.find('\n'); in_one_line && end != std::string::npos;
       end = text.find('\n', end)) {
    text.replace(end, 1, "; ");
  }
  text += '\n';
  std::fwrite(text.data(), 1, text.size(), stderr);
  return status_of(error);
}

int say(const std::string& text) {
  const Status written = DescriptorOutput(STDOUT_FILENO, "-").write(text);
  return written ? 0 : fail(written.error(), false);
}

int run(const Noun& noun, const Verb& verb, Arguments arguments, bool is_json) {
  TerminalReporter reporter(arguments[opt_quiet], is_json);
  Session session(noun.name, verb, std::move(arguments), read_environment(), reporter);
  Outcome outcome = Outcome::done;
  const Status ran = store::guarded(session.book_path(), [&]() -> Status {
    const Status opened = session.open();
    if (!opened) return opened;
    const auto result = verb.run(session);
    if (!result) return result.error();
    outcome = *result;
    return {};
  });
  // What was found out before a failure that has something to show (an audit) is shown too.
  const bool shows = ran.ok() || ran.error().what == Problem::audit_wrong_datum ||
                     ran.error().what == Problem::nights_broken;
  const Status finished = shows ? session.finish() : Status();
  if (!ran) return fail(ran.error(), is_json, verb.is_for_cron);
  if (!finished) return fail(finished.error(), is_json, verb.is_for_cron);
  const int status = outcome == Outcome::in_part ? 3 : 0;
  // A reader has nothing to put in order: the kernel takes back a snapshot sooner than SQLite does.
  if (session.only_reads()) ::_exit(status);
  return status;
}

int help(const CommandLine& line) {
  const std::size_t terminal = terminal_width(STDOUT_FILENO);
  const std::size_t width = terminal == 0 ? 80 : std::min<std::size_t>(terminal, 100);
  if (line.verb) return say(verb_help(*line.noun, *line.verb, width));
  if (line.noun != nullptr) return say(noun_help(*line.noun, width));
  return say(program_help(width));
}

int main_of(const std::vector<std::string>& words) {
  const auto flag = [&](const Option& option) { return peek(words, option); };
  set_language(choose_language(flag(opt_lang), std::getenv("LC_ALL"), std::getenv("LC_MESSAGES"),
                               std::getenv("LANG")));
  const char* format = flag(opt_format);
  const bool is_json =
      flag(opt_json) != nullptr || (format != nullptr && std::string_view(format) == "json");
  if (!words.empty() && words[0] == "__tree") return say(tree_json());
  if (!words.empty() && words[0] == "__manual") {
    return say(manual_of(words.size() > 1 && words[1][0] != '-' ? words[1] : std::string()));
  }
  if (!words.empty() && words[0] == "__complete") {
    return say(complete(std::span(words).subspan(1), read_environment()));
  }
  const auto line = find_verb(words);
  if (!line) return fail(line.error(), is_json);
  if (line->version) return say(version_text());
  if (line->help || line->noun == nullptr) return help(*line);
  if (!line->verb) {
    help(*line);
    return fail({Problem::verb_absent, {line->noun->name}, {}}, is_json);
  }
  auto arguments = parse(*line->verb, line->rest);
  if (!arguments) return fail(arguments.error(), is_json);
  const Status checked = line->verb->check ? line->verb->check(*arguments) : Status();
  if (!checked) return fail(checked.error(), is_json);
  return run(*line->noun, *line->verb, std::move(*arguments), is_json);
}

// A look-up touches some sixty pages of heap, and each one's first touch is a trap into the kernel.
// One call for all of them takes some percent off `station nearest` (tests/bench/run). Linux 5.14
// and later; elsewhere nothing happens.
void take_heap_at_once() {
#ifdef MADV_POPULATE_WRITE
  constexpr std::size_t kUsed = 256 * 1024;
  constexpr std::size_t kMoreThanIsThere = 127 * 1024;  // and not so much that it is mapped apart
  ::mallopt(M_TOP_PAD, 2 * kUsed);
  ::mallopt(M_TRIM_THRESHOLD, 16 * kUsed);
  auto* const grown = static_cast<char*>(std::malloc(kMoreThanIsThere));
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t into = reinterpret_cast<std::uintptr_t>(grown) % page;
  (void)::madvise(grown - into, kUsed, MADV_POPULATE_WRITE);
  std::free(grown);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  take_heap_at_once();
  // A closed pipe is an error of the write, which is checked, and not a silent death.
  std::signal(SIGPIPE, SIG_IGN);
  remove_unfinished_on_signals();
  // No memory: the transaction that was open is rolled back by the next start.
  std::set_new_handler([] {
    static constexpr char kText[] = "yangxiao: out of memory; nothing was changed\n";
    (void)!::write(STDERR_FILENO, kText, sizeof kText - 1);
    ::_exit(1);
  });
  return main_of(std::vector<std::string>(argv + 1, argv + argc));
}
