/// Phrases around the names of sources.
enum CreditLexicon {
    /// What a line starts with that says where the text is from.
    static let creditLines = PhraseTable(
        """
        source: · sources: · source : · original source · original source: · originally published
        this article was originally published · this story was originally published
        this article originally appeared · this story originally appeared · this article first appeared
        this story first appeared · this article was first published · republished with permission
        (reporting by · reporting by · (additional reporting · additional reporting · (writing by
        (editing by · (edited by · (compiled by · with reporting by · with reporting from
        with agency inputs · with inputs from · with input from · with agencies · with wires
        (with agency inputs · (with inputs from · (with input from · (with agencies · inputs from
        (inputs from · agencies · h/t · h/t: · hat tip · hat tip: · via: · quelle: · quellen:
        mit material von · mit material der · fuente: · fuentes: · con información de · source (
        avec afp · (avec afp · avec reuters · (avec reuters · Источник: · По материалам
        """)

    /// What a caption starts with.
    static let captions = PhraseTable(
        """
        file - · file – · file — · file-- · file photo · (file photo · file picture · file image
        photo: · photos: · photo by · photo credit · photo courtesy · [photo · (photo · picture:
        pictured: · image: · image credit · image source · image caption · photograph: · getty images
        ap photo · (ap photo · foto: · symbolbild · bild: · imagen: · photo d'illustration
        photo d’illustration · Фото:
        """)

    /// Words that make a name in brackets or behind a dash a photographer's.
    static let photoWords = PhraseTable(
        """
        photo · photos · photograph · photographer · picture · pictures · pic · image · images · foto · file · \
        pool · getty · handout · Фото
        """
    )

    /// What stands within five words before a name that is credited.
    static let cuesBefore = PhraseTable(
        """
        told · tells · telling · according · report · reports · reported · reporting · by · citing
        cites · cited · quoting · quoted · quotes · via · h/t · with · interview · statement to
        spoke to · speaking to · reached by · laut · zufolge · berichtet · berichtete · sagte der
        según · informó · selon · rapporte · a déclaré à · сообщает · сообщил · передает · передаёт
        пишет
        """)

    /// What stands within four words behind a name that is credited.
    static let cuesAfter = PhraseTable(
        """
        report · reports · reported · reporting · says · said · writes · wrote · notes · noted · quoted
        quotes · cited · citing · adds · added · claims · claimed · understands · learned · learnt
        reveals · revealed · calculations · tally · zufolge · berichtet · berichtete · meldet · meldete
        informó · rapporte · сообщает · сообщило
        """)
}
