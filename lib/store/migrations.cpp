// The SQL that makes the tables of a book, version after version.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "embedded/schema_0001_stations.hpp"
#include "embedded/schema_0002_members.hpp"
#include "embedded/schema_0003_categories.hpp"
#include "embedded/schema_0004_reports.hpp"
#include "embedded/schema_0005_life.hpp"
#include "embedded/schema_0006_lookups.hpp"
#include "embedded/schema_0007_ledger.hpp"
#include "embedded/schema_0008_settlement.hpp"
#include "embedded/schema_0009_approval.hpp"
#include "embedded/schema_0010_activity.hpp"
#include "embedded/schema_0011_erasure.hpp"
#include "embedded/schema_0012_redeem.hpp"
#include "embedded/schema_0013_offline.hpp"
#include "embedded/schema_0014_consent_and_past.hpp"
#include "embedded/schema_0015_services.hpp"
#include "embedded/schema_0016_identity.hpp"
#include "embedded/schema_0017_former_names.hpp"
#include "embedded/schema_0018_hotlines.hpp"
#include "embedded/schema_0019_visits.hpp"
#include "embedded/schema_0020_changed_reports.hpp"
#include "embedded/schema_published.hpp"
#include "store/book.hpp"

namespace yangxiao::store {
namespace {

// Our own migrations hold no "--" within a text.
std::string without_comments(std::string_view sql) {
  std::string plain;
  while (!sql.empty()) {
    const std::size_t end = std::min(sql.find('\n'), sql.size());
    const std::string_view line = sql.substr(0, end);
    sql.remove_prefix(std::min(end + 1, sql.size()));
    const std::string_view code = line.substr(0, line.find("--"));
    const std::size_t last = code.find_last_not_of(' ');
    if (last == std::string_view::npos) continue;
    plain.append(code.substr(0, last + 1)).push_back('\n');
  }
  return plain;
}

}  // namespace

void apply_migrations(SQLite::Database& database, Migrations migrations) {
  const auto done = static_cast<std::size_t>(database.execAndGet("PRAGMA user_version").getInt());
  for (std::size_t next = done; next < migrations.size(); ++next) {
    database.exec(without_comments(migrations[next]));
  }
  database.exec(fmt::format("PRAGMA user_version = {}", migrations.size()));
}

void make_published_tables(SQLite::Database& database) {
  database.exec(without_comments(embedded::schema_published));
  database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId,
                            shipped_migrations().size()));
}

Migrations shipped_migrations() {
  static const std::array<std::string_view, 20> migrations = {
      embedded::schema_0001_stations,     embedded::schema_0002_members,
      embedded::schema_0003_categories,   embedded::schema_0004_reports,
      embedded::schema_0005_life,         embedded::schema_0006_lookups,
      embedded::schema_0007_ledger,       embedded::schema_0008_settlement,
      embedded::schema_0009_approval,     embedded::schema_0010_activity,
      embedded::schema_0011_erasure,      embedded::schema_0012_redeem,
      embedded::schema_0013_offline,      embedded::schema_0014_consent_and_past,
      embedded::schema_0015_services,     embedded::schema_0016_identity,
      embedded::schema_0017_former_names, embedded::schema_0018_hotlines,
      embedded::schema_0019_visits,       embedded::schema_0020_changed_reports};
  return migrations;
}

}  // namespace yangxiao::store
