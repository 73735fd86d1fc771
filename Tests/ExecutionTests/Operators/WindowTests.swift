import Frames
import Plans
import Testing

struct WindowTests {
  @Test func `an aggregate stands on each row of its group`() throws {
    let frame = try table(.text("g", ["a", "b", "a"]), .number("value", [1, 5, 3]))
    #expect(try windowed(frame, .aggregate(.max), by: ["g"]).list == [3, 5, 3])
    #expect(try windowed(frame, .aggregate(.sum)).list == [9, 9, 9])
    #expect(try windowed(frame, .aggregate(.count), [], by: ["g"]).list == [2, 1, 2])
  }

  @Test func `shares of a group make a hundred`() throws {
    let frame = try table(.text("g", ["a", "b", "a"]), .number("value", [1, 5, 3]))
    let shares = try windowed(frame, .share, by: ["g"])
    #expect(shares.list == [25, 100, 75])
    #expect(shares.units == ["%", "%", "%"])
  }

  @Test func `a share is unknown where a part of the whole is, and of nothing`() throws {
    let frame = try table(
      .text("g", ["a", "a", "b", "b"]),
      .number("value", [1, 0, 0, 0]).with([.known, .suppressed, .known, .known])
    )
    #expect(
      try windowed(frame, .share, by: ["g"]).reasons
        == [.suppressed, .suppressed, .missing, .missing]
    )
  }

  @Test func `shares of mixed units are refused`() throws {
    let frame = try table(.mixed("value", [1, 2], units: ["%", "£"]))
    let measure = WindowMeasure(
      name: "s",
      function: .share,
      arguments: [.column("value")],
      by: [],
      period: nil
    )
    #expect(failure(.window(scan(frame), [measure], origin))?.code == "unit-2")
  }

  @Test func `what a window left out is said`() throws {
    let frame = try table(.number("value", [1, nil]))
    let measure = WindowMeasure(
      name: "m",
      function: .aggregate(.mean),
      arguments: [.column("value")],
      by: [],
      period: nil
    )
    let result = try run(.window(scan(frame), [measure], origin))
    #expect(result.footnotes.map(\.text) == ["1 missing left out of mean"])
    #expect(result.frame.names == ["value", "m"])
    #expect(result.frame.schema.field("m")?.isQuiet == true)
  }

  @Test func `a series function needs periods`() throws {
    let frame = try table(.number("value", [1]))
    let measure = WindowMeasure(
      name: "p",
      function: .series(.prev),
      arguments: [.column("value")],
      by: [],
      period: nil
    )
    #expect(failure(.window(scan(frame), [measure], origin))?.code == "needs-1")
  }
}
