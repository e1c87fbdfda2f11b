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

/// The little that a page does beyond being read.
enum PageScript {
    /// The hash of ``source`` the page's policy names; a test holds it to it.
    static let hash = "sha256-3UjMW4/JUZHRnqkLIsbVSKnvyRu4FmxpU/XFqOIOvbU="

    /// Marks a passage and its partner while one is pointed at, brings the
    /// partner into sight when one is followed, opens and closes all pairs.
    static let source: Markup = """

        "use strict";
        const partner = mark => document.getElementById(mark.hash.slice(1));
        const marks = mark => document.querySelectorAll('a.mark[data-pair="' + mark.dataset.pair + '"]');
        const markOf = event => event.target.closest && event.target.closest("a.mark");
        const light = on => event => {
          const mark = markOf(event);
          if (mark) for (const one of marks(mark)) one.classList.toggle("lit", on);
        };
        for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light(true));
        for (const name of ["mouseout", "focusout"]) document.addEventListener(name, light(false));
        document.addEventListener("click", event => {
          const mark = markOf(event);
          const other = mark && partner(mark);
          if (!other) return;
          event.preventDefault();
          history.replaceState(null, "", mark.hash);
          other.scrollIntoView({ block: "nearest" });
          const text = other.closest(".text"), box = text.getBoundingClientRect();
          const at = other.getBoundingClientRect();
          if (text.scrollHeight > text.clientHeight) text.scrollTop += at.top - box.top - box.height / 3;
          for (const one of document.querySelectorAll(".followed")) one.classList.remove("followed");
          for (const one of marks(mark)) one.classList.add("followed");
        });
        const pairs = document.querySelectorAll("details.pair");
        if (pairs.length > 1) {
          const button = document.createElement("button");
          const name = () => button.textContent = button.dataset.open ? "Close all pairs" : "Open all pairs";
          button.addEventListener("click", () => {
            if (button.dataset.open) delete button.dataset.open; else button.dataset.open = "yes";
            for (const pair of pairs) pair.open = Boolean(button.dataset.open);
            name();
          });
          name();
          document.querySelector("header.page").append(button);
        }

        """
}
