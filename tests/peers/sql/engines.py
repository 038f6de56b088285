"""Runs a statement of `icp export` in a real database over rows of texts, and gives what it computed, row by row.

Every table has a column `nr`, the place of the row, by which the answers are put in order.
"""

import csv
import pathlib
import shutil
import subprocess
import tempfile
import time

ANSWERS = ["andru_points", "andru_probability", "andru_tier", "andru_coverage"]


def picked(names, rows):
    """The answers in the order of `nr`, whatever other columns a statement gives."""
    at = [names.index(name) for name in ["nr", *ANSWERS]]
    found = sorted((tuple(row[i] for i in at) for row in rows), key=lambda row: int(row[0]))
    return [row[1:] for row in found]


def quoted(name, quote='"'):
    return quote + name.replace(quote, quote * 2) + quote


class DuckDb:
    name = "duckdb"

    def version(self):
        import duckdb

        return duckdb.__version__

    def score(self, columns, rows, sql):
        import duckdb

        connection = duckdb.connect()
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "rows.csv")
            with path.open("w", newline="", encoding="utf-8") as file:
                file.write(",".join(quoted(name) for name in columns) + "\r\n")
                for row in rows:
                    file.write(",".join("" if cell is None else quoted(cell) for cell in row) + "\r\n")
            kinds = ", ".join(f"{quoted(name)} VARCHAR" for name in columns)
            connection.execute(f"CREATE TABLE accounts ({kinds})")
            connection.execute(
                f"COPY accounts FROM '{path}' (FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"', "
                "ALLOW_QUOTED_NULLS false, NEW_LINE '\\r\\n', PARALLEL false)"
            )
        start = time.perf_counter()
        answer = connection.execute(sql)
        names = [column[0] for column in answer.description]
        found = answer.fetchall()
        return picked(names, found), time.perf_counter() - start


class Sqlite:
    name = "sqlite"

    def version(self):
        import apsw

        return apsw.sqlite_lib_version()

    def score(self, columns, rows, sql):
        import apsw

        connection = apsw.Connection(":memory:")
        connection.execute(f"CREATE TABLE accounts ({', '.join(quoted(name) + ' TEXT' for name in columns)})")
        with connection:
            marks = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO accounts VALUES ({marks})", rows)
        start = time.perf_counter()
        answer = connection.execute(sql)
        names = [column[0] for column in answer.get_description()]
        return picked(names, answer), time.perf_counter() - start


class Postgres:
    """A server of its own, in a directory that is removed afterwards, reached by a socket alone."""

    name = "postgres"

    def __init__(self, binaries):
        self.binaries = pathlib.Path(binaries)
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="andru-pg-"))
        self.user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if is_root() else []
        if self.user:
            shutil.chown(self.home, 65534, 65534)
        data = self.home / "data"
        self.run("initdb", "-D", data, "-U", "andru", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.run(
            "pg_ctl", "-D", data, "-w", "-l", self.home / "log", "start",
            "-o", f"-c listen_addresses= -c unix_socket_directories={self.home} -c fsync=off",
        )  # fmt: skip

    def run(self, program, *arguments):
        command = [*self.user, str(self.binaries / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.home)

    def stop(self):
        self.run("pg_ctl", "-D", self.home / "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.home, ignore_errors=True)

    def connect(self):
        import psycopg

        return psycopg.connect(host=str(self.home), user="andru", dbname="postgres", autocommit=True)

    def version(self):
        with self.connect() as connection:
            return connection.execute("SHOW server_version").fetchone()[0]

    def score(self, columns, rows, sql):
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS accounts")
            cursor.execute(f"CREATE TABLE accounts ({', '.join(quoted(name) + ' text' for name in columns)})")
            with cursor.copy("COPY accounts FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute("ANALYZE accounts")
            start = time.perf_counter()
            cursor.execute(sql)
            names = [column.name for column in cursor.description]
            return picked(names, cursor.fetchall()), time.perf_counter() - start


class Spark:
    name = "spark"

    def __init__(self):
        from pyspark.sql import SparkSession

        self.session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )

    def version(self):
        return self.session.version

    def score(self, columns, rows, sql):
        from pyspark.sql.types import StringType, StructField, StructType

        schema = StructType([StructField(name, StringType()) for name in columns])
        self.session.createDataFrame(rows, schema).createOrReplaceTempView("accounts")
        start = time.perf_counter()
        answer = self.session.sql(sql)
        found = [tuple(row) for row in answer.collect()]
        return picked(answer.columns, found), time.perf_counter() - start

    def stop(self):
        self.session.stop()


def is_root():
    import os

    return os.geteuid() == 0


def write_csv(path, columns, rows):
    """The rows as the program reads them; NULL is an empty cell there."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
