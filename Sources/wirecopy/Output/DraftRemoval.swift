import Dispatch
import Glibc
import Synchronization

/// Takes a draft away when the program is ended by ^C or another signal that
/// asks it to end, and ends it as that signal does.
final class DraftRemoval {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    private var sources: [any DispatchSourceSignal] = []
    private let path = Path()

    private final class Path: Sendable {
        let value = Mutex<String?>(nil)
    }

    /// The draft; nil while there is none. To be set before it is made, so that
    /// there is no moment in which it would stay.
    var draft: String? {
        get { path.value.withLock { $0 } }
        set { path.value.withLock { $0 = newValue } }
    }

    init() {
        let path = path
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
                if let draft = path.value.withLock({ $0 }) { unlink(draft) }
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
