import Testing

/// A file as it comes, and what has to become of it.
struct Oddity: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let expected: String
  /// A part of what the report must say.
  var told: String?
  var testDescription: String { name }

  init(_ name: String, _ text: String, _ expected: String, told: String? = nil) {
    self.name = name
    self.text = text
    self.expected = expected
    self.told = told
  }
}

let csvOddities: [Oddity] = lineEnds + quotes + shapes + values

private let lineEnds: [Oddity] = [
  Oddity("LF", "a,b\n1,x\n2,y\n", "a:n,b:t|1,x|2,y"),
  Oddity("CRLF", "a,b\r\n1,x\r\n2,y\r\n", "a:n,b:t|1,x|2,y"),
  Oddity("CR only", "a,b\r1,x\r2,y\r", "a:n,b:t|1,x|2,y"),
  Oddity("mixed line ends", "a,b\r1,x\n2,y\r\n3,z", "a:n,b:t|1,x|2,y|3,z"),
  Oddity("no final newline", "a,b\n1,x\n2,y", "a:n,b:t|1,x|2,y"),
  Oddity("empty lines at the end", "a,b\n1,x\n\n\n", "a:n,b:t|1,x", told: "2 blank rows"),
  Oddity("blank row of commas", "a,b\n1,x\n,\n2,y\n", "a:n,b:t|1,x|2,y", told: "1 blank row"),
  Oddity("blank row of spaces", "a,b\n1,x\n  \n2,y\n", "a:n,b:t|1,x|2,y", told: "1 blank row"),
  Oddity("UTF-8 mark", "\u{FEFF}a,b\n1,x\n", "a:n,b:t|1,x"),
  Oddity("headings only", "a,b\n", "a:t,b:t"),
  Oddity("headings only, no newline", "a,b", "a:t,b:t"),
  Oddity("empty file", "", "!f.csv, line 1: the file is empty: there is no heading row"),
  Oddity("spaces only", " \n \n", "!f.csv, line 1: the file is empty: there is no heading row"),
]

private let quotes: [Oddity] = [
  Oddity("comma in quotes", "a,b\n1,\"x, y\"\n", "a:n,b:t|1,x, y"),
  Oddity("doubled quotes", "a,b\n1,\"x \"\"y\"\"\"\n", "a:n,b:t|1,x \"y\""),
  Oddity("a quote alone in quotes", "a,b\n1,\"\"\"\"\n", "a:n,b:t|1,\""),
  Oddity("three quotes each side", "a,b\n1,\"\"\"x\"\"\"\n", "a:n,b:t|1,\"x\""),
  Oddity("quote inside an unquoted cell", "a,b\n1,5\" nail\n", "a:n,b:t|1,5\" nail"),
  Oddity("LF in quotes", "a,b\n1,\"x\ny\"\n2,z\n", "a:n,b:t|1,x\ny|2,z"),
  Oddity("CRLF in quotes", "a,b\n1,\"x\r\ny\"\n2,z\n", "a:n,b:t|1,x\r\ny|2,z"),
  Oddity("line break in a heading", "a,\"b\nc\"\n1,x\n", "a:n,b c:t|1,x"),
  Oddity("quoted numbers", "a,b\n\"1\",\"x\"\n\"2\",\"y\"\n", "a:n,b:t|1,x|2,y"),
  Oddity("empty text and empty cell", "a,b\n1,\"\"\n2,\n3,x\n", "a:n,b:t|1,|2,<·>|3,x"),
  Oddity(
    "quote never closed",
    "a,b\n1,x\n2,\"y\n3,z\n",
    "!f.csv, line 3: the quotation mark that opens on this line is never closed"
  ),
  Oddity(
    "quote never closed after a break in quotes",
    "a,b,c\n1,\"x\ny\",\"z\n4,5,6\n",
    "!f.csv, line 3: the quotation mark that opens on this line is never closed"
  ),
  Oddity(
    "text after a closing quote",
    "a,b\n1,\"x\"y\n",
    "!f.csv, line 2: text follows a closing quotation mark"
  ),
]

