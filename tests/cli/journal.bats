#!/usr/bin/env bats
# The journals that `export ledger` writes, read by the programs that they are for: every check passes, and what each
# member has is what `points balance` says. ROOT is the source, BINARY the program.

bats_require_minimum_version 1.5.0

setup() {
  cd "$BATS_TEST_TMPDIR"
  mkdir bin && cp "$BINARY" bin/yangxiao
  export PATH="$PWD/bin:/usr/bin:/bin" HOME="$PWD" YANGXIAO_DB="$PWD/book.db" YANGXIAO_ACTOR=clerk
  export YANGXIAO_SEED=bats LC_ALL=C.UTF-8
  unset XDG_CONFIG_HOME XDG_DATA_HOME YANGXIAO_NOW
  book
}

at() { local now=$1; shift; yangxiao "$@" --now "$now" > said 2>&1 || { cat said; return 1; }; }

# Every kind of booking that there is, more than one year, codes that no other program takes as they are.
book() {
  at 2026-01-01 station import "$ROOT/data/demo/stations.csv"
  printf 'code,name,phone\n' > members.csv
  local i=0 code
  for code in M1 m1 M-1 M_1 '(M:1)' 成员一 M7 M8; do
    printf '%s,n%d,1380000000%d\n' "$code" "$i" "$i" >> members.csv
    i=$((i + 1))
  done
  at 2026-01-01 points member import members.csv
  printf 'member,points,expires_on\nM1,120,2026-06-30\nm1,35,\nM-1,7,2027-01-31\nM_1,0,\n成员一,1000000000,\n' > old.csv
  at 2026-01-02 points import old.csv
  at 2026-01-03 points award '(M:1)' 20 --reason 'a:b; c "d"' --expires 2026-03-31
  at 2026-02-03 points award M7 9 --reason x
  at 2026-02-04 points adjust M7 --less 4 --reason x
  at 2026-04-01 points expire
  printf 'external_id,category,state,filed_at,verified_at,member\n1,garbage,verified,2026-05-03 08:00,2026-05-05 09:00,M8\n2,garbage,verified,2026-05-03 08:20,2026-05-05 09:00,M7\n' > may.csv
  at 2026-06-01 report import may.csv --channel phone
  at 2026-06-01 points settle --period 2026-05 --post-list list.csv
  at 2026-06-20 points settle --confirm 1
  at 2026-07-01 points expire
  at 2026-07-02 points reverse 8 --reason x
  at 2026-07-03 points member merge M-1 --into m1
  at 2027-02-01 points expire
}

# balances: "points" in the order of what they are, of members who have any
balances() {
  yangxiao points balance --all --format csv --columns balance --no-header --now 2027-02-01 | tr -d '\r' | grep -v '^0$' | sort -n
}

@test "hledger finds nothing wrong, and has the same balances" {
  yangxiao export ledger -o points.journal
  hledger -f points.journal check --strict ordereddates payees
  hledger -f points.journal balance Assets:Members --output-format csv --no-total | tail -n +2 |
    sed -E 's/.*"(-?[0-9]+) PTS"/\1/' | sort -n > theirs
  balances > ours
  [ "$(wc -l < ours)" -ge 4 ]
  diff ours theirs
  # All of it is nothing, and a journal in which a figure was changed is found.
  hledger -f points.journal balance --output-format csv | tail -1 | grep -qx '"total","0"'
  sed -E '0,/Assets:Members:M1  120 PTS/s//Assets:Members:M1  121 PTS/' points.journal > wrong.journal
  ! cmp -s points.journal wrong.journal
  run ! hledger -f wrong.journal check
}

@test "beancount finds nothing wrong, and has the same balances" {
  yangxiao export ledger --format beancount -o points.beancount
  bean-check points.beancount
  bean-query -f csv points.beancount "select sum(number) as points where account ~ 'Assets:Members' group by account" |
    tail -n +2 | tr -d ' \r' | grep -v '^0$' | sort -n > theirs
  balances > ours
  diff ours theirs
}

@test "an empty ledger is a journal without bookings" {
  rm book.db
  at 2026-01-01 station import "$ROOT/data/demo/stations.csv"
  yangxiao export ledger -o empty.journal
  hledger -f empty.journal check --strict
  yangxiao export ledger --format beancount -o empty.beancount
  bean-check empty.beancount
  run -2 yangxiao export ledger --format hledger --json
}
