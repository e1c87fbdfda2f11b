/// Breaks text into lines of so many columns.
enum Wrapping {
    /// `text`, which must be printable, in lines of at most `width` columns:
    /// broken between words, within a word where it is wider than a line, and
    /// between any two ideographs.
    static func lines(_ text: some StringProtocol, width: Int) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var used = 0
        func end() {
            if !line.isEmpty { lines.append(String(line)) }
            (line, used) = (.init(), 0)
        }
        for piece in String(text).unicodeScalars.split(separator: " ").flatMap(pieces) {
            let gap = piece.isAfterSpace && used > 0 ? 1 : 0
            if used + gap + piece.width > width { end() }
            if used > 0, gap == 1 {
                line.append(" ")
                used += 1
            }
            for scalar in piece.scalars {
                let columns = Columns.columns(of: scalar)
                if used + columns > width { end() }
                line.append(scalar)
                used += columns
            }
        }
        end()
        return lines
    }

    /// What is not broken if it can be helped.
    private struct Piece {
        var scalars = String.UnicodeScalarView()
        var width = 0
        var isAfterSpace: Bool
    }

    /// A word in one piece, a run of ideographs one by one.
    private static func pieces(of word: Substring.UnicodeScalarView) -> [Piece] {
        var pieces = [Piece(isAfterSpace: true)]
        var lastIsWide = false
        for scalar in word {
            let columns = Columns.columns(of: scalar)
            let isWide = columns == 2 || columns == 0 && lastIsWide
            if pieces[pieces.count - 1].width > 0, columns > 0, isWide || lastIsWide, !isClosing(scalar) {
                pieces.append(Piece(isAfterSpace: false))
            }
            pieces[pieces.count - 1].scalars.append(scalar)
            pieces[pieces.count - 1].width += columns
            lastIsWide = isWide
        }
        return pieces
    }

    /// Punctuation that does not begin a line.
    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .closePunctuation, .finalPunctuation, .otherPunctuation: true
        default: false
        }
    }
}
