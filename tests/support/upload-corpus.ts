import { crc32, deflateRawSync } from 'node:zlib'

/** A file that somebody means harm with, or that something has damaged. */
export interface HostileFile {
  readonly what: string
  readonly name: string
  readonly bytes: Buffer
}

/** The name of a file that no upload may bring about, wherever a path leads. */
export const ESCAPED = 'csec-escaped-from-a-zip.txt'

interface ZipEntry {
  readonly name: string
  readonly content?: Buffer
  /** As a directory entry says it; the truth when it's left out. */
  readonly size?: number
  readonly method?: number
  readonly flags?: number
  /** The mode of a Unix file, for links and devices. */
  readonly mode?: number
  readonly extra?: Buffer
  /** The index of an earlier entry whose bytes this one shares. */
  readonly sameAs?: number
}

/** Packs as no decent program does: any name, any size, any mode, in any order. */
export function rawZip(entries: readonly ZipEntry[], before = Buffer.alloc(0), comment = ''): Buffer {
  const parts: Buffer[] = [before]
  const directory: Buffer[] = []
  const places: { readonly offset: number; readonly packed: number; readonly sum: number; readonly size: number }[] = []
  let offset = before.length
  for (const entry of entries) {
    const {
      name,
      content = Buffer.from('x'),
      method = 8,
      flags = 0x800,
      mode = 0o100644,
      extra = Buffer.alloc(0),
    } = entry
    const shared = entry.sameAs === undefined ? undefined : places[entry.sameAs]
    const packed = method === 8 ? deflateRawSync(content, { level: 9 }) : content
    const place = shared ?? { offset, packed: packed.length, sum: crc32(content), size: content.length }
    places.push(place)
    const path = Buffer.from(name, 'latin1')
    const size = entry.size ?? place.size
    const numbers = [place.sum, place.packed, size]
    if (shared === undefined) {
      const local = Buffer.alloc(30)
      local.writeUInt32LE(0x04034b50)
      for (const [at, value] of [20, flags, method, 0, 0x5c21].entries()) local.writeUInt16LE(value, 4 + 2 * at)
      for (const [at, value] of numbers.entries()) local.writeUInt32LE(value >>> 0, 14 + 4 * at)
      local.writeUInt16LE(path.length, 26)
      parts.push(local, path, packed)
      offset += 30 + path.length + packed.length
    }
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50)
    for (const [at, value] of [0x031e, 20, flags, method, 0, 0x5c21].entries()) central.writeUInt16LE(value, 4 + 2 * at)
    for (const [at, value] of numbers.entries()) central.writeUInt32LE(value >>> 0, 16 + 4 * at)
    central.writeUInt16LE(path.length, 28)
    central.writeUInt16LE(extra.length, 30)
    central.writeUInt32LE((mode << 16) >>> 0, 38)
    central.writeUInt32LE(place.offset, 42)
    directory.push(central, path, extra)
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...parts, listed, end, Buffer.from(comment)])
}

const MEGABYTE = 1024 * 1024
const LINK = 0o120777
const DEVICE = 0o020666

function zips(): [string, Buffer][] {
  const up = '../'.repeat(12)
  const zeros = Buffer.alloc(40 * MEGABYTE)
  const inner = rawZip([{ name: 'zeros', content: zeros }])
  const names: [string, string][] = [
    ['a path upward', `${up}tmp/${ESCAPED}`],
    ['a path upward behind a folder', `a/b/../../${up}tmp/${ESCAPED}`],
    ['a path upward with backslashes', `..\\..\\..\\tmp\\${ESCAPED}`],
    ['a path from the root', `/tmp/${ESCAPED}`],
    ['a drive', `C:\\${ESCAPED}`],
    ['another machine', `\\\\elsewhere.example\\share\\${ESCAPED}`],
    ['an empty name', ''],
    ['a NUL in its name', `manifest.json\0${ESCAPED}`],
    ['a line break in its name', `manifest.json\r\n${ESCAPED}`],
    ['a name that is no UTF-8', '\xff\xfe\xfd'],
    ['a very long name', 'a'.repeat(60_000)],
    ['a part of every object as its name', '__proto__'],
    ['a device of Windows', 'CON'],
    ['percent signs', `..%2f..%2f${ESCAPED}`],
  ]
  return [
    ...names.map(([what, name]): [string, Buffer] => [`a zip with ${what}`, rawZip([{ name }, { name: 'b.txt' }])]),
    ['a zip with a link', rawZip([{ name: 'manifest.json', content: Buffer.from('/etc/passwd'), mode: LINK }])],
    ['a zip with a device', rawZip([{ name: 'manifest.json', mode: DEVICE }])],
    ['a zip with one name twice', rawZip([{ name: 'manifest.json' }, { name: 'manifest.json' }])],
    ['a zip with names that differ in case alone', rawZip([{ name: 'manifest.json' }, { name: 'MANIFEST.JSON' }])],
    ['a zip that swells', rawZip([{ name: 'roster.csv', content: zeros }])],
    ['a zip that swells, in four files', rawZip(['a', 'b', 'c', 'd'].map((name) => ({ name, content: zeros })))],
    [
      'a zip whose files share their bytes',
      rawZip(
        Array.from({ length: 3_000 }, (_, index) =>
          index === 0
            ? { name: '0', content: zeros }
            : { name: String(index), content: zeros.subarray(0, 1), sameAs: 0 },
        ),
      ),
    ],
    ['zips in zips', rawZip(Array.from({ length: 20 }, (_, index) => ({ name: `${index}.zip`, content: inner })))],
    ['a zip with many empty files', rawZip(Array.from({ length: 20_000 }, (_, index) => ({ name: `${index}` })))],
    ['a zip that claims a small size', rawZip([{ name: 'roster.csv', content: zeros, size: 10 }])],
    ['a zip that claims a large size', rawZip([{ name: 'roster.csv', size: 0xfffffff0 }])],
    ['a zip that claims 4 GB exactly', rawZip([{ name: 'roster.csv', size: 0xffffffff }])],
    ['a zip with a password', rawZip([{ name: 'manifest.json', flags: 0x801 }])],
    ['a zip with an unknown way of packing', rawZip([{ name: 'manifest.json', method: 99 }])],
    ['a zip with a damaged extra field', rawZip([{ name: 'a', extra: Buffer.from([1, 0, 255, 255, 1]) }])],
    ['a zip behind another file', rawZip([{ name: 'manifest.json' }], Buffer.from('%PDF-1.7\n'))],
    ['a zip with a comment that looks like its end', rawZip([{ name: 'a' }], undefined, 'PK\x05\x06'.repeat(20))],
    ['an empty zip', rawZip([])],
    ['half of a zip', inner.subarray(0, inner.length >> 1)],
    ['the end of a zip', inner.subarray(-22)],
  ]
}

