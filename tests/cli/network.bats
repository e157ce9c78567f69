#!/usr/bin/env bats
# Coverage along real streets: Monaco's. ROOT is the source, BINARY the program.

setup() {
  cd "$BATS_TEST_TMPDIR"
  mkdir bin && cp "$BINARY" bin/yangxiao
  export PATH="$PWD/bin:/usr/bin:/bin" HOME="$PWD" YANGXIAO_DB="$PWD/book.db" LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0
  streets="$ROOT/../shared/data/monaco.osm.pbf"
  [ -e "$streets" ] || skip "there is no ../shared/data/monaco.osm.pbf beside the project"
  printf 'code,name,lat,lon,datum\nM1,port,43.7347,7.4206,wgs84\nM2,casino,43.7392,7.4275,wgs84\n' > s.csv
  yangxiao station import s.csv -q > imported 2>&1
  printf 'place,lat,lon\nsquare,43.7396,7.4270\nheliport,43.7257,7.4190\nat sea,43.7300,7.4400\n' > p.csv
}

along() { yangxiao station coverage --places p.csv --datum wgs84 --network "$streets" -q --worst 3 --format csv --no-header "$@"; }

@test "streets are never shorter than the straight line, and the sea is not reached" {
  along --columns place,distance_m | sort > streets.txt
  yangxiao station coverage --places p.csv --datum wgs84 --worst 3 --format csv --no-header --columns place,distance_m | sort > straight.txt
  join -t, straight.txt streets.txt > both.txt
  cat both.txt
  [ "$(wc -l < both.txt)" -eq 3 ]
  grep -q '^at sea,[0-9.]*,$' both.txt
  awk -F, '$1 != "at sea" && !($3 + 1 >= $2) { bad = 1 } END { exit bad }' both.txt
}

@test "whoever rides goes no shorter way than whoever walks" {
  along --columns place,distance_m | sort > walked.txt
  along --on bicycle --columns place,distance_m | sort > ridden.txt
  join -t, walked.txt ridden.txt | awk -F, '$2 != "" && $3 != "" && $3 + 0.1 < $2 { bad = 1 } END { exit bad }'
}

@test "a file that was cut off is refused" {
  head -c 3000 "$streets" > cut.osm.pbf
  run yangxiao station coverage --places p.csv --datum wgs84 --network cut.osm.pbf
  [ "$status" -eq 1 ]
  [[ "$output" == *"cannot be read as streets"* ]]
}
