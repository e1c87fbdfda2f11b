/// What made-up text of a language is put together from.
public struct Language: Sendable {
    /// Real words that every text is full of.
    let common: [String]
    /// Parts of the made-up words beside them.
    let onsets: [String]
    let vowels: [String]
    let codas: [String]
    /// How many of them, each as often as it is listed.
    let syllables: [Int]
    /// Between words.
    let space: String
    let comma: String
    let stop: String
    let quotes: (open: String, close: String)

    /// Plain ASCII.
    public static let english = Language(
        common: parts(
            """
            the of to and a in that for on is said with he was at it by as from be has are have will not \
            its an but his they who this which had were been would their more after
            """),
        onsets: parts("b c d f g h l m n p r s t v w st tr pl sh -"),
        vowels: parts("a e i o u ea io"),
        codas: parts("n r s t l d ng ck - -"),
        syllables: [1, 1, 2, 2, 3],
        space: " ", comma: ", ", stop: ". ", quotes: ("\"", "\""))

    /// One word in five or so has an accent.
    public static let french = Language(
        common: parts(
            """
            de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se il à son été \
            avec ce été sa aux même où après être dès très déjà
            """),
        onsets: parts("b c d f g l m n p r s t v ch pr tr qu bl -"),
        vowels: parts("a a a e e e e i i i o o u u ai ou eu é é è"),
        codas: parts("n r s t l nt - - -"),
        syllables: [1, 2, 2, 2, 3],
        space: " ", comma: ", ", stop: ". ", quotes: ("« ", " »"))

    /// Two bytes a letter.
    public static let russian = Language(
        common: parts(
            """
            в и на не что с по он как это из за к для о его от а года был до у после также при но или так \
            более она они уже при этом их может время
            """),
        onsets: parts("б в г д ж з к л м н п р с т ч ст пр -"),
        vowels: parts("а е и о у ы я ю ё"),
        codas: parts("н р й т л м ть - -"),
        syllables: [2, 2, 3, 3, 4],
        space: " ", comma: ", ", stop: ". ", quotes: ("«", "»"))

    /// Three bytes a character, no spaces.
    public static let chinese = Language(
        common: parts("的 一 在 是 了 和 有 不 中 人 国 年 为 上 这 他 大 对 也 我们 表示 记者"),
        onsets: (0..<400).map { String(Unicode.Scalar(0x4E00 + UInt32($0) * 43 % 20_900)!) },
        vowels: [""], codas: [""],
        syllables: [1, 2, 2, 2, 3],
        space: "", comma: "，", stop: "。", quotes: ("“", "”"))

    /// What stands between the spaces of `list`; a dash is the empty part.
    private static func parts(_ list: String) -> [String] {
        list.split(separator: " ").map { $0 == "-" ? "" : String($0) }
    }
}
