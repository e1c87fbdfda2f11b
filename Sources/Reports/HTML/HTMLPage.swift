/// The frame of a page: one file with its styles and its script in it, that
/// opens no connection and works without the script.
///
/// The policy in its head allows that one style and that one script, known by
/// their hashes, and nothing else: were an article's text ever taken as
/// markup, it could still run and load nothing.
struct HTMLPage<Sink: ReportSink> {
    let sink: Sink

    func begin(title: String) throws {
        try write(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src '\(PageStyle.hash)'; script-src '\(PageScript.hash)'; \
            base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <style>\(PageStyle.sheet)</style>
            </head>
            <body>

            """)
    }

    func write(_ markup: Markup) throws { try sink.write(markup.html) }

    func end() throws {
        try write(
            """
            <footer>Made by wirecopy \(ReportVersion.current). Nothing on this page was loaded from elsewhere, \
            and no address in an article is a link.</footer>
            <script>\(PageScript.source)</script>
            </body>
            </html>

            """)
    }
}

extension Markup {
    /// What the colours of passages mean.
    static let legend: Markup = """
        <p class="legend"><span class="key verbatim">word for word</span> \
        <span class="key reworded">in other words, <span class="same">kept</span></span> \
        <span class="key quote">a quotation in both</span> \
        <span class="hint">Point at a passage to see its partner, follow it to go there.</span></p>

        """
}
