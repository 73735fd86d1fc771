import Frames
import RealModule

extension ScalarFunction {
  static let abs = ofNumber("abs", "The number without its sign.") { $0.magnitude }
  static let floor = ofNumber("floor", "The next whole number down.", decimals: 0) {
    $0.rounded(.down)
  }
  static let ceiling = ofNumber("ceiling", "The next whole number up.", decimals: 0) {
    $0.rounded(.up)
  }
  static let sqrt = ofNumber("sqrt", "The square root; missing below zero.") { Double.sqrt($0) }
  static let ln = ofNumber("ln", "The natural logarithm; missing at and below zero.") {
    Double.log($0)
  }
  static let exp = ofNumber("exp", "e to the power of the number.") { Double.exp($0) }
  static let power = ofNumbers("power", "The first number to the power of the second.") {
    $0 < 0 && $1 == $1.rounded() && $1.magnitude < 1e6
      ? Double.pow($0, Int($1)) : Double.pow($0, $1)
  }
  static let mod = ofNumbers("mod", "The rest of a division, with the divisor's sign.") {
    $1 == 0 ? .nan : $0 - $1 * ($0 / $1).rounded(.down)
  }
  static let least = ofNumbers("least", "The least of several numbers.", counts: 2...20) {
    Swift.min($0, $1)
  }
  static let greatest = ofNumbers(
    "greatest",
    "The greatest of several numbers.",
    counts: 2...20
  ) { Swift.max($0, $1) }
}
