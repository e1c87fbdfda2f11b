import ArticleText
import Testing

@Suite("Publication time")
struct PublicationTimeTests {
    /// 4 March 2025 00:00:00 UTC.
    private static let day = 1_741_046_400.0
    private static let noonAndThree = day + 15 * 3600

    @Test(
        "one moment, written in many ways",
        arguments: [
            "2025-03-04T15:00:00Z", "2025-03-04T15:00Z", "2025-03-04 15:00:00+00:00",
            "2025-03-04T16:00:00+01",
            "2025-03-04T16:00:00+0100", "2025-03-04T16:00:00+01:00", "2025-03-04t10:00:00.000-05:00",
            "20250304T150000Z", "20250304T1500Z", "20250304T100000-0500", "20250304150000Z",
            "2025-03-04T15:00:00,0Z", "2025-03-04T16:00:00+01:00[Europe/Paris]", "2025-03-04 10:00:00-05",
            "2025-03-04T20:45:00+05:45", "2025-03-04 15:00:00 UTC", "2025-03-04 15:00 -0000",
            "Tue, 04 Mar 2025 15:00:00 GMT", "Tue, 04 Mar 2025 10:00:00 EST", "Tue, 04 Mar 2025 07:00:00 PST",
            "Tue, 04 Mar 2025 09:00:00 CST", "04 Mar 25 15:00 UT", "Tue, 4 Mar 2025 15:00:00 +0000 (UTC)",
            "Tue, 04 Mar 2025 16:00:00 CET", "Wed, 05 Mar 2025 00:30:00 +0930",
            "Tue Mar 04 15:00:00 +0000 2025", "Tue Mar  4 15:00:00 UTC 2025", "Tue Mar 4 10:00:00 2025 -0500",
            "Tue Mar 04 2025 16:00:00 GMT+0100 (Central European Standard Time)",
            "Tue  4 Mar 16:00:00 CET 2025", "Tue Mar  4 03:00:00 PM UTC 2025", "04/Mar/2025:15:00:00 +0000",
            "March 4, 2025 3:00 PM UTC", "March 4th, 2025 at 10:00 a.m. EST", "15:00 GMT, 4 March 2025",
            "4 марта 2025 г., 18:00 MSK", "4. März 2025, 16:00 Uhr MEZ", "\"2025-03-04T15:00:00Z\"",
            "20250304150000", "202503041500", "20250304150000000",
            "1741100400", "1741100400.0", "1741100400000", "1741100400000000", "1741100400000000000",
        ])
    func moments(_ text: String) {
        let time = PublicationTime(text)
        #expect(time?.secondsSince1970 == Self.noonAndThree)
        #expect(time?.precision == .moment)
    }

    @Test(
        "a clock without a zone is a clock, whatever it stands beside",
        arguments: [
            "2025-03-04 15:00:00", "2025-03-04T15:00", "2025-03-04, 15:00", "2025-03-04 - 15:00",
            "20250304T150000",
            "4-MAR-2025 15:00:00.00",
            "Mar 4, 2025 3:00 PM", "2025-03-04 3:00pm", "2025-03-04 3pm", "Mar 4, 2025 3:00 p.m.",
            "Mar 4, 2025 3:00 P. M.", "March 4, 2025 15:00 PM", "Mar 4, 2025 3:00\u{202F}PM",
            "Tue Mar  4 15:00:00 2025", "04.03.2025 15:00", "4 mars 2025 à 15h00",
            "4 de marzo de 2025, 15:00 h", "4 marzo 2025 ore 15:00", "3:00 PM, March 4, 2025",
            "2025:03:04 15:00:00", "2025年3月4日 15:00", "04.03.2025, 15:00 Uhr",
            "4-MAR-2025 15:00:00.00&#5;&#5;&#5;F", "4-MAR-2025 15:00:00.00\u{5}\u{5}F",
            "2025-03-04 15:00:00 America/New_York",
        ])
    func clocks(_ text: String) {
        let time = PublicationTime(text)
        #expect(time?.secondsSince1970 == Self.noonAndThree)
        #expect(time?.precision == .clock)
    }

