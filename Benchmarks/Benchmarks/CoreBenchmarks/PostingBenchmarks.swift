import Benchmark
import Sketching
import SyntheticNews

func registerPostingBenchmarks() {
    let documents = keysOfDocuments()
    let postings = documents.reduce(0) { $0 + $1.count }
    let builder = collected(documents)
    register("Postings collected", per: .posting, count: postings) {
        blackHole(collected(documents))
    }
    register("Posting index built", per: .posting, count: postings) {
        blackHole(built(builder))
    }

    let partitions = built(builder)
    register("Posting groups walked", per: .posting, count: postings) {
        for partition in partitions {
            partition.forEachGroup { blackHole($0.count) }
        }
    }

    let index = PostingIndex(layers: [PostingList(partitions: partitions)])
    let keys = documents.prefix(200).flatMap(\.self)
    register("Posting index asked", per: .lookup, count: keys.count) {
        for key in keys { blackHole(index.documents(under: key).count) }
    }
}

/// 50 keys each, as a text of 400 words has with one shingle in eight; most
/// keys are of one document only, some of about six.
private func keysOfDocuments() -> [[UInt64]] {
    var random = SeededGenerator(seed: 3)
    let shared = (0..<20_000).map { _ in random.next() }
    return (0..<8000).map { _ in
        (0..<50).map { _ in random.happens(0.3) ? shared.randomElement(using: &random)! : random.next() }
    }
}

private func collected(_ documents: [[UInt64]]) -> PostingBuilder {
    var builder = PostingBuilder()
    for (number, keys) in documents.enumerated() { builder.add(UInt32(number), under: keys) }
    return builder
}

private func built(_ builder: PostingBuilder) -> [PostingPartition] {
    var scratch = PostingShard.Scratch()
    return PostingShard.shards(of: [builder]).map { shard in
        shard.take(scratch: &scratch) { _, document in document }
    }
}
