# Draws the stations and the district's boundary as SVG, both in GCJ-02, as the map publishes them.
#   awk -v here_lat=LAT -v here_lon=LON -v nearest=CODE,CODE -f map.awk BOUNDARY.geojson STATIONS.tsv
# STATIONS.tsv: code, name, source_lat, source_lon, status, hours, with a line of headings.
# The boundary fills the picture below the title. A degree of longitude is shorter by the cosine.
function x(lon) { return 40 + (lon - west) * narrow * scale + (840 - (east - west) * narrow * scale) / 2 }
function y(lat) { return 60 + (north - lat) * scale }
function fit() {
  narrow = cos((north + south) / 2 * 3.14159265 / 180)
  scale = 700 / (north - south)
  if ((east - west) * narrow * scale > 840) scale = 840 / ((east - west) * narrow)
  for (i = 1; i <= corners; i++)
    path = path sprintf("%s%.1f,%.1f", i == 1 ? "M" : "L", x(corner_lon[i]), y(corner_lat[i]))
}
BEGIN {
  FS = "\t"
  west = south = 999; east = north = -999
  count = split(nearest, codes, ",")
  for (i = 1; i <= count; i++) wanted[codes[i]] = i
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 920 780\" width=\"920\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\">"
  print "<rect width=\"920\" height=\"780\" fill=\"#f6f4ef\"/>"
}
FNR == NR {
  line = $0
  while (match(line, /\[[0-9.]+, *[0-9.]+\]/)) {
    split(substr(line, RSTART + 1, RLENGTH - 2), pair, /, */)
    corner_lon[++corners] = pair[1]; corner_lat[corners] = pair[2]
    if (pair[1] + 0 < west) west = pair[1] + 0
    if (pair[1] + 0 > east) east = pair[1] + 0
    if (pair[2] + 0 < south) south = pair[2] + 0
    if (pair[2] + 0 > north) north = pair[2] + 0
    line = substr(line, RSTART + RLENGTH)
  }
  next
}
FNR == 1 {
  fit()
  printf "<path d=\"%sZ\" fill=\"#ffffff\" stroke=\"#7a8b99\" stroke-width=\"1.5\"/>\n", path
  next
}
{
  if ($1 in wanted) {
    near_x[wanted[$1]] = x($4); near_y[wanted[$1]] = y($3); near_name[wanted[$1]] = $2
    next
  }
  printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%s %s %s</title></circle>\n",
    x($4), y($3), $5 == "closed" ? "#c9c4b8" : "#2f7d5b", $1, $2, $6
}
END {
  for (i = 1; i <= count; i++) {
    printf "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#c8442b\" stroke-width=\"2\"/>\n",
      x(here_lon), y(here_lat), near_x[i], near_y[i]
    printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"#c8442b\"/>\n", near_x[i], near_y[i]
  }
  printf "<path d=\"M%.1f,%.1f m-7,0 h14 m-7,-7 v14\" stroke=\"#1b2a38\" stroke-width=\"3\"/>\n", x(here_lon), y(here_lat)
  print "<g font-size=\"15\" fill=\"#1b2a38\"><text x=\"24\" y=\"34\" font-size=\"20\">汉阳区 143 个阳小驿（位置为生成数据）</text>"
  for (i = 1; i <= count; i++)
    printf "<text x=\"24\" y=\"%d\"><tspan fill=\"#c8442b\">●</tspan> %d. %s</text>\n", 700 + i * 22, i, near_name[i]
  print "<text x=\"24\" y=\"698\">+ yangxiao station nearest 30.5536,114.2103 -k 3</text></g></svg>"
}
