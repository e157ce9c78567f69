#!/usr/bin/env bats
# Nights as a machine runs them: the units and the crontab line that are installed, other users, other writers.
# ROOT is the source, BINARY the program in its build.

bats_require_minimum_version 1.5.0

setup_file() {
  # Another user can look neither into the folder of the tests nor into that of the build.
  installed=$(mktemp -d)
  chmod 755 "$installed"
  cmake --install "$(dirname "$BINARY")" --prefix "$installed" > /dev/null
  export installed
}

teardown_file() { rm -rf "$installed"; }

setup() {
  place=$(mktemp -d)
  chmod 755 "$place"
  cd "$place"
  export PATH="$installed/bin:/usr/bin:/bin" HOME="$PWD" YANGXIAO_DB="$PWD/book.db" YANGXIAO_ACTOR=clerk LC_ALL=C
  unset XDG_CONFIG_HOME XDG_DATA_HOME YANGXIAO_NOW YANGXIAO_SEED
}

teardown() { cd / && chmod -R u+w "$place" && rm -rf "$place"; }

units() { echo "$installed/lib/systemd/system"; }

# as_cron LINE: as cron would, in a world of its own where the folders that the line names belong to nobody's user.
as_cron() {
  unshare --mount bash -c '
    set -e
    mount -t tmpfs -o mode=755 none /srv && mount -t tmpfs -o mode=755 none /var/lib
    mkdir -p /srv/yangxiao /var/lib/yangxiao
    cp "$1" /var/lib/yangxiao/book.db
    chown -R 65534:65534 /srv/yangxiao /var/lib/yangxiao
    setpriv --reuid 65534 --regid 65534 --clear-groups \
      env -i SHELL=/bin/sh PATH=/usr/bin:/bin YANGXIAO_DB=/var/lib/yangxiao/book.db /bin/sh -c "cd / && $2"
    env -i PATH=/usr/bin:/bin "$3" export check --latest /srv/yangxiao --max-age 1h
    ls -A /srv/yangxiao' - "$place/book.db" "$1" "$installed/bin/yangxiao"
}

may_mount() { [ "$(id -u)" -eq 0 ] && unshare --mount mount -t tmpfs none /srv 2> /dev/null; }

demo() { yangxiao station import "$ROOT/data/demo/stations.csv" -q -o imported; }

@test "systemd finds nothing to say of the units" {
  run -0 --separate-stderr systemd-analyze verify --man=no "$(units)"/yangxiao-nightly.timer \
    "$(units)"/yangxiao-nightly.service "$(units)/yangxiao-failed@.service"
  [ -z "$output$stderr" ] || { echo "$output$stderr"; false; }
  for setting in Persistent=true; do grep -qx "$setting" "$(units)/yangxiao-nightly.timer"; done
  for setting in ProtectSystem=strict OnFailure=yangxiao-failed@%n.service User=yangxiao; do
    grep -qx "$setting" "$(units)/yangxiao-nightly.service"
  done
}

@test "the timer means half past three in Wuhan, on a machine in UTC too" {
  calendar=$(sed -n 's/^OnCalendar=//p' "$(units)/yangxiao-nightly.timer")
  TZ=UTC run -0 systemd-analyze calendar --base-time="2026-11-30 12:00:00 UTC" "$calendar"
  [[ $output == *"2026-11-30 19:30:00 UTC"* ]] || { echo "$output"; false; }
}

@test "what the service runs is a night, as a user without a home, and silent" {
  may_mount || skip "no file system can be mounted here"
  demo
  line=$(sed -n 's/^ExecStart=//p' "$(units)/yangxiao-nightly.service")
  run -0 --separate-stderr as_cron "$line"
  [ -z "$stderr" ] || { echo "$stderr"; false; }
  [ "${lines[0]}" = .lock ] && [ "${lines[-1]}" = latest ]
}

@test "what the crontab runs is a night, as cron runs it" {
  may_mount || skip "no file system can be mounted here"
  demo
  # The user is the sixth word; a percent sign would be a line break to cron.
  line=$(grep '^[0-9]' "$installed/share/yangxiao/crontab")
  [ "$(awk '{ print $6 }' <<< "$line")" = yangxiao ]
  [[ $line != *%* ]]
  run -0 --separate-stderr as_cron "$(cut -d ' ' -f 7- <<< "$line")"
  [ -z "$stderr" ] || { echo "$stderr"; false; }
}