function workbooks(): [string, Buffer][] {
  const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
  const remote = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/evil.dtd">'
  const levels = Array.from({ length: 12 }, (_, at) => `<!ENTITY x${at + 1} "${`&x${at};`.repeat(10)}">`)
  const laughs = `<!DOCTYPE a [<!ENTITY x0 "ha">${levels.join('')}]>`
  return [
    ['with an entity of a file', entity, '&x;'],
    ['with a document type elsewhere', remote, 'x'],
    ['with entities that swell', laughs, '&x12;'],
    ['nested without end', '', '<a>'.repeat(200_000)],
    ['with an attribute without end', '', `<a b="${'c'.repeat(3 * MEGABYTE)}"/>`],
  ].map(([what, type, inside]) => [`a workbook ${what}`, workbookWith(`${type}`, `${inside}`)])
}

function workbookWith(type: string, inside: string): Buffer {
  const xml = (body: string) => Buffer.from(`<?xml version="1.0"?>${type}${body}`)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const sheet = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${inside}</t></is></c></row></sheetData></worksheet>`
  return rawZip([
    {
      name: '[Content_Types].xml',
      content: xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    },
    {
      name: 'xl/workbook.xml',
      content: xml(
        `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: xml(sheet) },
  ])
}

function others(): [string, Buffer][] {
  const text = (what: string) => Buffer.from(what)
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return [
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.alloc(1)],
    ['a program', Buffer.concat([text('MZ'), Buffer.alloc(1_000, 0x90)])],
    ['a program of Linux', Buffer.concat([text('\x7fELF'), Buffer.alloc(1_000)])],
    ['a page with a script', text('<!doctype html><script>alert(1)</script>')],
    ['a picture with a script', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a picture that is also a page', Buffer.concat([png, text('<script>alert(1)</script>')])],
    [
      'a PDF that runs a script',
      text('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF'),
    ],
    ['a table with a NUL', text('Name\0,Site\nAda,North\n')],
    ['a table in UTF-16 that is cut off', Buffer.from([0xff, 0xfe, 0x41])],
    ['a table of quotation marks', text('"'.repeat(200_000))],
    ['a table of commas', text(','.repeat(2 * MEGABYTE))],
    ['a table of lines', text('\n'.repeat(2 * MEGABYTE))],
    ['a list nested without end', text('['.repeat(500_000))],
    ['an object with a part of every object', text('{"__proto__":{"isHr":true},"heads":[]}')],
    ['a number without end', text(`{"heads":${'9'.repeat(500_000)}}`)],
    ['more than any form takes', Buffer.alloc(13 * MEGABYTE, 0x61)],
    ['as much as a form takes', Buffer.alloc(12 * MEGABYTE, 0x61)],
  ]
}

/** Names that a browser can send with a file. Control characters are refused before anything is looked at. */
const NAMES = [
  'file.csv',
  'file.zip',
  'file.xlsx',
  'file.pdf',
  '../../../../tmp/escaped.csv',
  '..\\..\\escaped.csv',
  '/etc/passwd',
  '<img src=x onerror=alert(1)>.csv',
  '"; filename="other.exe',
  '.htaccess',
  'CON.csv',
  `${'a'.repeat(300)}.csv`,
  '\u202Evsc.exe',
  'file.csv%00.png',
  '',
]

/** Every file, under names that take turns. */
export function hostileFiles(): HostileFile[] {
  return [...zips(), ...workbooks(), ...others()].map(([what, bytes], index) => ({
    what,
    bytes,
    name: NAMES[index % NAMES.length] ?? '',
  }))
}
