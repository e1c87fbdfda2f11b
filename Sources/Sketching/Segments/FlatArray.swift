import Glibc
import Platform

/// A file that is read here and there.
///
/// Not mapped into memory: were it cut off meanwhile, or its disk lost, that would
/// end the program.
final class RandomAccessFile: Sendable {
    let count: Int
    private let descriptor: Descriptor

    init(path: String) throws(SystemError) {
        descriptor = try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        count = try descriptor.status().size
    }

    /// The elements that lie from an offset on; none where not all can be read.
    func elements<Element: BitwiseCopyable>(from offset: Int, count: Int, of: Element.Type) -> [Element] {
        guard count > 0, offset >= 0, count <= (self.count - offset) / MemoryLayout<Element>.stride else {
            return []
        }
        return descriptor.elements(at: offset, count: count)
    }
}

/// Elements in a row, in memory or in a file.
struct FlatArray<Element: BitwiseCopyable & Sendable>: Sendable {
    private enum Storage: Sendable {
        case memory([Element])
        case file(RandomAccessFile, offset: Int)
    }

    let count: Int
    private let storage: Storage

    init(_ elements: [Element]) {
        count = elements.count
        storage = .memory(elements)
    }

    init(in file: RandomAccessFile, offset: Int, count: Int) {
        self.count = count
        storage = .file(file, offset: offset)
    }

    /// Those that are in memory; nil where they are in a file.
    @inline(__always)
    var elementsInMemory: [Element]? {
        if case .memory(let elements) = storage { elements } else { nil }
    }

    /// Some of them; none where they cannot be read.
    func elements(in range: Range<Int>) -> [Element] {
        switch storage {
        case .memory(let elements): Array(elements[range])
        case .file(let file, let offset):
            file.elements(
                from: offset + range.lowerBound * MemoryLayout<Element>.stride, count: range.count,
                of: Element.self)
        }
    }

    /// All of them; none where they cannot be read.
    var elements: [Element] { elementsInMemory ?? elements(in: 0..<count) }
}

extension Span {
    /// The first place where a condition holds that holds from there to the end;
    /// the end if it never does.
    ///
    /// - Complexity: O(log *n*).
    @inline(__always)
    func firstPlace(where holds: (Element) -> Bool) -> Int where Element: Copyable {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low &+ high) / 2
            if holds(self[middle]) { high = middle } else { low = middle &+ 1 }
        }
        return low
    }
}
