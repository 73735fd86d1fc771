/// Weights of the European Standard Population 2013: 19 age bands, 0–4 to 90+, summing to 100,000.
///
/// Reference: Eurostat (2013), Revision of the European Standard Population.
public let europeanStandardPopulation2013: [Double] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000,
  2500, 1500, 1000,
]
