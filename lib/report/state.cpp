#include "report/state.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/text/fold.hpp"

namespace yangxiao::report {
namespace {

struct Names {
  std::string_view english;
  std::string_view chinese;
};
constexpr std::array<Names, kStates> kNames = {{
    {"filed", "待受理"},
    {"accepted", "已受理"},
    {"dispatched", "已派遣"},
    {"resolved", "已处置"},
    {"verified", "已核实"},
    {"closed", "已结案"},
    {"rejected", "不予受理"},
    {"withdrawn", "已撤回"},
    {"parked", "已挂起"},
}};

// 办结 is what the agency says of its own work; 结案 comes after somebody has looked.
constexpr std::array<std::pair<std::string_view, State>, 34> kOtherWords = {{
    {"open", State::filed},          {"new", State::filed},
    {"received", State::filed},      {"已上报", State::filed},
    {"上报", State::filed},          {"未受理", State::filed},
    {"待处理", State::filed},        {"新建", State::filed},
    {"受理", State::accepted},       {"已立案", State::accepted},
    {"立案", State::accepted},       {"已派单", State::dispatched},
    {"已派发", State::dispatched},   {"处置中", State::dispatched},
    {"处理中", State::dispatched},   {"办理中", State::dispatched},
    {"assigned", State::dispatched}, {"in progress", State::dispatched},
    {"已处理", State::resolved},     {"已办结", State::resolved},
    {"已解决", State::resolved},     {"待核实", State::resolved},
    {"核实通过", State::verified},   {"已核查", State::verified},
    {"结案", State::closed},         {"办结", State::resolved},
    {"已完成", State::resolved},     {"已关闭", State::closed},
    {"completed", State::closed},    {"已驳回", State::rejected},
    {"作废", State::rejected},       {"已取消", State::withdrawn},
    {"cancelled", State::withdrawn}, {"挂起", State::parked},
}};

// Along the way from filed to closed; those aside have none behind them.
constexpr int rank_of(State state) { return state == State::parked ? 0 : static_cast<int>(state); }

}  // namespace

std::string_view name_of(State state) { return kNames[static_cast<std::size_t>(state)].english; }

std::string_view chinese_name_of(State state) {
  return kNames[static_cast<std::size_t>(state)].chinese;
}

std::string states_known() {
  std::string known;
  for (const Names& names : kNames) {
    known += fmt::format("{}{} {}", known.empty() ? "" : ", ", names.english, names.chinese);
  }
  return known;
}

std::optional<State> state_named(std::string_view word) {
  const std::string folded = text::fold(word);
  for (std::size_t i = 0; i < kStates; ++i) {
    if (folded == kNames[i].english || folded == kNames[i].chinese) return static_cast<State>(i);
  }
  for (const auto& [other, state] : kOtherWords) {
    if (folded == other) return state;
  }
  return std::nullopt;
}

bool is_later(State state, State than) {
  const bool is_over = than == State::closed || than == State::rejected || than == State::withdrawn;
  return !is_over && rank_of(state) > rank_of(than);
}

}  // namespace yangxiao::report
