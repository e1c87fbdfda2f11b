import ArgumentParser
import ArticleArchive
import Glibc

/// Ingests the first articles of a corpus in groups.
struct Fill: ParsableCommand {
    @Argument(help: "A JSON Lines file.")
    var corpus: String

    @Option(help: "The archive's folder.")
    var archive: String

    @Option(help: "How many articles.")
    var articles = 100_000

    @Option(help: "Articles in one transaction.")
    var group = 128

    func run() throws {

        let archive = try Archive(at: archive, access: .readWrite)
        var feed = CorpusFeed(corpus)
        var (done, flagged) = (0, 0)
        let clock = ContinuousClock()
        let start = clock.now
        var last = start
        while done < articles {
            let arrivals = (0..<min(group, articles - done)).compactMap { _ in feed.next() }
            if arrivals.isEmpty { break }
            flagged += try archive.receive(arrivals).count { $0.status == .flagged }
            let (before, tens) = (done / 10_000, (done + arrivals.count) / 10_000)
            done += arrivals.count
            if tens > before {
                print(
                    "\(done) articles, the last 10,000 at \(Int(10_000 / seconds(clock.now - last))) a second"
                )
                last = clock.now
            }
        }
        let taken = seconds(clock.now - start)
        print(
            "ingested \(done), \(flagged) flagged, in groups of \(group): \(Int(Double(done) / taken)) a second"
        )
        print(
            "processor time: \(Figure.text(ProcessorTime.seconds / Double(max(1, done)) * 1000, 2)) ms an article"
        )
        print("resident \(ResidentMemory.now >> 20) MB, at most \(ResidentMemory.peak >> 20) MB")
    }
}

func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
