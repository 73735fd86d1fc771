/// The lowest point of a function within a box, by a grid and then by simplex steps from the best
/// few of its points.
///
/// Deterministic; points outside the box are moved to its edge.
/// Reference: Nelder and Mead (1965), The Computer Journal 7.
func lowestPoint(
  of function: ([Double]) -> Double,
  within box: [ClosedRange<Double>]
) -> [Double] {
  let divisions = box.count == 1 ? 20 : box.count == 2 ? 9 : 5
  var grid: [[Double]] = [[]]
  for side in box {
    grid = grid.flatMap { point in
      (0...divisions).map { step in
        let share = Double(step) / Double(divisions)
        return point + [side.lowerBound + share * (side.upperBound - side.lowerBound)]
      }
    }
  }
  var starts = grid.map { (point: $0, value: function($0)) }
  starts.sort { $0.value < $1.value }
  var best = starts[0]
  for start in starts.prefix(3) {
    let found = descend(
      function,
      box,
      from: start,
      size: box.map { ($0.upperBound - $0.lowerBound) / Double(divisions) / 2 }
    )
    if found.value < best.value { best = found }
  }
  return best.point
}

private typealias Vertex = (point: [Double], value: Double)

private func descend(
  _ function: ([Double]) -> Double,
  _ box: [ClosedRange<Double>],
  from start: Vertex,
  size: [Double]
) -> Vertex {
  func inside(_ point: [Double]) -> [Double] {
    zip(point, box).map { min(max($0, $1.lowerBound), $1.upperBound) }
  }
  func vertex(_ point: [Double]) -> Vertex {
    let kept = inside(point)
    return (kept, function(kept))
  }
  var simplex = [start]
  for k in box.indices {
    var point = start.point
    // Away from an edge, or the simplex would be flat.
    point[k] += point[k] + size[k] <= box[k].upperBound ? size[k] : -size[k]
    simplex.append(vertex(point))
  }
  for _ in 0..<(150 * box.count) {
    simplex.sort { $0.value < $1.value }
    let worst = simplex[box.count]
    if worst.value - simplex[0].value <= 1e-13 * abs(simplex[0].value) { break }
    var centre = [Double](repeating: 0, count: box.count)
    for vertex in simplex.dropLast() {
      for k in box.indices { centre[k] += vertex.point[k] / Double(box.count) }
    }
    func along(_ share: Double) -> Vertex {
      vertex(zip(centre, worst.point).map { $0 + share * ($0 - $1) })
    }
    let reflected = along(1)
    if reflected.value < simplex[0].value {
      let stretched = along(2)
      simplex[box.count] = stretched.value < reflected.value ? stretched : reflected
      continue
    }
    if reflected.value < simplex[box.count - 1].value {
      simplex[box.count] = reflected
      continue
    }
    let pulled = reflected.value < worst.value ? along(0.5) : along(-0.5)
    if pulled.value < min(reflected.value, worst.value) {
      simplex[box.count] = pulled
      continue
    }
    let best = simplex[0].point
    for i in 1...box.count {
      simplex[i] = vertex(zip(simplex[i].point, best).map { ($0 + $1) / 2 })
    }
  }
  return simplex.min { $0.value < $1.value } ?? start
}
