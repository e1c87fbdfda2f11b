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
