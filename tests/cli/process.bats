#!/usr/bin/env bats
# The program as a process among others: signals, pipes, full disks, other writers, other users, cron.
# ROOT is the source, BINARY the program.

bats_require_minimum_version 1.5.0

setup() {
  # Another user can look neither into the folder of the tests nor into that of the build.
  place=$(mktemp -d)
  cd "$place"
  mkdir bin && cp "$BINARY" bin/yangxiao && chmod 755 . bin bin/yangxiao
  export PATH="$PWD/bin:/usr/bin:/bin" HOME="$PWD" YANGXIAO_DB="$PWD/book.db" YANGXIAO_ACTOR=clerk
  export YANGXIAO_NOW=2026-11-24T10:00:00+08:00 YANGXIAO_SEED=bats LC_ALL=C
  unset XDG_CONFIG_HOME XDG_DATA_HOME
}

teardown() {
  for book in ./*.db; do
    [ -s "$book" ] && [ "$(head -c 15 "$book")" = "SQLite format 3" ] || continue
    [ "$(sqlite3 "$book" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ]
  done
  cd / && chmod -R u+w "$place" && rm -rf "$place"
}

demo() { yangxiao station import "$ROOT/data/demo/stations.csv" -q -o imported; }

# many ROWS: a list that takes a while
many() { awk -v n="$1" 'BEGIN { print "code,name,lat,lon,datum"; for (i = 0; i < n; ++i) printf "S%07d,station %d,30.5,114.%06d,wgs84\n", i, i, i % 1000000 }'; }

# as_other COMMAND...: as a user who owns nothing here; the user who runs the tests is enough where it is not root.
as_other() {
  if [ "$(id -u)" -eq 0 ]; then setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; else "$@"; fi
}

# interrupt SIGNAL COMMAND...: sends the signal when the temporary file of a new book is there.
interrupt() {
  local signal=$1 waited=0
  shift
  env --default-signal=INT,TERM,HUP "$@" 2> err &
  local child=$!
  until compgen -G 'book.db.unfinished-??????' > /dev/null || [ $((waited += 1)) -gt 200 ]; do sleep 0.05; done
  kill "-$signal" "$child"
  status=0
  wait "$child" || status=$?
}

@test "a signal ends an import with 128+N and leaves nothing behind" {
  mkfifo list
  for signal in INT:130 TERM:143 HUP:129; do
    { many 20000; sleep 20; } > list & feeder=$!
    interrupt "${signal%:*}" yangxiao station import list
    kill "$feeder" 2> /dev/null || true
    [ "$status" -eq "${signal#*:}" ]
    rm -f err book.db.lock
    [ "$(ls)" = "$(printf 'bin\nlist')" ]
  done
}

@test "a signal during an import leaves the book as it was" {
  demo
  yangxiao export stations --format csv > before
  mkfifo list
  { many 20000; sleep 20; } > list & feeder=$!
  yangxiao station import list & child=$!
  sleep 1
  kill -TERM "$child"
  status=0; wait "$child" || status=$?
  kill "$feeder" || true
  [ "$status" -eq 143 ]
  yangxiao export stations --format csv | cmp - before
  yangxiao station set HY001 name=again -q -o changed
}

@test "SIGKILL during an import leaves the book as it was, and the next writer goes on" {
  demo
  yangxiao export stations --format csv > before
  for pause in 0.05 0.1 0.2 0.4 0.8; do
    many 50000 > list.csv
    yangxiao station import list.csv -q & child=$!
    sleep "$pause"
    kill -KILL "$child" 2> /dev/null || true
    wait "$child" || true
    rows=$(yangxiao export stations --format csv | tail -n +2 | wc -l)
    [ "$rows" -eq 143 ] || [ "$rows" -eq 50143 ]
    [ "$rows" -eq 143 ] || yangxiao station import --undo "$(yangxiao station import --batches --format csv | sed -n 2p | cut -d, -f1)" -q -o undone
  done
  yangxiao export stations --format csv | cmp - before
}

@test "a full disk is called full by who reads and who writes" {
  [ "$(id -u)" -eq 0 ] && unshare --mount true 2> /dev/null || skip "no file system can be mounted here"
  demo
  mkdir full
  run -1 unshare --mount bash -c 'mount -t tmpfs -o size=1600k tmpfs full && cp book.db full/ &&
    { cat /dev/zero > full/rest 2> /dev/null || true; } && ! yangxiao --db full/book.db station list 2> list.err && yangxiao --db full/book.db station set HY001 name=x 2> set.err'
  [ "$(cat list.err)" = "yangxiao: full/book.db: the disk is full; nothing was changed" ]
  [ "$(cat set.err)" = "yangxiao: full/book.db: the disk is full; nothing was changed" ]
}

@test "a full standard output is noticed" {
  demo
  run -1 --separate-stderr bash -c 'yangxiao station list > /dev/full'
  [ "$stderr" = "yangxiao: standard output: the disk is full; nothing was changed" ]
  run -1 --separate-stderr bash -c 'yangxiao --help > /dev/full'
  [[ $stderr == *"the disk is full"* ]]
}

@test "a closed pipe is noticed" {
  demo
  { sleep 0.3; status=0; yangxiao export stations --format ndjson 2> err || status=$?; echo "$status" > status; } | true
  while [ ! -s status ]; do sleep 0.05; done
  [ "$(cat status)" -eq 1 ]
  grep -q "the output cannot be written: Broken pipe" err
}

@test "a pipe or a device given as output is written into and stays what it is" {
  demo
  yangxiao export stations -o whole.csv
  mkfifo pipe
  yangxiao export stations -o pipe & exporting=$!
  timeout 10 cat pipe > piped.csv
  wait "$exporting"
  [ -p pipe ]
  cmp whole.csv piped.csv
  [ -z "$(compgen -G 'pipe.*')" ]
  if [ "$(id -u)" -eq 0 ] && mknod full c 1 7; then
    run -1 --separate-stderr yangxiao export stations -o full
    [ "$stderr" = "yangxiao: full: the disk is full; nothing was changed" ]
    [ -c full ]
  fi
  # What must be a file of its own is not put in the place of a pipe.
  # file_not_ordinary
  run -1 --separate-stderr yangxiao station publish pipe
  [ "$stderr" = "yangxiao: pipe: is a pipe or a device, and this must be an ordinary file" ]
  run -1 yangxiao station publish -
  run -1 yangxiao --db pipe station import whole.csv
  [ -p pipe ]
}

@test "standard output by any of its names is standard output" {
  demo
  yangxiao station publish public.db -q -o published
  yangxiao export stations --format csv > whole.csv
  # As a user who could not replace the names in /dev if this went wrong.
  for name in - /dev/stdout /dev/fd/1 /proc/self/fd/1; do
    { echo before; as_other yangxiao --db public.db station show HY001 --format csv -o "$name"; echo after; } > out
    [ "$(sed -n '1p;$p' out)" = "$(printf 'before\nafter')" ]
    [ "$(wc -l < out)" -eq 4 ]
  done
  as_other yangxiao --db public.db station show HY001 --format csv -o /dev/fd/3 3> out
  [ "$(wc -l < out)" -eq 2 ]
  run -3 --separate-stderr yangxiao station import <(sed 's/,30\.[0-9]*,/,91,/' whole.csv) --on-error skip --rejects - --dry-run
  [[ $output == *reject_problem* ]]
  [ ! -e - ]
}

@test "a disk that is really full fails the command and leaves the book as it was" {
  unshare -rm true || skip "this machine lets nobody mount"
  demo
  many 20000 > list.csv
  unshare -rm bash -c '
    set -e
    mkdir small && mount -t tmpfs -o size=$(($(stat -c %s book.db) / 1024 + 170))k none small
    cp book.db small/ && export YANGXIAO_DB=small/book.db
    yangxiao export stations --format csv > before
    status=0; yangxiao station import list.csv -q 2> err || status=$?
    echo "$status" > status
    yangxiao export stations --format csv | cmp - before
    status=0; yangxiao station publish small/public.db -q 2> err2 || status=$?
    dd if=/dev/zero of=small/filler bs=1k 2> /dev/null || true
    status=0; yangxiao export stations -o small/out.csv 2> err3 || status=$?
    echo "$status" >> status
    [ ! -e small/out.csv ]
    ls small | grep -c "\.csv" >> status || true
  '
  [ "$(tr '\n' ' ' < status)" = "1 1 0 " ]
  grep -q "the disk is full; nothing was changed" err
  grep -q "the disk is full; nothing was changed" err3
}

@test "a second writer waits, and past --wait ends with 75" {
  demo
  flock book.db.lock sleep 5 & holder=$!
  sleep 0.3
  begun=$EPOCHREALTIME
  run -75 yangxiao station set HY001 name=x --wait 1
  [ "$(awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { print (b - a > 0.9 && b - a < 3) }')" = 1 ]
  kill "$holder" 2> /dev/null; pkill -P "$holder" 2> /dev/null || true
  flock book.db.lock sleep 1 &
  sleep 0.3
  run -0 yangxiao station set HY001 name=y --wait 10 --columns name --format csv --no-header
  [ "$output" = y ]
}

@test "twenty writers at once all get their turn" {
  demo
  for i in $(seq 20); do yangxiao station add "code=W$i" name=w lat=30.5 lon=114.2 --datum wgs84 --wait 60 -q -o "w$i" & done
  wait
  [ "$(yangxiao station list --format csv --no-header | grep -c '^W')" -eq 20 ]
  [ "$(sqlite3 book.db "SELECT value FROM book WHERE key = 'transactions'")" = 21 ]
}

@test "readers go on while somebody writes" {
  demo
  mkfifo list
  { many 20000; sleep 3; } > list &
  yangxiao station import list -q -o imported2 & writer=$!
  for i in 1 2 3 4 5; do
    [ "$(yangxiao station list --format csv --no-header | wc -l)" -eq 143 ]
    sleep 0.1
  done
  wait "$writer"
  [ "$(yangxiao station list --format csv --no-header | wc -l)" -eq 20143 ]
}

@test "everything works in cron's empty environment" {
  demo
  run -0 env -i bin/yangxiao --db book.db station nearest 30.5536,114.2103 --format csv --columns code
  run -0 env -i bin/yangxiao --db book.db export stations -o out.csv
  run -0 env -i bin/yangxiao --db book.db station publish public.db
  run -0 env -i bin/yangxiao --db book.db station set HY001 name=x
  run -0 env -i bin/yangxiao --db book.db station import "$ROOT/data/demo/stations.csv" -q
  [ "$(yangxiao station import --batches --format csv --columns actor | sed -n 2p)" = "$(id -un)" ]
  # Without $HOME it is that of the user, and not whatever lies where the job starts.
  mkdir empty && cd empty
  cp ../book.db .
  run -1 env -i ../bin/yangxiao station list
  cd ..
  home=$(getent passwd "$(id -u)" | cut -d: -f6)
  [[ $output == *"$home/.local/share/yangxiao/book.db: there is no book here yet"* ]]
}

@test "another user cannot read the book, but reads what is published, also where it cannot write" {
  demo
  chmod 600 book.db
  mkdir public && yangxiao station publish public/stations.db -q -o published
  chmod 555 public
  [ "$(stat -c %a book.db)" = 600 ]
  [ "$(stat -c %a public/stations.db)" = 644 ]
  if [ "$(id -u)" -eq 0 ]; then
    # file_unreadable
    run -1 --separate-stderr as_other yangxiao station list
    [ "$stderr" = "yangxiao: $PWD/book.db: cannot be read: Permission denied" ]
  fi
  unset YANGXIAO_DB
  for words in "nearest 30.5536,114.2103 --open" "search fangcao" "show HY001" "list --limit 3"; do
    run -0 as_other yangxiao --db public/stations.db station $words
  done
  [ "$(ls public)" = stations.db ]
  # No person, no phone, no note goes out.
  ! strings -a public/stations.db | grep -E '199[0-9]{8}|生成数据'
  [ "$(sqlite3 public/stations.db 'SELECT count(*) FROM station WHERE keeper IS NOT NULL OR phone IS NOT NULL OR note IS NOT NULL OR batch IS NOT NULL')" = 0 ]
  [ "$(sqlite3 public/stations.db "SELECT count(*) FROM sqlite_schema WHERE name = 'batch'")" = 0 ]
  [ "$(sqlite3 public/stations.db 'PRAGMA journal_mode')" = delete ]
}

@test "a book in a folder that cannot be written is refused and stays as it was" {
  [ "$(id -u)" -eq 0 ] || skip "needs a second user"
  mkdir locked && YANGXIAO_DB=locked/book.db demo
  chmod 755 locked && chmod 644 locked/book.db* && rm -f locked/*-wal locked/*-shm locked/*.lock
  sum=$(sha256sum < locked/book.db)
  # book_readonly
  run -1 --separate-stderr as_other yangxiao --db locked/book.db station set HY001 name=x
  [ "$stderr" = "yangxiao: $PWD/locked/book.db: the book or its folder cannot be written: Permission denied" ]
  run -1 as_other yangxiao --db locked/new.db station import "$ROOT/data/demo/hanyang-communities.csv" --datum gcj02
  [ "$sum" = "$(sha256sum < locked/book.db)" ]
  [ ! -e locked/new.db ]
}

@test "the published book is used where /etc or the user's config names it" {
  demo
  mkdir -p public .config/yangxiao && yangxiao station publish public/stations.db -q -o published
  printf 'published = "%s/public/stations.db"\n' "$PWD" > .config/yangxiao/config.toml
  unset YANGXIAO_DB
  run -0 --separate-stderr yangxiao station nearest 30.5536,114.2103 --format csv --columns code --no-header
  [[ $stderr == *"using the published stations"* ]]
  # What needs the office's book does not fall back.
  run -1 yangxiao station import --batches
}

@test "what one option says beats the environment, which beats the config" {
  mkdir -p .config/yangxiao
  printf 'db = "%s/config.db"\n' "$PWD" > .config/yangxiao/config.toml
  run -1 --separate-stderr yangxiao station list --db flag.db
  [[ $stderr == "yangxiao: flag.db: "* ]]
  run -1 --separate-stderr yangxiao station list
  [[ $stderr == "yangxiao: $PWD/book.db: "* ]]
  unset YANGXIAO_DB
  run -1 --separate-stderr yangxiao station list
  [[ $stderr == "yangxiao: $PWD/config.db: "* ]]
  printf 'db = "other.db"\n' > other.toml
  run -1 --separate-stderr yangxiao --config other.toml station list
  [[ $stderr == "yangxiao: other.db: "* ]]
}

@test "whoever looks at persons says why, and it is written down" {
  demo
  run -2 yangxiao station show HY001 --privacy internal
  [ ! -e book.db.audit ]
  run -0 yangxiao station show HY001 --privacy internal --reason "the door is broken" --json
  phone=$(jq -r 'if type == "array" then .[0].phone else .phone end' <<< "$output")
  [[ $phone =~ ^[0-9-]+$ ]]
  run -0 yangxiao station show HY001 --json
  [[ $(jq -r 'if type == "array" then .[0].phone else .phone end' <<< "$output") == *"****"* ]]
  log=$(ls book.db*audit*)
  [ "$(wc -l < "$log")" -eq 1 ]
  grep -q "the door is broken" "$log"
  [ "$(stat -c %a "$log")" = 600 ] || [ "$(stat -c %a "$log")" = 640 ]
}

@test "an XLSX without its library names the package" {
  demo
  run -0 yangxiao export stations --format xlsx -o stations.xlsx
  head -c 4 stations.xlsx | grep -q PK
  unshare -rm true || skip "this machine lets nobody mount"
  # library_missing: a folder without it stands where the libraries are looked for
  library=$(find /usr/lib /lib -name 'libxlsxwriter.so*' 2> /dev/null | head -1)
  run -1 unshare -rm bash -c "for file in \$(dirname $library)/libxlsxwriter.so*; do mount --bind /dev/null \$(readlink -f \$file); done
    yangxiao export stations --format xlsx -o second.xlsx"
  [[ $output == *"libxlsxwriter"*"install the Debian package libxlsxwriter4"* ]]
  [ ! -e second.xlsx ]
}

@test "a push without libpq names the package" {
  demo
  unshare -rm true || skip "this machine lets nobody mount"
  library=$(find /usr/lib /lib -name 'libpq.so.5*' 2> /dev/null | head -1)
  run -1 unshare -rm bash -c "for file in \$(dirname $library)/libpq.so.5*; do mount --bind /dev/null \$(readlink -f \$file); done
    yangxiao export push city"
  [[ $output == *"libpq.so.5"*"install the Debian package libpq5"* ]]
}

# reports_of COUNT: a book with so many reports, of which some have a phone and a time in each state.
reports_of() {
  demo
  awk -v n="$1" 'BEGIN { print "external_id,reported_at,channel,category,description,lat,lon,phone,station,status"
    for (i = 0; i < n; ++i) printf "X%d,2026-%02d-%02d 08:%02d,phone,%s,\"第%d处,\"\"看\"\"\",30.5%d,114.2%d,138%08d,HY%03d,%s\n", i,
      1 + i % 10, 1 + i % 28, i % 60, i % 2 ? "井盖缺损" : "暴露垃圾", i, i % 10, i % 9, i, 1 + i % 143, i % 3 ? "open" : "closed" }' > many.csv
  yangxiao report import many.csv --datum wgs84 -q -o imported
}

@test "an export says the same by one thread and by several, and all that the list says" {
  reports_of 9000
  for format in csv ndjson json geojson tsv; do
    taskset -c 0 yangxiao export reports --format $format -o one.out
    yangxiao export reports --format $format -o many.out
    cmp one.out many.out
  done
  yangxiao export reports --no-header | sort > exported
  yangxiao report list --format csv --no-header | sort > listed
  cmp exported listed
  [ "$(wc -l < exported)" = 9000 ]
}

@test "an export while others write is of one moment" {
  reports_of 9000
  for i in $(seq 40); do yangxiao report file "cover $i" --category manhole --station HY001 -q -o filed; done &
  writer=$!
  for i in $(seq 12); do
    yangxiao export reports -o out.csv
    # Numbers are given one after another: of one moment all up to the last are there.
    rows=$(($(wc -l < out.csv) - 1))
    [ "$rows" -ge 9000 ] && [ "$rows" -le 9040 ]
    [ "$(cut -d, -f1 out.csv | tail -n +2 | sort -u | wc -l)" = "$rows" ]
  done
  wait $writer
  [ "$(yangxiao export reports --no-header | wc -l)" = 9040 ]
}

@test "an export onto a full disk, into a closed pipe, and killed, leaves nothing under its name" {
  reports_of 9000
  run -1 yangxiao export reports -o /dev/full
  run -1 bash -c 'yangxiao export reports 2> err | head -c 10 > /dev/null; exit ${PIPESTATUS[0]}'
  for i in $(seq 10); do
    yangxiao export reports -o out.csv & 
    child=$!
    sleep "0.0$i"
    kill -9 $child 2> gone || true
    wait $child || true
    [ ! -e out.csv ] || { [ "$(wc -l < out.csv)" = 9001 ]; rm out.csv; }
  done
}

@test "a backup beside a steady writer is one moment, whole, and reads for whoever only may read" {
  demo
  for i in $(seq 60); do yangxiao points member add code=A$i name=x phone=138000000$((10 + i)) -q -o added; done &
  writer=$!
  for i in $(seq 8); do
    yangxiao export backup copy.db -q -o told
    [ "$(sqlite3 copy.db 'PRAGMA integrity_check')" = ok ]
    # A member is added by a transaction of its own.
    [ "$(yangxiao --db copy.db points member list --format csv --no-header | wc -l)" = \
      "$(($(sqlite3 copy.db "SELECT value FROM book WHERE key = 'transactions'") - 1))" ]
  done
  wait $writer
  yangxiao export backup copy.db -q -o told
  mkdir shelf && cp copy.db shelf/ && chmod 644 shelf/copy.db && chmod 555 shelf
  as_other yangxiao --db shelf/copy.db points check > checked
  chmod 755 shelf
}

@test "a backup that is killed, or has no room, leaves the older one" {
  reports_of 9000
  yangxiao export backup copy.db -q -o told
  cp copy.db older.db
  yangxiao points member add code=A1 name=x phone=13800000001 -q -o added
  for i in 1 2 3 4 5 6; do
    yangxiao export backup copy.db -q -o told2 &
    child=$!
    sleep "0.0$i"
    kill -9 $child 2> gone || true
    wait $child || true
    cmp -s copy.db older.db || { [ "$(sqlite3 copy.db 'PRAGMA integrity_check')" = ok ]; cp older.db copy.db; }
  done
  rm -f copy.db.unfinished-?????? # what a kill leaves has another name
  unshare -rm true || skip "this machine lets nobody mount"
  unshare -rm bash -c '
    mkdir small && mount -t tmpfs -o size=1000k none small
    status=0; yangxiao export backup small/copy.db 2> err || status=$?
    [ $status = 1 ] && [ -z "$(ls small)" ] && grep -q "the disk is full" err
  '
}
