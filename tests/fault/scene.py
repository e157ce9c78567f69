"""The books that faults strike: what is in them before a verb, and what is to be the old state or the new one."""
import pathlib
import shutil
import subprocess
import sys

BINARY = pathlib.Path(sys.argv[1]).resolve()
DEMO = pathlib.Path(__file__).resolve().parents[2] / "data" / "demo"
HEAD = "channel,external_id,reported_at,category,status,phone\n"


def run(place, words, **fault):
    env = {"PATH": "/usr/bin:/bin", "HOME": str(place), "YANGXIAO_DB": "book.db", "YANGXIAO_ACTOR": "fault",
           "YANGXIAO_NOW": "2026-11-24T10:00:00+08:00", "YANGXIAO_SEED": "fault", **fault}
    return subprocess.run([str(w) for w in [BINARY, *words]], cwd=place, env=env, capture_output=True)


def state(place):
    """What the book, and the files that a verb makes, say; None where they are not there."""
    book = None
    if (place / "book.db").exists():
        check = subprocess.run(["sqlite3", place / "book.db", "PRAGMA integrity_check; PRAGMA foreign_key_check;"
                                "SELECT * FROM station ORDER BY station; SELECT * FROM batch; SELECT * FROM tombstone;"
                                "SELECT * FROM station_tree ORDER BY station; SELECT key, value FROM book;"
                                "SELECT * FROM member; SELECT * FROM member_event; SELECT * FROM report;"
                                "SELECT * FROM report_event; SELECT * FROM due; SELECT * FROM calendar_day;"
                                "SELECT * FROM ledger; SELECT * FROM account; SELECT * FROM transfer;"
                                "SELECT * FROM lot; SELECT * FROM allocation; SELECT * FROM transfer_note;"
                                "SELECT * FROM member_account; SELECT * FROM request; SELECT * FROM rule;"
                                "SELECT * FROM settlement; SELECT * FROM settlement_line; SELECT * FROM earning;"
                                "SELECT * FROM objection; SELECT * FROM approval; SELECT * FROM stock_account;"
                                "SELECT * FROM stock_lot; SELECT * FROM stock_movement; SELECT * FROM stock;"
                                "SELECT * FROM stock_note; SELECT * FROM redemption; SELECT * FROM redemption_event;"
                                "SELECT * FROM place_list;"
                                "SELECT * FROM item; SELECT * FROM donor; SELECT * FROM partner; SELECT * FROM offer;"
                                "SELECT * FROM service"],
                               capture_output=True)
        assert check.stdout.startswith(b"ok\n"), check
        book = check.stdout
    files = []
    for name in ("public.db", "stations.csv"):
        file = place / name
        if name.endswith(".db") and file.exists():
            files.append(subprocess.run(["sqlite3", file, "PRAGMA integrity_check; SELECT * FROM station"],
                                        capture_output=True).stdout)
        else:
            files.append(file.read_bytes() if file.exists() else None)
    return book, files


def empty(place):
    for left in place.iterdir():
        left.unlink()


def prepare(place, with_book):
    """The folder as it is before a verb: made once, then copied."""
    made = place.parent / f"made-{with_book}"
    if not made.exists():
        make(place, with_book)
        shutil.copytree(place, made)
    empty(place)
    for file in made.iterdir():
        shutil.copy(file, place)


