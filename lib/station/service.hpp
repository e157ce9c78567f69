// What stations do for people: civil-affairs items (民生事项), finished on the spot or passed on to
// an agency, with the papers that people bring along.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/kind.hpp"

namespace yangxiao::station {

const catalogue::Kind& services();

// The fields of a service, in the order of the kind. The order is part of the book's format.
namespace service_field {
inline constexpr std::size_t name = 0;
inline constexpr std::size_t topic = 1;
inline constexpr std::size_t way = 2;
inline constexpr std::size_t agency = 3;
inline constexpr std::size_t papers = 4;
inline constexpr std::size_t takes = 5;
inline constexpr std::size_t aliases = 6;
inline constexpr std::size_t only_at = 7;
inline constexpr std::size_t passed_on_at = 8;
inline constexpr std::size_t note = 9;
}  // namespace service_field

enum class ServiceWay : std::uint8_t { not_here, on_spot, passed_on };
// The code of a way, as the field has it; empty: not_here.
std::string_view name_of(ServiceWay way);
// How those do it of which nothing else is said.
ServiceWay usual_way(const catalogue::Entry& service);
// How a station does it.
ServiceWay way_at(const catalogue::Entry& service, std::string_view station);

// Every service whose code, name, other words or topic hold each word of the text: in simplified or
// traditional characters, full-width or half-width; Latin letters are tried as pinyin too. Those in
// whose name all words stand come first, then by code. Reads all services.
Result<std::vector<catalogue::Entry>> find_services(const store::Reader& book,
                                                    std::string_view text);

}  // namespace yangxiao::station
