import ArticleText
import Testing

@testable import ArticleReading

@Suite struct ForeignFormatTests {
    let workspace = Workspace()

    private static let mail = "Received: by 10.2\n\tfor <a@b.c>\r\nFrom: A <a@b.c>\nSubject: S\n\nText"

    @Test(
        arguments: [
            ("\u{FEFF} \n<!DOCTYPE html>\n<title>x</title>", "HTML"), ("<HTML\nlang='de'><body>", "HTML"),
            ("<!-- saved -->\n<html>", "HTML"), ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC>", "HTML"),
            ("<?xml version='1.0'?><rss version='2.0'>", "an RSS feed"),
            ("<rss version='2.0'>", "an RSS feed"),
            ("<rdf:RDF xmlns='x'>", "an RSS feed"),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", "an Atom feed"),
            ("<?xml version='1.0'?><nitf>", "NITF"), ("<!DOCTYPE nitf SYSTEM 'x'><nitf>", "NITF"),
            ("<newsItem guid='x'>", "NewsML"), ("<?xml?><!-- x --><newsMessage>", "NewsML"),
            ("<?xml version='1.0'?><story>", "XML"), ("<!DOCTYPE lewis SYSTEM 'lewis.dtd'>", "SGML"),
            ("<REUTERS TOPICS='YES' LEWISSPLIT='TRAIN'>", "SGML"), ("<doc id='1' url='x'>", "SGML"),
            ("<DOC>\n<DOCNO>1</DOCNO>", "SGML"), ("WARC/1.0\r\nWARC-Type: x", "a web archive (WARC)"),
            ("filedesc://x.arc 0.0", "a web archive (ARC)"), ("%PDF-1.4\n%\0", "PDF"), ("{\\rtf1 x}", "RTF"),
            ("\(mail)", "mail"), ("From a@b.c Tue Mar 4\n\(mail)", "mail"),
            ("From: a@b.c\nSubject: Re: x\nLines: 3\n\nText", "mail"),
            ("id,title,text\n1,a,b", "a table (CSV or TSV)"),
            ("\"url\";\"Title\"\r\n\"x\";\"y\"", "a table (CSV or TSV)"),
            ("text\tlabel\nx\ty", "a table (CSV or TSV)"), ("SQLite format 3\0", "a database"),
            ("PAR1\0", "Parquet"),
        ])
    func whatIsNoTextIsRefused(content: String, kind: String) {
        for name in ["a.txt", "a", "a.txt.gz"] {
            workspace.write(name, content)
            let reading = workspace.read(name)
            #expect(reading.articles.isEmpty)
            #expect(
                reading.reasons.first?.hasPrefix("\(kind), which is not read; ") == true, "\(reading.reasons)"
            )
            #expect(reading.skipped.count == 1)
        }
    }

    /// What an article can begin with.
    @Test(arguments: [
        "<b>Harbour</b> ferry", "<Reuters> - The ferry", "<p>The ferry</p>", "< 5 % of voters", "<3", "<",
        "<html5 is a standard>", "<feed> me", "<doc> said", "The page <html> is", "Text, body and soul\nMore",
        "London,Paris\nMore", "From: the harbour\nSubject to rain", "From: Jane Doe\nTo: all\n\nText",
        "Date: 3 May\nSubject: ferry\nContact: Jane\n\nText", "Q: What?\nA: That.\n\nText",
        "WARC is a format",
        "PDF", "Rar beasts", "<!-- a note --> The ferry", "title: The ferry\ndate: 2025-03-04\n---\nText", "",
        "Received wisdom: none", "%PD", "[Reuters] x", "id, text\n",
    ])
    func whatMayBeATextIsRead(content: String) {
        workspace.write("a.txt", content + " and more words")
        let reading = workspace.read("a.txt")
        #expect(reading.texts == [content + " and more words"])
    }

    @Test func theEndingCountsWhereTheContentLeavesItOpen() {
        workspace.write("a.csv", "1,Ferry,The ferry lost power")
        workspace.write("a.html", "<div>The ferry lost power</div>")
        workspace.write("b.html", "The ferry lost power")
        let reading = workspace.read("a.csv", "a.html", "b.html")
        #expect(reading.texts == ["The ferry lost power"])
        #expect(reading.reasons.map { $0.prefix(5) } == ["a tab", "HTML,"])
    }

    @Test func officeDocumentsAreNoArchives() {
        for first in ["[Content_Types].xml", "word/document.xml"] {
            workspace.write("a.zip", Packing.pack([.init(first, "x"), .init("a.txt", "x")], as: .zip))
            #expect(workspace.read("a.zip").reasons.first?.hasPrefix("a document of an office") == true)
        }
        let entries = [Packing.Entry("mimetype", "application/vnd.oasis.opendocument.text")]
        workspace.write("a.odt", Packing.pack(entries, as: .storedZip))
        #expect(workspace.read("a.odt").reasons.count == 1)
    }
}
