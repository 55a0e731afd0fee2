"""The tables of a case.

A change here is a new ``SCHEMA_VERSION``: a case never changes its shape behind the user's back. A version that only adds tables is an entry in
``ADDED``: a case of an older version is read as it is, and gets the new tables when something is first written into them.
"""

from __future__ import annotations

OLDEST_VERSION = 1
"""Cases from this version on are opened."""

SCHEMA_VERSION = 3
"""Kept in the file's ``user_version`` (and in ``meta``, for people who look inside)."""

APPLICATION_ID = 0x53554153
"""The letters SUAS, in the file's header: tells a case from any other SQLite database."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE runs (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, version TEXT NOT NULL, vocabulary TEXT, model TEXT, parameters TEXT NOT NULL
);

-- One row for each text that a report id has had. Only the latest is current; earlier ones stay, with their items.
CREATE TABLE reports (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, sha256 TEXT NOT NULL, current INTEGER NOT NULL DEFAULT 1,
    origin TEXT NOT NULL, format TEXT NOT NULL, title TEXT NOT NULL, outlet TEXT, url TEXT, language TEXT NOT NULL,
    date TEXT, first_day TEXT, last_day TEXT, cluster TEXT,
    text TEXT NOT NULL, blocks TEXT NOT NULL, record TEXT NOT NULL, document TEXT NOT NULL,
    run TEXT NOT NULL REFERENCES runs(id),
    UNIQUE (id, sha256)
);
CREATE UNIQUE INDEX one_current_text ON reports(id) WHERE current;

-- record: what CODE said. reviewed: the same with the corrections, NULL where there are none. kind, type, status and
-- the days are those of the reviewed record; found_as is the list that CODE put it in.
CREATE TABLE items (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, report INTEGER NOT NULL REFERENCES reports(n),
    kind TEXT NOT NULL, found_as TEXT NOT NULL, place INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL, sha256 TEXT NOT NULL,
    record TEXT NOT NULL, reviewed TEXT, run TEXT NOT NULL REFERENCES runs(id), confidence REAL NOT NULL,
    type TEXT, status TEXT, first_day TEXT, last_day TEXT, verdict TEXT,
    orphaned INTEGER NOT NULL DEFAULT 0, superseded INTEGER NOT NULL DEFAULT 0,
    UNIQUE (report, id)
);
CREATE INDEX items_by_id ON items(id);
CREATE INDEX items_by_kind ON items(kind, first_day);

-- As each report knows them (place is NULL when the latest run no longer finds them there); merged when read.
CREATE TABLE actors (
    report INTEGER NOT NULL REFERENCES reports(n), id TEXT NOT NULL, place INTEGER,
    name TEXT NOT NULL, type TEXT NOT NULL, country TEXT, record TEXT NOT NULL,
    PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE actor_names (
    name TEXT NOT NULL, actor TEXT NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (name, actor, report)
) WITHOUT ROWID;
CREATE INDEX actor_names_by_report ON actor_names(report);
CREATE INDEX actors_by_id ON actors(id);

CREATE TABLE item_actors (
    item INTEGER NOT NULL REFERENCES items(n) ON DELETE CASCADE, role TEXT NOT NULL, actor TEXT NOT NULL,
    PRIMARY KEY (item, role, actor)
) WITHOUT ROWID;
CREATE INDEX item_actors_by_actor ON item_actors(actor);

CREATE TABLE reviews (
    n INTEGER PRIMARY KEY, item TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct')),
    changes TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX reviews_by_item ON reviews(item);
CREATE TRIGGER reviews_are_not_changed BEFORE UPDATE ON reviews BEGIN
    SELECT RAISE(ABORT, 'reviews are append-only');
END;
CREATE TRIGGER reviews_are_not_deleted BEFORE DELETE ON reviews BEGIN
    SELECT RAISE(ABORT, 'reviews are append-only');
END;

-- Search. The index holds no second copy of the words; triggers keep it in step with the tables.
CREATE VIRTUAL TABLE report_words USING fts5(
    title, text, content='reports', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_words_new AFTER INSERT ON reports BEGIN
    INSERT INTO report_words(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER report_words_changed AFTER UPDATE OF title, text ON reports BEGIN
    INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
    INSERT INTO report_words(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE VIRTUAL TABLE item_words USING fts5(
    quote, content='items', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER item_words_new AFTER INSERT ON items BEGIN
    INSERT INTO item_words(rowid, quote) VALUES (new.n, new.quote);
END;
CREATE TRIGGER item_words_changed AFTER UPDATE OF quote ON items BEGIN
    INSERT INTO item_words(item_words, rowid, quote) VALUES ('delete', old.n, old.quote);
    INSERT INTO item_words(rowid, quote) VALUES (new.n, new.quote);
END;
"""

