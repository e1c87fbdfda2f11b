/// Takes a file as one text.
final class TextCutter: Cutter {
    let label: FileLabel
    private let stream: ByteStream
    private let options: ReadingOptions

    init(_ stream: ByteStream, label: FileLabel, options: ReadingOptions) {
        self.stream = stream
        self.label = label
        self.options = options
    }

    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress {
        let offset = stream.position
        let limit = options.maxArticleSize
        if let size = stream.size, size - offset > limit { throw .tooLarge(options) }
        let start = block.bytes.count
        do throws(ReadFailure) {
            // One byte more than is expected makes the end show at once. Files
            // can have more than they say, and some say nothing.
            let step = max(4096, (stream.size ?? 64 << 10) + 1)
            while try block.fill(from: stream, upTo: step) > 0 {
                if block.bytes.count - start > limit { throw .tooLarge(options) }
            }
        } catch  where error == .followedByOther {
            // All of the text is there.
            block.append(.failure(error), of: label)
        } catch {
            block.bytes.removeSubrange(start...)
            throw error
        }
        block.append(.text(start..<block.bytes.count, offset: offset), of: label)
        return .finished
    }
}
