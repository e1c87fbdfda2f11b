import ArgumentParser
import Logging

/// The forms a log line is written in.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// The weights of log lines a user can choose from.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
