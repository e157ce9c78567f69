#include "cli/span_text.hpp"

#include <fmt/format.h>

#include "cli/language.hpp"

namespace yangxiao::cli {

std::string span_text(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86'400;
  const auto said = [](const char* text, std::int64_t large, std::int64_t small) {
    return fmt::format(fmt::runtime(tr(text)), large, small);
  };
  if (seconds >= kDay) return said(N_("{0} d {1} h"), seconds / kDay, seconds % kDay / 3600);
  if (seconds >= 3600) return said(N_("{0} h {1} min"), seconds / 3600, seconds % 3600 / 60);
  return said(N_("{1} min"), 0, seconds / 60);
}

}  // namespace yangxiao::cli
