#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The place of the largest value of a function with one peak on `low...high`.
///
/// A coarse grid finds the peak's neighbourhood, golden sections narrow it down.
/// Reference: Kiefer (1953), Proceedings of the American Mathematical Society 4.
func peak(of function: (Double) -> Double, from low: Double, to high: Double) -> Double {
  let steps = 48
  let step = (high - low) / Double(steps)
  var best = low
  var bestValue = -Double.infinity
  for i in 0...steps {
    let x = low + Double(i) * step
    let value = function(x)
    if value > bestValue {
      best = x
      bestValue = value
    }
  }
  var a = max(low, best - step)
  var b = min(high, best + step)
  let golden = 0.618033988749895
  var c = b - golden * (b - a)
  var d = a + golden * (b - a)
  var atC = function(c)
  var atD = function(d)
  for _ in 0..<60 {
    if atC > atD {
      b = d
      d = c
      atD = atC
      c = b - golden * (b - a)
      atC = function(c)
    } else {
      a = c
      c = d
      atC = atD
      d = a + golden * (b - a)
      atD = function(d)
    }
  }
  return (a + b) / 2
}
