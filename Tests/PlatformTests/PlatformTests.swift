import Foundation
import Platform
import Testing

@Suite struct PlatformTests {
    @Test("every day has its date and every date its day")
    func calendar() {
        for day in stride(from: -200_000, through: 200_000, by: 1) {
            let time = UTCTime(secondsSince1970: day * 86_400 + 86_399)
            #expect(UTCTime.days(year: time.year, month: time.month, day: time.day) == day)
        }
    }

    @Test("a second is written as the calendar has it")
    func writing() {
        #expect(UTCTime(secondsSince1970: 951_782_400).iso == "2000-02-29T00:00:00Z")
        #expect(UTCTime(secondsSince1970: -1).iso == "1969-12-31T23:59:59Z")
        #expect(UTCTime(secondsSince1970: 1_756_302_660.9).iso == "2025-08-27T13:51:00Z")
    }

    @Test("a move never replaces, and a lock is one opening's")
    func files() throws {
        let path = NSTemporaryDirectory() + "platform-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = try Descriptor(path, O_RDONLY | O_DIRECTORY)
        for name in ["a", "b"] {
            let file = try Descriptor(name, in: folder, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o600)
            try file.write(Array(name.utf8))
            try file.close()
        }
        #expect(throws: SystemError(EEXIST)) { try folder.move("a", to: "b", in: folder) }
        try folder.move("a", to: "c", in: folder)
        #expect(try Folder.entries(of: path).map(\.name) == ["b", "c"])

        let one = try Descriptor("c", in: folder, O_RDONLY)
        let other = try Descriptor("c", in: folder, O_RDONLY)
        #expect(try one.bytes(expecting: 0) == Array("a".utf8))
        #expect(one.head(9) == Array("a".utf8))
        try one.lock()
        #expect(throws: SystemError(EWOULDBLOCK)) { try other.lock(shared: true) }
    }

    @Test("a link is one, or what it leads to")
    func links() throws {
        let path = NSTemporaryDirectory() + "platform-\(UUID().uuidString)"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/")
        defer { unlink(path) }
        #expect(try FileStatus(path: path).kind == .folder)
        #expect(try FileStatus(path: path, followsLinks: false).kind == .link)
        #expect(throws: SystemError(ENOENT)) { try FileStatus(path: path + "x") }
    }
}
