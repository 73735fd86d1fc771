/// Texts in one stretch of UTF-8, one after the other.
public struct PackedTexts: Sendable {
  public let bytes: [UInt8]
  /// Where each text ends; it starts where the one before ends.
  public let ends: [Int]

  /// - Precondition: `ends` never falls and stays within `bytes`, which are valid UTF-8.
  public init(bytes: [UInt8], ends: [Int]) {
    var start = 0
    for end in ends {
      precondition(end >= start && end <= bytes.count, "a text lies outside its bytes")
      start = end
    }
    self.bytes = bytes
    self.ends = ends
  }

  public var count: Int { ends.count }

  public func range(_ position: Int) -> Range<Int> {
    (position == 0 ? 0 : ends[position - 1])..<ends[position]
  }

  public subscript(position: Int) -> String {
    String(decoding: bytes[range(position)], as: UTF8.self)
  }

  var texts: [String] { ends.indices.map { self[$0] } }

  var byteCount: Int { bytes.count + ends.count * 8 }
}
