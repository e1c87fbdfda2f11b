/// The words between and around the numbers of a written time, in the languages
/// whose months are known.
enum TimeWords {
    /// What may stand before a date and says nothing of it.
    static let openings = table(
        """
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
    static let clockOpenings = table(
        "at um à á às as a las alle ore om kl klo klockan в – — · •")

    /// What may follow a clock and says nothing of it.
    static let clockClosings = table("uhr h hrs hours uur horas heures")

    /// Between the numbers and the names of a date.
    static let joiners = table("of de del di d")

    /// What makes a number the first, the second.
    static let ordinals = table("st nd rd th er ère º ª o")

    /// Year, month and day in the East.
    static let units = table("年 月 日 년 월 일")

    /// Morning is 0, afternoon 1.
    static let meridiems = PhraseTable([("am", 0), ("pm", 1)], ignoresCase: true)

    /// What may follow a year.
    static let yearClosings = table("г года")

    private static func table(_ words: String) -> PhraseTable {
        PhraseTable(words.split { $0 == " " || $0 == "\n" }.map { (String($0), 1) }, ignoresCase: true)
    }
}
