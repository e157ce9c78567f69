#include "store/replacing.hpp"

#include <filesystem>

#include <SQLiteCpp/Exception.h>

#include "store/book.hpp"

namespace yangxiao::store {

bool may_replace(const std::string& path, const std::function<bool(SQLite::Database&)>& is_lesser) {
  std::error_code code;
  if (!std::filesystem::exists(path, code) || !std::filesystem::is_regular_file(path, code) ||
      std::filesystem::file_size(path, code) == 0) {
    return true;
  }
  try {
    SQLite::Database there(path, SQLite::OPEN_READONLY);
    return there.execAndGet("PRAGMA application_id").getInt() == kApplicationId && is_lesser(there);
  } catch (const SQLite::Exception&) {
    return false;
  }
}

}  // namespace yangxiao::store
