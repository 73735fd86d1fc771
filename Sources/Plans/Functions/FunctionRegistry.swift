import Frames

/// The functions that an expression may call by name, each in its own file.
public enum FunctionRegistry {
  public static let functions: [ScalarFunction] = [
    .abs,
    .ceiling,
    .exp,
    .floor,
    .fromParts,
    .greatest,
    .least,
    .ln,
    .mod,
    .power,
    .round,
    .rounding,
    .sqrt,
  ]

  public static func function(named name: String) -> ScalarFunction? {
    functions.first { $0.name == name }
  }
}
