// Which kept requests are about a person: what stands behind WHERE, with the lists of bind_lists().
//
// By what came of them: the member, a transfer of theirs, their objection, or what waits for them.
// A list that was confirmed is about many.
#pragma once

#define REQUEST_IS_ABOUT                                                                   \
  "verb <> 'settle' AND (json_extract(outcome, '$.member') IN (SELECT value FROM "         \
  "json_each(?4)) OR json_extract(outcome, '$.transfer') IN (SELECT number FROM transfer " \
  "WHERE debit IN (SELECT value FROM json_each(?2)) UNION SELECT number FROM transfer "    \
  "WHERE credit IN (SELECT value FROM json_each(?2))) OR json_extract(outcome, "           \
  "'$.objection') IN (SELECT objection FROM objection WHERE member IN (SELECT value FROM " \
  "json_each(?1))) OR json_extract(outcome, '$.approval') IN (SELECT approval FROM "       \
  "approval WHERE member IN (SELECT value FROM json_each(?4)))) "
