import ArticleReading
import ArticleText
import Checks

/// The names the files go by, of which the first byte chooses one.
private let names = [
    "a.jsonl", "a.json", "a.txt", "a.zip", "a.jsonl.gz", "a.tar", "a.json.zst", "a.txt.xz", "a.tgz", "a",
]

/// The most bytes of one article.
private let longest = 4 << 10
/// The most bytes of a file, unpacked.
private let limit = 256 << 10

/// A file: its first byte chooses its name, the rest is what it holds.
@_cdecl("LLVMFuzzerTestOneInput")
public func feedFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let name = names[Int(input.byte()) % names.count]
    let bytes = input.remainder()
    var options = ReadingOptions()
    options.maxArticleSize = longest
    var reader = LoadedFileReader(options: options, limit: limit)
    let content = reader.read(bytes, name: name)
    for article in content.articles { checkArticle(article, name) }
    for skipped in content.skipped { checkSkipped(skipped) }
    check(
        content.articles.reduce(0) { $0 + $1.text.count } <= limit + (2 << 20),
        "no more is read than the limit and a block")

    // A reader that has read something else before reads the same.
    let again = reader.read(bytes, name: name)
    check(again.skipped == content.skipped, "what is skipped is the same read again")
    check(again.articles.count == content.articles.count, "there are as many articles read again")
    for (one, other) in zip(content.articles, again.articles) {
        for field in Article.Field.allCases {
            check(one.utf8(field) == other.utf8(field), "\(field) is the same read again")
        }
    }
    return 0
}

private func checkArticle(_ article: Article, _ name: String) {
    for field in Article.Field.allCases {
        check(isUTF8(article.utf8(field)), "\(field) is UTF-8")
    }
    check(!article.utf8(.id).isEmpty, "an article has an id")
    check(!article.utf8(.id).contains(0), "no id holds U+0000")
    check(!article.text.contains(0), "no text holds U+0000")
    check(article.text.contains { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }, "a text is not blank")
    check(article.text.count <= longest, "no text is longer than articles may be")
    check(article.origin.path.hasPrefix(name), "an article is from the file")
    check(article.origin.record ?? 1 >= 1, "records are counted from 1")
}

private func checkSkipped(_ skipped: Skipped) {
    check(!skipped.reason.isEmpty, "what is skipped has a reason")
    check(!skipped.reason.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(skipped.reason) is one line")
    check(skipped.record ?? 1 >= 1, "records are counted from 1")
}
