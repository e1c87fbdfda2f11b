import ArticleText
import Glibc

extension UInt8 {
    static var newline: UInt8 { 10 }
}

extension Span<UInt8> {
    /// The first place of a byte at or after `start`.
    ///
    /// The C library compares 32 bytes at once where a loop written here would
    /// compare one. Its pointers do not leave this function.
    func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        guard start < count else { return nil }
        return unsafe withUnsafeBufferPointer { buffer in
            let base = buffer.baseAddress!
            guard let hit = unsafe memchr(base + start, Int32(byte), buffer.count - start) else { return nil }
            return unsafe UnsafeRawPointer(base).distance(to: hit)
        }
    }

    /// The last place of a byte at or after `start`.
    func lastIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        var index = count
        while index > start {
            index -= 1
            if self[index] == byte { return index }
        }
        return nil
    }

    func firstIndex(where predicate: (UInt8) -> Bool) -> Int? {
        for index in indices where predicate(self[index]) { return index }
        return nil
    }

    /// Whether a mark of UTF-8 stands at the start.
    var startsWithMark: Bool { count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF }

    /// Whether it is white space, or marks of UTF-8 and white space.
    var isBlank: Bool {
        var start = 0
        while start < count {
            if self[start].isSpace {
                start += 1
            } else if extracting(start..<count).startsWithMark {
                start += 3
            } else {
                return false
            }
        }
        return true
    }

    /// How often a byte occurs.
    func count(of byte: UInt8) -> Int {
        var total = 0
        var start = 0
        while let index = firstIndex(of: byte, from: start) {
            total += 1
            start = index + 1
        }
        return total
    }
}
