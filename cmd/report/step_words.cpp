#include "report/step_words.hpp"

#include "cli/language.hpp"

namespace yangxiao::cmd::report {
namespace {

struct Word {
  std::string_view kind;
  const char* words;
};
constexpr Word kWords[] = {{"link", N_("known to be from")},
                           {"file", N_("written down")},
                           {"import", N_("import")},
                           {"accept", N_("accept")},
                           {"dispatch", N_("dispatch")},
                           {"return", N_("send back")},
                           {"resolve", N_("resolve")},
                           {"verify", N_("verify")},
                           {"close", N_("close")},
                           {"reject", N_("reject")},
                           {"withdraw", N_("withdraw")},
                           {"park", N_("park")},
                           {"reopen", N_("reopen")},
                           {"extend", N_("extend")},
                           {"call", N_("call an agency")},
                           {"arrive", N_("an agency comes")},
                           {"leave", N_("an agency leaves")},
                           {"set", N_("correct")},
                           {"note", N_("note")},
                           {"merge", N_("merged into")},
                           {"take_in", N_("took in")},
                           {"split", N_("split from")},
                           {"split_off", N_("split off")}};

}  // namespace

const char* words_for_step(std::string_view kind) {
  for (const Word& one : kWords) {
    if (one.kind == kind) return one.words;
  }
  return nullptr;
}

}  // namespace yangxiao::cmd::report
