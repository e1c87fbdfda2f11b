import GRDB

/// The tables, as migrations. One that has been released is never edited: what
/// changes becomes another.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: first) }
        return migrator
    }

    /// Texts and keys have tables of their own, so that lists need not read
    /// past them. Numbers are never used again, since a running index knows
    /// removed articles by theirs.
    private static let first = """
        CREATE TABLE setting (
          name TEXT PRIMARY KEY, value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Files that came in. They stay when their articles are removed, so that
        -- a file left in its place is not taken for a new one.
        CREATE TABLE arrival (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL,
          digest BLOB NOT NULL,
          size INTEGER NOT NULL,
          received REAL NOT NULL,
          status TEXT NOT NULL CHECK (status IN ('flagged', 'clean', 'duplicate', 'failed')),
          duplicateOf INTEGER REFERENCES arrival,
          failure TEXT,
          filedAs TEXT,
          UNIQUE (name, digest)
        ) STRICT;
        CREATE INDEX arrivalByDigest ON arrival (digest);
        CREATE INDEX arrivalUnfiled ON arrival (number) WHERE filedAs IS NULL;
        CREATE INDEX arrivalByDuplicateOf ON arrival (duplicateOf) WHERE duplicateOf IS NOT NULL;

        CREATE TABLE article (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          arrival INTEGER NOT NULL REFERENCES arrival,
          path TEXT NOT NULL,
          record INTEGER,
          title TEXT, publisher TEXT, byline TEXT, published TEXT, language TEXT, url TEXT, credit TEXT,
          received REAL NOT NULL,
          words INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX articleByArrival ON article (arrival);
        CREATE INDEX articleByReceived ON article (received);

        -- Compressed.
        CREATE TABLE text (
          article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
          bytes BLOB NOT NULL
        ) STRICT;

        -- What the index knows an article by. Texts too short to be compared
        -- have none.
        CREATE TABLE fingerprint (
          article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
          moment REAL NOT NULL,
          digest BLOB NOT NULL,
          samples INTEGER NOT NULL,
          bands BLOB NOT NULL,
          sampled BLOB NOT NULL
        ) STRICT;
        CREATE INDEX fingerprintByDigest ON fingerprint (digest);

        -- Two articles judged reuse, the one first whose id comes first. Of
        -- articles with the same words only the first by id is in pairs.
        CREATE TABLE pair (
          first INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
          second INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
          near INTEGER NOT NULL,
          relation TEXT NOT NULL,
          score REAL NOT NULL,
          direction REAL NOT NULL,
          credited INTEGER,
          firstShingles INTEGER NOT NULL,
          secondShingles INTEGER NOT NULL,
          sharedShingles INTEGER NOT NULL,
          passages BLOB NOT NULL,
          PRIMARY KEY (first, second)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pairBySecond ON pair (second);
        """
}
