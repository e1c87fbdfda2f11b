/// What saved pages say beside the article.
enum BoilerplateLexicon {
    /// How a phrase tells boilerplate.
    enum Rule: Int, Sendable {
        /// The line says this and nothing else but numbers.
        case whole
        /// A line of at most ``longestStart`` bytes starts with it.
        case start
        /// A line of at most ``longestWithin`` bytes has it.
        case within
        /// A line of at most ``longestWithin`` bytes has it, and names who wrote the
        /// text.
        case credit
        /// As `whole` or before a colon, and a list of links follows.
        case opener
        /// As `whole`, and the article is over.
        case closer
    }

    static let longestStart = 220
    static let longestWithin = 160

    /// Phrases that count at the start of a line.
    static let starts = PhraseTable(
        phrases(whole, .whole) + phrases(start, .start) + phrases(opener, .opener) + phrases(closer, .closer),
        ignoresCase: true)

    /// Phrases that count wherever they stand.
    static let anywhere = PhraseTable(
        phrases(within, .within) + phrases(credit, .credit), ignoresCase: true)

    private static func phrases(_ list: String, _ rule: Rule) -> [(phrase: String, value: Int)] {
        PhraseTable.phrases(list).map { ($0, rule.rawValue) }
    }

    private static let whole = """
        advertisement · ad · ads · advert · advertising · advertorial · promoted · share · share on
        tweet · print · email · e-mail · pin · pin it · copy link · copied · facebook · twitter
        whatsapp · linkedin · pinterest · reddit · telegram · comment · no comments · login · log in
        sign in · register · subscribe · subscribe now · menu · search · skip to content
        skip to main content · home · published · updated · on · loading · loading... · close · next
        previous · next article · previous article · back to top · view all · see all · show more
        load more · more · find out more · learn more · read more · read the full story
        story continues below · story continues below advertisement
        article continues below advertisement · continue reading below · related topics · topics · tags
        send this to a friend · report this ad · anzeige · werbung · teilen · kommentare · drucken
        weiterlesen · mehr lesen · publicidad · compartir · imprimir · leer más · publicité · partager
        imprimer · lire la suite · реклама · Реклама · Поделиться · Читать далее · Комментарии
        """

    private static let start = """
        share this · share on facebook · share on twitter · share: · share via · read: · read more:
        read more about · read more on · read also · read also: · also read · also read: · also read |
        read next: · must read: · see also: · see also | · related: · related | · related article:
        related story: · recommended: · don't miss: · don’t miss: · don't miss out on
        don’t miss out on · watch: · watch | · watch now: · listen: · more: · more on this story · tags:
        tagged: · tagged with · topics: · keywords: · filed under · filed under: · categories:
        category: · posted in · last updated · last updated: · follow us · follow me on · find us on
        like us on · join us on · join our · connect with us · contact us · sign up · subscribe to
        subscribe now · subscribe today · subscribers can · not a subscriber · already a subscriber
        become a member · become a subscriber · support independent · like what you read
        enjoying this article · to continue reading · get unlimited access · get the latest
        get the best of · get breaking · get our · get the app · download our · download the app
        download the free · discover the all new · click here · tap here · click to · leave a comment
        post a comment · add a comment · join the conversation · have your say
        your email address will not be published · required fields are marked · notify me of
        save my name, email · report an error · report a typo · send this to a friend
        comments are closed · view comments · we use cookies · this site uses cookies
        this website uses cookies · by continuing to use this site · by clicking · privacy policy
        terms of use · terms of service · terms and conditions · disclaimer: · upcoming webinar
        advertisement · sponsored · copyright · © · (c) 20 · &copy; · all rights reserved · avatar of
        weather in · lesen sie auch · lesen sie mehr · mehr zum thema · auch interessant
        folgen sie uns · jetzt abonnieren · newsletter abonnieren · alle rechte vorbehalten
        schlagworte: · lee también · leer también · lea también · le puede interesar
        te puede interesar · síguenos en · suscríbete · todos los derechos reservados · etiquetas:
        lire aussi · à lire aussi · À lire aussi · à lire également · suivez-nous · abonnez-vous
        inscrivez-vous · tous droits réservés · mots-clés · Читайте также · ЧИТАЙТЕ ТАКЖЕ
        Подписывайтесь · Подпишитесь · Все права защищены · Теги:
        """

    private static let within = """
        min read · minute read · minutes read · all rights reserved · may not be published, broadcast
        may not be reproduced · sign up for our · sign up to our · sign up for the · sign up here
        subscribe to our · subscribe now · our newsletter · our newsletters · our free newsletter
        free daily newsletter · follow us on · like us on facebook · follow @ · telegram channel
        whatsapp channel · download our app · click here to · share this article · share this story
        facebook twitter · facebook x · facebookicon · see our privacy notice · privacy policy
        cookie policy · uses cookies · will not be published. required · try four issues
        unlock this article · create a free account · bet responsibly · send to a friend
        alle rechte vorbehalten · todos los derechos reservados · tous droits réservés
        Все права защищены
        """

    private static let credit = """
        contributed to this report · contributed to this story · contributed to this article
        """

    private static let opener = """
        read next · more headlines · more from · more stories · more news · more local stories
        most read · most viewed · most popular · most shared · trending · trending now
        trending stories · popular · popular posts · reading now · related · related articles
        related stories · related posts · related news · related content · related links · recommended
        recommended for you · recommended stories · you may also like · you might also like
        you may like · you may also be interested in · latest news · latest stories · recent news
        recent posts · editor's picks · editor’s picks · editors' picks · top stories
        in case you missed it · don't miss · don’t miss · share this · see also · meistgelesen
        das könnte sie auch interessieren · más leídas · lo más leído · noticias relacionadas
        les plus lus · sur le même sujet · Читайте также · Популярное · По теме
        """

    private static let closer = """
        sponsored content · leave a reply · leave a comment · leave a reply cancel reply
        continue reading · about the author · about author · post navigation · comments
        """
}
