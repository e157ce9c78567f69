// How much of persons an output shows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"

namespace yangxiao {

// internal: everything. partner: names and numbers masked. open: no person. wall: no person but
// those who consented to be named.
enum class Privacy : std::uint8_t { internal, partner, open, wall };

std::string_view name_of(Privacy level);
// Nothing: there is no such level.
std::optional<Privacy> privacy_named(std::string_view word);

// Whether nobody is to be found again in what is shown.
constexpr bool is_open(Privacy level) { return level == Privacy::open || level == Privacy::wall; }

// What is told of fewer persons tells of each: where nobody is to be found again, groups of fewer
// are left out or joined.
inline constexpr std::int64_t kSmallestGroup = 5;

// As the level says: whole, masked, or empty.
std::string person_at(Privacy level, const std::string& name);
std::string phones_at(Privacy level, const std::string& phones);
// Of a person and not of an office: no number is whole.
std::string own_phones_at(Privacy level, const std::string& phones);
// With the numbers in it masked. `room` holds what is not the text itself.
std::string_view remark_at(Privacy level, std::string_view text, std::string& room);
std::string remark_at(Privacy level, const std::string& text);

// What an open output shows of a time: its hour; and of degrees: a thousandth, 111 m from south to
// north, here 96 m from west to east.
Instant to_the_hour(Instant moment);
inline Instant time_at(Privacy level, Instant moment) {
  return is_open(level) ? to_the_hour(moment) : moment;
}
double to_a_thousandth(double degrees);

// Of what is public and not of a person: with the numbers in it masked, at the open level, too.
std::string_view place_at(Privacy level, std::string_view text, std::string& room);

// Whether a text looks as Disclosure::person_code() makes them.
bool is_pseudonym(std::string_view text);

// What an output shows of each row at its level. All that is written together has one: a person is
// one pseudonym in it, and another one in the next.
class Disclosure {
 public:
  // With the key of the pseudonyms, where the level needs one.
  Disclosure(Privacy level, Random& random);

  // The same level, with pseudonyms of its own: what lies beside in one folder is not joined by
  // them.
  Disclosure apart(std::string_view name) const;

  Privacy level() const { return level_; }
  bool is_open() const { return yangxiao::is_open(level_); }

  // A member's code, or the pseudonym for it: P and ten characters, by BLAKE2b with the key.
  std::string person_code(std::string_view code) const;
  Instant time(Instant moment) const { return time_at(level_, moment); }
  double degrees(double degrees) const { return is_open() ? to_a_thousandth(degrees) : degrees; }

 private:
  Privacy level_;
  std::array<unsigned char, 32> key_{};
};

}  // namespace yangxiao
