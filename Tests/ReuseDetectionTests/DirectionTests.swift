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
}
