/// Phrases around the names of sources.
enum CreditLexicon {
    /// What a line starts with that says where the text is from.
    static let creditLines = table(
        """
        source:
        sources:
        source :
        original source
        original source:
        originally published
        this article was originally published
        this story was originally published
        this article originally appeared
        this story originally appeared
        this article first appeared
        this story first appeared
        this article was first published
        republished with permission
        (reporting by
        reporting by
        (additional reporting
        additional reporting
        (writing by
        (editing by
        (edited by
        (compiled by
        with reporting by
        with reporting from
        with agency inputs
        with inputs from
        with input from
        with agencies
        with wires
        (with agency inputs
        (with inputs from
        (with input from
        (with agencies
        inputs from
        (inputs from
        agencies
        h/t
        h/t:
        hat tip
        hat tip:
        via:
        quelle:
        quellen:
        mit material von
        mit material der
        fuente:
        fuentes:
        con información de
        source (
        avec afp
        (avec afp
        avec reuters
        (avec reuters
        Источник:
        По материалам
        """)

    /// What a caption starts with.
    static let captions = table(
        """
        file -
        file –
        file —
        file--
        file photo
        (file photo
        file picture
        file image
        photo:
        photos:
        photo by
        photo credit
        photo courtesy
        [photo
        (photo
        picture:
        pictured:
        image:
        image credit
        image source
        image caption
        photograph:
        getty images
        ap photo
        (ap photo
        foto:
        symbolbild
        bild:
        imagen:
        photo d'illustration
        photo d’illustration
        Фото:
        """)

    /// Words that make a name in brackets or behind a dash a photographer's.
    static let photoWords = table(
        "photo\nphotos\nphotograph\nphotographer\npicture\npictures\npic\nimage\nimages\nfoto\nfile\npool\ngetty\nhandout\nФото"
    )

    /// What stands within five words before a name that is credited.
    static let cuesBefore = table(
        """
        told
        tells
        telling
        according
        report
        reports
        reported
        reporting
        by
        citing
        cites
        cited
        quoting
        quoted
        quotes
        via
        h/t
        with
        interview
        statement to
        spoke to
        speaking to
        reached by
        laut
        zufolge
        berichtet
        berichtete
        sagte der
        según
        informó
        selon
        rapporte
        a déclaré à
        сообщает
        сообщил
        передает
        передаёт
        пишет
        """)

    /// What stands within four words behind a name that is credited.
    static let cuesAfter = table(
        """
        report
        reports
        reported
        reporting
        says
        said
        writes
        wrote
        notes
        noted
        quoted
        quotes
        cited
        citing
        adds
        added
        claims
        claimed
        understands
        learned
        learnt
        reveals
        revealed
        calculations
        tally
        zufolge
        berichtet
        berichtete
        meldet
        meldete
        informó
        rapporte
        сообщает
        сообщило
        """)

    private static func table(_ list: String) -> PhraseTable {
        PhraseTable(list.split(separator: "\n").map { (String($0), 1) }, ignoresCase: true)
    }
}
