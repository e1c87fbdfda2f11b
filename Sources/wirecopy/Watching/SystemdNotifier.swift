import Glibc

/// Tells systemd how the service is, by datagrams to the socket it names
/// (sd_notify(3)). Says nothing where nobody asks.
struct SystemdNotifier: Sendable {
    private let path: String?

    init(path: String? = getenv("NOTIFY_SOCKET").map { unsafe String(cString: $0) }) {
        self.path = path
    }

    func ready() { send("READY=1\nSTATUS=watching") }
    /// Not worth waiting for: another one follows.
    func alive() { send("WATCHDOG=1", flags: MSG_DONTWAIT) }
    func stopping() { send("STOPPING=1") }

    private func send(_ text: String, flags: Int = 0) {
        guard let path, var address = Self.address(path) else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let length = MemoryLayout<sa_family_t>.size + path.utf8.count
        let bytes = Array(text.utf8)
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe sendto(
                    descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL | flags), address, socklen_t(length))
            }
        }
    }

    /// A leading `@` stands for a name that is in no file system.
    private static func address(_ path: String) -> sockaddr_un? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        let fits = unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard bytes.count < room.count else { return false }
            unsafe room.copyBytes(from: bytes)
            return true
        }
        return fits ? address : nil
    }
}
