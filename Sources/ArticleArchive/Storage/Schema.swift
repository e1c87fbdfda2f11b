import GRDB

/// The tables, as migrations. One that has been released is never edited: what
/// changes becomes another.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: first) }
        migrator.registerMigration("2") { db in
            try db.execute(sql: second)
            try numberVersions(db)
        }
        migrator.registerMigration("3") { try $0.execute(sql: third) }
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

    /// Versions of one article go together, and are told from reuse.
    private static let second = """
        -- Records of the file that had been archived before.
        ALTER TABLE arrival ADD COLUMN known INTEGER NOT NULL DEFAULT 0;

        -- The id as its source gave it; which version of it this is; what tells
        -- its words from others; and whether it was flagged when it came.
        ALTER TABLE article ADD COLUMN base TEXT NOT NULL DEFAULT '';
        ALTER TABLE article ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE article ADD COLUMN content BLOB;
        ALTER TABLE article ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0;
        UPDATE article SET base = id,
          content = (SELECT digest FROM fingerprint WHERE article = number),
          flagged = number IN (SELECT first FROM pair UNION SELECT second FROM pair);
        CREATE INDEX articleByVersion ON article (base, version);
        CREATE INDEX articleByContent ON article (base, content);
        CREATE INDEX articleFlagged ON article (arrival, flagged);

        -- What the clock said when it was looked at last, in seconds since 1970.
        CREATE TABLE clock (
          name TEXT PRIMARY KEY, seconds REAL NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// The index is in files beside the database.
    private static let third = """
        -- The files of the index; articles up to `last` are in one of them.
        CREATE TABLE segment (
          number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, last INTEGER NOT NULL
        ) STRICT;

        -- Articles by which a text in a segment goes no more, or by which one goes
        -- since its first article was removed.
        CREATE TABLE segmentChange (
          article INTEGER PRIMARY KEY, isThere INTEGER NOT NULL
        ) STRICT;
        """

    /// Tells `story.txt@2` as the second version of `story.txt`, if there is one.
    private static func numberVersions(_ db: Database) throws {
        let ids = try String.fetchAll(db, sql: "SELECT id FROM article WHERE id LIKE '%@%'")
        for id in ids {
            guard let at = id.lastIndex(of: "@"), let version = Int(id[id.index(after: at)...]), version > 1
            else { continue }
            try db.execute(
                sql: """
                    UPDATE article SET base = ?1, version = ?2
                    WHERE id = ?3 AND EXISTS (SELECT 1 FROM article WHERE id = ?1)
                    """,
                arguments: [String(id[..<at]), version, id])
        }
    }
}