private let shapes: [Oddity] = [
  Oddity("semicolons", "a;b\n1;x\n", "a:n,b:t|1,x", told: "semicolons"),
  Oddity("tabs", "a\tb\n1\tx, y\n", "a:n,b:t|1,x, y"),
  Oddity("bars", "a|b\n1|x\n", "a:n,b:t|1,x"),
  Oddity(
    "more commas than semicolons in cells",
    "a;b\nx, y, z;u, v, w\n",
    "a:t,b:t|x, y, z,u, v, w"
  ),
  Oddity("sep= line", "sep=;\na;b\n1;x\n", "a:n,b:t|1,x", told: "names the separator"),
  Oddity("one column", "a\nx\ny\n", "a:t|x|y"),
  Oddity(
    "decimal commas",
    "a;b\nx;1,5\ny;1234,25\n",
    "a:t,b:n|x,1.5|y,1234.25",
    told: "decimal mark"
  ),
  Oddity("semicolons with points", "a;b;c\nx;1.5;1,335\n", "a:t,b:n,c:n|x,1.5,1335"),
  Oddity(
    "prose before the headings",
    "Table 1: rates, by area\nSource: a survey\n\narea,year,rate\nLeeds,2019,1.5\nYork,2020,2\n",
    "area:t,year:n,rate:n|Leeds,2019,1.5|York,2020,2"
  ),
  Oddity(
    "title with trailing commas",
    "Rates by area,,\narea,year,rate\nLeeds,2019,1.5\n",
    "area:t,year:n,rate:n|Leeds,2019,1.5"
  ),
  Oddity(
    "plain lines before a table of one row",
    "Rates\nA survey\narea,year,rate\nLeeds,2019,1.5\n",
    "area:t,year:n,rate:n|Leeds,2019,1.5"
  ),
  Oddity(
    "lines of two cells before a table of one row",
    "Rates, by area\nSource: a survey, 2020\n\narea,year,rate\nLeeds,2019,1.5\n",
    "area:t,year:n,rate:n|Leeds,2019,1.5"
  ),
  Oddity(
    "plain lines before two columns",
    "Rates\nA survey\narea,rate\nLeeds,1.5\n",
    "area:t,rate:n|Leeds,1.5"
  ),
  Oddity(
    "a second table below one of two columns",
    "a,b\nx,1\ny,2\nc,d,e\n1,2,3\n",
    "!f.csv, line 4: the row has 3 cells and the heading row 2"
  ),
  Oddity(
    "notes after the last row",
    "area,year,rate\nLeeds,2019,1.5\n\nSource: a survey\nNote: rates are crude\n",
    "area:t,year:n,rate:n|Leeds,2019,1.5",
    told: "2 lines after the last row"
  ),
  Oddity(
    "notes padded with commas",
    "area,year,rate\nLeeds,2019,1.5\n,,\nSource: a survey,,\n",
    "area:t,year:n,rate:n|Leeds,2019,1.5",
    told: "1 line after the last row"
  ),
  Oddity(
    "a row with its first cell only, then more",
    "area,year,rate\nLeeds,2019,1.5\n\nYork,,\nHull,2019,2\n",
    "area:t,year:n,rate:n|Leeds,2019,1.5|York,<·>,<·>|Hull,2019,2"
  ),
  Oddity("years as headings", "area,2018,2019\nLeeds,1,2\n", "area:t,2018:n,2019:n|Leeds,1,2"),
  Oddity(
    "no headings",
    "Leeds,2019,1.5\nYork,2020,2\n",
    "!f.csv, line 1: no heading row was found in the first 30 lines; "
      + "headings are text, and the first row holds numbers"
  ),
  Oddity("trailing comma", "a,b,\n1,x,\n2,y,\n", "a:n,b:t|1,x|2,y", told: "1 empty column"),
  Oddity("trailing comma in the rows only", "a,b\n1,x,\n2,y,\n", "a:n,b:t|1,x|2,y", told: "beyond"),
  Oddity("no comma in the rows only", "a,b,\n1,x\n2,y\n", "a:n,b:t|1,x|2,y"),
  Oddity(
    "content without a heading",
    "a,b,\n1,x,7\n",
    "a:n,b:t,column 3:n|1,x,7",
    told: "column 3 has no heading"
  ),
  Oddity("first heading empty", ",b\n1,x\n", "column 1:n,b:t|1,x", told: "column 1 has no heading"),
  Oddity("same heading, same cells", "a,a\nx,x\ny,y\n", "a:t|x|y", told: "one of them was kept"),
  Oddity("same heading, other cells", "a,a\nx,x\ny,z\n", "a:t,a (2):t|x,x|y,z", told: "a (2)"),
  Oddity(
    "headings alike but for case",
    "Rate,rate\nx,y\n",
    "Rate:t,rate:t|x,y",
    told: "only in case"
  ),
  Oddity(
    "repeated headings",
    "a,b\n1,x\na,b\n2,y\n",
    "a:n,b:t|1,x|2,y",
    told: "1 repeated heading row"
  ),
  Oddity(
    "repeated headings, lines ended otherwise",
    "a,b\r\n1,x\na,b\n2,y\ra,b\r3,z\r\na,b",
    "a:n,b:t|1,x|2,y|3,z",
    told: "3 repeated heading rows"
  ),
  Oddity("spaces in headings", " a , b  c\n1,x\n", "a:n,b c:t|1,x"),
  Oddity(
    "a row too long",
    "a,b\n1,x\n2,y,z\n",
    "!f.csv, line 3: the row has 3 cells and the heading row 2"
  ),
  Oddity(
    "rows short by a constant width",
    "a,b,c\n1,x\n2,y\n3,z,u\n",
    "a:n,b:t,c:t|1,x,<·>|2,y,<·>|3,z,u",
    told: "2 rows have 2 cells"
  ),
  Oddity(
    "rows short by different widths",
    "a,b,c,d\n1,x\n2,y,z\n3,u,v,w\n",
    "!f.csv, line 3: the row has 3 cells and the heading row 4, and line 2 has 2"
  ),
  Oddity(
    "one cell amid rows of three",
    "a,b,c\n1,x,y\n2\n3,z,u\n",
    "!f.csv, line 3: the row has 1 cell and the heading row 3"
  ),
  Oddity(
    "cut in the last row",
    "a,b,c\n1,x,y\n2,z",
    "!f.csv, line 3: the row has 2 cells and the heading row 3; the file ends there and may be cut "
      + "short"
  ),
  Oddity(
    "unfinished merge",
    "a,b\n1,x\n<<<<<<< HEAD\n2,y\n=======\n3,y\n>>>>>>> other\n",
    "!f.csv, line 3: an unfinished merge left its mark here; two versions of the file are mixed"
  ),
  Oddity(
    "web page",
    "\n<!DOCTYPE html>\n<html>",
    "!f.csv is a web page, not a table: save the file behind the link"
  ),
  Oddity("JSON", "{\"a\": 1}", "!f.csv is JSON, not CSV"),
  Oddity(
    "spreadsheet",
    "PK\u{3}\u{4}xx",
    "!f.csv is a zip archive or a spreadsheet (.xlsx, .ods), not CSV"
  ),
  Oddity("formulas", "a,b\n=1+1,+x\n@y,-z\n", "a:t,b:t|=1+1,+x|@y,-z"),
]

