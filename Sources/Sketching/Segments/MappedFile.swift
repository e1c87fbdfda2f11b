import Glibc

/// A file mapped into memory, read-only: what is not looked at takes none.
///
/// The file must not be made shorter while it is mapped; segments are replaced as
/// a whole, by renaming.
final class MappedFile: Sendable {
    let count: Int
    private nonisolated(unsafe) let start: UnsafeRawPointer

    /// - Returns: nil where the file cannot be opened or mapped, or is empty.
    init?(path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0,
            status.st_mode & S_IFMT == S_IFREG,
            let mapped = unsafe mmap(nil, Int(status.st_size), PROT_READ, MAP_SHARED, descriptor, 0),
            unsafe mapped != MAP_FAILED
        else { return nil }
        count = Int(status.st_size)
        unsafe start = UnsafeRawPointer(mapped)
    }

    deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: start), count) }

    /// The bytes of a range as elements; the range must lie within the file and be
    /// aligned.
    func withElements<Element: BitwiseCopyable, Result, Failure: Error>(
        from offset: Int, count: Int, _ body: (Span<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(offset >= 0 && count >= 0 && offset % MemoryLayout<Element>.alignment == 0)
        precondition(count <= (self.count - offset) / MemoryLayout<Element>.stride)
        let elements = unsafe UnsafeBufferPointer<Element>(
            start: (start + offset).assumingMemoryBound(to: Element.self), count: count)
        return try body(unsafe elements.span)
    }
}

/// Elements in a row, in memory or in a mapped file.
struct FlatArray<Element: BitwiseCopyable & Sendable>: Sendable {
    private enum Storage: Sendable {
        case memory([Element])
        case file(MappedFile, offset: Int)
    }

    let count: Int
    private let storage: Storage

    init(_ elements: [Element]) {
        count = elements.count
        storage = .memory(elements)
    }

    init(in file: MappedFile, offset: Int, count: Int) {
        self.count = count
        storage = .file(file, offset: offset)
    }

    @inline(__always)
    func withSpan<Result, Failure: Error>(
        _ body: (Span<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch storage {
        case .memory(let elements): try body(elements.span)
        case .file(let file, let offset): try file.withElements(from: offset, count: count, body)
        }
    }

    /// All of them, in memory.
    var elements: [Element] {
        if case .memory(let elements) = storage { return elements }
        return withSpan { span in
            span.indices.map { span[$0] }
        }
    }
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
