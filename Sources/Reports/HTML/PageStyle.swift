/// How a page looks: like a proof sheet, in light and dark, on paper and on a
/// telephone.
enum PageStyle {
    /// The hash of ``sheet`` the page's policy names; a test holds it to it.
    static let hash = "sha256-6TVjaeiVcMXNFpcDhJnv6eViEgRvjsCYtBNr9OLgQOQ="

    static let sheet: Markup = """

        :root {
          --paper: #fbfaf6; --card: #fff; --ink: #1d1b18; --soft: #66615a; --line: #ddd8cd;
          --accent: #8f2318; --faint: #f2efe7;
          --verbatim: #ffe9a3; --verbatim-line: #c79a14;
          --reworded: #d3e6fb; --reworded-line: #3f7dbf;
          --quote: #ebe8e1; --quote-line: #a29b8d;
          --serif: "Iowan Old Style", "Palatino Linotype", Charter, Georgia, "Noto Serif", "DejaVu Serif", serif;
          --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #171614; --card: #1f1e1b; --ink: #e8e4dc; --soft: #a29c91; --line: #3a3731;
            --accent: #f0917f; --faint: #262420;
            --verbatim: #5a4708; --verbatim-line: #d6ae3a;
            --reworded: #1d4166; --reworded-line: #74aee6;
            --quote: #35322d; --quote-line: #857e72;
          }
        }
        * { box-sizing: border-box; }
        html { background: var(--paper); color: var(--ink); font: 15px/1.5 var(--sans);
          -webkit-text-size-adjust: 100%; }
        body { max-width: 1160px; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
        a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .18em; }
        a:hover { text-decoration-color: currentColor; }
        a.plain { text-decoration: none; }
        h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; margin: 0;
          overflow-wrap: anywhere; text-wrap: balance; }
        h1 { font-size: 2.3rem; letter-spacing: -.01em; }
        h2 { font-size: 1.6rem; }
        h3 { font-size: 1.15rem; }
        p { margin: .5rem 0; }
        .eyebrow { color: var(--accent); font-size: .75rem; font-weight: 600; letter-spacing: .09em;
          text-transform: uppercase; margin: 0 0 .35rem; }
        .soft, .hint, .note { color: var(--soft); }
        .note, .hint { font-size: .87rem; }
        header.page { border-bottom: 3px double var(--ink); padding-bottom: 1.2rem; margin-bottom: 1.5rem; }
        button { font: inherit; font-size: .87rem; color: inherit; background: var(--card);
          border: 1px solid var(--line); border-radius: 4px; padding: .3rem .8rem; cursor: pointer; }
        .legend { font-size: .87rem; }
        .legend .hint { margin-left: .4rem; }
        .family, .others, .overview { margin-top: 3.2rem; }
        .family { border-top: 1px solid var(--ink); padding-top: .9rem; }

        table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: 1rem 0; }
        th { text-align: left; font-weight: 600; font-size: .78rem; color: var(--soft);
          border-bottom: 1px solid var(--ink); }
        th, td { padding: .45rem .9rem .45rem 0; vertical-align: top; }
        td { border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
        td.title { font-family: var(--serif); font-size: 1rem; line-height: 1.35; min-width: 12rem;
          overflow-wrap: anywhere; }
        td.id, .id { color: var(--soft); font-size: .82rem; }
        td.time { white-space: nowrap; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tr:target td { background: var(--faint); }
        .scroll { overflow-x: auto; }

        .relation { display: inline-block; border: 1px solid currentColor; border-radius: 3px;
          padding: 0 .45em; font-size: .78rem; line-height: 1.5; white-space: nowrap; color: var(--soft); }
        .relation.identical, .relation.copy { color: var(--accent); }
        .relation.rewrite { color: var(--reworded-line); }
        .relation.partial { color: var(--verbatim-line); }
        .relation.canonical { color: var(--paper); background: var(--ink); border-color: var(--ink); }
        .uncredited { color: var(--accent); }
        .share { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .bar { width: 54px; height: 7px; margin-right: .5em; vertical-align: .08em; }
        .bar .all { fill: var(--line); }
        .bar .part { fill: var(--accent); }

        .graph { margin: 1rem 0 0; overflow-x: auto; }
        .graph svg { display: block; width: 100%; min-width: 560px; max-width: 860px; height: auto; }
        .graph text { font: 13px var(--sans); fill: var(--ink); }
        .graph .minor { fill: var(--soft); font-size: 12px; }
        .graph .strong { font-weight: 600; }
        .graph .tick { stroke: var(--line); stroke-width: 1; stroke-dasharray: 1 4; }
        .graph .row { stroke: var(--line); stroke-width: 1; }
        .graph .edge { fill: none; stroke: var(--accent); }
        .graph .edge.side { stroke: var(--soft); opacity: .3; }
        .graph .edge.unknown { stroke: var(--soft); stroke-dasharray: 5 4; }
        .graph .tip { fill: var(--accent); }
        .graph .tip.side { fill: var(--soft); opacity: .45; }
        .graph .node { fill: var(--paper); stroke: var(--ink); stroke-width: 1.6; }
        .graph .node.first { fill: var(--ink); }

        .pair { background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin: .8rem 0; }
        .pair > summary, .pair > .line { padding: .7rem 1rem; }
        .pair > summary { cursor: pointer; list-style: none; position: relative; padding-right: 9rem; }
        .pair > summary::-webkit-details-marker { display: none; }
        .pair > summary::after { content: "show the texts"; position: absolute; top: .8rem; right: 1rem; color: var(--soft); font-size: .82rem;
          text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .18em; }
        .pair[open] > summary::after { content: "hide the texts"; }
        .pair[open] > summary { border-bottom: 1px solid var(--line); }
        .pair .what { font-family: var(--serif); font-size: 1.08rem; margin: 0 .5rem; overflow-wrap: anywhere; }
        .facts { color: var(--soft); font-size: .85rem; margin: .25rem 0 0; }
        .facts span + span::before, .published span + span::before { content: " · "; }
        .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); grid-template-rows: auto 1fr; }
        .side { display: grid; grid-row: span 2; grid-template-rows: subgrid; align-content: start; padding: 1rem 1.2rem 1.2rem; min-width: 0; }
        .side + .side { border-left: 1px solid var(--line); }
        .side .eyebrow { color: var(--soft); }
        .side header { margin-bottom: .8rem; }
        .side header p { margin: .3rem 0 0; font-size: .87rem; overflow-wrap: anywhere; }
        .text { font: 1.02rem/1.62 var(--serif); max-height: max(24rem, 72vh); overflow-y: auto; overflow-wrap: anywhere;
          padding-right: .5rem; scrollbar-width: thin; position: relative; }
        .text p { margin: 0 0 .8em; }

        a.mark, .key { color: inherit; text-decoration: none; border-radius: 2px; padding: .06em 0;
          -webkit-box-decoration-break: clone; box-decoration-break: clone;
          -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .key { padding: .06em .4em; }
        .verbatim { background: var(--verbatim); border-bottom: 2px solid var(--verbatim-line); }
        .reworded { background: var(--reworded); border-bottom: 2px dotted var(--reworded-line); }
        .text p.aside { color: var(--soft); font-size: .88em; }
        .quote { background: var(--quote); border-bottom: 1px dashed var(--quote-line); }
        .same { font-weight: 600; }
        a.mark.quote { color: var(--soft); }
        a.mark[data-number]::before { content: attr(data-number); font: 600 .62em var(--sans);
          color: var(--soft); vertical-align: super; line-height: 0; margin-right: .25em; padding-left: .1em; }
        a.mark.lit, a.mark.followed, a.mark:target, a.mark:focus-visible { outline: 2px solid var(--accent);
          outline-offset: 1px; }

        footer { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: .8rem; color: var(--soft);
          font-size: .82rem; }
        @media screen and (max-width: 720px) {
          body { padding: 1.4rem 1rem 3rem; }
          h1 { font-size: 1.75rem; }
          h2 { font-size: 1.35rem; }
          .sides { grid-template-columns: minmax(0, 1fr); grid-template-rows: none; }
          .side { display: block; }
          .side + .side { border-left: 0; border-top: 1px solid var(--line); }
          .stacking thead { display: none; }
          .stacking tr { display: block; border-bottom: 1px solid var(--line); padding: .6rem 0; }
          .stacking td { display: inline-block; border: 0; padding: 0 .7rem 0 0; }
          .stacking td:empty { display: none; }
          .stacking td.title { display: block; padding: .15rem 0 .3rem; }
          .pair > summary { padding-right: 1rem; }
          .pair > summary::after { position: static; }
          .text { max-height: 22rem; }
        }
        @media print {
          :root {
            --paper: #fff; --card: #fff; --ink: #000; --soft: #555; --line: #ccc; --accent: #8f2318;
            --faint: #f4f4f4; --verbatim: #fff0bd; --verbatim-line: #a77f00; --reworded: #dfecfb;
            --reworded-line: #2f6cae; --quote: #eee; --quote-line: #999;
          }
          html { font-size: 10pt; }
          body { max-width: none; padding: 0; }
          button, .hint, .pair > summary::after { display: none; }
          .text { max-height: none; overflow: visible; font-size: .95rem; line-height: 1.5; }
          .side { padding: .7rem .8rem; }
          .sides { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
          .side + .side { border-left: 1px solid var(--line); border-top: 0; }
          .family { break-before: auto; }
          h2, h3, .pair > summary, .side header, thead { break-after: avoid; }
          tr, .graph, .pair > summary, .pair > .line { break-inside: avoid; }
        }

        """
}
