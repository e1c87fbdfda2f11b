/// A page in one file with its style sheet and script. It loads nothing from the network
/// and works without the script.
///
/// Its content security policy allows only this style sheet and this script, by their
/// hashes: even if text of an article were taken as markup, it could not run or load
/// anything.
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
            <footer>Created by wirecopy \(ReportVersion.current). This page loads nothing from the network, and \
            addresses in articles are not links.</footer>
            <script>\(PageScript.source)</script>
            </body>
            </html>

            """)
    }
}

extension Markup {
    /// The legend of the colours of passages.
    static let legend: Markup = """
        <p class="legend"><span class="key verbatim">word for word</span> \
        <span class="key reworded">in other words, <span class="same">kept</span></span> \
        <span class="key quote">a quotation in both</span> \
        <span class="hint">Point at a passage to highlight its counterpart, click it to go there.</span></p>

        """
}

/// The script of a page.
enum PageScript {
    /// The hash of ``source`` in the page's policy; a test compares them.
    static let hash = "sha256-3UjMW4/JUZHRnqkLIsbVSKnvyRu4FmxpU/XFqOIOvbU="

    /// Highlights a passage and its counterpart under the pointer, scrolls to the
    /// counterpart on a click, and opens and closes all pairs.
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
