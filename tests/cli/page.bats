#!/usr/bin/env bats
# The page as a browser shows it. ROOT is the source, BINARY the program. PICTURES is a folder that
# keeps the screenshots.

bats_require_minimum_version 1.5.0

setup_file() {
  cd "$BATS_FILE_TMPDIR"
  export HOME="$PWD" LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0 YANGXIAO_NOW=2026-11-24T10:00:00+08:00
  export YANGXIAO_DB="$PWD/book.db" PATH="$(dirname "$BINARY"):$PATH"
  yangxiao station import "$ROOT/data/demo/stations.csv" -q -o x
  awk 'BEGIN { print "external_id,reported_at,channel,category,status,lat,lon,resolved_at"
    split("garbage manhole noise elderly_alone street_light", kinds, " ")
    split("filed accepted dispatched resolved verified closed rejected", states, " ")
    for (i = 0; i < 900; ++i) {
      state = states[1 + i % 7]
      done = state ~ /resolved|verified|closed/ ? sprintf("2026-%02d-%02d 18:%02d", 1 + i % 10, 2 + i % 27, i % 60) : ""
      printf "X%d,2026-%02d-%02d 08:%02d,phone,%s,%s,30.5%02d,114.2%02d,%s\n", i, 1 + i % 10, 1 + i % 27, i % 60,
        kinds[1 + i % 5], state, i % 40 + 20, i % 30 + 5, done
    } }' > reports.csv
  yangxiao report import reports.csv --datum wgs84 -q -o x
  yangxiao redeem item add WATER "name=矿泉水<&>" kind=free -q -o x
  yangxiao redeem donor add ZGH name=总工会 -q -o x
  yangxiao redeem donate --item WATER --qty 24 --station HY001 --donor ZGH --expires 2026-12-10 -q -o x
  yangxiao export page --lang zh_CN --boundary "$ROOT/data/demo/hanyang-boundary.gcj02.geojson" --datum gcj02 -o page.html
  yangxiao export page -o page.en.html
}

setup() { cd "$BATS_FILE_TMPDIR"; }

browse() {  # browse FILE OPTIONS...
  local sandbox=() file=$1
  shift
  [ "$(id -u)" -ne 0 ] || sandbox=(--no-sandbox)
  chromium --headless "${sandbox[@]}" --disable-gpu --disable-dev-shm-usage --hide-scrollbars --user-data-dir="$PWD/profile" \
    --enable-logging=stderr "$@" "file://$PWD/$file" 2> browsed
}

# Lines of the page's console, which are errors and refused requests; not what Chromium says of the bus.
console() { grep CONSOLE browsed | grep -v dbus || true; }

@test "a page with an error and a request is found out" {
  sed 's|<main>|<main><script>undefinedName()</script><img src="https://example.com/x.png" alt="">|' page.html > bad.html
  browse bad.html --dump-dom > dom
  run -0 console
  [ "$(grep -c 'Content Security Policy' <<< "$output")" -ge 2 ]
}

@test "the console stays empty, in light, dark, on a phone, on a wall, on paper" {
  pictures=${PICTURES:-$PWD}
  for file in page page.en; do
    browse $file.html --window-size=390,2600 --screenshot="$pictures/$file-phone.png"
    [ -z "$(console)" ]
    browse $file.html --window-size=1920,1500 --screenshot="$pictures/$file-wall.png"
    [ -z "$(console)" ]
    browse $file.html --window-size=1280,1700 --force-dark-mode --blink-settings=preferredColorScheme=0 \
      --screenshot="$pictures/$file-dark.png"
    [ -z "$(console)" ]
    browse $file.html --no-pdf-header-footer --print-to-pdf="$pictures/$file.pdf"
    [ -z "$(console)" ]
    pdfinfo "$pictures/$file.pdf" | grep -q 'Pages: *1$'
    pdfinfo "$pictures/$file.pdf" | grep -q '(A3)'
    for picture in "$pictures/$file"-*.png; do [ "$(stat -c %s "$picture")" -gt 20000 ]; done
  done
}

# What a reader sees, from the tree that the browser made.
@test "its figures are those of export stats" {
  browse page.html --dump-dom > dom
  yangxiao export stats --format json --privacy open --since 2025-12-01 -o all.json
  for way in month category state; do
    yangxiao export stats --by $way --format json --privacy open --since 2025-12-01 -o $way.json
  done
  run -0 python3 - <<< '
import html.parser, json
seen = {}
class Page(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "data-figure" in found: seen[found["data-figure"]] = found["data-value"]
Page().feed(open("dom").read())
text = lambda value: "" if value is None else str(value)
compared = 0
def compare(name, value, shown=text):
    global compared
    assert seen[name] == shown(value), (name, seen[name], value)
    compared += 1
one = json.load(open("all.json"))[0]
for key in ("reports", "open", "resolved"): compare(key, one[key])
share = lambda value: f"{value:.4f}"
compare("on_time_share", one["on_time_share"], share)
for row in json.load(open("month.json")):
    for key in ("reports", "resolved", "turned_down"): compare("month/%s/%s" % (row["group"], key), row[key])
for row in json.load(open("category.json")):
    for key in ("reports", "resolve_median_s", "resolve_p90_s"): compare("category/%s/%s" % (row["group"], key), row[key])
    if row["on_time_share"] is not None: compare("category/%s/on_time_share" % row["group"], row["on_time_share"], share)
for row in json.load(open("state.json")): compare("state/%s/reports" % row["group"], row["reports"])
assert "category/elderly_alone/reports" not in seen
assert compared > 50, compared
'
}

@test "a subdistrict has a page of its own, and a text is data" {
  yangxiao export page --subdistrict 建桥街道 -o own.html
  browse own.html --dump-dom > dom
  [ -z "$(console)" ]
  grep -q 建桥街道 dom
  [ "$(grep -o 'data-figure="stations" data-value="[0-9]*"' dom)" = "data-figure=\"stations\" data-value=\"$(yangxiao station list --subdistrict 建桥街道 --format csv --no-header --columns status | grep -vc closed)\"" ]
  grep -q '矿泉水&lt;&amp;&gt;' page.html
  ! grep -qE '(src|href)=|@import|url\(' page.html
}
