import Foundation
import Synchronization
import Testing

@testable import Shell

struct InterruptWatchTests {
  @Test func `an interrupt reaches the work while it runs`() {
    let signals = Pipe()
    let wasInterrupted = InterruptWatch.whileRunning(
      signals: signals.fileHandleForReading.fileDescriptor,
      interrupt: { interrupted.store(true, ordering: .sequentiallyConsistent) }
    ) {
      signals.fileHandleForWriting.write(Data([UInt8(SIGWINCH), UInt8(SIGINT)]))
      for _ in 0..<2000 where !interrupted.load(ordering: .sequentiallyConsistent) { usleep(1000) }
      return interrupted.load(ordering: .sequentiallyConsistent)
    }
    #expect(wasInterrupted)
  }

  @Test func `work without signals just runs`() {
    let answer = InterruptWatch.whileRunning(signals: nil, interrupt: {}) { 42 }
    #expect(answer == 42)
  }
}

private let interrupted = Atomic<Bool>(false)
