import Glibc

/// What the system says of this process' memory.
enum ResidentMemory {
    /// Bytes.
    static var now: Int { kilobytes("VmRSS:") << 10 }
    static var peak: Int { kilobytes("VmHWM:") << 10 }

    private static func kilobytes(_ name: String) -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                .split { $0 == " " || $0 == "\t" }
            if words.first == Substring(name), words.count > 1 { return Int(words[1]) ?? 0 }
        }
        return 0
    }
}

/// What this process had of the processors.
enum ProcessorTime {
    static var seconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}

/// How long the file system takes to have bytes on the disk.
struct FsyncTime {
    /// Milliseconds.
    let median: String
    let high: String

    static func measure(in folder: String) throws -> FsyncTime {
        let path = folder + "/fsync.bench"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { throw POSIXFailure(path: path) }
        defer {
            close(file)
            unlink(path)
        }
        let bytes = [UInt8](repeating: 1, count: 4096)
        var times: [Double] = []
        for _ in 0..<200 {
            let start = ContinuousClock.now
            _ = write(file, bytes, bytes.count)
            fsync(file)
            times.append(seconds(ContinuousClock.now - start) * 1000)
        }
        times.sort()
        return FsyncTime(median: Figure.text(times[100], 2), high: Figure.text(times[190], 2))
    }
}

struct POSIXFailure: Error, CustomStringConvertible {
    let path: String
    let reason = String(cString: strerror(errno))
    var description: String { "cannot write \(path): \(reason)" }
}

/// Numbers as people read them.
enum Figure {
    static func text(_ number: Double, _ places: Int) -> String {
        let scale = pow(10, Double(places))
        let digits = String(Int((number * scale).rounded()))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return padded.dropLast(places) + "." + padded.suffix(places)
    }
}
