import Platform

/// What filing does to the file system, one step each.
///
/// No link is followed on the way down from the inbox, or from the folder of
/// verdicts.
///
/// A protocol so that tests can break off after any of them.
protocol Disk: AnyObject {
    /// What a path leads to, links as what they are; nil if there is nothing.
    func stamp(of path: String) -> FileStamp?

    /// The first bytes of a file; fewer if it is shorter, nil if it cannot be
    /// read.
    func head(of path: String, count: Int) -> [UInt8]?

    /// Writes a file of our own, in place of what is there, which is not
    /// written to but taken away; fails with EISDIR if that is a folder.
    func write(_ bytes: [UInt8], to path: String) throws(InboxFailure)

    /// Makes the content of a file or the entries of a folder durable.
    func sync(_ path: String) throws(InboxFailure)

    /// Gives a file another name; fails with EEXIST if it is taken.
    func move(_ path: String, to target: String) throws(InboxFailure)

    /// Makes a folder and those around it, durably, if they are not there.
    func makeFolder(_ path: String) throws(InboxFailure)

    /// Takes away a file of our own.
    func remove(_ path: String) throws(InboxFailure)
}
