import Formats
import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes the simulated workspace: `simulate FOLDER`.
@main
struct Simulate {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, arguments.count == 1, !folder.hasPrefix("-") else {
      complain("usage: simulate FOLDER")
      exit(2)
    }
    do {
      for (name, bytes) in try SimulatedPackage().files() {
        try writeFile(bytes, to: "\(folder)/\(name)")
        print("\(folder)/\(name)  \(bytes.count) bytes")
      }
    } catch let error as FormatError {
      complain("simulate: \(error.message)")
      exit(1)
    } catch {
      complain("simulate: \(error)")
      exit(1)
    }
  }

  private static func complain(_ message: String) {
    let bytes = Array((message + "\n").utf8)
    _ = write(2, bytes, bytes.count)
  }
}