def make(place, with_book):
    empty(place)
    text = (DEMO / "stations.csv").read_text(encoding="utf-8")
    (place / "changed.csv").write_text(text.replace("阳小驿,", "新驿站,"), encoding="utf-8")
    (place / "first.csv").write_text("code,name,phone\nM1,a,13800000001\nM2,b,13800000002\n", encoding="utf-8")
    (place / "balances.csv").write_text("member,points,expires_on\nM1,20,2027-12-31\nM1,5,\n", encoding="utf-8")
    (place / "members.csv").write_text("code,name,phone\nM1,a,13800000003\nM3,c,13800000001\n", encoding="utf-8")
    (place / "filed.csv").write_text(HEAD + "phone,1,2026-11-20 08:00,noise,filed,13800000099\n"
                                     "phone,8,2026-11-20 08:00,noise,filed,\n", encoding="utf-8")
    (place / "late.csv").write_text("code,name,phone\nM7,g,13800000077\n", encoding="utf-8")
    (place / "resolved.csv").write_text(HEAD + "phone,9,2026-11-20 08:00,noise,resolved,13800000077\n",
                                        encoding="utf-8")
    (place / "dues.csv").write_text(HEAD + "phone,11,2026-09-20 08:00,noise,closed,13800000077\n"
                                    "phone,12,2026-09-21 08:00,noise,verified,13800000077\n", encoding="utf-8")
    sheet = "name,date,start,hours,member\n江滩,2026-10-12,9:00,"
    (place / "first_sheet.csv").write_text(sheet + "2,M7\n", encoding="utf-8")
    (place / "sheet.csv").write_text(sheet + "1,M7\n敬老,2026-10-12,10:00,2,M7\n", encoding="utf-8")
    (place / "alone.toml").write_text("[points]\none_person_office = true\n", encoding="utf-8")
    (place / "rules.toml").write_text("[report]\npoints = 3\n", encoding="utf-8")
    (place / "calendar.csv").write_text("day,kind,name\n2027-01-01,off,x\n2026-10-10,off,y\n", encoding="utf-8")
    (place / "reports.csv").write_text(HEAD + "phone,1,2026-11-20 08:00,noise,closed,13800000001\n"
                                       "phone,2,2026-11-21 08:00,manhole,verified,13800000002\n", encoding="utf-8")
    # What is there already, told by another file.
    (place / "same.csv").write_text("channel,external_id,category\nphone,1,noise\n", encoding="utf-8")
    if with_book:
        assert run(place, ["station", "import", DEMO / "stations.csv"]).returncode == 0
        assert run(place, ["points", "member", "import", "first.csv"]).returncode == 0
        assert run(place, ["report", "import", "filed.csv"]).returncode == 0
        assert run(place, ["points", "member", "import", "late.csv"]).returncode == 0
        assert run(place, ["report", "import", "resolved.csv"]).returncode == 0
        assert run(place, ["points", "award", "M7", "5", "--reason", "x", "--expires", "2026-12-31"]).returncode == 0
        assert run(place, ["report", "import", "dues.csv"]).returncode == 0
        assert run(place, ["points", "activity", "import", "first_sheet.csv"]).returncode == 0
    if with_book == "stocked":
        stock(place)
    if with_book == "posted":
        post = ["points", "settle", "--period", "2026-09", "--post-list", "list.csv"]
        assert run(place, post).returncode == 0
        assert run(place, ["points", "object", "1:2", "--by", "M2", "--note", "x"]).returncode == 0
        assert run(place, ["points", "award", "M7", "300", "--reason", "waits"]).returncode == 3


def stock(place):
    """Ten pieces of soap, of which one was handed out and one is held, good until the end of the year."""
    (place / "donors.csv").write_text("code,name\nE,e\n", encoding="utf-8")
    head = "item,station,quantity,donor,received_on,expires\n"
    (place / "donations.csv").write_text(head + "SOAP,HY002,3,D,2026-11-20,never\n", encoding="utf-8")
    (place / "given.csv").write_text(head + "SOAP,HY003,3,D,2026-11-20,never\n", encoding="utf-8")
    visits = "station,at,people,member,gave,lacked\n"
    (place / "came.csv").write_text(visits + "HY001,2026-11-20 08:00,1,M7,TEA:2,\n", encoding="utf-8")
    (place / "visits.csv").write_text(visits + "HY001,2026-11-20 08:00,1,M7,TEA:2,\nHY001,2026-11-21,9,,TEA:3,toilet\n",
                                      encoding="utf-8")
    reserve = ["redeem", "reserve", "SOAP", "--member", "M7", "--station", "HY001"]
    for words in (["redeem", "item", "add", "code=SOAP", "name=x", "kind=goods", "price=1"],
                  ["redeem", "donor", "add", "code=D", "name=d"],
                  ["redeem", "import", "given.csv"],
                  ["redeem", "donate", "--item", "SOAP", "--qty", "10", "--station", "HY001", "--donor", "D",
                   "--expires", "2026-12-10"],
                  ["redeem", "item", "add", "code=TEA", "name=t", "kind=free"],
                  ["redeem", "donate", "--item", "TEA", "--qty", "20", "--station", "HY001", "--donor", "D",
                   "--expires", "never"],
                  ["station", "visit", "import", "came.csv"],
                  [*reserve, "--collect"], reserve):
        done = run(place, words)
        assert done.returncode == 0, (words, done)
    # One that is open, and one that was collected before.
    rows = "".join(f"{voucher(place, state)},2026-11-24 10:00\n" for state in ("open", "collected"))
    (place / "handed_out.csv").write_text("voucher,handed_at\n" + rows, encoding="utf-8")


def with_codes(place, words):
    """The words, with the codes of vouchers in place of their states."""
    states = {"OPEN": "open", "COLLECTED": "collected"}
    return [voucher(place, states[word]) if word in states else word for word in words]


def voucher(place, state):
    return subprocess.run(["sqlite3", place / "book.db", f"SELECT code FROM redemption WHERE state = '{state}'"],
                          capture_output=True, text=True).stdout.split()[0]
