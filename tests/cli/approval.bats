#!/usr/bin/env bats
# What one user asked for is approved by another user of the system: whom the kernel names, whatever --actor says.
# ROOT is the source, BINARY the program.

bats_require_minimum_version 1.5.0

setup() {
  # Another user can look neither into the folder of the tests nor into that of the build.
  place=$(mktemp -d)
  cd "$place"
  mkdir bin && cp "$BINARY" bin/yangxiao && chmod 755 bin bin/yangxiao && chmod 777 .
  export PATH="$PWD/bin:/usr/bin:/bin" HOME="$PWD" YANGXIAO_DB="$PWD/book.db" YANGXIAO_ACTOR=clerk
  export YANGXIAO_NOW=2026-11-24T10:00:00+08:00 YANGXIAO_SEED=bats LC_ALL=C.UTF-8
  unset XDG_CONFIG_HOME XDG_DATA_HOME
  yangxiao station import "$ROOT/data/demo/stations.csv" -q -o imported
  printf 'code,name,phone,joined_on\nM1,周小海,13800001111,2026-01-01\nM2,王芳,13800002222,2026-01-01\n' > members.csv
  yangxiao points member import members.csv -q -o imported
  chmod 666 book.db book.db.lock
}

teardown() { cd / && chmod -R u+w "$place" && rm -rf "$place"; }

# as_another COMMAND...: as another user for the kernel; who is not root is root in a namespace of their own.
as_another() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
  else
    unshare --user --map-root-user "$@"
  fi
}

@test "another user approves an award, an adjustment and a reversal" {
  run -3 yangxiao points award M1 300 --reason flood
  run -0 yangxiao points award M1 150 --reason x
  run -3 yangxiao points adjust M2 --more 250 --reason forgotten --expires 2026-12-31
  run -0 as_another yangxiao points adjust --approve 1 --actor lin
  [[ "$output" == *"number 1 is approved: 300 points for M1"* ]]
  run -0 as_another yangxiao points adjust --approve 2 --actor lin --lang zh_CN
  [ "$(yangxiao points balance M1 M2 --format csv --columns balance,expires_at --no-header | tr -d '\r' | tr '\n' ' ')" = "450, 250,2027-01-01T00:00:00+08:00 " ]
  local number
  number=$(yangxiao points statement M1 --json | jq -r '.[] | select(.points == 300).transfer')
  run -3 yangxiao points reverse "$number" --reason "no flood"
  run -0 as_another yangxiao points adjust --approve 3 --actor lin
  [ "$(yangxiao points balance M1 --format csv --columns balance --no-header | tr -d '\r')" = 150 ]
  yangxiao points check
  # Both stand beside it, and what another approved does not count to what the clerk may book.
  run -0 yangxiao points explain "$number"
  [[ "$output" == *"asked for by clerk, approved by lin"* ]]
  for i in 1 2 3 4 5 6 7 8 9; do run -0 yangxiao points award M2 200 --reason x; done
}

# Problems: approval_for_self.
@test "not the same user under another name, not the same name, not for oneself" {
  run -3 yangxiao points award M2 300 --reason x
  run -5 yangxiao points adjust --approve 1 --actor lin
  run -5 as_another yangxiao points adjust --approve 1
  run -5 as_another yangxiao points adjust --approve 1 --actor 王芳
  [[ "$output" == *"number 1 is for whoever would approve it"* ]]
  run -5 as_another yangxiao points adjust --approve 1 --actor M2 --lang zh_CN
  [[ "$output" == *"第 1 号的积分是给批准人自己的"* ]]
  [ "$(yangxiao points balance M2 --format csv --columns balance --no-header | tr -d '\r')" = 0 ]
  run -0 as_another yangxiao points adjust --approve 1 --actor lin
  run -5 as_another yangxiao points adjust --approve 1 --actor lin
}

@test "what cannot be booked any more when it is approved still waits" {
  run -3 yangxiao points award M1 300 --reason x --expires 2026-11-30
  run -5 as_another yangxiao points adjust --approve 1 --actor lin --now 2026-12-01
  run -0 yangxiao points adjust --waiting --columns approval --no-header
  [ "$output" = "     1" ] || [ "$output" = 1 ]
  run -0 yangxiao points adjust --refuse 1
}