private let values: [Oddity] = [
  Oddity("leading zeros", "a,b\n007,1\n12,2\n", "a:t,b:n|007,1|12,2"),
  Oddity("beyond 2^53", "a\n9007199254740993\n1\n", "a:t|9007199254740993|1"),
  Oddity("up to 2^53", "a\n9007199254740992\n1\n", "a:n|9007199254740992|1"),
  Oddity(
    "no numbers",
    "a\n1e999\nnan\ninf\n0x10\n1_000\n١٢٣\n",
    "a:t|1e999|nan|inf|0x10|1_000|١٢٣"
  ),
  Oddity("infinite amid numbers", "a\n1\n1e999\n", "a:t|1|1e999"),
  Oddity("vanishing", "a\n1\n1e-999\n", "a:t|1|1e-999"),
  Oddity("plus sign", "a\n+4.5\n-2\n", "a:n|4.5|-2", told: "a plus sign was taken off in 1 cell"),
  Oddity("telephone", "a\n+441234567890\n", "a:t|+441234567890"),
  Oddity(
    "thousands",
    "a,b\n\"1,335\",x\n\"12,000.5\",y\n",
    "a:n,b:t|1335,x|12000.5,y",
    told: "thousands"
  ),
  Oddity("per cent shared", "a\n45%\n5.5 %\n", "a:n|45|5.5", told: "% is its unit"),
  Oddity("per cent not shared", "a\n45%\n5\n", "a:t|45%|5"),
  Oddity("pounds", "a\n\"£3,400\"\n£1.2m\n-£5\n£2bn\n", "a:n|3400|1200000|-5|2000000000"),
  Oddity("digits a program left", "a\n75.39999999999999\n1\n", "a:n|75.4|1", told: "rounded away"),
  Oddity("very small is not dust", "a\n0.0000000001\n1\n", "a:n|0.0000000001|1"),
  Oddity("spaces round numbers", "a,b\n 1 ,x\n 2.5,y\n", "a:n,b:t|1,x|2.5,y"),
  Oddity("no-break space round a number", "a\n\u{A0}1\u{A0}\n", "a:n|1"),
  Oddity("trailing zeros", "a\n1.50\n2.000000000000\n", "a:n|1.5|2"),
  Oddity("too large for a scale", "a\n0.000001\n123456789\n", "a:n|0.000001|123456789"),
  Oddity("a list's point", "a\n1.\n2.\n", "a:t|1.|2."),
  Oddity(
    "dates that are none",
    "a\n9999-12-31\n0000-00-00\n2019-02-30\n",
    "a:t|9999-12-31|0000-00-00|2019-02-30"
  ),
  Oddity("words in any case", "a\n1\nSuppressed\nNOT APPLICABLE\nno data\n", "a:n|1|<c>|<z>|<·>"),
  Oddity("bands of age", "a\n0-4\n5-9\n10\n", "a:t|0-4|5-9|10"),
  Oddity("grades", "a\nc\nu\nb\n", "a:t|c|u|b"),
  Oddity("markers alone", "a\n*\n*\n", "a:t|*|*"),
  Oddity("bracketed markers in text", "a\nx\n[c]\n[z]\n", "a:t|x|<c>|<z>"),
  Oddity("bare markers in text", "a\nx\nNA\n-\n", "a:t|x|NA|-"),
  Oddity("text after many numbers", "a,b\n1,1\n2,2\n3,3\nend,4\n", "a:t,b:n|1,1|2,2|3,3|end,4"),
  Oddity("spelling kept when text comes late", "a\n1.50\n*\n\"\"\nend\n", "a:t|1.50|*||end"),
  Oddity("empty column", "a,b\n1,\n2,\n", "a:n,b:t|1,<·>|2,<·>"),
  Oddity("empty, then numbers", "a,b\n1,\n2,5\n", "a:n,b:n|1,<·>|2,5"),
  Oddity("empty, then text", "a,b\n1,\n2,x\n", "a:n,b:t|1,<·>|2,x"),
  Oddity("yes and no stay text", "a\nyes\nno\n", "a:t|yes|no"),
  Oddity("years stay numbers", "a\n2019\n2020\n", "a:n|2019|2020"),
  Oddity("house numbers", "a\n12\n12b\n12e\n", "a:t|12|12b|12e"),
  Oddity("flags", "a\n1.5 [p]\n2[r]\n3 e\n", "a:n|1.5|2|3"),
  Oddity("unreliable", "a\n1\nu\n5 [u]\n", "a:n|1|<·>|5"),
]
