// The tables, views and functions of the city's server: data/server, one file a version.
#pragma once

#include <string>

#include "base/result.hpp"
#include "export/push/postgres.hpp"

namespace yangxiao::exporting {

// The version that this program brings along.
int shipped_server_version();

struct SchemaMade {
  int from = 0;  // 0: there was none
  int to = 0;    // the server's now; more than this program knows is no hindrance: files only add
};

// Makes them where there are none; where they are older, brings them up to date if `migrates`. In a
// transaction of its own, but where one `is_begun`: of several who do this at once one does.
// Errors: server_older ({0} the server's version, {1} this program's); server_unprepared: there are
// none, and this role may not make them; those of the connection.
Result<SchemaMade> prepare_server(Connection& server, bool migrates, bool is_begun);

// Makes the leaves of a book, which the first push gives to the role that pushes; one statement.
// Errors: push_not_admitted ({0} the role); push_of_other_role ({0} book, {1} the role that pushes
// it), push_to_foreign ({0} book, {1} the server that it is pushed to), those of the connection.
Status open_on_server(Connection& server, const std::string& book);

}  // namespace yangxiao::exporting
