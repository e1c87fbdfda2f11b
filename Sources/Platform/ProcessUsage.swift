import Glibc

/// Resources this process has used.
public enum ProcessUsage {
    /// The processor time of all threads.
    public static var processorTime: Duration { Duration(clock: CLOCK_PROCESS_CPUTIME_ID) }

    /// The resident set size in bytes; 0 if it cannot be read.
    public static var memory: Int {
        let fields = text("/proc/self/statm").split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
    }

    /// The memory the process can use, in bytes: that of the machine, or less if its control
    /// group or one above sets a limit (cgroups(7), version 2).
    public static var memoryLimit: Int {
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

    /// The start of a small pseudo-file; empty if it cannot be read.
    private static func text(_ path: String) -> String {
        let head = try? Descriptor(path, O_RDONLY).head(4096)
        return String(decoding: head ?? [], as: UTF8.self)
    }
}
