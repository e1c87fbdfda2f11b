/// Bytes that arrive in order: a file, or what is unpacked from one.
protocol ByteSource: AnyObject {
    /// Appends what can be had at once; appends nothing only at the end.
    ///
    /// Whatever came before something broke is given before the failure is
    /// thrown.
    func read(into output: inout OutputSpan<UInt8>) throws(ReadFailure)

    /// Goes on at another place; false where that cannot be done.
    func seek(to offset: Int) -> Bool

    /// The number of bytes in all, where it is known beforehand.
    var size: Int? { get }
}

extension ByteSource {
    func seek(to offset: Int) -> Bool { false }
    var size: Int? { nil }
}
