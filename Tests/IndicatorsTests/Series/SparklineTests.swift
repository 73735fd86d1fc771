import Indicators
import Testing

@Suite struct `Sparkline` {
  @Test(arguments: [
    ([1, 2, 3, 4, 5, 6, 7, 8] as [Double?], "▁▂▃▄▅▆▇█"),
    ([3, nil, 1], "█ ▁"), ([5, 5, nil, 5], "▄▄ ▄"), ([nil, nil], ""), ([], ""),
    ([-1e308, 1e308], "▁█"), ([.infinity, 1, 2], " ▁█"),
  ])
  func `draws eight heights and a space for a gap`(values: [Double?], line: String) {
    #expect(sparkline(values) == line)
  }
}
