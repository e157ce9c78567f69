// From the words by which people name an entry of another list to its row, and back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "catalogue/kind.hpp"
#include "store/book.hpp"

namespace yangxiao::catalogue {

// Reads a table when it is first asked for: code and name of each row. Memory: all of them.
class References {
 public:
  explicit References(const store::Reader& book) : book_(book) {}

  // By code, or by a name or another word that only one row has, compared folded. Errors:
  // reference_unknown, reference_ambiguous, with the column as first argument.
  Result<std::int64_t> find(std::string_view table, std::string_view word, std::string_view column);
  // That there is a new row now: the next of a file may name it.
  void learn(std::string_view table, std::int64_t id, const std::string& code,
             const std::string& name);
  // Empty for a row that is not there.
  const std::string& code_of(std::string_view table, std::int64_t id);
  const std::string& name_of(std::string_view table, std::int64_t id);

 private:
  struct Named {
    std::string code;
    std::string name;
    bool is_erased = false;  // shown where a row points to it, and never found
  };
  struct Table {
    std::unordered_map<std::string, std::int64_t> by_code;
    std::unordered_map<std::string, std::int64_t> by_name;  // folded; 0 where several have it
    std::unordered_map<std::int64_t, Named> rows;

    void call(std::string_view word, std::int64_t id);
  };
  const Table& table(std::string_view name);

  const store::Reader& book_;
  std::map<std::string, Table, std::less<>> tables_;
};

// The entry that a person means: by its code, else by a name that only one has. Errors:
// entry_missing, with the nearest code there is; reference_ambiguous.
Result<Entry> entry_with_word(const store::Reader& book, const Kind& kind, const std::string& word);

}  // namespace yangxiao::catalogue
