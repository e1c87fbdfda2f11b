/// The agencies and outlets known by name, with the forms they are named in.
enum NewsNames {
    struct Entry: Sendable {
        let name: String
        let isAgency: Bool
        let variants: [String]
    }

    /// Found by ``Entry/name`` and all variants, in the case given: "AP" is an
    /// agency, "ap" is not.
    static let all: [Entry] = agencies + outlets

    static let table = PhraseTable(
        all.enumerated().flatMap { index, entry in
            ([entry.name] + entry.variants).map { ($0, index) }
        },
        ignoresCase: false)

    /// Words that outlets end in: a run of capitalised words before one of them
    /// is the name of one.
    static let nouns = PhraseTable(
        words: """
            Argus Bulletin Chronicle Courier Daily Dispatch Echo Enquirer Examiner Express Gazette Globe Herald \
            Inquirer Journal Ledger Mail Mirror News Observer Online Post Press Record Register Review Sentinel \
            Standard Star Sun Telegraph Times Today Tribune Wire Zeitung Nachrichten
            """, ignoresCase: false)

    private static let agencies: [Entry] = [
        agency("Reuters", "REUTERS", "Reuter", "REUTER", "Thomson Reuters", "Reuters News Agency", "Рейтер"),
        agency(
            "Associated Press", "AP", "A.P.", "ASSOCIATED PRESS", "AP News", "Assoc. Press",
            "Associated Press news agency"
        ),
        agency(
            "Agence France-Presse", "AFP", "Agence France Presse", "Agence-France Presse", "AFP news agency"),
        agency("dpa", "DPA", "Deutsche Presse-Agentur", "dpa-AFX", "dpa news agency"),
        agency("Press Association", "PA", "PA Media", "PA Wire", "Press Association Sport"),
        agency("UPI", "United Press International"),
        agency("EFE", "Agencia EFE", "Efe", "EFE-EPA"),
        agency("ANSA", "Ansa", "Agenzia ANSA"),
        agency("Kyodo", "KYODO", "Kyodo News", "Kyodo News Service"),
        agency("Jiji Press", "Jiji"),
        agency("Xinhua", "XINHUA", "Xinhua News Agency", "Xinhua news agency", "Синьхуа"),
        agency("TASS", "Tass", "ITAR-TASS", "Itar-Tass", "ТАСС"),
        agency("Interfax", "INTERFAX", "Interfax-Ukraine", "Интерфакс"),
        agency("RIA Novosti", "RIA", "Ria Novosti", "Sputnik", "РИА Новости"),
        agency("Bloomberg", "BLOOMBERG", "Bloomberg News"),
        agency("PTI", "Press Trust of India", "Press Trust Of India"),
        agency("IANS", "Indo-Asian News Service", "Indo Asian News Service"),
        agency("ANI", "Asian News International"),
        agency("CNN", "CNN Wire", "CNN.com", "CNN International"),
        agency("Yonhap", "YONHAP", "Yonhap News Agency", "Yonhap news agency", "Yonhap News"),
        agency("APA", "Austria Presse Agentur", "Austria Press Agency"),
        agency("Australian Associated Press", "AAP"),
        agency("Canadian Press", "The Canadian Press", "La Presse Canadienne"),
        agency("Anadolu Agency", "Anadolu", "Anadolu Ajansı"),
        agency("PAP", "Polish Press Agency"),
        agency("MTI", "Hungarian News Agency"),
        agency("Ritzau"), agency("TT"), agency("NTB"), agency("ANP"), agency("Belga"),
        agency("SDA", "Keystone-SDA"),
        agency("Europa Press"), agency("SID", "Sport-Informations-Dienst"), agency("epd"), agency("KNA"),
        agency("McClatchy", "Tribune News Service", "TNS", "McClatchy-Tribune"),
        agency("CEN", "Central European News", "CEN/Europics"),
        agency("SWNS", "South West News Service"),
        agency("Caters", "Caters News", "Caters News Agency"),
        agency("Barcroft", "Barcroft Media", "Barcroft TV"),
        agency("Newsflare"), agency("Mercury Press"), agency("ViralHog"),
    ]

