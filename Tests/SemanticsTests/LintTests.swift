import Semantics
import Syntax
import Testing

@Suite struct LintTests {
  @Test(
    arguments: [
      ("get all as at 2019/20 | headline", []),
      ("let home = places Leeds\nget all", []),
      ("let x = get all\nfrom x", []),
      ("let x = get all\n\"\"\"\n{$X.value}\n\"\"\"", []),
      ("let x = get all\nget all | join x", []),
      ("let mine = places Leeds, Derby\nget all for each $mine", []),
      ("let year = 2019/20\nget all as at $Year", []),
      ("let n = 70\nget all | where value > $n", []),
      ("let x = get all\nget all", ["lint-2"]),
      ("let x = 1\nlet y = $x\nget all", ["lint-2"]),
      ("get all | summarise simple_mean(value)", ["lint-3"]),
      ("get all | where abs(Simple_Mean(value)) > 1", ["lint-3"]),
      ("def f(x) = simple_mean(x)\nget all", ["lint-3"]),
      ("get all | take 5", ["lint-4"]),
      ("get all | sort value | where value > 1 | take 5", []),
      ("get all | sort value | summarise count() by place | take 5", ["lint-4"]),
      ("let x = get all | sort value\nfrom x | take 5", []),
      (
        "def worst() = sort value desc | take 10\nget all | worst()\nget all | worst() | take 2", []
      ),
      ("include \"common.cvq\"\nget all | ordered | take 5", []),
      ("get all | where place like \"Cov*\"", []),
      ("get all | where place like \"Cov\"", ["lint-5"]),
      ("get all | where not place not like \"Cov\"", ["lint-5"]),
      ("get all in latest", ["lint-6"]),
      ("get all in 2018/19, latest - 1", ["lint-6"]),
      ("get all last 1", []),
      ("get all by sex | to \"f.csv\"", ["lint-7"]),
      ("get all by any | to csv", ["lint-7"]),
      ("get all | to \"f.csv\"", []),
      ("get all by sex | protect | to \"f.csv\"", []),
      ("get all by sex | summarise count() by place | to \"f.csv\"", []),
      ("get all by sex | summarise count() by Sex | to \"f.csv\"", ["lint-7"]),
      ("get all by sex | rename sex as s | summarise count() by s | to csv", ["lint-7"]),
      ("get all by deprivation | inequality all | to \"f.csv\"", []),
      ("let x = get all by sex\nfrom x | to \"f.csv\"", ["lint-7"]),
      ("let x = get all by sex | protect\nfrom x | to \"f.csv\"", []),
      ("def hide() = protect below 8\nget all by sex | hide() | to csv", []),
      ("get all | where place = \"Derby\"", ["lint-8"]),
      ("get all | where value > 1 and place in (\"Derby\", \"Leeds\")", ["lint-8"]),
      ("get all for all | where place = $home", ["lint-8"]),
      ("get all | where place != \"Derby\" or place = \"Leeds\"", []),
      ("get all for each region | where place = \"Derby\"", []),
      ("get all | compare | where place = \"Derby\"", []),
    ] as [(String, [String])]
  )
  func `warns of what is likely to disappoint, and of nothing else`(
    _ script: String,
    _ codes: [String]
  ) {
    #expect(warnings("cvq 1\n" + script).map(\.code) == codes)
  }

  @Test func `a script says which edition it is for`() {
    #expect(warnings("get all").map(\.code) == ["lint-1"])
    #expect(warnings("cvq 1\nget all").isEmpty)
    #expect(warnings("# nothing yet\n").isEmpty)
  }

  @Test(arguments: [
    ("# plan\nget all", "cvq 1\n# plan\nget all"),
    ("cvq 1\nlet x = get all\n| trend\nget all", "cvq 1\nget all"),
    ("cvq 1\nlet x = 1 # why\nget all", "cvq 1\n # why\nget all"),
    ("cvq 1\nget | add m = simple_mean(value)", "cvq 1\nget | add m = mean(value)"),
    ("cvq 1\nget | where theme LIKE \"Cov\"", "cvq 1\nget | where theme = \"Cov\""),
    ("cvq 1\nget | where place not like \"Cov\"", "cvq 1\nget | where place != \"Cov\""),
    ("cvq 1\nget by sex | to csv", "cvq 1\nget by sex | protect | to csv"),
    (
      "cvq 1\nget by sex\n| where place = \"Derby\" | trend",
      "cvq 1\nget by sex for \"Derby\" | trend"
    ),
    (
      "cvq 1\nget all for all by sex | where place in (\"Derby\", $home)",
      "cvq 1\nget all for \"Derby\", home by sex"
    ),
  ])
  func `a warning has a way out that can be applied`(_ script: String, _ mended: String) throws {
    let source = SourceText(script)
    let fix = try #require(lint(parse(source)).first?.fixes.first)
    #expect(fix.applied(to: source) == SourceText(mended))
    #expect(parse(SourceText(mended)).diagnostics.isEmpty)
    #expect(lint(parse(SourceText(mended))).isEmpty)
  }

  @Test func `a condition under a comment keeps the comment and loses the fix`() {
    let found = warnings("cvq 1\nget all # why\n| where place = \"Derby\"")
    #expect(found.map(\.code) == ["lint-8"])
    #expect(found.allSatisfy { $0.fixes.isEmpty })
  }

  @Test func `warnings come in the order of the text`() {
    let script = "get all in latest | take 5\nlet x = get all | where place like \"a\" | take 3"
    #expect(
      warnings(script).map(\.code) == ["lint-1", "lint-6", "lint-4", "lint-2", "lint-5", "lint-4"]
    )
    #expect(warnings(script).allSatisfy { $0.severity == .warning })
  }

  private func warnings(_ script: String) -> [Diagnostic] {
    lint(parse(SourceText(script)))
  }
}
