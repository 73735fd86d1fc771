extension Layout {
  /// A look-up of local authorities as the ONS Open Geography Portal names its columns: places
  /// with the places they lie in, and what came after those that are gone.
  static let areaLookup: Layout = {
    var layout = Layout(
      "area_lookup",
      title: "look-up of areas",
      Signature([["ladcd"], ["ladnm"], ["rgncd"], ["ctrycd"]]),
      [
        ColumnRule(.placeCode, "ladcd"), ColumnRule(.placeName, "ladnm"),
        ColumnRule(.column("successor"), "ladcdactive"), ColumnRule(.parent, "utlacd"),
        ColumnRule(.parent, "cauthcd"), ColumnRule(.parent, "rgncd"), ColumnRule(.parent, "ctrycd"),
      ]
    )
    layout.kind = .resource("places")
    return layout
  }()
}
