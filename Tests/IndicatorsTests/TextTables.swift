import Frames
import Indicators

/// Cells of comma-separated text with quotes, for tests only.
func csvRows(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell = ""
  var isQuoted = false
  var previousWasQuote = false
  for character in text {
    if isQuoted {
      if character == "\"" {
        isQuoted = false
        previousWasQuote = true
      } else {
        cell.append(character)
      }
      continue
    }
    switch character {
    case "\"":
      if previousWasQuote { cell.append("\"") }
      isQuoted = true
    case ",":
      row.append(cell)
      cell = ""
    case "\n", "\r\n":
      row.append(cell)
      cell = ""
      rows.append(row)
      row = []
    default: cell.append(character)
    }
    previousWasQuote = false
  }
  if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell]) }
  return rows
}

/// A resource's table from comma-separated text with a heading line.
func resource(
  _ name: String,
  _ text: String,
  file: String? = nil,
  source: Int = 0,
  isPublishers: Bool = false,
  missingValues: [String] = []
) -> ResourceTable {
  let rows = csvRows(text)
  let headings = rows.first ?? []
  let columns = headings.indices.map { at -> Column in
    .text(
      TextColumn(
        rows.dropFirst().map { row in row.indices.contains(at) && !row[at].isEmpty ? row[at] : nil }
      )
    )
  }
  let frame = Frame(
    unchecked: Schema(headings.map { Field(name: $0, type: .text) }),
    columns: columns,
    rowCount: max(0, rows.count - 1)
  )
  return ResourceTable(
    name: name,
    fileName: file ?? "\(name).csv",
    frame: frame,
    source: source,
    isPublishers: isPublishers,
    missingValues: missingValues
  )
}

let smallPlaces = """
  place_code,place,level,aliases,old_codes,parents,successor,change
  E92000001,England,country,,,,,
  E12000005,West Midlands region,region,West Midlands,,E92000001,,
  E08000026,Coventry,metropolitan,City of Coventry,331,E12000005,,
  E08000025,Birmingham,metropolitan,,330,E12000005,,
  E06000015,Derby,unitary,,831,E92000001,,
  E08000038,Barnsley,metropolitan,,370;E08000016,E92000001,,recode
  E10000027,Somerset,county,,,E92000001,E06000066,merge
  E06000066,Somerset,unitary,,,E92000001,,
  E07000189,South Somerset,district,,,E10000027,E06000066,merge
  E06000054,St. Helens,metropolitan,,,E92000001,,
  ,Foleshill,ward,,,E08000026,,
  ,Statistical neighbours,group average,,,,,
  """

let smallCatalogue = """
  Indicator ID,indicator,other_names,polarity,unit,value_type,counts,frequency,neighbours,scored
  employment-rate,Employment rate,resident employment rate;people in work,higher,%,Proportion,estimated,annual,,yes
  unemployment-rate,Unemployment rate,claimants,lower,%,Proportion,,annual,,yes
  fuel-poverty,Fuel poverty,cold homes,lower,%,Proportion,,annual,statistical neighbours,2018/19;2019/20
  gva,Gross value added per head,GVA per head;output per head,RAG - High is good,£,,,annual,,no
  crime-rate,Crime rate,offences,lower,"per 1,000",Crude rate,,annual,,
  """

let smallGroups = """
  group,order,place,place_code,closeness,source
  statistical neighbours,2,Birmingham,E08000025,close,DfE
  statistical neighbours,1,Derby,E06000015,very close,DfE
  """

let smallDimensions = """
  dimension,family,group,order,parent_group,disadvantaged,unknown,aliases
  Ethnicity,ethnicity,Asian,,,,,
  Ethnicity,ethnicity,Indian,,Asian,,,
  Ethnicity,ethnicity,Unknown,,,,yes,Not known
  Ethnic groups,ethnicity,White,,,,,
  Deciles A,deprivation,Most,1,,yes,,
  Deciles A,deprivation,Least,2,,,,
  Deciles B,deprivation,Most,1,,yes,,
  Deciles B,deprivation,Least,2,,,,
  """

let smallHeading =
  "indicator_id,place_code,place,period,dimension,group,value,lower,upper,numerator,denominator,state,note"

let smallRows = """
  \(smallHeading)
  employment-rate,E08000026,Coventry,2018,,,71.5,69.0,74.0,173100,241900,,
  employment-rate,E08000026,Coventry,2019,,,73.0,,,179300,245500,provisional,
  employment-rate,E92000001,England,2019,,,75.6,,,,,,
  fuel-poverty,,Coventry,2019/20,Ethnicity,Asian,20.10,,,,,,
  fuel-poverty,,Coventry,2019/20,Ethnicity,Not known,<5,,,,,,
  fuel-poverty,,Coventry,2019/20,,,,,,,,not_applicable,no survey
  crime-rate,E08000026,,2016-18,,,98.2,,,,,,
  crime-rate,,Foleshill,2016-18,,,101,,,,,estimated;break,
  """

/// A small workspace of a few indicators and places, with further resources if given.
func smallWorkspace(
  rows: String = smallRows,
  more: [ResourceTable] = [],
  home: String? = "E08000026"
) throws -> Workspace {
  try buildWorkspace(
    description: PackageDescription(name: "small", title: "A small plan", home: home),
    resources: [
      resource("places", smallPlaces), resource("indicators", smallCatalogue),
      resource("peer_groups", smallGroups), resource("dimensions", smallDimensions),
      resource("observations", rows),
    ] + more
  )
}

/// The findings with which opening fails; empty when it succeeds.
func errors(
  rows: String = smallRows,
  more: [ResourceTable] = [],
  home: String? = "E08000026"
) -> [Finding] {
  do {
    _ = try smallWorkspace(rows: rows, more: more, home: home)
    return []
  } catch WorkspaceError.invalid(let findings) {
    return findings.filter(\.isError)
  } catch {
    return [Finding("other", isError: true, "\(error)")]
  }
}
