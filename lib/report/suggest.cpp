#include "report/suggest.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text/halfwidth.hpp"
#include "base/text/joined.hpp"
#include "base/text/whole_number.hpp"
#include "geo/position_text.hpp"
#include "report/header_aliases.hpp"
#include "report/row.hpp"
#include "table/header_words.hpp"

namespace yangxiao::report {
namespace {

struct Known {
  std::string_view field;
  std::string_view headers;  // small letters, digits, Chinese; joined by '|', the best first
};
// What cities call their columns (their open data portals, and the GeoReport v2 API), and headers
// that mean it only where no better one is there.
constexpr std::array<Known, 16> kKnown = {{
    {"external_id",
     "uniquekey|caseenquiryid|caseid|casenumber|srnumber|servicerequestid|requestid|ticketid|"
     "orderno|"
     "orderid|eventno|eventid|caseno|id|编号|单号|序号"},
    {"reported_at",
     "createddate|requesteddatetime|opendt|opened|openeddate|createdat|created|datereceived|"
     "createtime|createdtime|reporttime|submittime|addtime|eventtime|时间|日期"},
    {"resolved_at", "finishtime|finishedtime|handletime|completetime|resolvedat|finishedat"},
    {"closed_at", "closeddate|closeddt|closedat|closed|dateclosed|closetime"},
    {"category",
     "complainttype|requesttype|srtype|servicename|type|casetitle|category|reason|eventtype|"
     "typename|categoryname"},
    {"description",
     "descriptor|requestdetails|description|details|servicesubtype|casetitle|content|desc|remark|"
     "备注"},
    {"status", "status|casestatus|srstatus|statusname|处理情况|办理情况|进度|是否处理"},
    {"resolution",
     "resolutiondescription|closurereason|statusnotes|actiontaken|result|handleresult|feedback|"
     "reply"},
    {"address", "incidentaddress|approximateaddress|streetaddress|address|locationstreetname"},
    {"subdistrict", "borough|neighborhood|neighbourhood|communityarea|ward|street"},
    {"reporter", "reporter|username|contactname|callername|contact|name"},
    {"phone", "phone|mobile|telephone|tel|contactphone|callerphone"},
    {"agency", "agency|department|dept"},
    {"lat", "latitude|lat"},
    {"lon", "longitude|lon|lng|long"},
    {"photos", "mediaurl|submittedphoto|photos|images|pictures|pics|imgs|attachments"},
}};

constexpr std::uint64_t kSamples = 1'000;
constexpr std::uint64_t kFewest = 3;  // rows that tell a running number from an id
constexpr std::size_t kMostWords = 10'000;
// Behind every name of a whole header: the last name of one that leads there (location.lng).
constexpr std::size_t kRankOfLast = 100;

std::string plain(std::string_view header) {
  std::string word;
  for (const char c : header) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || !is_ascii;
    if (is_capital) word += static_cast<char>(c - 'A' + 'a');
    if (is_plain) word += c;
  }
  return word;
}

std::optional<std::size_t> rank_of_word(const Known& known, const std::string& word) {
  if (word.empty()) return std::nullopt;
  const auto words = text::words_joined(known.headers);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

// The place of a header among the names of a field; nothing: it is none of them.
std::optional<std::size_t> rank_of(const Known& known, std::string_view header) {
  if (const auto rank = rank_of_word(known, plain(header))) return rank;
  const std::size_t dot = header.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto rank = rank_of_word(known, plain(header.substr(dot + 1)));
  return rank ? std::optional(kRankOfLast + *rank) : std::nullopt;
}

bool is_time(std::string_view field) { return field.ends_with("_at"); }

class Drafter final : public table::RowSink {
 public:
  Drafter(const store::Reader& book, const calendar::Zone& zone)
      : words_(book, nullptr, states_),
        zone_(zone),
        reader_("", words_, {nullptr, {}, {}, zone, {}, {}}) {}

  bool knows(std::string_view header) const override {
    return reader_.knows(header) ||
           std::any_of(kKnown.begin(), kKnown.end(),
                       [&](const Known& known) { return rank_of(known, header).has_value(); });
  }
  std::string headers_looked_for() const override {
    return "reported_at 上报时间, category 分类, description 描述, external_id 工单号";
  }

  Status header(std::span<const std::string> names, std::uint64_t) override {
    names_.assign(names.begin(), names.end());
    fields_.assign(names.size(), {});
    for (const std::string_view field : profile_form().fields) choose(field);
    return {};
  }

  Status row(const table::Record& record) override {
    ++rows_;
    for (std::size_t i = 0; i < record.cells.size() && i < fields_.size(); ++i) {
      const std::string_view text = text::trimmed(record.cells[i].text);
      if (text.empty() || fields_[i].empty()) continue;
      auto& words = words_of_[i];
      const bool counts = fields_[i] == "category" || fields_[i] == "status";
      const std::size_t most = counts ? kMostWords : kSamples;
      if (const auto known = words.find(text); known != words.end()) {
        ++known->second;
      } else if (words.size() < most) {
        words.emplace(text, 1);
      }
    }
    return {};
  }

  Status broken(const table::Record&, Error) override { return {}; }

  ProfileDraft draft() {
    drop_strangers();
    ProfileDraft draft;
    draft.rows = rows_;
    draft.dates = find_dates();
    draft.strangers = strangers_;
    draft.running_numbers = running_numbers_;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (fields_[i].empty()) {
        if (!names_[i].empty()) draft.ignored.push_back(names_[i]);
        continue;
      }
      draft.columns.emplace_back(fields_[i], names_[i]);
      if (fields_[i] == "category") draft.categories = category_words(i);
      if (fields_[i] == "status") draft.statuses = status_words(i);
    }
    std::sort(draft.columns.begin(), draft.columns.end(),
              [](const auto& a, const auto& b) { return place_of(a.first) < place_of(b.first); });
    draft.in_china = is_in_china();
    return draft;
  }

 private:
  static std::size_t place_of(std::string_view field) {
    const auto form = profile_form();
    const auto& fields = form.fields;
    return static_cast<std::size_t>(std::find(fields.begin(), fields.end(), field) -
                                    fields.begin());
  }

  // The header that tells a field best: one of ours, else the best of the cities'.
  void choose(std::string_view field) {
    std::optional<std::size_t> best;
    std::size_t best_rank = 0;
    const auto known = std::find_if(kKnown.begin(), kKnown.end(),
                                    [&](const Known& one) { return one.field == field; });
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!fields_[i].empty()) continue;
      std::optional<std::size_t> rank;
      if (is_ours(names_[i], field)) rank = 0;
      if (known != kKnown.end() && !rank) {
        if (const auto place = rank_of(*known, names_[i])) rank = *place + 1;
      }
      if (!rank || (best && best_rank <= *rank)) continue;
      best = i;
      best_rank = *rank;
    }
    if (best) fields_[*best] = std::string(field);
  }

  static bool is_ours(const std::string& header, std::string_view field) {
    if (header == field) return true;
    for (const auto& [name, aliases] : {std::pair{"lat", table::kLatHeaders},
                                        {"lon", table::kLonHeaders},
                                        {"position", table::kPairHeaders},
                                        {"datum", table::kDatumHeaders}}) {
      if (field == name) return table::header_means(header, name, aliases);
    }
    const auto named = field_named(field);
    return named && table::header_means(header, field, kAliases[static_cast<std::size_t>(*named)]);
  }

  // A column of stations, agencies, members or channels that names others than the book's cannot be
  // taken as it is; nor can a code that is not ours, nor numbers that begin at 1 again in the next
  // file.
  void drop_strangers() {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      std::string& field = fields_[i];
      const bool is_list =
          field == "station" || field == "agency" || field == "member" || field == "channel";
      if (is_list && !all_known(field, i)) {
        strangers_.emplace_back(field, names_[i]);
        field.clear();
      }
      if (field == "external_id" && are_running_numbers(words_of_[i])) {
        running_numbers_ = names_[i];
        field.clear();
      }
      if (field == "code" && !all_codes(i)) field.clear();
      if (field == "position" && !has_positions(i)) {
        const bool is_free = std::find(fields_.begin(), fields_.end(), "address") == fields_.end();
        field = is_free ? "address" : "";
      }
    }
  }

  bool all_known(const std::string& table, std::size_t column) {
    const WordCounts& words = words_of_[column];
    return !words.empty() && std::all_of(words.begin(), words.end(), [&](const auto& word) {
      return words_.references().find(table, word.first, table).ok();
    });
  }

  // Each from 1 on once, as far as they are kept.
  bool are_running_numbers(const WordCounts& words) const {
    std::uint64_t largest = 0;
    for (const auto& [word, count] : words) {
      const auto number = text::whole_number<std::uint64_t>(word);
      if (!number || *number == 0 || count != 1) return false;
      largest = std::max(largest, *number);
    }
    return rows_ >= kFewest && largest <= rows_ && words.size() == std::min(rows_, kSamples);
  }

  // Location may be called what holds an address.
  bool has_positions(std::size_t column) {
    const WordCounts& words = words_of_[column];
    return words.empty() || std::any_of(words.begin(), words.end(), [](const auto& word) {
             return geo::parse_position(word.first, geo::Order::lat_lon).ok();
           });
  }

  bool all_codes(std::size_t column) {
    const WordCounts& words = words_of_[column];
    return std::all_of(words.begin(), words.end(),
                       [](const auto& word) { return report_of_code(word.first).has_value(); });
  }

  SuggestedDates find_dates() const {
    std::vector<WordCounts> columns;
    for (const auto& [column, words] : words_of_) {
      if (is_time(fields_[column])) columns.push_back(words);
    }
    return suggest_dates(columns, zone_);
  }

  static std::vector<DraftWord> sorted(const WordCounts& counts) {
    std::vector<DraftWord> words;
    for (const auto& [word, rows] : counts) words.push_back({word, {}, rows});
    std::stable_sort(words.begin(), words.end(),
                     [](const DraftWord& a, const DraftWord& b) { return a.rows > b.rows; });
    return words;
  }

  std::vector<DraftWord> category_words(std::size_t column) {
    std::vector<DraftWord> words = sorted(words_of_[column]);
    for (DraftWord& word : words) {
      const auto category = words_.category(word.word);
      if (category) word.ours = words_.references().code_of("category", *category);
    }
    return words;
  }

  std::vector<DraftWord> status_words(std::size_t column) const {
    std::vector<DraftWord> words = sorted(words_of_.at(column));
    for (DraftWord& word : words) {
      if (const auto state = state_named(word.word)) word.ours = name_of(*state);
    }
    return words;
  }

  // Where most of the numbers lie: a row here and there may be wrong.
  std::optional<bool> is_in_china() const {
    const auto lat = share_between("lat", geo::kChinaSouth, geo::kChinaNorth);
    const auto lon = share_between("lon", geo::kChinaWest, geo::kChinaEast);
    if (!lat || !lon) return std::nullopt;
    return *lat > 0.5 && *lon > 0.5;
  }

  std::optional<double> share_between(std::string_view field, double least, double most) const {
    double all = 0;
    double inside = 0;
    for (const auto& [column, words] : words_of_) {
      if (fields_[column] != field) continue;
      for (const auto& [word, count] : words) {
        const double number = std::strtod(word.c_str(), nullptr);
        if (number == 0) continue;
        all += static_cast<double>(count);
        if (number > least && number < most) inside += static_cast<double>(count);
      }
    }
    return all > 0 ? std::optional(inside / all) : std::nullopt;
  }

  StateWords states_;
  Words words_;
  const calendar::Zone& zone_;
  RowReader reader_;
  std::vector<std::string> names_;
  std::vector<std::string> fields_;             // of each column; empty: none
  std::map<std::size_t, WordCounts> words_of_;  // by column
  std::vector<std::pair<std::string, std::string>> strangers_;
  std::string running_numbers_;
  std::uint64_t rows_ = 0;
};

}  // namespace

Result<ProfileDraft> suggest_profile(const store::Reader& book, Input& input,
                                     const table::ReadOptions& options, const calendar::Zone& zone,
                                     Reporter& reporter) {
  Drafter drafter(book, zone);
  const auto read = table::read_rows(input, options, drafter, reporter);
  if (!read) return read.error();
  return drafter.draft();
}

}  // namespace yangxiao::report
