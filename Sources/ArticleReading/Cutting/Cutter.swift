/// Cuts one file into the pieces of blocks.
protocol Cutter: AnyObject {
    var label: FileLabel { get }

    /// Takes the next stretch of the file.
    ///
    /// - Throws: when the file cannot be read on. What was complete before
    ///   is in the block.
    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress
}

/// What to do after a stretch.
enum CutProgress {
    case more
    case finished
    /// Cut this file, which lies within the other, before going on.
    case nested(any Cutter)
}
