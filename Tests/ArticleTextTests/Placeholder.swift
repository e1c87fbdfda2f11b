import Testing
@testable import ArticleText
@Test func bits() {
  for b in UInt8.min...255 { 
    let m = WordMask.bits(of: UInt64(b) << 16)
    let want = (b >= 0x80 || (b >= 48 && b < 58) || (b >= 65 && b <= 90) || (b >= 97 && b <= 122))
    if m != (want ? 4 : 0) { print("bad", b, m) }
  }
  var t = Tokens(); var k = Tokenizer(keepingRanges: true)
  let s = Array("Hello world, this is a long sentence with 115,000 words and notwithstanding internationalization élan “quoted” the end of it all.".utf8)
  k.tokenize(s.span, into: &t)
  print(t.ranges.map { String(decoding: s[Int($0.lowerBound)..<Int($0.upperBound)], as: UTF8.self) })
}
