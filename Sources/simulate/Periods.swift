/// Labels of the periods that figures are published for; year 0 is 2014 or 2014/15.
enum Label {
  static let yearCount = 12
  private static let first = 2014

  static func twoDigits(_ number: Int) -> String {
    number % 100 < 10 ? "0\(number % 100)" : String(number % 100)
  }

  /// 2014/15: a financial or a school year.
  static func split(_ year: Int) -> String {
    "\(first + year)/\(twoDigits(first + year + 1))"
  }

  static func calendar(_ year: Int) -> String { String(first + year) }

  /// Three calendar years as one: 2014 - 16.
  static func pooled(_ year: Int) -> String {
    "\(first + year) - \(twoDigits(first + year + 2))"
  }

  /// Twelve months up to the end of September.
  static func rolling(_ year: Int) -> String { "Year to Sep \(first + year)" }

  static let monthCount = 48
  private static let names = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Month 0 is April 2022.
  static func month(_ month: Int) -> String {
    "\(names[(month + 3) % 12]) \(2022 + (month + 3) / 12)"
  }

  static let quarterCount = 16

  /// Quarter 0 is the first of 2022/23.
  static func quarter(_ quarter: Int) -> String {
    "\(split(8 + quarter / 4)) Q\(quarter % 4 + 1)"
  }
}