LOG = """
-- Questions, forecasts and resolutions: append-only, each a record as FORECAST wrote it. The last resolution of a question counts.
CREATE TABLE questions (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, author TEXT NOT NULL, record TEXT NOT NULL
);
CREATE TABLE forecasts (
    n INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES questions(id),
    at TEXT NOT NULL, author TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX forecasts_by_question ON forecasts(question);
CREATE TABLE resolutions (
    n INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES questions(id),
    at TEXT NOT NULL, author TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX resolutions_by_question ON resolutions(question);
CREATE TRIGGER questions_are_not_changed BEFORE UPDATE ON questions BEGIN
    SELECT RAISE(ABORT, 'a question is frozen once it is opened');
END;
CREATE TRIGGER questions_are_not_deleted BEFORE DELETE ON questions BEGIN
    SELECT RAISE(ABORT, 'questions are append-only');
END;
CREATE TRIGGER forecasts_are_not_changed BEFORE UPDATE ON forecasts BEGIN
    SELECT RAISE(ABORT, 'forecasts are append-only');
END;
CREATE TRIGGER forecasts_are_not_deleted BEFORE DELETE ON forecasts BEGIN
    SELECT RAISE(ABORT, 'forecasts are append-only');
END;
CREATE TRIGGER resolutions_are_not_changed BEFORE UPDATE ON resolutions BEGIN
    SELECT RAISE(ABORT, 'resolutions are append-only');
END;
CREATE TRIGGER resolutions_are_not_deleted BEFORE DELETE ON resolutions BEGIN
    SELECT RAISE(ABORT, 'resolutions are append-only');
END;
"""

HYPOTHESES = """
-- Competing hypotheses. A matrix is a question with its hypotheses; its evidence stands item by item. Both as records that WEIGH
-- wrote, append-only: of a matrix the last record counts, of an item the last step. sha256: of the text that the item quotes.
CREATE TABLE matrices (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL, record TEXT NOT NULL
);
CREATE TABLE matrix_items (
    n INTEGER PRIMARY KEY, matrix TEXT NOT NULL, item TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('draft', 'add', 'accept', 'reject', 'correct')),
    at TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL, sha256 TEXT, to_find INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE INDEX matrices_by_id ON matrices(id);
CREATE INDEX matrix_items_by_item ON matrix_items(matrix, item);
CREATE TRIGGER matrices_are_not_changed BEFORE UPDATE ON matrices BEGIN
    SELECT RAISE(ABORT, 'matrices are append-only');
END;
CREATE TRIGGER matrices_are_not_deleted BEFORE DELETE ON matrices BEGIN
    SELECT RAISE(ABORT, 'matrices are append-only');
END;
CREATE TRIGGER matrix_items_are_not_changed BEFORE UPDATE ON matrix_items BEGIN
    SELECT RAISE(ABORT, 'evidence of a matrix is append-only');
END;
CREATE TRIGGER matrix_items_are_not_deleted BEFORE DELETE ON matrix_items BEGIN
    SELECT RAISE(ABORT, 'evidence of a matrix is append-only');
END;
"""

ADDED = {2: LOG, 3: HYPOTHESES}
"""Version -> the tables that it added. A new case gets all of them at once."""
