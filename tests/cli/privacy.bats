#!/usr/bin/env bats
# What is shown at level open, searched for everybody who is in the book. BINARY is the program.

bats_require_minimum_version 1.5.0

setup() {
  place=$(mktemp -d)
  cd "$place"
  export PATH="$(dirname "$BINARY"):/usr/bin:/bin" HOME="$PWD" YANGXIAO_DB="$PWD/book.db" LC_ALL=C
  export YANGXIAO_ACTOR=上官工号 YANGXIAO_NOW=2026-11-24T10:17:23+08:00
  unset XDG_CONFIG_HOME XDG_DATA_HOME YANGXIAO_SEED
}

teardown() { cd / && rm -rf "$place"; }

# Everybody's name, number and code stand wherever a person can write them.
people() {
  yangxiao station import "$ROOT/data/demo/stations.csv" -q -o imported
  yangxiao station set HY001 keeper=欧阳测试00 phone=13900001100 note=欧阳测试00,13900001100 -q -o x
  for i in $(seq 10 30); do
    printf 'MEM%d,欧阳测试%02d,139000011%02d,called 欧阳测试%02d\n' "$i" "$i" "$i" "$i"
  done | cat <(echo code,name,phone,note) - > members.csv
  yangxiao points member import members.csv -q -o x
  for i in $(seq 10 30); do
    printf 'phone,139000011%02d,2026-11-20 08:%02d:11,noise,filed,139000011%02d,"欧阳测试%02d: 139-0000-11%02d",欧阳测试%02d,30.55,114.21,wgs84,欧阳测试.jpg\n' "$i" "$i" "$i" "$i" "$i" "$i"
  done | cat <(echo channel,external_id,reported_at,category,status,phone,description,reporter,lat,lon,datum,photos) - > reports.csv
  yangxiao report import reports.csv -q -o x
  yangxiao report accept phone:13900001110 --note "欧阳测试10 called" -q -o x
  yangxiao report set phone:13900001110 address="欧阳测试10, 13900001110" -q -o x
  yangxiao report reject phone:13900001111 --reason other --note "欧阳测试11" -q -o x
  yangxiao points award MEM10 50 --reason "for 欧阳测试10, 13900001110" -q -o x
  yangxiao redeem item add code=W name=水 kind=goods price=5 -q -o x
  yangxiao redeem donor add code=D name=超市 kind=shop -q -o x
  yangxiao redeem donate --item W --station HY001 --qty 9 --donor D --expires 2027-01-01 -q -o x
  yangxiao redeem reserve W --member MEM10 --station HY001 -q -o voucher --format json
}

@test "lists and shows at level open name nobody, as tables and for programs" {
  people
  code=$(yangxiao report list --format csv --columns code --limit 1 | tail -n 1)
  voucher=$(jq -r .code voucher)
  shown=0
  while read -r words; do
    for shape in "" "--format json" "--format csv" "--lang zh_CN"; do
      run yangxiao $words $shape --privacy open
      [ "$status" -eq 0 ] || { echo "$words $shape: $output"; false; }
      [ "${#lines[@]}" -ge 2 ] || [[ $shape == *json* ]] || { echo "$words $shape: nothing shown"; false; }
      for person in 欧阳测试 1390000 139-0000 MEM1 MEM2 MEM3 上官 8:1 "$voucher"; do
        [[ $output != *"$person"* ]] || { echo "$words $shape: $person: $output"; false; }
      done
      shown=$((shown + 1))
    done
  done <<END
report list
report list --sort deadline
report show phone:13900001110 phone:13900001111
report show $code
station list
station show HY001
station search 街道
points member list
redeem list
END
  [ "$shown" -eq 36 ]
}

@test "reports that open keeps back are told by no other rows: not by the ledger, not by duplicates" {
  export YANGXIAO_NOW=2026-09-01
  yangxiao station import "$ROOT/data/demo/stations.csv" -q -o imported
  yangxiao points member add code=M1 name=欧阳测试 joined_on=2026-01-01 -q -o x
  printf '[report]\npoints = 10\n' > rules.toml
  yangxiao points rule import rules.toml --from 2026-10-01 -q -o x
  export YANGXIAO_NOW=2026-11-02
  printf '%s\n' external_id,category,status,reported_at,verified_at,member,lat,lon,datum \
    "1,care,verified,2026-10-03 08:00,2026-10-05 09:00,M1,30.55,114.21,wgs84" \
    "2,noise,verified,2026-10-04 08:00,2026-10-06 09:00,M1,30.55,114.21,wgs84" > october.csv
  yangxiao report import october.csv --channel phone -q -o x
  yangxiao report file --category noise --channel phone --external-id 3 --station HY001 -q -o x
  yangxiao report merge phone:3 --into phone:1 -q -o x
  yangxiao points settle --period 2026-10 --post-list list.csv -q -o x
  export YANGXIAO_NOW=2026-11-20
  yangxiao points settle --confirm 1 -q -o x
  kept_back=$(yangxiao report list --category care --format csv --columns code --no-header)
  [ "${#kept_back}" -ge 2 ]
  [ "$(yangxiao export ledger --columns kind | grep -c earning)" -eq 2 ]
  yangxiao export ledger | grep -q ",report,$kept_back,"
  yangxiao export reports --duplicates | grep -q ",$kept_back,"
  duplicate=$(yangxiao report show phone:3 --json | jq -r '.[0].code')
  for rows in "ledger" "reports" "stats" "redemptions" "members"; do
    yangxiao export $rows --privacy open > shown
    [ "$(wc -l < shown)" -ge 1 ]
    ! grep -E "(^|,)($kept_back|$duplicate)(,|$)" shown || { echo "$rows: $(cat shown)"; false; }
  done
}
