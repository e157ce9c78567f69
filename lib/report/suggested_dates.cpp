#include "report/suggested_dates.hpp"

#include <algorithm>
#include <array>

#include "calendar/date_form.hpp"

namespace yangxiao::report {
namespace {

// The last ones are read without a form where a file needs no other.
constexpr std::array<const char*, 26> kForms = {"%m/%d/%Y %I:%M:%S %p",
                                                "%d/%m/%Y %I:%M:%S %p",
                                                "%m/%d/%Y %I:%M %p",
                                                "%d/%m/%Y %I:%M %p",
                                                "%m/%d/%Y %H:%M:%S",
                                                "%d/%m/%Y %H:%M:%S",
                                                "%m/%d/%Y %H:%M",
                                                "%d/%m/%Y %H:%M",
                                                "%Y-%m-%dT%H:%M:%S.%f",
                                                "%d.%m.%Y %H:%M",
                                                "%m/%d/%Y",
                                                "%d/%m/%Y",
                                                "%Y.%m.%d %H:%M:%S",
                                                "%Y.%m.%d %H:%M",
                                                "%Y.%m.%d",
                                                "%Y%m%d %H:%M:%S",
                                                "%Y%m%d%H%M%S",
                                                "%Y-%m-%dT%H:%M:%S%z",
                                                "%Y-%m-%dT%H:%M:%S",
                                                "%Y-%m-%d %H:%M:%S",
                                                "%Y-%m-%d %H:%M",
                                                "%Y-%m-%d",
                                                "%Y/%m/%d %H:%M:%S",
                                                "%Y/%m/%d %H:%M",
                                                "%Y/%m/%d",
                                                "%Y年%m月%d日 %H:%M"};

constexpr std::size_t kMostUnread = 3;

using Texts = std::vector<std::string>;

// What is left of texts that the form does not fit; without a form: that is none of those known.
Texts unfit(const Texts& texts, Texts form, const calendar::Zone& zone) {
  const calendar::DateForms dates(std::move(form), zone);
  Texts left;
  std::copy_if(texts.begin(), texts.end(), std::back_inserter(left),
               [&](const std::string& text) { return !dates.parse(text).ok(); });
  return left;
}

// The forms that fit the most of them, the same ones, and what they leave.
struct Best {
  Texts forms;
  Texts left;
};

Best best_forms(const Texts& texts, const calendar::Zone& zone) {
  Best best{{}, texts};
  for (const char* form : kForms) {
    Texts left = unfit(texts, {form}, zone);
    if (left.size() == texts.size() || left.size() > best.left.size()) continue;
    const bool is_better = left.size() < best.left.size();
    if (is_better) best = {{}, left};
    if (is_better || left == best.left) best.forms.emplace_back(form);
  }
  return best;
}

void add_once(Texts& forms, const std::string& form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
}

Texts common_of(const std::vector<Texts>& fitting) {
  Texts common = fitting.empty() ? Texts() : fitting.front();
  for (const Texts& forms : fitting) {
    std::erase_if(common, [&](const std::string& form) {
      return std::find(forms.begin(), forms.end(), form) == forms.end();
    });
  }
  return common;
}

}  // namespace

SuggestedDates suggest_dates(std::span<const WordCounts> columns, const calendar::Zone& zone) {
  SuggestedDates suggested;
  std::vector<Texts> times;
  bool needs_forms = false;
  for (const WordCounts& words : columns) {
    times.emplace_back();
    for (const auto& [word, count] : words) times.back().push_back(word);
    const Texts odd = unfit(times.back(), {}, zone);
    needs_forms = needs_forms || !best_forms(odd, zone).forms.empty();
  }
  std::vector<Texts> fitting;  // of each column
  Texts further;               // of times in one column that no single form fits
  for (const Texts& texts : times) {
    Best best{{}, unfit(texts, {}, zone)};
    if (needs_forms) best = best_forms(texts, zone);
    if (!best.forms.empty()) fitting.push_back(best.forms);
    while (!best.forms.empty() && !best.left.empty()) {
      best = best_forms(best.left, zone);
      if (!best.forms.empty()) add_once(further, best.forms.front());
    }
    for (const std::string& text : best.left) {
      if (suggested.unread.size() < kMostUnread) suggested.unread.push_back(text);
    }
  }
  const Texts common = common_of(fitting);
  if (!common.empty()) {
    suggested.forms = {common.front()};
    suggested.others.assign(common.begin() + 1, common.end());
  } else {
    for (const Texts& forms : fitting) add_once(suggested.forms, forms.front());
  }
  for (const std::string& form : further) add_once(suggested.forms, form);
  return suggested;
}

}  // namespace yangxiao::report
