"""A PostgreSQL server of its own for a test: Debian's programs, run by somebody without rights (initdb refuses root),
reached by a Unix socket in a short path."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

PROGRAMS = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
# Nothing here outlives the test: what is never flushed to the disk is faster. A server that is killed is not its machine.
SETTINGS = ("listen_addresses=''", "fsync=off", "max_connections=40", "shared_buffers=64MB", "log_min_messages=fatal")


def as_nobody(words):
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *words] if os.getuid() == 0 else words


class Cluster:
    def __init__(self, settings=()):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="yx", dir="/tmp"))
        if os.getuid() == 0:
            shutil.chown(self.place, "nobody", "nogroup")
        self.settings = [*SETTINGS, *settings]
        self._run("initdb", "-D", self.place / "data", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8",
                  "--locale=C.UTF-8")
        self.start()

    def _run(self, program, *words):
        subprocess.run(as_nobody([str(PROGRAMS / program), *map(str, words)]), check=True, cwd=self.place,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        options = " ".join(f"-c {setting}" for setting in self.settings) + f" -k {self.place}"
        self._run("pg_ctl", "-D", self.place / "data", "-l", self.place / "log", "-w", "-o", options, "start")

    def stop(self):
        self._run("pg_ctl", "-D", self.place / "data", "-w", "-m", "immediate", "stop")

    def kill(self):
        """All of its processes at once, as when the machine loses its power."""
        head = int((self.place / "data" / "postmaster.pid").read_text().split()[0])
        below = subprocess.run(["ps", "-o", "pid=", "--ppid", str(head)], capture_output=True, text=True).stdout.split()
        for pid in [head, *map(int, below)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while pathlib.Path(f"/proc/{head}").exists():
            time.sleep(0.01)
        (self.place / "data" / "postmaster.pid").unlink(missing_ok=True)

    def service(self, database, role="postgres"):
        return f"host={self.place} dbname={database} user={role}"

    def psql(self, database, sql, role="postgres"):
        done = subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-F", "\t", self.service(database, role)],
                              input=sql, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def sql(self, database, sql, role="postgres"):
        status, out, err = self.psql(database, sql, role)
        assert status == 0, (sql[:300], err)
        return out

    def create(self, database, postgis=False):
        self.sql("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        self.sql("postgres", f"CREATE DATABASE {database}")
        if postgis:
            self.sql(database, "SET client_min_messages = warning; CREATE EXTENSION postgis")


@contextlib.contextmanager
def cluster(settings=()):
    one = Cluster(settings)
    try:
        yield one
    finally:
        with contextlib.suppress(Exception):
            one.stop()
        shutil.rmtree(one.place, ignore_errors=True)
