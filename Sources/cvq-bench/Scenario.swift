#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A piece of work to time.
struct Scenario: Sendable {
  let name: String
  /// What is worked on, in words.
  let size: String
  /// How often it is timed when nothing else is asked.
  let runs: Int
  /// How often the work is done within a run, for work shorter than the clock can tell.
  var repeats = 1
  /// Makes the data, outside what is timed; the work gives a number that depends on all results,
  /// so that none of it can be left out, and by which other programs' results are compared.
  let prepare: @Sendable () throws -> () throws -> Double

  /// Times the work after a run to warm up.
  func measured(runs wanted: Int?) throws -> Measurement {
    let work = try prepare()
    var checksum = try work()
    var processor: [Double] = []
    var wall: [Double] = []
    for _ in 0..<(wanted ?? runs) {
      let clock = ContinuousClock()
      let start = clock.now
      let before = processorSeconds()
      for _ in 0..<repeats { checksum = try work() }
      processor.append((processorSeconds() - before) / Double(repeats))
      wall.append((clock.now - start) / .seconds(1) / Double(repeats))
    }
    return Measurement(scenario: self, processor: processor, wall: wall, checksum: checksum)
  }
}

/// Times of a scenario, in seconds for doing the work once.
struct Measurement {
  let scenario: Scenario
  /// Of all threads of the process.
  let processor: [Double]
  let wall: [Double]
  let checksum: Double

  var json: String {
    let fields = [
      ("scenario", "\"\(scenario.name)\""), ("size", "\"\(scenario.size)\""),
      ("runs", "\(processor.count)"), ("repeats", "\(scenario.repeats)"),
      ("cpu_ms", milliseconds(middle(processor))),
      ("cpu_ms_least", milliseconds(processor.min() ?? .nan)),
      ("wall_ms", milliseconds(middle(wall))), ("checksum", "\(checksum)"),
    ]
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func middle(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let high = sorted[safe: sorted.count / 2] else { return .nan }
    guard sorted.count % 2 == 0, let low = sorted[safe: sorted.count / 2 - 1] else { return high }
    return low / 2 + high / 2
  }

  private func milliseconds(_ seconds: Double) -> String {
    "\((seconds * 1e7).rounded() / 1e4)"
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}

/// CPU time of the process so far; finer than `getrusage`, which on some systems counts in ticks.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
