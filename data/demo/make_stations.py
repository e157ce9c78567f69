#!/usr/bin/env python3
"""Makes the demo's list of 143 stations, the same bytes on every run.

Real: the 118 communities and 11 subdistricts (hanyang-communities.csv), the boundary
(hanyang-boundary.gcj02.geojson), and three places. Generated, as every row says: positions, keepers,
phones, hours, facilities. Nobody publishes where a community's stations stand, so each subdistrict
gets a place inside the boundary and its stations are drawn around it.
"""
import csv
import io
import json
import math
import pathlib
import random
import zipfile

HERE = pathlib.Path(__file__).parent
STATIONS = 143
NEAREST_METRES = 120  # no two stations stand closer
COLUMNS = ("code,name,keeper,phone,subdistrict,community,address,lat,lon,datum,facilities,hours,"
           "roles,status,note").split(",")
REAL_PLACES = {"芳草": "芳草社区阳小驿", "建港": "复地海上海阳小驿",
               "冯家畈": "王家湾21世纪购物中心广场阳小驿"}
SUFFIXES = ["邻里中心", "红色驿站", "菜场旁", "公园旁", "地铁口", "商业街"]
HOURS = ["08:00-22:00", "24小时", "周一至周五 08:30-17:30", "08:30-12:00,14:00-17:30", "07:00-23:00",
         "工作日开放", "周一至周日 06:00-22:00", "20:00-06:00", "周一至周五 08:30-17:30；周末 09:00-12:00"]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超",
         "秀英", "志强", "海燕", "建国"]


def rings_of(boundary):
    for feature in boundary["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        for polygon in polygons:
            yield from polygon


def is_inside(lon, lat, rings):
    """Even-odd rule over all rings, so that holes are outside."""
    inside = False
    for ring in rings:
        for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:]):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def metres(a, b):
    north = (a[1] - b[1]) * 111_195
    east = (a[0] - b[0]) * 111_195 * math.cos(math.radians(a[1]))
    return math.hypot(north, east)


class Places:
    """Draws places inside the boundary, none closer to another than NEAREST_METRES."""

    def __init__(self, dice, rings):
        self.dice = dice
        self.rings = rings
        self.taken = []
        lons = [point[0] for ring in rings for point in ring]
        lats = [point[1] for ring in rings for point in ring]
        self.box = min(lons), min(lats), max(lons), max(lats)

    def anywhere(self):
        west, south, east, north = self.box
        while True:
            place = self.dice.uniform(west, east), self.dice.uniform(south, north)
            if is_inside(*place, self.rings):
                return place

    def near(self, centre):
        spread = 0.02
        while True:
            place = (round(self.dice.gauss(centre[0], spread), 6),
                     round(self.dice.gauss(centre[1], spread), 6))
            if is_inside(*place, self.rings) and all(
                    metres(place, other) >= NEAREST_METRES for other in self.taken):
                self.taken.append(place)
                return place
            spread *= 1.01


def facilities(dice):
    chosen = ["drinking_water"] if dice.random() < 0.97 else []
    for name, share in (("charging", 0.95), ("microwave", 0.8), ("fridge", 0.5),
                        ("air_conditioning", 0.85), ("toilet", 0.6), ("seat", 0.9), ("wifi", 0.7),
                        ("first_aid", 0.75), ("books", 0.4)):
        if dice.random() < share:
            chosen.append(name)
    if dice.random() < 0.15:
        chosen += ["shower", "drying_room"]
    return "|".join(chosen)


def make_rows():
    dice = random.Random(420105)
    with open(HERE / "hanyang-communities.csv", encoding="utf-8-sig", newline="") as file:
        communities = list(csv.DictReader(file))
    boundary = json.loads((HERE / "hanyang-boundary.gcj02.geojson").read_text(encoding="utf-8"))
    places = Places(dice, list(rings_of(boundary)))
    subdistricts = list(dict.fromkeys(row["subdistrict"] for row in communities))
    centres = {name: places.anywhere() for name in subdistricts}
    wanted = list(communities) + dice.sample(communities, STATIONS - len(communities))
    seen = {}
    rows = []
    for number, community in enumerate(wanted, 1):
        name = community["community"]
        short = name.removesuffix("居委会").removesuffix("社区")
        plain = short + "社区"
        again = seen[name] = seen.get(name, 0) + 1
        real = again == 1 and short in REAL_PLACES
        title = (REAL_PLACES[short] if real else plain + "阳小驿" if again == 1 else
                 plain + dice.choice(SUFFIXES) + "阳小驿")
        lon, lat = places.near(centres[community["subdistrict"]])
        roles = ["阳小驿"] + [role for role, share in (("小区红色驿站", 0.5), ("路长办公室", 0.3))
                              if dice.random() < share]
        generated = "位置、站长、电话、设施、开放时间为生成数据"
        rows.append({
            "code": f"HY{number:03}", "name": title,
            "keeper": dice.choice(SURNAMES) + dice.choice(GIVEN),
            "phone": f"19900{dice.randrange(10**6):06}",
            "subdistrict": community["subdistrict"], "community": plain,
            "address": f"{plain}{dice.randrange(1, 300)}号",
            "lat": f"{lat:.6f}", "lon": f"{lon:.6f}", "datum": "gcj02",
            "facilities": facilities(dice), "hours": dice.choice(HOURS), "roles": "|".join(roles),
            "status": "closed" if number in (77, 130) else "open",
            "note": ("地点真实；" if real else "") + generated})
    return rows


def csv_text(rows, line_end):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def geojson_text(rows):
    """Written by hand, so that 30.550000 keeps its digits."""
    features = []
    for row in rows:
        properties = {key: row[key] for key in COLUMNS if key not in ("lat", "lon")}
        features.append('{"type":"Feature","geometry":{"type":"Point","coordinates":[%s,%s]},'
                        '"properties":%s}' % (row["lon"], row["lat"],
                                              json.dumps(properties, ensure_ascii=False)))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def workbook(rows):
    def line(number, cells):
        inner = "".join(f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
                        for i, cell in enumerate(cells))
        return f'<row r="{number}">{inner}</row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    lines = [line(1, COLUMNS)] + [line(n, [row[key] for key in COLUMNS])
                                  for n, row in enumerate(rows, 2)]
    return {
        "[Content_Types].xml": head + f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": head + f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": head + f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="驿站" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": head + f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        '</Relationships>',
        "xl/worksheets/sheet1.xml": head + f'<worksheet xmlns="{main}"><sheetData>' + "".join(lines) +
        "</sheetData></worksheet>",
    }


def main():
    rows = make_rows()
    (HERE / "stations.csv").write_bytes(csv_text(rows, "\n").encode("utf-8"))
    (HERE / "stations.gb18030.csv").write_bytes(csv_text(rows, "\r\n").encode("gb18030"))
    (HERE / "stations.geojson").write_bytes(geojson_text(rows).encode("utf-8"))
    with zipfile.ZipFile(HERE / "stations.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in workbook(rows).items():
            part = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, text.encode("utf-8"))


if __name__ == "__main__":
    main()