    @Test(
        "a day alone, and what is left where the clock is not understood",
        arguments: [
            "2025-03-04", "2025/03/04", "2025.03.04", "2025-3-4", "20250304", "04 Mar 25", "4-Mar-25",
            "March 4th, 2025", "4th of March 2025", "4. März 2025", "4 MÄRZ 2025", "4 de marzo de 2025",
            "4 de março de 2025", "mar. 4 mars 2025", "mar, 04 mar 2025",
            "4 marzo 2025", "4 maart 2025", "4 марта 2025", "4 Марта 2025 года", "04.03.2025", "4. 3. 2025",
            "Tuesday, March 4, 2025", "2025年3月4日", "2025-03-04Z", "2025-03-04+01:00", "20250304-0500",
            "2025-03-04T00:00:00Z", "2025-03-04T00:00:00-05:00", "2025-03-04 12:00 AM", "1741046400",
            "2025-03-04 15:00 XYZ", "Tue, 04 Mar 2025 15:00:00 Nowhere", "2025-03-04 25:61",
            "2025-03-04 15:60", "2025-03-04 0:30 PM", "2025-03-04 13 AM", "2025-03-04 15:00 +25:00",
            "2025-03-04 24:01", "Tue Mar 4 25:00:00 2025", "Tue Mar 4 15:00:00 XYZ 2025",
            "2025-03-04 15:00 / 16:00", "2025-03-04T15", "2025-03-04 99999999999999999:00",
            "20250304256100", "2025-03-04 下午3:00", "2025-03-04 15:00-17:00", "2025-03-04 3:00-5:00 PM",
        ])
    func days(_ text: String) {
        let time = PublicationTime(text)
        #expect(time?.secondsSince1970 == Self.day)
        #expect(time?.precision == .day)
    }

    @Test(
        "no time at all",
        arguments: [
            "", "yesterday", "12", "2022-13-01", "3/4/05", "03/04/2025", "03/04/2025 3:00 PM", "03-04-2025",
            "28/2/18", "2025-02-31", "2025-02-29", "31 April 2025", "2025-00-10", "2025-03-00", "2025-03",
            "2025",
            "1970-01-01T00:00:00Z", "1970-01-01", "1970-01-01 01:00:00", "1969-12-31", "1969-12-31T23:59:59Z",
            "1969-12-31 19:00:00", "1970-01-01T01:00:00+01:00", "0", "-1", "000000000000", "0000000000",
            "2025030415", "0001-01-01T00:00:00Z", "9999-12-31", "2101-01-01", "1599-12-31", "99999999",
            "20251304", "99999999999999", "99999999999999999", "9999999999999999999999999999999999999999",
            "2025-W10-2", "2025-063", "March 4", "4 March 10 am", "4 March 15:00", "٢٠٢٥-٠٣-٠٤", "２０２５-０３-０４",
            "-2025-03-04", "Mon 04 Mar", "4 Marchember 2025", "15:00", "T15:00:00Z",
            String(repeating: "9", count: 100_000), "2025-03-04" + String(repeating: " ,", count: 100_000),
        ])
    func nothing(_ text: String) {
        #expect(PublicationTime(text) == nil)
    }

    @Test(
        "what a name of a zone can mean",
        arguments: [
            ("2025-03-04 15:00 ET", 19.0, 20.0), ("Tue, 04 Mar 2025 15:00:00 BST", 4, 14),
            ("Tue Mar 04 15:00:00 CST 2025", 7, 21), ("2025-03-04 15:00 CST", 7, 21),
            ("2025-03-04 15:00 Europe/Paris", 1, 27), ("2025-03-04 15:00 IST", 9.5, 14),
        ])
    func zones(_ text: String, _ first: Double, _ last: Double) throws {
        let time = try #require(PublicationTime(text))
        #expect(time.precision == .clock)
        let (start, end) = (Self.utc(first), Self.utc(last))
        #expect(!time.isSurely(before: end) && !start.isSurely(before: time))
        #expect(time.isSurely(before: Self.utc(last + 0.01)))
        #expect(Self.utc(first - 0.01).isSurely(before: time))
    }

    @Test("parts of a second, leap seconds and the end of a day")
    func seconds() {
        #expect(PublicationTime("26-FEB-1987 15:01:01.79")?.secondsSince1970 == 541_350_061.79)
        #expect(PublicationTime("2016-12-31T23:59:60Z")?.secondsSince1970 == 1_483_228_800)
        #expect(PublicationTime("2025-03-04T24:00Z")?.secondsSince1970 == Self.day + 86_400)
        #expect(PublicationTime("2025-03-04 12:30 PM")?.secondsSince1970 == Self.day + 45_000)
        #expect(PublicationTime("2025-03-04 12:30 AM")?.secondsSince1970 == Self.day + 1800)
        #expect(PublicationTime("13/04/2025") == PublicationTime("04/13/2025"))
        #expect(PublicationTime("13/04/2025") == PublicationTime("2025-04-13"))
        #expect(PublicationTime("03/03/2025") == PublicationTime("2025-03-03"))
        #expect(PublicationTime("04 Mar 50") == PublicationTime("1950-03-04"))
    }

