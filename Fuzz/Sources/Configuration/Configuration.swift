import ArgumentParser
import ArticleArchive
import ArticleReading
import Checks
import Glibc
import InboxWatching
import ReuseDetection
import Sketching
@testable import Program

/// A configuration file of `watch`, and what its settings come to.
@_cdecl("LLVMFuzzerTestOneInput")
public func feedConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    file.write(UnsafeRawBufferPointer(start: start, count: count))
    do {
        let configuration = try ConfigurationFile(path: file.path)
        checkSettings(try WatchCommand.parse(["inbox", "--archive=archive"] + configuration.arguments))
    } catch let failure as Failure {
        check(!failure.description.isEmpty, "a failure says what is wrong")
    } catch {
        check(!WatchCommand.message(for: error).isEmpty, "an error says what is wrong")
    }
    return 0
}

/// What was let through is fit for use.
private func checkSettings(_ command: WatchCommand) {
    check((0...3600).contains(command.settle), "files settle within an hour: \(command.settle)")
    for span in [command.keep, command.window].compactMap({ $0 }) {
        check(span.seconds > 0 && span.seconds.isFinite, "a time span is a time: \(span.seconds)")
    }
    check(command.maxFileSize.bytes > 0, "files may have a size")
    let archive = command.archiveOptions
    check(archive.detection.similarity > 0 && archive.detection.similarity <= 1, "a similarity is one")
    check(archive.detection.bands.bands > 0, "signatures are cut into bands")
    let inbox = command.inboxOptions(archive: "archive")
    check(inbox.reading.maxArticleSize > 0, "articles may have a size")
}

/// The file the settings are read from, the same for every input.
private let file = ConfigurationInput()

private struct ConfigurationInput: Sendable {
    private let descriptor: CInt
    /// Where the program finds it.
    var path: String { "/proc/self/fd/\(descriptor)" }

    init() {
        var name = Array("/tmp/wirecopy-fuzz-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        check(descriptor >= 0, "there is room for a file")
        unlink(name)
    }

    func write(_ bytes: UnsafeRawBufferPointer) {
        check(ftruncate(descriptor, 0) == 0, "the file can be emptied")
        check(pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count, "the file can be written")
    }
}
