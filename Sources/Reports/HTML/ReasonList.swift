import ReuseDetection

/// What spoke for and against reuse, as a table of a page.
struct ReasonList {
    let reasons: [Reason]

    /// Empty where there are no reasons.
    var section: Markup {
        guard !reasons.isEmpty else { return "" }
        var rows = Markup()
        for reason in reasons {
            let sign = reason.weight < 0 ? "−" : "+"
            rows += """
                <tr><td>\(reason.name)</td><td class="number">\(Numbers.text(reason.value, places: 3))</td>\
                <td class="number">\(sign)\(Numbers.fixed(abs(reason.weight), places: 2))</td>\
                <td>\(reason.weight < 0 ? "against" : "for")</td></tr>

                """
        }
        return """
            <section class="others"><h2>Why</h2>
            <div class="scroll"><table><thead><tr><th>looked at</th><th class="number">found</th>\
            <th class="number">weight</th><th>speaks</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div></section>

            """
    }
}
