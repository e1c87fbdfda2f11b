import Foundation

/// When and where something was measured.
enum Machine {
    static var today: String { String(Date.now.ISO8601Format().prefix(10)) }

    static var summary: String {
        let description = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = description.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
        return "\(name ?? "unknown processor"), \(ProcessInfo.processInfo.processorCount) cores, Linux"
    }
}
