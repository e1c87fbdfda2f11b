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
