// What a new file may take the place of.
#pragma once

#include <functional>
#include <string>

#include <SQLiteCpp/Database.h>

namespace yangxiao::store {

// Whether nothing is lost at a path: where there is nothing, an empty file, or a book of which
// `is_lesser` says so, which may throw as SQLiteCpp does. What is no file may be, too: that is
// refused where it is to be written.
bool may_replace(const std::string& path, const std::function<bool(SQLite::Database&)>& is_lesser);

}  // namespace yangxiao::store
