import ArticleText
import Glibc
let path = CommandLine.arguments[1]
let f = fopen(path, "r")!
var data = [UInt8](repeating: 0, count: 60_000_000)
let n = fread(&data, 1, data.count, f)
data.removeLast(data.count - n)
var tok = Tokenizer(); var tokens: [Token] = []; var sh: [UInt64] = []
var words = 0; var x: UInt64 = 0
func cpu() -> Double { var t = timespec(); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9 }
for round in 0..<6 {
  var t0 = cpu(); var tt = 0.0; var ts = 0.0; words = 0
  var i = 0
  while i < data.count {
    let e = min(i + 2700, data.count)
    let slice = data[i..<e]
    tok.tokenize(slice.span, into: &tokens)
    let t1 = cpu(); tt += t1 - t0
    Shingles.hashes(of: tokens.span, width: 5, into: &sh)
    let t2 = cpu(); ts += t2 - t1; t0 = t2
    words += tokens.count; x ^= sh.last ?? 0
    i = e
  }
  print(round, "MB/s tok", Double(data.count)/tt/1e6, "ns/B", tt*1e9/Double(data.count), "ns/word", tt*1e9/Double(words), "shingle ns", ts*1e9/Double(words), words, x)
}
