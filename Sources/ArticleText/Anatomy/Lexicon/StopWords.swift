/// Words that hold sentences together, and that lists of links have few of.
enum StopWords {
    /// The longest has so many bytes.
    static let longest = 6

    static let table = PhraseTable(
        """
        a about after all also an and are as at be been but by can for from had has have he her his how if in \
        into is it its more my no not of on or our out over she so some than that the their them they this to \
        up was we were what when which who why will with would you your \
        am auch auf aus bei das dass dem den der des die ein eine einen einer er es für hat im ist mit nach \
        nicht noch oder sein sich sie sind und von war wie wird zu zum zur \
        al con de del el en es la las lo los más no para pero por que se sin son su sus un una y \
        au aux avec ce dans des du elle est et il ils le les ne pas plus pour qui sa ses sur une \
        и в на не что с по из за как это для от а к о он она они но
        """
        .split(separator: " ").map { (String($0), 1) },
        ignoresCase: true)
}
