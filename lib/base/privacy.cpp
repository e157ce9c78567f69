#include "base/privacy.hpp"

#include "base/text/phone.hpp"

namespace yangxiao {

std::string person_at(Privacy level, const std::string& name) {
  if (level == Privacy::internal) return name;
  return level == Privacy::partner ? text::mask_name(name) : std::string();
}

std::string phones_at(Privacy level, const std::string& phones) {
  if (level == Privacy::internal) return phones;
  return level == Privacy::partner ? text::mask_phones(phones) : std::string();
}

std::string own_phones_at(Privacy level, const std::string& phones) {
  if (level == Privacy::internal) return phones;
  return level == Privacy::partner ? text::mask_own_phones(phones) : std::string();
}

std::string_view remark_at(Privacy level, std::string_view text, std::string& room) {
  if (level == Privacy::internal) return text;
  return level == Privacy::partner ? text::mask_within(text, room) : std::string_view();
}

std::string remark_at(Privacy level, const std::string& text) {
  std::string room;
  return std::string(remark_at(level, text, room));
}

}  // namespace yangxiao
