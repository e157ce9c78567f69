-- Which reports were changed after they came, and when: what is sent on of a million need not be
-- looked for among them. Those that are new are told by their numbers.
CREATE TABLE report_changed (
  report INTEGER PRIMARY KEY,
  mark INTEGER NOT NULL
) STRICT;
CREATE INDEX report_changed_mark ON report_changed (mark);
CREATE TRIGGER report_is_changed AFTER UPDATE OF mark ON report BEGIN
  INSERT INTO report_changed (report, mark) VALUES (new.report, new.mark)
    ON CONFLICT (report) DO UPDATE SET mark = excluded.mark;
END;
