import Dispatch
import Glibc

/// Takes a draft away when the program is ended by ^C or another signal that
/// asks it to end, and ends it as that signal does.
final class DraftRemoval {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    private var sources: [any DispatchSourceSignal] = []

    init(of path: String) {
        // A queue of its own has a thread of its own, however busy the others are.
        let queue = DispatchQueue(label: "draft")
        for number in Self.signals {
            // What started the program may have asked for a signal to be ignored.
            let former = signal(number, SIG_IGN)
            // The default is nil.
            guard former == nil else {
                signal(number, former)
                continue
            }
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                unlink(path)
                signal(number, SIG_DFL)
                kill(getpid(), number)
            }
            source.resume()
            sources.append(source)
        }
    }

    /// Leaves the file alone from here on.
    func cancel() {
        for source in sources {
            signal(Int32(source.handle), SIG_DFL)
            source.cancel()
        }
        sources = []
    }
}
