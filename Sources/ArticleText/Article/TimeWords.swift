/// The words between and around the numbers of a written time, in the languages
/// whose months are known.
enum TimeWords {
    /// What may stand before a date and says nothing of it.
    static let openings = PhraseTable(
        words: """
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
            montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
            lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
            lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié mie jue vie sáb sab dom
            lunedì martedì mercoledì giovedì venerdì sabato domenica gio
            segunda terça terca quarta quinta sexta feira seg ter qua qui sex
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
            måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
            понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
            published publication posted date dated on the le el il den op em veröffentlicht publié publicado
            pubblicato gepubliceerd опубликовано
            """)

    /// What may stand between a date and its clock.
    static let clockOpenings = PhraseTable(
        words: "at um à á às as a las alle ore om kl klo klockan в – — · •")

    /// What may follow a clock and says nothing of it.
    static let clockClosings = PhraseTable(words: "uhr h hrs hours uur horas heures")

    /// Between the numbers and the names of a date.
    static let joiners = PhraseTable(words: "of de del di d")

    /// What makes a number the first, the second.
    static let ordinals = PhraseTable(words: "st nd rd th er ère º ª o")

    /// Year, month and day in the East.
    static let units = PhraseTable(words: "年 月 日 년 월 일")

    /// Morning is 0, afternoon 1.
    static let meridiems = PhraseTable([("am", 0), ("pm", 1)], ignoresCase: true)

    /// What may follow a year.
    static let yearClosings = PhraseTable(words: "г года")
}

/// How far the clock that a time was read from is ahead of UTC, in minutes: one
/// offset, or all that the name given can mean.
struct ClockZone: Hashable {
    let offsets: ClosedRange<Int16>

    static let utc = ClockZone(offsets: 0...0)
    /// Some zone of the world: its place is known, its offset is not.
    static let anywhere = ClockZone(offsets: -12 * 60...14 * 60)
    /// CST is Central Standard Time in mail and in America, China Standard Time
    /// in what programs print in Asia.
    static let centralOrChina = ClockZone(offsets: -6 * 60...8 * 60)

    private init(offsets: ClosedRange<Int16>) { self.offsets = offsets }

    /// Nil for an offset that no zone of the world has.
    init?(minutes: Int) {
        guard let offset = Int16(exactly: minutes), Self.anywhere.offsets.contains(offset) else { return nil }
        offsets = offset...offset
    }

    /// The zone of an entry of ``names``.
    init(entry: Int) { self = Self.list[entry].zone }

    /// Abbreviations of zones, in small letters; the values are for
    /// ``init(entry:)``.
    ///
    /// Those of RFC 822, and others that mean one zone. What means several is
    /// the span from the first to the last of them: BST is British, Bangladeshi
    /// and of Bougainville, IST Irish, Israeli and Indian, and ET standard or
    /// summer time. Any other word is no zone that is known.
    static let names = PhraseTable(
        list.enumerated().flatMap { entry, line in
            line.names.split(separator: " ").map { (String($0), entry) }
        }, ignoresCase: true)

    /// The name that is ``centralOrChina``.
    static let centralNames = PhraseTable(words: "cst")

    /// What stands before the slash in `Europe/Paris`.
    static let areas = PhraseTable(
        words: """
            africa america antarctica arctic asia atlantic australia europe indian pacific us canada etc brazil mexico
            chile
            """)

    private static let list: [(names: String, zone: ClockZone)] = [
        ("ut utc gmt z zulu wet", hours(0)), ("cet met mez west wat", hours(1)),
        ("cest mest mesz eet sast cat", hours(2)), ("eest msk eat trt", hours(3)), ("msd", hours(4)),
        ("pkt", hours(5)), ("npt", hours(5.75)), ("wib ict", hours(7)),
        ("hkt sgt awst myt pht wita", hours(8)), ("jst kst wit", hours(9)), ("acst", hours(9.5)),
        ("aest", hours(10)), ("acdt", hours(10.5)), ("aedt", hours(11)), ("nzst", hours(12)),
        ("nzdt", hours(13)), ("ndt", hours(-2.5)), ("brt art", hours(-3)), ("edt", hours(-4)),
        ("est cdt", hours(-5)), ("cst mdt", hours(-6)), ("mst pdt", hours(-7)), ("pst akdt", hours(-8)),
        ("akst", hours(-9)), ("hst", hours(-10)),
        ("et", hours(-5, -4)), ("ct", hours(-6, -5)), ("mt", hours(-7, -6)), ("pt", hours(-8, -7)),
        ("bst", hours(1, 11)), ("ist", hours(1, 5.5)),
    ]

    private static func hours(_ least: Double, _ most: Double? = nil) -> ClockZone {
        ClockZone(offsets: Int16(least * 60)...Int16((most ?? least) * 60))
    }
}
