import ArgumentParser
import ArticleArchive

/// Opens a filled archive and ingests the articles that follow one by one.
struct Measure: ParsableCommand {
    @Argument(help: "The corpus the archive was filled from.")
    var corpus: String

    @Option(help: "The archive's folder.")
    var archive: String

    @Option(help: "How many articles, one transaction each.")
    var articles = 1000

    func run() throws {
        let fsync = try FsyncTime.measure(in: archive)
        let clock = ContinuousClock()
        var opened: Archive!
        let restart = try clock.measure {
            opened = try Archive(at: archive, access: .readWrite)
            try opened.load()
        }
        let known = try opened.statistics().articles
        print("restart with \(known) articles: \(Figure.text(seconds(restart), 2)) s")
        print("resident \(ResidentMemory.now >> 20) MB, at most \(ResidentMemory.peak >> 20) MB")

        var feed = CorpusFeed(corpus)
        feed.skip(known)
        var times: [Double] = []
        while times.count < articles, let arrival = feed.next() {
            times.append(seconds(try clock.measure { _ = try opened.receive([arrival]) }) * 1000)
        }
        times.sort()
        func percentile(_ share: Double) -> String {
            Figure.text(times[min(times.count - 1, Int(Double(times.count) * share))], 1)
        }
        print(
            "one article to durable verdict, \(times.count) times: p50 \(percentile(0.5)) ms, "
                + "p95 \(percentile(0.95)) ms, p99 \(percentile(0.99)) ms")
        print("an fsync of 4 KB here: p50 \(fsync.median) ms, p95 \(fsync.high) ms")
        let resident = ResidentMemory.now
        let perArticle = (Double(resident) - Double(128 << 20)) / Double(known + times.count)
        print("resident \(resident >> 20) MB: 128 MB and \(Int(perArticle)) bytes an article")
    }
}
