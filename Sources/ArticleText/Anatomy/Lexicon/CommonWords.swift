/// Words that hold sentences together, and that lists of links have few of.
enum StopWords {
    /// The longest has so many bytes.
    static let longest = 6

    static let table = PhraseTable(
        words: """
            a about after all also an and are as at be been but by can for from had has have he her his how if in \
            into is it its more my no not of on or our out over she so some than that the their them they this to \
            up was we were what when which who why will with would you your \
            am auch auf aus bei das dass dem den der des die ein eine einen einer er es für hat im ist mit nach \
            nicht noch oder sein sich sie sind und von war wie wird zu zum zur \
            al con de del el en es la las lo los más no para pero por que se sin son su sus un una y \
            au aux avec ce dans des du elle est et il ils le les ne pas plus pour qui sa ses sur une \
            и в на не что с по из за как это для от а к о он она они но
            """)
}

/// Words of those who were not there or came later: "reportedly", "according to
/// reports", "hoax".
public enum Hearsay {
    private static let phrases = PhraseTable(
        """
        reportedly · allegedly · according to reports · according to media · media reports · has emerged
        it is claimed · it was reported · reports suggest · reports claim · reports say
        it has been claimed · hoax · hoaxes · hoaxed · debunked · fake news · fake story · satirical
        originally reported · angeblich · berichten zufolge · al parecer · selon les médias
        по сообщениям
        """)

    /// How often one stands in a text, counted up to a limit.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public static func count(in text: Span<UInt8>, upTo limit: Int) -> Int {
        var count = 0
        var position = 0
        while count < limit, let end = phrases.endOfFirstMatch(in: text, position..<text.count) {
            count += 1
            position = end
        }
        return count
    }
}

/// The months as datelines write them, by number.
enum Months {
    static let table = PhraseTable(
        [
            ["january", "jan", "januar", "enero", "janvier", "января"],
            ["february", "feb", "februar", "febrero", "février", "февраля"],
            ["march", "mar", "märz", "marzo", "mars", "марта"],
            ["april", "apr", "abril", "avril", "апреля"],
            ["may", "mai", "mayo", "мая"],
            ["june", "jun", "juni", "junio", "juin", "июня"],
            ["july", "jul", "juli", "julio", "juillet", "июля"],
            ["august", "aug", "agosto", "août", "августа"],
            ["september", "sept", "sep", "septiembre", "septembre", "сентября"],
            ["october", "oct", "oktober", "okt", "octubre", "octobre", "октября"],
            ["november", "nov", "noviembre", "novembre", "ноября"],
            ["december", "dec", "dezember", "dez", "diciembre", "décembre", "декабря"],
        ]
        .enumerated().flatMap { index, names in names.map { ($0, index + 1) } },
        ignoresCase: true)

    /// The months as written times name them, by number: among numbers, where
    /// an abbreviation cannot be taken for another word. Western languages from
    /// Portugal to Finland's Swedes, Indonesian, and Russian.
    static let inTimes = PhraseTable(
        names.split(separator: "\n").enumerated().flatMap { index, line in
            line.split(separator: " ").map { (phrase: String($0), value: index + 1) }
        }, ignoresCase: true)

    /// A month a line.
    private static let names = """
        january jan januar januari jänner jän janvier janv enero ene gennaio gen janeiro gener января январь янв
        february feb febr februar februari févr février fevrier fév febrero febbraio fevereiro fev февраля февраль фев
        march mar märz maerz mrz mars marzo março marco maart mrt marts maret març марта март мар
        april apr avril avr abril abr aprile апреля апрель апр
        may mai mei mayo maggio mag maio maj maig мая май
        june jun juni juin junio giugno giu junho juny июня июнь июн
        july jul juli juillet juil julio luglio lug julho juliol июля июль июл
        august aug augustus augusti août aout agosto ago agustus agost августа август авг
        september sept sep septembre septiembre setiembre settembre set setembro сентября сентябрь сен сент
        october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт
        november nov novembre noviembre novembro nopember ноября ноябрь ноя нояб
        december dec décembre decembre déc diciembre dic dicembre dezembro dez dezember desember декабря декабрь дек
        """
}