    private static let outlets: [Entry] = [
        outlet("BBC", "BBC News", "BBC Sport"), outlet("ABC News", "ABC"), outlet("CBS News", "CBS"),
        outlet("NBC News", "NBC"), outlet("MSNBC"), outlet("CNBC"), outlet("NPR"),
        outlet("Fox News", "FOX News"),
        outlet("Sky News"), outlet("ITV News", "ITV"), outlet("Al Jazeera"), outlet("Al Arabiya"),
        outlet("CCTV"),
        outlet("RT", "Russia Today"), outlet("NHK"), outlet("NDTV"), outlet("Press TV"),
        outlet("Deutsche Welle", "DW"),
        outlet(
            "Daily Mail", "MailOnline", "Mail Online", "Daily Mail Online", "Mail on Sunday", "DailyMail.com"),
        outlet("Mirror", "Daily Mirror", "Sunday Mirror", "Mirror Online"),
        outlet("Sun", "Sun on Sunday", "Sun Online"),
        outlet("Metro", "Metro.co.uk"), outlet("Daily Star", "Daily Star Online"), outlet("Daily Express"),
        outlet("Guardian", "The Guardian"), outlet("Independent"), outlet("Daily Telegraph", "Telegraph"),
        outlet("Evening Standard"), outlet("Financial Times", "FT"), outlet("Sunday Times"),
        outlet("New York Times", "NYT", "NY Times"), outlet("New York Post", "NY Post"),
        outlet("New York Daily News", "NY Daily News"), outlet("Wall Street Journal", "WSJ"),
        outlet("Washington Post", "WaPo"), outlet("Los Angeles Times", "LA Times", "L.A. Times"),
        outlet("USA Today", "USA TODAY"), outlet("Politico", "POLITICO"), outlet("Axios"), outlet("Vox"),
        outlet("Huffington Post", "HuffPost", "HuffPo"), outlet("BuzzFeed", "Buzzfeed", "BuzzFeed News"),
        outlet("Business Insider"), outlet("Daily Beast"), outlet("Daily Caller"), outlet("Gawker"),
        outlet("Mashable"), outlet("TechCrunch"), outlet("The Verge"), outlet("The Wrap", "TheWrap"),
        outlet("Wired"),
        outlet("AppleInsider"), outlet("MacRumors"), outlet("9to5Mac"), outlet("TMZ"), outlet("Variety"),
        outlet("Hollywood Reporter"), outlet("E! News"), outlet("People magazine"), outlet("Us Weekly"),
        outlet("Radar Online", "RadarOnline"), outlet("Vanity Fair"), outlet("Rolling Stone"),
        outlet("Esquire"),
        outlet("Vocativ"), outlet("Vice News", "VICE News", "VICE"), outlet("Time magazine", "TIME"),
        outlet("Newsweek"), outlet("National Report"), outlet("National Review"), outlet("Breitbart"),
        outlet("NT News", "Northern Territory News"), outlet("Sydney Morning Herald"),
        outlet("Nine News", "9 News"),
        outlet("Times of India"), outlet("Hindustan Times"), outlet("Times of Israel"),
        outlet("Jerusalem Post"),
        outlet("Haaretz"), outlet("Global Times"), outlet("People's Daily", "People’s Daily"),
        outlet("South China Morning Post", "SCMP"), outlet("Chosun Ilbo"), outlet("Asahi Shimbun"),
        outlet("Nikkei"),
        outlet("Spiegel", "Der Spiegel", "SPIEGEL", "Spiegel Online"), outlet("Bild", "BILD", "Bild-Zeitung"),
        outlet("Die Welt"), outlet("Die Zeit"), outlet("Süddeutsche Zeitung"),
        outlet("Frankfurter Allgemeine"),
        outlet("Le Monde"), outlet("Le Figaro"), outlet("Libération"), outlet("Le Parisien"), outlet("BFMTV"),
        outlet("El País"), outlet("El Mundo"), outlet("La Vanguardia"), outlet("ABC.es"),
        outlet("Corriere della Sera"),
        outlet("La Repubblica"), outlet("Коммерсантъ", "Коммерсант"), outlet("Ведомости"), outlet("РБК"),
    ]

    private static func agency(_ name: String, _ variants: String...) -> Entry {
        Entry(name: name, isAgency: true, variants: variants)
    }

    private static func outlet(_ name: String, _ variants: String...) -> Entry {
        Entry(name: name, isAgency: false, variants: variants)
    }
}

/// An agency or outlet that is known by name.
public struct NewsName: Sendable, Hashable {
    /// The usual form: "Associated Press" for "AP" and "The Associated Press".
    public let name: String
    /// Whether it sells its copy to others.
    public let isAgency: Bool

    init(entry: Int) {
        name = NewsNames.all[entry].name
        isAgency = NewsNames.all[entry].isAgency
    }

    /// Looks up a whole name, as in a publisher field; "The" before it does
    /// not matter.
    public init?(utf8 name: ArraySlice<UInt8>) {
        let text = name.span
        let start = TextScan.skippingArticle(text, 0, before: text.count)
        guard let match = NewsNames.table.match(text, at: start, before: text.count),
            match.end == text.count
        else { return nil }
        self.init(entry: match.value)
    }
}
