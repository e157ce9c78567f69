#!/usr/bin/env bats
# The wall board as a print shop gets it. ROOT is the source, BINARY the program.

bats_require_minimum_version 1.5.0

setup_file() {
  cd "$BATS_FILE_TMPDIR"
  export HOME="$PWD" LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0 YANGXIAO_NOW=2026-11-24T10:00:00+08:00
  export YANGXIAO_DB="$PWD/book.db" PATH="$(dirname "$BINARY"):$PATH"
  long=武汉市汉阳区琴断口街道七里庙社区户外劳动者综合服务站（阳小驿·外卖骑手之家·邮储银行联建点）
  {
    echo code,name,address,community,subdistrict,keeper,lat,lon,facilities,hours,roles
    echo "HY001,晴川阁阳小驿,洗马长街86号,洗马社区,晴川街道,胡建国,30.5536,114.2803,microwave|fridge|toilet|shower|wifi|books|seat,08:00-21:00,小区红色驿站"
    echo "HY002,$long,$long二楼左手第三间,七里庙社区,琴断口街道,$long,30.5436,114.2203,microwave,$long,$long|路长办公室"
    echo "HY003,小驿,,,,,30.5636,114.2403,,,"
  } > stations.csv
  yangxiao station import stations.csv --datum wgs84 -q -o x
  yangxiao station hotline import "$ROOT/data/hotlines.csv" -q -o x
  {
    echo code,shop,terms,address,lat,lon
    for i in $(seq 30); do echo "S$i,洗马长街第 $i 家热干面馆,骑手、环卫工人凭证八折,汉阳大道 $i 号万达广场二楼,30.5436,114.2$((203 + i))"; done
  } > offers.csv
  yangxiao redeem offer import offers.csv --datum wgs84 -q -o x
  for code in HY001 HY002 HY003; do yangxiao station board $code -q -o $code.pdf; done
}

setup() { cd "$BATS_FILE_TMPDIR"; }

@test "one page of A2, every font embedded" {
  for code in HY001 HY002 HY003; do
    run -0 pdfinfo $code.pdf
    [[ $output == *"Pages: "*" 1"* ]]
    [[ $output == *"(A2)"* ]]
    run -0 pdffonts $code.pdf
    [ "$(tail -n +3 <<< "$output" | wc -l)" -ge 1 ]
    [ "$(tail -n +3 <<< "$output" | awk '{print $(NF - 4)}' | sort -u)" = yes ]
  done
}

@test "all hotlines are in its text, and a phone reads its code" {
  for code in HY001 HY002 HY003; do
    pdftotext $code.pdf text
    for number in 12345 12333 12348 12351 12329 12393 12355; do grep -q $number text; done
    pdftoppm -r 50 -png -singlefile $code.pdf page
    read=$(zbarimg -q --raw page.png 2> /dev/null)  # it looks for a bus to speak to
    [ "$read" = "$(yangxiao station show $code --format csv --no-header --columns lat,lon | awk -F, '{printf "geo:%.6f,%.6f", $1, $2}')" ]
  done
}

# What is printed, and not what the program believes: each word's box as poppler finds it. Its
# height is that of the font's tallest character, so the middle of it is compared.
@test "no words of the print meet, and none leaves the page" {
  for code in HY001 HY002 HY003; do
    pdftotext -bbox $code.pdf boxes.html
    run -0 python3 - <<< '
import re, sys
page = [float(x) for x in re.search(r"<page width=\"([\d.]+)\" height=\"([\d.]+)\"", open("boxes.html").read()).groups()]
words = [(*map(float, m.groups()[:4]), m.group(5)) for m in re.finditer(
    r"<word xMin=\"([-\d.]+)\" yMin=\"([-\d.]+)\" xMax=\"([-\d.]+)\" yMax=\"([-\d.]+)\">(.*?)</word>", open("boxes.html").read())]
assert len(words) > 10
slim = [(x0 + .2, y0 + .2 * (y1 - y0), x1 - .2, y1 - .2 * (y1 - y0), text) for x0, y0, x1, y1, text in words]
for i, (x0, y0, x1, y1, text) in enumerate(slim):
    assert x0 >= 28 and y0 >= 28 and x1 <= page[0] - 28 and y1 <= page[1] - 28, text
    for u0, v0, u1, v1, other in slim[:i]:
        assert x1 <= u0 or u1 <= x0 or y1 <= v0 or v1 <= y0, (text, other)
'
  done
}

@test "the same book at the same time makes the same bytes" {
  yangxiao station board HY002 -q -o again.pdf
  cmp again.pdf HY002.pdf
}
