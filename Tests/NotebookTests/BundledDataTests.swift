import CBundledData
import Notebook
import TestSupport
import Testing

@Suite struct `The bundled workspace` {
  @Test func `is the folder in the repository, byte for byte`() throws {
    let folder = "datasets/coventry"
    let count = cvq_bundled_file_count()
    #expect(count == Repository.entries(folder).count)
    for index in 0..<count {
      let name = String(cString: cvq_bundled_file_name(index))
      let bytes = UnsafeBufferPointer(
        start: cvq_bundled_file_bytes(index),
        count: cvq_bundled_file_size(index)
      )
      let file = try #require(Repository.bytes("\(folder)/\(name)"), "\(name)")
      #expect(bytes.elementsEqual(file), "\(name) in the program is not the file; build again")
    }
  }
}
