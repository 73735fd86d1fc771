import Frames
import Indicators
import Plans
import Syntax

extension ExpressionChecker {
  /// `within(place, metropolitan)`: the group is a name position, known before any row is read.
  mutating func withinGroup(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax]
  ) throws(Diagnostic) -> Typed {
    try checkCount(arguments.count, 2...2, name)
    let place = try check(arguments[0])
    guard place.type == .text else {
      throw wrongArguments(name, [place], [arguments[0]])
    }
    let members = try membersOfGroup(try groupName(arguments[1]))
    let lookUp = ScalarFunction.lookingUp("within", isMember(members))
    return Typed(.call(lookUp, [place.expression]), .yesNo)
  }

  private func groupName(_ syntax: ExpressionSyntax) throws(Diagnostic) -> NameSyntax {
    switch syntax.kind {
    case .name(let name), .reference(let name): return name
    case .text(let text): return NameSyntax(text: text, style: .quoted, range: syntax.range)
    default:
      throw Diagnostic(
        code: "call-2",
        message: "within takes a place and the name of a group of places or of a place that "
          + "contains it; '\(scope.words(syntax.range))' is no name",
        range: syntax.range,
        notes: [#"for example   within(place, metropolitan)   or   within(place, "West Midlands")"#]
      )
    }
  }

  /// A list of one's own, a peer group, or every place inside a place, at any level.
  private func membersOfGroup(_ name: NameSyntax) throws(Diagnostic) -> [Int] {
    let workspace = scope.workspace
    if name.style != .quoted, case .places(let own)? = scope.binding(name.text), own.count > 1 {
      return own
    }
    let isOwn = name.style != .quoted && scope.binding(name.text) != nil
    if !isOwn, name.style != .reference, isPeerGroup(name.text) {
      let each = PlaceSyntax(kind: .each(name), range: name.range)
      return try scope.places([each], for: request?.indicators ?? [])
    }
    if name.style == .bare, !isOwn, let field = table.schema.field(name.text),
      case .none = scope.workspace.findPlaces(name.text, suggests: false)
    {
      throw Diagnostic(
        code: "call-2",
        message: "'\(field.name)' is a column; within takes the name of a place or of a group of "
          + "places here",
        range: name.range,
        notes: [#"for example   within(place, metropolitan)   or   within(place, "West Midlands")"#]
      )
    }
    let outer = try scope.places(
      [PlaceSyntax(kind: .named(name), range: name.range)],
      for: request?.indicators ?? []
    )
    let members = outer.flatMap { workspace.descendants(of: $0) }
    guard members.isEmpty else { return members }
    throw Diagnostic(
      code: "name-16",
      message: "no place inside \(outer.map { workspace.places[$0].name }.joined(separator: ", ")) "
        + "is known here",
      range: name.range
    )
  }

  private func isPeerGroup(_ text: String) -> Bool {
    if foldedName(text) == "neighbours" { return true }
    guard case .one(let group) = scope.workspace.findPeerGroups(text) else { return false }
    return !scope.workspace.members(of: group).isEmpty
  }

  private var request: SliceRequest? {
    guard case .attached(_, let request) = table.attachment else { return nil }
    return request
  }

  /// Every name, other name and code of a place, and whether the place is a member.
  private func isMember(_ members: [Int]) -> [String: Bool] {
    let places = scope.workspace.places
    let members = Set(members)
    var answers: [String: Bool] = [:]
    // Of places that share a name the ones asked for count first, then members.
    let asked = request?.places ?? []
    let all = asked + places.indices
    let order = asked + all.filter(members.contains) + all
    for position in order where answers[foldedText(places[position].name)] == nil {
      answers[foldedText(places[position].name)] = members.contains(position)
    }
    for position in order {
      let others = places[position].aliases + (places[position].code.map { [$0] } ?? [])
      for name in others where answers[foldedText(name)] == nil {
        answers[foldedText(name)] = members.contains(position)
      }
    }
    return answers
  }
}
