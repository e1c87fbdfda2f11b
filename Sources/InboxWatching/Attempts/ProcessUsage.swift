import Glibc

/// What this process has used of the machine.
enum ProcessUsage {
    /// Of all its threads.
    static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// Bytes of it that are in memory; 0 where the system does not tell.
    static var memory: Int {
        let fields = text("/proc/self/statm").split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
    }

    /// The bytes of memory that there are for it: those of the machine, or of the
    /// control group it is in and those around that (cgroups(7), version 2).
    static var memoryLimit: Int {
        var limit = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        let group = text("/proc/self/cgroup").split(separator: "\n").first { $0.hasPrefix("0::/") }
        var path = group.map { String($0.dropFirst(3)) } ?? ""
        while let slash = path.lastIndex(of: "/") {
            let most = text("/sys/fs/cgroup\(path)/memory.max").prefix { $0.isNumber }
            if let most = Int(most) { limit = min(limit, most) }
            path = String(path[..<slash])
        }
        return limit
    }

    /// The start of a small file the system makes up; empty if there is none.
    private static func text(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
