/** Reads a file in the form of RFC 4180 back, as a spreadsheet does. Throws for anything that is not of that form. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/y
  let row: string[] = []
  let read = 0
  while (read < text.length) {
    cell.lastIndex = read
    const found = cell.exec(text)
    if (found === null) throw new Error(`no cell at ${read}: ${text.slice(read, read + 20)}`)
    const [all, value = '', end] = found
    row.push(value.replaceAll('""', '"'))
    read += all.length
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) throw new Error('the last line has no end')
  return rows
}
