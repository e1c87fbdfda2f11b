import GRDB
import Glibc
import ReuseDetection
import Sketching

/// Everything that must be the same for two articles' keys to be compared and
/// their verdicts to mean the same, as one line.
enum Engine {
    static func name(of options: DetectionOptions) -> String {
        [
            SketchScheme.family, "width \(options.shingleWidth)", "slots \(options.slots)",
            "bands \(options.bands.bands)x\(options.bands.rows)", "seed \(options.seed)",
            "sample \(options.samplingRate)", "similarity \(options.similarity)",
            options.findsRewrites ? "rewrites" : "near-duplicates",
        ].joined(separator: ", ")
    }

    static func stored(_ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'engine'")
    }

    static func store(_ options: DetectionOptions, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO setting VALUES ('engine', ?)", arguments: [name(of: options)])
    }
}

extension Archive {
    /// An archive without articles takes the options it is opened with.
    func settleEngine() throws(ArchiveError) {
        let name = Engine.name(of: options.detection)
        let (stored, isEmpty) = try database.read { db in
            (try Engine.stored(db), try Row.fetchOne(db, sql: "SELECT 1 FROM article LIMIT 1") == nil)
        }
        guard stored == nil || isEmpty && stored != name else { return }
        try database.write { try Engine.store(options.detection, $0) }
    }

    /// - Throws: if the articles were judged with other options.
    func checkEngine() throws(ArchiveError) {
        guard let stored = try database.read(Engine.stored), stored != Engine.name(of: options.detection)
        else { return }
        throw ArchiveError(
            kind: .otherEngine,
            "the archive '\(folder)' was judged otherwise (\(stored)) than is asked for now "
                + "(\(Engine.name(of: options.detection))); "
                + "'wirecopy archive rebuild --archive \(folder)' judges it anew")
    }

    static func makeFolder(_ folder: String) throws(ArchiveError) {
        guard mkdir(folder, 0o755) != 0, errno != EEXIST else { return }
        throw ArchiveError(
            kind: .failed,
            "cannot make the folder '\(folder)': \(String(cString: strerror(errno))); "
                + "make the folder it is to stand in, or look at its permissions")
    }
}
