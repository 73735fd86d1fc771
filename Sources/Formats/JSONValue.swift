/// A JSON value; members of objects keep their order.
public enum JSONValue: Sendable, Hashable {
  public struct Member: Sendable, Hashable {
    public let name: String
    public let value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A member of an object; nil for other values and absent names.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  public var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// Where a text stops being JSON, and why.
public struct JSONError: Error, Sendable, Hashable {
  public let reason: String
  /// From 1.
  public let line: Int
  /// Characters from 1 in the line.
  public let character: Int
  /// Bytes before the place.
  public let offset: Int

  public var message: String { "line \(line), character \(character): \(reason)" }
}
