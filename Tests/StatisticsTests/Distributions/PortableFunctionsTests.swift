import Testing

@testable import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct PortableFunctionsTests {
  @Test func `logarithms and exponentials are those of the library to two units`() {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<20_000 {
      let exponent = Double.random(in: -690...690, using: &generator)
      let power = exp(exponent)
      #expect(abs(PortableFunctions.exponential(exponent) - power) <= 2 * power.ulp)
      let logarithm = log(power)
      #expect(abs(PortableFunctions.logarithm(power) - logarithm) <= 2 * logarithm.ulp)
      let near = Double.random(in: 0.5...2, using: &generator)
      #expect(
        abs(PortableFunctions.logarithm(near) - log(near)) <= 2
          * max(log(near).magnitude.ulp, 0x1p-60)
      )
    }
  }

  @Test func `edges are exact`() {
    #expect(PortableFunctions.logarithm(1) == 0)
    #expect(PortableFunctions.exponential(0) == 1)
    #expect(PortableFunctions.exponential(-701) == 0)
    #expect(PortableFunctions.exponential(701) == .infinity)
    #expect(PortableFunctions.exponential(-.infinity) == 0)
    #expect(PortableFunctions.exponential(.nan).isNaN)
  }
}
