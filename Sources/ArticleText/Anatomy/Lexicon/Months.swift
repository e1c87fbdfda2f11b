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
}
