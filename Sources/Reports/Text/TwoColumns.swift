/// Two texts beside each other, or below each other where that is too narrow.
struct TwoColumns {
    let surface: Surface

    private static let leastWidth = 60
    private static let widest = 76

    var isStacked: Bool { surface.columns < Self.leastWidth }

    /// Columns of one side.
    var width: Int {
        isStacked ? max(16, surface.columns - 3) : min(Self.widest, (surface.columns - 3) / 2)
    }

    /// Columns of both sides and what is between them.
    var fullWidth: Int { isStacked ? surface.columns : 2 * width + 3 }

    /// One line of either side: printable text, and the same as it is shown.
    struct Line {
        var text = ""
        var shown = ""
    }

    /// Both sides, line by line; stacked, each side led by its letter.
    func rows(_ left: [Line], _ right: [Line]) -> String {
        var text = ""
        if isStacked {
            for (name, lines) in [("a", left), ("b", right)] {
                for (number, line) in lines.enumerated() {
                    text += (number == 0 ? name + "  " : "   ") + line.shown + "\n"
                }
            }
            return text
        }
        for number in 0..<max(left.count, right.count) {
            let one = number < left.count ? left[number] : Line()
            text += one.shown
            text += String(repeating: " ", count: max(0, width - Columns.width(of: one.text)))
            text += surface.dim(" │")
            if number < right.count, !right[number].text.isEmpty {
                text += " " + right[number].shown
            }
            text += "\n"
        }
        return text
    }
}
