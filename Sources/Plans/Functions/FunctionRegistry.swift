import Frames

/// The functions that an expression may call by name, each in its own file.
public enum FunctionRegistry {
  public static let functions: [ScalarFunction] = [
    .abs,
    .better,
    .ceiling,
    .exp,
    .firstKnown,
    .floor,
    .fromParts,
    .greatest,
    .least,
    .left,
    .length,
    .ln,
    .lowerCase,
    .mod,
    .number,
    .power,
    .proportion,
    .rate,
    .replace,
    .right,
    .round,
    .rounding,
    .sameText,
    .similar,
    .sqrt,
    .text,
    .trim,
    .upperCase,
    .worse,
  ]

  public static func function(named name: String) -> ScalarFunction? {
    functions.first { $0.name == name }
  }
}
