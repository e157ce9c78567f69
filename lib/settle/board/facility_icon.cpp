#include "settle/board/facility_icon.hpp"

#include <array>

namespace yangxiao::settle {
namespace {

struct Icon {
  std::string_view facility;  // its code
  std::string_view elements;
};

constexpr std::array<Icon, 12> kIcons = {{
    {"microwave",
     R"(<rect x="2" y="5.5" width="20" height="13" rx="1.6"/><rect x="4.6" y="8" width="10.4" height="8" rx=".8"/>)"
     R"(<path d="M17.2 15.8h2.6"/><circle cx="18.5" cy="9.3" r=".9"/><circle cx="18.5" cy="12.6" r=".9"/>)"},
    {"fridge",
     R"(<rect x="6" y="2" width="12" height="20" rx="1.6"/><path d="M6 9.5h12M8.6 5v2.4M8.6 12v3.4"/>)"},
    {"air_conditioning",
     R"(<rect x="2" y="4" width="20" height="8.4" rx="1.6"/><path d="M5 9.6h14M6.8 15.2c0 1.7-1.6 1.7-1.6 3.4)"
     R"(M12 15.2v4.6M17.2 15.2c0 1.7 1.6 1.7 1.6 3.4"/>)"},
    {"charging",
     R"(<rect x="2.4" y="7" width="17" height="10" rx="1.6"/><path d="M21.8 10.4v3.2M11.9 8.4l-3.4 4.2h4.4l-3.2 3.9"/>)"},
    {"drinking_water",
     R"(<path d="M5.6 3.4h12.8l-1.7 17.2H7.3zM6.4 10.6c1.9-1.3 3.5 1.2 5.6 0s3.6 1.1 5.6 0"/>)"},
    {"toilet",
     R"(<path d="M12 3v18"/><circle cx="6.4" cy="4.8" r="1.9"/><path d="M4 9h4.8v5.6H7.6V20H5.2v-5.4H4z"/>)"
     R"(<circle cx="17.6" cy="4.8" r="1.9"/><path d="M16.6 9h2l2 6.4h-1.8V20h-2.4v-4.6h-1.8z"/>)"},
    {"shower",
     R"(<path d="M3.6 21V6.6a3.6 3.6 0 0 1 7.2 0v2.2M6.6 13a4.2 4.2 0 0 1 8.4 0zM8.2 15.8l-.5 1.8M10.8 15.8v1.8)"
     R"(M13.4 15.8l.5 1.8M7.3 19.6l-.4 1.6M10.8 19.6v1.6M14.3 19.6l.4 1.6"/>)"},
    {"drying_room",
     R"(<path d="M12 8.6V7.2c1.2-.4 2-1.1 2-2.2a2 2 0 0 0-4 0M12 8.6 2.6 15.4h18.8zM7 18c0 1.3 1 1.3 1 2.6)"
     R"(M12 18c0 1.3 1 1.3 1 2.6M17 18c0 1.3 1 1.3 1 2.6"/>)"},
    {"seat", R"(<path d="M6.4 3v10.6h11V21M6.4 13.6V21M6.4 17.4h11M6.4 6.6h3.4M6.4 10h3.4"/>)"},
    {"wifi",
     R"(<path d="M2.6 9.4a13.4 13.4 0 0 1 18.8 0M5.8 13a8.9 8.9 0 0 1 12.4 0M9 16.4a4.3 4.3 0 0 1 6 0"/>)"
     R"(<circle cx="12" cy="19.6" r=".9"/>)"},
    {"first_aid",
     R"(<rect x="2.6" y="7" width="18.8" height="13" rx="1.6"/><path d="M8.6 7V4.2h6.8V7M12 10.2v6.6M8.7 13.5h6.6"/>)"},
    {"books",
     R"(<path d="M12 6.4C9.8 4.7 6.8 4.4 3 4.4v14c3.8 0 6.8.3 9 2 2.2-1.7 5.2-2 9-2v-14c-3.8 0-6.8.3-9 2zM12 6.4v14"/>)"},
}};

}  // namespace

std::string_view icon_of(std::string_view facility) {
  for (const Icon& icon : kIcons) {
    if (icon.facility == facility) return icon.elements;
  }
  return {};
}

}  // namespace yangxiao::settle
