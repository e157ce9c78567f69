#include "activity/attendance.hpp"

#include "catalogue/entry_table.hpp"
#include "member/member.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::activity {
namespace {

constexpr const char* kAddPart = R"sql(
  INSERT INTO participation (participation, activity, member, mark) VALUES (?1, ?2, ?3, ?4))sql";
constexpr const char* kSay = R"sql(
  INSERT INTO attendance (participation, minutes, reason, source, actor, recorded_at, batch, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql";
constexpr const char* kIsPaid = R"sql(
  SELECT 1 FROM due WHERE participation = ?1 AND settled_at IS NOT NULL AND cancelled_at IS NULL)sql";

// Lists name parts by number: that of one that is gone is not another's.
constexpr const char* kSequence = "sequence_participation";

std::int64_t next_number(store::Writer& book) {
  const std::int64_t number = std::stoll(book.property(kSequence).value_or("0")) + 1;
  book.set_property(kSequence, std::to_string(number));
  return number;
}

void bind_text(SQLite::Statement& statement, int index, const std::string* text) {
  text != nullptr ? statement.bind(index, *text) : statement.bind(index);
}

}  // namespace

Participation AttendanceWriter::part_of(const Activity& activity, std::int64_t member,
                                        bool& is_new) {
  auto known = reader_.part_in(activity.id, member);
  is_new = !known;
  if (known) return std::move(*known);
  Participation part{next_number(book_), activity, member, {}};
  if (!add_part_) add_part_.emplace(book_.database(), kAddPart);
  add_part_->reset();
  add_part_->bind(1, part.id);
  add_part_->bind(2, activity.id);
  add_part_->bind(3, member);
  add_part_->bind(4, book_.mark());
  add_part_->exec();
  return part;
}

void AttendanceWriter::say(Participation& part, const Said& said) {
  if (!say_) say_.emplace(book_.database(), kSay);
  say_->reset();
  say_->bind(1, part.id);
  say_->bind(2, said.minutes);
  bind_text(*say_, 3, said.reason ? &*said.reason : nullptr);
  bind_text(*say_, 4, said.source.empty() ? nullptr : &said.source);
  say_->bind(5, book_.actor());
  say_->bind(6, book_.now().seconds);
  store::bind_optional(*say_, 7, said.batch);
  say_->bind(8, book_.mark());
  say_->exec();
  part.figures.push_back({said.minutes, said.reason, said.source, book_.actor(), book_.now()});
}

std::vector<Judged> AttendanceWriter::follow(std::int64_t member) {
  std::vector<Judged> parts = reader_.judged_of(member);
  for (const Judged& one : parts) {
    const Participation& part = one.participation;
    const points::Subject subject = points::of_participation(part.id);
    if (one.standing == Standing::counts) {
      dues_.add(subject, part.member, {}, begin_of(part.activity, zone_));
    } else {
      dues_.cancel(subject);
    }
  }
  return parts;
}

std::set<std::string> follow_merge(store::Writer& book, const calendar::Zone& zone,
                                   std::int64_t member) {
  std::set<std::string> codes;
  for (const Judged& one : AttendanceWriter(book, zone).follow(member)) {
    if (waits(one.standing)) codes.insert(one.participation.activity.code);
  }
  return codes;
}

Result<Decided> decide(store::Writer& book, const calendar::Zone& zone, const Deciding& asked) {
  const auto activity = activity_with_code(book, asked.activity);
  if (!activity) return activity.error();
  const auto member = catalogue::entry_with_code(book, member::members(), asked.member);
  if (!member) return member.error();
  auto part = ParticipationReader(book).part_in(activity->id, member->id);
  if (!part) return Error{Problem::participation_missing, {activity->code, member->code}, {}};
  AttendanceWriter writer(book, zone);
  writer.say(*part, {asked.minutes.value_or(part->minutes()), asked.reason, {}, {}});
  writer.follow(part->member);
  SQLite::Statement paid(book.database(), kIsPaid);
  paid.bind(1, part->id);
  return Decided{member->code, std::move(*part), paid.executeStep()};
}

}  // namespace yangxiao::activity