@test "a failure is one line on stderr, and another status" {
  demo
  run -1 --separate-stderr yangxiao export nightly --to /proc/nights
  [ "${#stderr_lines[@]}" -eq 1 ] && [ -z "$output" ]
  run -1 --separate-stderr yangxiao export check --latest "$place"
  [ "${#stderr_lines[@]}" -eq 1 ] && [ -z "$output" ]
}

@test "room is looked for before anything is written" {
  may_mount || skip "no file system can be mounted here"
  demo
  mkdir small
  # room_short
  run -1 --separate-stderr unshare --mount bash -c 'mount -t tmpfs -o size=300k none small &&
    yangxiao export nightly --to small; status=$?; ls -A small; exit $status'
  [[ $stderr == *"there is no room for the night"* ]] && [ "$output" = .lock ]
}

@test "two runs do not meet" {
  demo
  mkdir nights
  flock nights/.lock sleep 3 &
  sleep 0.5
  run -75 --separate-stderr yangxiao export nightly --to nights
  [ "${#stderr_lines[@]}" -eq 1 ]
  run -0 --separate-stderr yangxiao export nightly --to nights --wait 20
  [ -z "$output$stderr" ]
  wait
}

@test "where nobody can write down who looked, there is no night" {
  demo
  mkdir book.db.audit.log
  run -1 --separate-stderr yangxiao export nightly --to nights
  [[ $stderr == *book.db.audit.log* ]]
  [ ! -e nights/latest ]
}

@test "all files show one state while another process writes" {
  demo
  (while [ ! -e stop ]; do yangxiao station add name=x lat=30.5 lon=114.2 --datum wgs84 -q > /dev/null 2>&1; done) &
  printf '[night]\nfiles = ["stations.csv", "stations.ndjson", "stations.geojson"]\n' > night.toml
  for _ in 1 2 3 4 5; do yangxiao export nightly --to nights --config night.toml; done
  touch stop && wait
  for night in nights/2*; do
    rows=$(jq -c '[.files[].rows // empty] | unique | length' "$night/manifest.json")
    [ "$rows" -eq 1 ]
    zstd -dcq "$night/private/book.db.zst" > "back.db"
    [ "$(sqlite3 back.db 'SELECT count(*) FROM station')" -eq "$(jq '.files[] | select(.path == "public/stations.csv").rows' "$night/manifest.json")" ]
    rm back.db
  done
}

@test "the web's part names nobody: every member's name and phone is looked for in all of it" {
  demo
  printf 'code,name,phone,note\n' > members.csv
  for i in $(seq 1 60); do printf 'M%d,欧阳测试%02d,139000011%02d,called 欧阳测试%02d\n' "$i" "$i" "$i" "$i" >> members.csv; done
  yangxiao points member import members.csv -q -o x
  printf 'channel,external_id,reported_at,category,status,phone,description,reporter\n' > reports.csv
  for i in $(seq 1 60); do
    printf 'phone,%d,2026-11-%02d 08:00,noise,closed,139000011%02d,"欧阳测试%02d says: 139-0000-11%02d",欧阳测试%02d\n' "$i" $((i % 28 + 1)) "$i" "$i" "$i" "$i" >> reports.csv
  done
  yangxiao report import reports.csv -q -o x
  yangxiao points award M1 5 --reason "for 欧阳测试01, 13900001101" -q -o x
  printf '[night]\nfiles = ["stations.csv", "reports.csv", "reports.ndjson", "reports.geojson", "reports.xlsx", "members.csv", "ledger.csv", "redemptions.csv", "stats-by-month.csv", "reports.json.gz"]\n' > night.toml
  yangxiao export nightly --to nights --config night.toml
  mkdir looked && cp -rL nights/latest/public looked && cd looked/public
  gunzip reports.json.gz && python3 -m zipfile -e reports.xlsx workbook
  ! grep -rl -e 欧阳测试 -e 139000011 -e 139-0000 .
  [ "$(grep -c . reports.csv)" -eq 61 ]
}
