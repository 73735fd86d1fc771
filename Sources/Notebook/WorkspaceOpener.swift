import Formats
public import Indicators

/// Opens what `use` names.
public enum WorkspaceOpener {
  /// The workspace that comes with the program, opened once.
  public static func bundled() throws(OpeningFailure) -> Workspace {
    try bundledWorkspace.get()
  }

  private static let bundledWorkspace: Result<Workspace, OpeningFailure> = {
    do throws(OpeningFailure) {
      return .success(try openPackage(.bundled, underneath: nil))
    } catch {
      return .failure(error)
    }
  }()

  /// A workspace by name or folder.
  ///
  /// - Parameter baseFolder: Folder that relative paths start from.
  public static func open(
    _ source: String,
    baseFolder: String
  ) throws(OpeningFailure) -> Workspace {
    if source == "coventry" { return try bundled() }
    if source.contains("://") {
      throw OpeningFailure(
        "'\(source)' is an address; databases and clusters cannot be opened yet"
      )
    }
    let path = source.hasPrefix("/") ? source : baseFolder + source
    switch FileKind(of: path) {
    case .folder:
      return try openPackage(.folder(path), underneath: try bundled())
    case .none:
      let hint = source.contains("/") || source.contains(".") ? [] : ["the bundled one: coventry"]
      throw OpeningFailure("there is no file or folder '\(source)'", notes: hint)
    case .file:
      throw OpeningFailure(
        "'\(source)' is a file; as a workspace only folders with a datapackage.json open yet",
        notes: ["as a plain table:   from \"\(source)\""]
      )
    }
  }
}