    /// Hours of 4 March 2025 in UTC.
    private static func utc(_ hours: Double) -> PublicationTime {
        PublicationTime(String(Int(day + hours * 3600)))!
    }
}

@Suite("Laws of publication times")
struct PublicationTimeLawTests {
    private static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    private static let russian = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
        "ноября", "декабря",
    ]

    @Test("every day from 1900 to 2100 is read in every form, and no other")
    func everyDay() {
        var number = -25_567.0
        for year in 1900...2100 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated()
            {
                let (month, name) = (index + 1, Self.english[index])
                for day in 1...length {
                    defer { number += 1 }
                    let forms = [
                        "\(year)-\(two(month))-\(two(day))", "\(year)\(two(month))\(two(day))",
                        "\(year)/\(month)/\(day)", "\(two(day)).\(two(month)).\(year)",
                        "\(name) \(day), \(year)", "\(day) \(name) \(year)",
                        "\(day)-\(name.prefix(3))-\(year)",
                        "\(day) \(Self.russian[index]) \(year) г.",
                    ]
                    let isStandIn = number == 0 || number == -1
                    for form in forms {
                        let time = PublicationTime(form)
                        let isRight = time?.secondsSince1970 == number * 86_400 && time?.precision == .day
                        if isRight == isStandIn { Issue.record("\(form): \(String(describing: time))") }
                    }
                    let clock = PublicationTime("\(two(day)) \(name.prefix(3)) \(year) 23:30:00 +0100")
                    if clock?.secondsSince1970 != number * 86_400 + 81_000 {
                        Issue.record("\(forms[0]) with a clock")
                    }
                }
                let beyond = "\(year)-\(two(month))-\(two(length + 1))"
                if PublicationTime(beyond) != nil { Issue.record("\(beyond) is read") }
            }
        }
    }

    @Test("no text made of pieces of dates traps, and what is read is from 1600 to 2100")
    func pieces() {
        let pieces = [
            "2025", "03", "04", "4", "31", "99", "0", "99999999999999999999", "1741100400", "20250304", "T",
            "Z",
            "-", "/", ".", ":", ",", " ", " ", " ", "+", "+01:00", "-0500", "(", ")", "[", "]", "Mar",
            "March",
            "märz", "марта", "mar", "Tue", "de", "of", "PM", "p.m.", "a", "h", "Uhr", "EST", "ET", "GMT",
            "Europe/Paris", "15:00", "24:00:60", "&#5;", "&nbsp;", "\u{0}", "日", "年", "\u{2212}", "\u{E9}",
        ].map { Array($0.utf8) }
        var state: UInt64 = 1
        func dice(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<100_000 {
            var text: [UInt8] = []
            for _ in 0...dice(14) {
                text += pieces[dice(pieces.count)]
                if dice(40) == 0 { text.append(UInt8(dice(256))) }
            }
            guard let time = PublicationTime(utf8: text[...]) else { continue }
            if !(-11_676_096_000...4_134_067_200).contains(time.secondsSince1970) {
                Issue.record("\(String(decoding: text, as: UTF8.self)) is \(time.secondsSince1970)")
            }
        }
    }

    /// Times of all kinds within a few days, at the hours where their reaches
    /// end.
    private static let world: [PublicationTime] = (1...6).flatMap { day in
        ["", " 00:01", " 10:00", " 12:00", " 12:01", " 14:01", " 23:59"].flatMap { clock in
            (clock.isEmpty ? [""] : ["", " UTC", " +1400", " -1200", " ET", " BST", " Asia/Tokyo"]).map {
                PublicationTime("2025-03-0\(day)\(clock)\($0)")!
            }
        }
    }

    @Test("surely before is a strict partial order")
    func order() {
        let world = Self.world
        let later = world.map { one in world.indices.filter { one.isSurely(before: world[$0]) } }
        let isLater = later.map(Set.init)
        for one in world.indices {
            #expect(!isLater[one].contains(one))
            for other in later[one] {
                if !isLater[other].isSubset(of: isLater[one]) {
                    Issue.record("\(world[one]) < \(world[other]) is not transitive")
                }
            }
        }
    }

    @Test("what can be the earliest of some times is what none of them is surely before")
    func earliest() {
        let world = Self.world
        for start in world.indices {
            let some = stride(from: start, to: world.count, by: 1 + start % 17).map { world[$0] }
            var earliest = EarliestTimes()
            for time in some { earliest.insert(time) }
            for time in some {
                let isFirst = !some.contains { $0.isSurely(before: time) }
                if earliest.canInclude(time) != isFirst { Issue.record("\(time)") }
            }
        }
    }

    private func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
