import ArticleText
import ReuseDetection
import Testing

@Suite("Direction")
struct DirectionTests {
    private let body = """
        The council voted on Tuesday night to sell the old harbour office, which has stood empty since the \
        ferry company moved out, and to spend the money on the quay.
        """
    private let even = Overlap(first: 100, second: 100, shared: 60)

    private func judge(
        _ first: ExaminedArticle, _ second: ExaminedArticle, _ overlap: Overlap? = nil
    ) -> Direction {
        let overlap = overlap ?? even
        let direction = DirectionJudge().direction(first, second, overlap: overlap)
        let turned = DirectionJudge().direction(
            second, first,
            overlap: Overlap(first: overlap.second, second: overlap.first, shared: overlap.shared))
        switch (direction, turned) {
        case (.unknown, .unknown): break
        case (.firstIsSource(let one), .secondIsSource(let other)): #expect(one == other)
        case (.secondIsSource(let one), .firstIsSource(let other)): #expect(one == other)
        default: Issue.record("\(direction) turned is \(turned)")
        }
        return direction
    }

    private func source(_ direction: Direction) -> Int? {
        switch direction {
        case .firstIsSource: 1
        case .secondIsSource: 2
        case .unknown: nil
        }
    }

    @Test("time is stronger than all else, and never certain")
    func time() {
        let early = examined(body, published: "2025-08-01T10:00:00Z")
        let late = examined(
            "BEIJING (Reuters) -- " + body, publisher: "Reuters", published: "2025-08-01T11:00:00Z")
        let direction = judge(early, late)
        #expect(source(direction) == 1)
        #expect(direction.confidence > 0.8 && direction.confidence <= 0.99)
    }

    @Test("the agency's own copy, what it is credited with, and hearsay")
    func signs() {
        let agency = examined("BEIJING (Reuters) -- " + body)
        #expect(source(judge(agency, examined(body))) == 1)
        #expect(source(judge(examined(body + " So Reuters reports."), agency)) == 2)
        #expect(source(judge(examined(body), examined("Reportedly, it is over. " + body))) == 1)
        #expect(
            source(
                judge(
                    examined(body, publisher: "Harbour Weekly"), examined(body + " So Harbour Weekly says.")))
                == 1)
    }

    @Test("an update is filed later")
    func update() {
        let first = examined("LONDON, Dec 31 (AP) — " + body)
        let second = examined("LONDON, Jan 1 (AP) — " + body)
        #expect(source(judge(first, second)) == 1)
    }

    @Test("the more complete one")
    func length() {
        let pair = (examined(body), examined(body))
        #expect(source(judge(pair.0, pair.1, Overlap(first: 400, second: 100, shared: 90))) == 1)
        #expect(source(judge(pair.0, pair.1)) == nil)
    }

    @Test("a bare date does not outweigh what the texts say")
    func bareDate() {
        let agency = examined("BEIJING (Reuters) -- " + body, published: "2025-08-01T10:00:00Z")
        #expect(source(judge(agency, examined(body, published: "2025-08-01"))) == 1)
    }

    /// The source by times alone: the texts say nothing.
    private func source(_ first: String, _ second: String) -> Int? {
        source(judge(examined(body, published: first), examined(body, published: second)))
    }

    @Test(
        "times that do not surely follow each other say nothing",
        arguments: [
            ("2025-03-04", "2025-03-04T10:30Z"), ("2025-03-04", "2025-03-04T23:59Z"),
            ("2025-03-04T00:00:00Z", "2025-03-04T10:30Z"), ("2025-03-04", "2025-03-04 10:30"),
            ("2025-03-04 09:00", "2025-03-04T10:30Z"), ("2025-03-04 09:00 Asia/Tokyo", "2025-03-04 10:30"),
            ("2025-03-04 10:00 ET", "2025-03-04T14:30Z"),
            ("Tue, 04 Mar 2025 06:00:00 XYZ", "2025-03-04T10:30Z"),
            ("1970-01-01T00:00:00Z", "2025-03-04T10:30Z"), ("03/04/2025", "2025-03-04T10:30Z"),
        ])
    func unclear(_ first: String, _ second: String) {
        #expect(source(first, second) == nil)
    }

    @Test(
        "what is surely earlier decides",
        arguments: [
            ("2025-03-04T10:30Z", "Tue, 04 Mar 2025 06:00:00 EST"),
            ("Mar 4, 2025 10:30 AM", "Mar 4, 2025 3:00 PM"),
            ("20250304070000", "20250304103000"), ("2025-03-04", "2025-03-06"),
            ("2025-03-04", "2025-03-05T12:00Z"), ("2025-03-04 09:00", "2025-03-05T00:00:01Z"),
            ("2025-03-04 10:00 ET", "2025-03-04T15:30Z"),
        ])
    func decided(_ first: String, _ second: String) {
        let direction = judge(examined(body, published: first), examined(body, published: second))
        #expect(source(direction) == 1)
        #expect(direction.confidence > 0.98)
    }

    @Test("bare dates a day apart are a sign among others", arguments: ["2025-03-05", "2025-03-05T09:00Z"])
    func neighbouringDays(_ later: String) {
        let direction = judge(examined(body, published: "2025-03-04"), examined(body, published: later))
        #expect(source(direction) == 1)
        #expect(direction.confidence < 0.7)
        let agency = examined("BEIJING (Reuters) -- " + body, published: later)
        #expect(source(judge(agency, examined(body, published: "2025-03-04"))) == 1)
    }
}
