import Formats
package import Indicators

extension WorkspaceOpener {
  /// A workspace of files at hand, opened as `use` opens a folder of them: a data package where
  /// `datapackage.json` is among them, else each file by its own layout, in the order of the names.
  ///
  /// - Parameters:
  ///   - name: What messages call the folder.
  ///   - files: The bytes of each file by its name.
  ///   - underneath: What the files do not say comes from here.
  /// - Returns: The workspace and its load report.
  /// - Throws: A failure that names the file which cannot be read.
  package static func open(
    _ name: String,
    files: [String: [UInt8]],
    underneath: Workspace?
  ) throws(OpeningFailure) -> (workspace: Workspace, report: LoadReport) {
    let opened =
      try files["datapackage.json"] == nil
      ? figures(files) : package(PackageSource(name: name, files: files))
    let workspace = try build(
      opened.description ?? PackageDescription(name: name, title: name),
      opened.tables,
      underneath: underneath
    )
    return (workspace, LoadReport(workspace, opened.sources))
  }

  private static func package(_ source: PackageSource) throws(OpeningFailure) -> Opened {
    let package = try readPackage(source, number: 0)
    return Opened(
      description: package.description,
      tables: package.tables,
      sources: [OpenedSource(name: source.name, title: "data package")]
    )
  }

  private static func figures(_ files: [String: [UInt8]]) throws(OpeningFailure) -> Opened {
    func table(_ name: String) throws(OpeningFailure) -> TextTable? {
      guard let bytes = files[name] else { return nil }
      return try TextTable(ByteSource(name: name, bytes: bytes))
    }
    let names = files.keys.filter { !$0.hasSuffix(".mapping.csv") }.sorted()
    return try openEach(names, number: 0, after: []) {
      (source, number, earlier) throws(OpeningFailure) -> Opened in
      let beside = mappingName(source)
      var mapping: LayoutMapping?
      if let text = try table(beside) { mapping = try Self.mapping(text, beside) }
      guard let text = try table(source) else {
        throw OpeningFailure("there is no file '\(source)'")
      }
      return try read(text, source, file: source, mapping, number: number, after: earlier)
    }
  }
}

extension PackageSource {
  /// Files at hand.
  fileprivate init(name: String, files: [String: [UInt8]]) {
    self.init(name: name) { (path) throws(FormatError) in
      files[path].map { ByteSource(name: path, bytes: $0) }
    }
  }
}
