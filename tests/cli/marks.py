"""Holds the promise that increments live on: a row that changed carries the number of the transaction
that changed it, and each row that is gone left a tombstone with that number."""
import sqlite3


def rows_of(path):
    """The book's last transaction, and of each marked table its rows by their keys; None: no book."""
    if not path.exists():
        return None
    book = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    book.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        properties = dict(book.execute("SELECT key, value FROM book"))
        names = [name for (name,) in book.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = {name: book.execute(f"PRAGMA table_info({name})").fetchall() for name in names}
        tables, buried = {}, {}
        for name, found in columns.items():
            labels = [column[1] for column in found]
            if name == "tombstone" or "mark" not in labels:
                continue
            keys = [column[0] for column in found if column[5]]
            said = ", ".join(labels)
            tables[name] = (labels.index("mark"), {tuple(row[k] for k in keys): row
                                                   for row in book.execute(f"SELECT {said} FROM {name}")})
        for name, mark in book.execute("SELECT table_name, mark FROM tombstone"):
            buried.setdefault(name, []).append(mark)
        return properties.get("id"), int(properties.get("transactions", 0)), tables, buried
    except sqlite3.DatabaseError:
        return None  # a scenario of a broken or foreign file
    finally:
        book.close()


def flaws_between(before, after):
    """What a command did without saying so in the marks."""
    if before is None or after is None or before[0] != after[0] or before[2].keys() != after[2].keys():
        return []
    flaws = []
    last = before[1]
    for table, (mark, rows) in after[2].items():
        former = before[2][table][1]
        silent = [key for key, row in rows.items() if row != former.get(key) and row[mark] <= last]
        if silent:
            flaws.append(f"{table}: written without a new mark: {silent[:3]}")
        gone = [key for key in former if key not in rows]
        buried = sum(1 for number in after[3].get(table, []) if number > last)
        if len(gone) > buried:
            flaws.append(f"{table}: {len(gone)} gone, {buried} tombstones")
    return flaws
