import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { PackedFile } from './pack.ts'
import { type KitCell, type KitPage, type KitPart, type KitSection, text } from '../../packages/kit/part.page.ts'
import { linksPart, type PackFrame, packWords, renderPackPage } from './layout.page.ts'
import type { Turn } from '../../platform/jobs/job.ts'

/** Times and modes are the same in every pack, so that the same files give the same bytes. */
const ENTRY = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 }

/** Writes the files of a pack into a folder of their own, and knows the hash of each. */
export class PackWriter {
  private readonly files = new Map<string, PackedFile>()
  private readonly growing = new Set<FileHandle>()

  constructor(private readonly folder: string) {}

  async put(path: string, content: string | Uint8Array): Promise<void> {
    const file = await this.begin(path)
    await file.write(content)
    await file.end()
  }

  /** A file that grows: what is written is held by nobody. */
  async begin(path: string): Promise<GrowingFile> {
    const at = join(this.folder, path)
    await mkdir(dirname(at), { recursive: true })
    const handle = await open(at, 'wx')
    this.growing.add(handle)
    return new GrowingFile(handle, (bytes, sha256) => {
      this.growing.delete(handle)
      this.files.set(path, { path, bytes, sha256 })
    })
  }

  /** Lets go of the files that were still growing when the pack ended early. */
  async close(): Promise<void> {
    for (const handle of this.growing) await handle.close()
    this.growing.clear()
  }

  /** Returns the files in the order of their names. */
  list(): PackedFile[] {
    return [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** All files as one zip. Read, packed and written a piece at a time. */
  async zip(target: string): Promise<{ readonly hash: string; readonly bytes: number }> {
    const zip = new ZipFile()
    for (const { path, bytes } of this.list()) {
      const at = join(this.folder, path)
      // Opened when its turn comes: there can be more files than a process may have open.
      zip.addReadStreamLazy(path, { ...ENTRY, size: bytes }, (ready) => ready(null, createReadStream(at)))
    }
    zip.end()
    const hash = createHash('sha256')
    let bytes = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
    })
    await pipeline(zip.outputStream, counted, createWriteStream(target, { mode: 0o600 }))
    return { hash: hash.digest('hex'), bytes }
  }
}

/** Rows are written together: a call of the system for each would take longer than everything else. */
const TOGETHER = 64 * 1024

export class GrowingFile {
  private readonly hash: Hash = createHash('sha256')
  private bytes = 0
  private waiting: Buffer[] = []
  private waitingBytes = 0

  constructor(
    private readonly handle: FileHandle,
    private readonly ended: (bytes: number, sha256: string) => void,
  ) {}

  async write(content: string | Uint8Array): Promise<void> {
    const piece = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    this.waiting.push(piece)
    this.waitingBytes += piece.length
    if (this.waitingBytes >= TOGETHER) await this.flush()
  }

  async end(): Promise<void> {
    await this.flush()
    await this.handle.close()
    this.ended(this.bytes, this.hash.digest('hex'))
  }

  private async flush(): Promise<void> {
    const content = Buffer.concat(this.waiting)
    this.waiting = []
    this.waitingBytes = 0
    this.hash.update(content)
    this.bytes += content.length
    await this.handle.writeFile(content)
  }
}

/** This many rows print on a few pages and open right away on any computer. */
const ROWS_ON_PAGE = 200

export interface Table {
  /** Names the folder of its pages. */
  readonly folder: string
  readonly title: string
  readonly listTitle: string
  readonly lead: string
  readonly head: readonly string[]
}

/** A table that may be long. Pages are written as they fill, and only one is held in memory. */
export class PagedTable {
  rows = 0
  private readonly pages: string[] = []
  private waiting: (readonly KitCell[])[] = []

  constructor(
    private readonly table: Table,
    private readonly frame: PackFrame,
    private readonly writer: PackWriter,
    private readonly turn: Turn,
  ) {}

  async add(cells: readonly KitCell[]): Promise<void> {
    this.waiting.push(cells)
    this.rows += 1
    if (this.waiting.length >= ROWS_ON_PAGE) await this.writePage()
  }

  /** Returns the links to the pages, for the page that comes before them. */
  async end(): Promise<KitPart[]> {
    if (this.waiting.length > 0) await this.writePage()
    const words = packWords(this.frame)
    const links = this.pages.map((href, index) => ({ text: words.page(index + 1, this.pages.length), href }))
    return this.rows === 0 ? [text(words.noRows)] : [text(words.rows(this.rows)), linksPart(links)]
  }

  private async writePage(): Promise<void> {
    const { folder, title, listTitle, lead, head } = this.table
    const number = this.pages.length + 1
    const file = `${folder}/page-${String(number).padStart(5, '0')}.html`
    const id = `${folder}-rows`
    const section: KitSection = {
      id,
      title: listTitle,
      parts: [{ kind: 'table', labelledBy: id, head, rows: this.waiting }],
    }
    const page: KitPage = { file, title: packWords(this.frame).onPage(title, number), lead, sections: [section] }
    await this.writer.put(file, renderPackPage(this.frame, page))
    this.pages.push(file)
    this.waiting = []
    await this.turn()
  }
}
