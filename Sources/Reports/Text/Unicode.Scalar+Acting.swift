extension Unicode.Scalar {
    /// Whether it acts where it is shown instead of being read: controls, line
    /// ends, direction overrides, invisible tags.
    ///
    /// Joiners do not: emoji, Persian and the scripts of India need them.
    var acts: Bool {
        switch value {
        case 0x20..<0x7F: false
        case 0x00..<0x20, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE0FFF, 0xFDD0...0xFDEF: true
        // The last two of each plane are no characters.
        default: endsLine || value & 0xFFFE == 0xFFFE
        }
    }

    /// Whether a line may end with it: what stands there is a space when it is
    /// taken out.
    var endsLine: Bool { value < 0x20 || value == 0x85 || value == 0x2028 || value == 0x2029 }
}
