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

    private static let agencies = entries(
        isAgency: true,
        """
        Reuters · REUTERS · Reuter · REUTER · Thomson Reuters · Reuters News Agency · Рейтер
        Associated Press · AP · A.P. · ASSOCIATED PRESS · AP News · Assoc. Press · Associated Press news agency
        Agence France-Presse · AFP · Agence France Presse · Agence-France Presse · AFP news agency
        dpa · DPA · Deutsche Presse-Agentur · dpa-AFX · dpa news agency
        Press Association · PA · PA Media · PA Wire · Press Association Sport
        UPI · United Press International; EFE · Agencia EFE · Efe · EFE-EPA; ANSA · Ansa · Agenzia ANSA
        Kyodo · KYODO · Kyodo News · Kyodo News Service; Jiji Press · Jiji
        Xinhua · XINHUA · Xinhua News Agency · Xinhua news agency · Синьхуа
        TASS · Tass · ITAR-TASS · Itar-Tass · ТАСС; Interfax · INTERFAX · Interfax-Ukraine · Интерфакс
        RIA Novosti · RIA · Ria Novosti · Sputnik · РИА Новости; Bloomberg · BLOOMBERG · Bloomberg News
        PTI · Press Trust of India · Press Trust Of India
        IANS · Indo-Asian News Service · Indo Asian News Service; ANI · Asian News International
        CNN · CNN Wire · CNN.com · CNN International
        Yonhap · YONHAP · Yonhap News Agency · Yonhap news agency · Yonhap News
        APA · Austria Presse Agentur · Austria Press Agency; Australian Associated Press · AAP
        Canadian Press · The Canadian Press · La Presse Canadienne
        Anadolu Agency · Anadolu · Anadolu Ajansı; PAP · Polish Press Agency
        MTI · Hungarian News Agency; Ritzau; TT; NTB; ANP; Belga; SDA · Keystone-SDA; Europa Press
        SID · Sport-Informations-Dienst; epd; KNA
        McClatchy · Tribune News Service · TNS · McClatchy-Tribune
        CEN · Central European News · CEN/Europics; SWNS · South West News Service
        Caters · Caters News · Caters News Agency; Barcroft · Barcroft Media · Barcroft TV; Newsflare
        Mercury Press; ViralHog
        """)

    private static let outlets = entries(
        isAgency: false,
        """
        BBC · BBC News · BBC Sport; ABC News · ABC; CBS News · CBS; NBC News · NBC; MSNBC; CNBC; NPR
        Fox News · FOX News; Sky News; ITV News · ITV; Al Jazeera; Al Arabiya; CCTV; RT · Russia Today
        NHK; NDTV; Press TV; Deutsche Welle · DW
        Daily Mail · MailOnline · Mail Online · Daily Mail Online · Mail on Sunday · DailyMail.com
        Mirror · Daily Mirror · Sunday Mirror · Mirror Online; Sun · Sun on Sunday · Sun Online
        Metro · Metro.co.uk; Daily Star · Daily Star Online; Daily Express; Guardian · The Guardian
        Independent; Daily Telegraph · Telegraph; Evening Standard; Financial Times · FT; Sunday Times
        New York Times · NYT · NY Times; New York Post · NY Post; New York Daily News · NY Daily News
        Wall Street Journal · WSJ; Washington Post · WaPo; Los Angeles Times · LA Times · L.A. Times
        USA Today · USA TODAY; Politico · POLITICO; Axios; Vox; Huffington Post · HuffPost · HuffPo
        BuzzFeed · Buzzfeed · BuzzFeed News; Business Insider; Daily Beast; Daily Caller; Gawker
        Mashable; TechCrunch; The Verge; The Wrap · TheWrap; Wired; AppleInsider; MacRumors; 9to5Mac
        TMZ; Variety; Hollywood Reporter; E! News; People magazine; Us Weekly
        Radar Online · RadarOnline; Vanity Fair; Rolling Stone; Esquire; Vocativ
        Vice News · VICE News · VICE; Time magazine · TIME; Newsweek; National Report; National Review
        Breitbart; NT News · Northern Territory News; Sydney Morning Herald; Nine News · 9 News
        Times of India; Hindustan Times; Times of Israel; Jerusalem Post; Haaretz; Global Times
        People's Daily · People’s Daily; South China Morning Post · SCMP; Chosun Ilbo; Asahi Shimbun
        Nikkei; Spiegel · Der Spiegel · SPIEGEL · Spiegel Online; Bild · BILD · Bild-Zeitung; Die Welt
        Die Zeit; Süddeutsche Zeitung; Frankfurter Allgemeine; Le Monde; Le Figaro; Libération
        Le Parisien; BFMTV; El País; El Mundo; La Vanguardia; ABC.es; Corriere della Sera; La Repubblica
        Коммерсантъ · Коммерсант; Ведомости; РБК
        """)

    /// One behind the other between semicolons and ends of lines, each by its name
    /// and its variants.
    private static func entries(isAgency: Bool, _ list: String) -> [Entry] {
        list.split { $0 == ";" || $0 == "\n" }.map { line in
            let names = PhraseTable.phrases(String(line))
            return Entry(name: names[0], isAgency: isAgency, variants: Array(names.dropFirst()))
        }
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
