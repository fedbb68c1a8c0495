/** A cell as Excel has it: what it holds, and how a number is shown. */
export interface SheetCell {
  readonly kind: 'text' | 'number' | 'none'
  readonly text: string
  /** `null` for the default format. */
  readonly format: string | null
}

const NONE: SheetCell = { kind: 'none', text: '', format: null }

/** A sheet of a workbook, read by the rules of the format and not by those of the writer. */
export function sheetOf(
  files: ReadonlyMap<string, Buffer>,
  number: number,
): { readonly xml: string; readonly rows: readonly (readonly SheetCell[])[] } {
  const text = (name: string) => files.get(name)?.toString() ?? ''
  const xml = text(`xl/worksheets/sheet${number}.xml`)
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => textIn(item))
  const formats = stylesIn(text('xl/styles.xml'))
  const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: SheetCell[] = []
    for (const [, attributes = '', content = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const place = columnOf(/r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '')
      while (cells.length < place) cells.push(NONE)
      const type = /t="(\w+)"/.exec(attributes)?.[1]
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? ''
      if (type === 'inlineStr') cells.push({ kind: 'text', text: textIn(content), format: null })
      else if (type === 's') cells.push({ kind: 'text', text: shared[Number(value)] ?? '', format: null })
      else if (value === '') cells.push(NONE)
      else
        cells.push({
          kind: 'number',
          text: value,
          format: formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? '0')] ?? null,
        })
    }
    return cells
  })
  const width = Math.max(...rows.map((cells) => cells.length))
  return { xml, rows: rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => NONE)]) }
}

function textIn(xml: string): string {
  const text = [...xml.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, part = '']) => part).join('')
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Gives the number format of each style. */
function stylesIn(xml: string): (string | null)[] {
  const named = new Map(
    [...xml.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id = '', code = '']) => [id, code]),
  )
  const cells = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(xml)?.[1] ?? ''
  return [...cells.matchAll(/<xf ([^>]*)>/g)].map(
    ([, attributes = '']) => named.get(/numFmtId="(\d+)"/.exec(attributes)?.[1] ?? '') ?? null,
  )
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
