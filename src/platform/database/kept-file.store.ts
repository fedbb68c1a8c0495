import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Selectable } from 'kysely'
import { DAY_MS, type Instant, later } from '../time/calendar.ts'
import { inChunks } from './chunk.store.ts'
import type { Store } from './open.store.ts'
import type { Database, KeptFileTable } from './schema.store.ts'

/**
 * The files that a job makes for people. With PostgreSQL they're in the database, so that any server hands out what
 * another has made; a server with a SQLite file has them next to it.
 */
export interface KeptFiles {
  /** The path at which this process makes a file. Nobody else writes there. */
  placeFor(name: string): string
  /** Moves a file that was made there to where every server finds it. */
  keep(name: string, path: string): Promise<void>
  /** Keeps a file that a server had next to itself, before files were in the database. */
  takeIn(name: string, bytes: number): Promise<void>
  find(name: string): Promise<KeptFile | null>
  /** Deletes what killed processes have begun. */
  forgetUnfinished(): Promise<void>
  /** Deletes the files with other names as well. */
  forgetOthers(names: ReadonlySet<string>): Promise<void>
  forget(name: string): Promise<void>
}

export interface KeptFile {
  readonly bytes: number
  /** @param from the first byte, and `to` the one after the last */
  read(from?: number, to?: number): Readable
}

interface Place extends Kind {
  readonly store: Store
  now(): Instant
}

interface Kind {
  /** The folder of this server for these files. */
  readonly folder: string
  /** What the names begin with, which is no part of the name in the folder. */
  readonly kind: string
  readonly ending: string
}

/** Everything that is kept, in a data folder. */
export function keptKinds(dataDir: string): Readonly<Record<'packs' | 'reportFiles', Kind>> {
  return {
    packs: { folder: join(dataDir, 'packs'), kind: 'pack:', ending: '.zip' },
    reportFiles: { folder: join(dataDir, 'report-files'), kind: 'report-file:', ending: '' },
  }
}

/** Of all kinds, in a PostgreSQL database. */
export async function namesKept(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('kept_file').select('name').distinct().where('is_whole', '=', 1).execute()
  return rows.map(({ name }) => name)
}

/** What a process has begun and not finished. */
const UNFINISHED = '.unfinished'
const LONGEST_MAKING_MS = DAY_MS

export function keptFiles(place: Place): KeptFiles {
  return place.store.engine === 'postgres' ? inDatabase(place) : inFolder(place)
}

/** In the folder a name has no hash: nobody else makes the same file. */
function pathIn({ folder, kind, ending }: Omit<Place, 'now'>, name: string): string {
  const [id = ''] = name.slice(kind.length).split(' ')
  // It was made here, of letters, digits and hyphens.
  if (!name.startsWith(kind) || !/^[\w-]+$/.test(id)) throw new RangeError('This is no name of a file that is kept.')
  return join(folder, id + ending)
}

function placeIn(place: Omit<Place, 'now'>, name: string): string {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 })
  return `${pathIn(place, name)}.${process.pid}${UNFINISHED}`
}

async function removeUnfinished({ folder, now }: Pick<Place, 'folder' | 'now'>): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const path of names.filter((name) => name.includes(UNFINISHED)).map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => null)
    if (found !== null && found.mtimeMs < Date.parse(now()) - LONGEST_MAKING_MS)
      await rm(path, { recursive: true, force: true })
  }
}

function inFolder(place: Place): KeptFiles {
  const { folder } = place
  return {
    placeFor: (name) => placeIn(place, name),
    keep: (name, path) => rename(path, pathIn(place, name)),
    takeIn: () => Promise.resolve(),
    async find(name) {
      const path = pathIn(place, name)
      if (!existsSync(path)) return null
      const { size: bytes } = statSync(path)
      // Node takes the last byte, too.
      return { bytes, read: (from = 0, to = bytes) => createReadStream(path, { start: from, end: to - 1 }) }
    },
    forgetUnfinished: () => removeUnfinished(place),
    async forgetOthers(names) {
      await removeUnfinished(place)
      const kept = new Set([...names].map((name) => pathIn(place, name)))
      for (const path of (await readdir(folder).catch(() => [])).map((name) => join(folder, name)))
        if (!path.includes(UNFINISHED) && !kept.has(path)) await rm(path, { force: true })
    },
    forget: (name) => rm(pathIn(place, name), { force: true }),
  }
}

/** A statement with more of it would take its time in every server on the way. */
const PIECE = 64 * 1024
const PIECES_AT_ONCE = 8

function inDatabase(place: Place): KeptFiles {
  const { kind, now } = place
  const { db } = place.store
  const put = async (name: string, path: string) => {
    const version = randomUUID()
    const { size: bytes } = await stat(path)
    await db.insertInto('kept_file').values({ version, name, bytes, begun_at: now(), is_whole: 0 }).execute()
    await putPieces(db, version, path, bytes)
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('kept_file').set({ is_whole: 1 }).where('version', '=', version).execute()
      await tx
        .deleteFrom('kept_file')
        .where('name', '=', name)
        .where('is_whole', '=', 1)
        .where('version', '<>', version)
        .execute()
    })
    await rm(path, { force: true })
  }
  const find = (name: string) => findIn(db, name)
  const forget = async (names: ReadonlySet<string> | null) => {
    await removeUnfinished(place)
    const files = await db.selectFrom('kept_file').selectAll().where('name', 'like', `${kind}%`).execute()
    const tooLate = later(now(), -LONGEST_MAKING_MS)
    const isOver = (file: Selectable<KeptFileTable>) =>
      file.is_whole === 1 ? names !== null && !names.has(file.name) : file.begun_at < tooLate
    for (const { version } of files.filter(isOver))
      await db.deleteFrom('kept_file').where('version', '=', version).execute()
  }
  return {
    placeFor: (name) => placeIn(place, name),
    keep: put,
    async takeIn(name, bytes) {
      const path = pathIn(place, name)
      if (!existsSync(path) || statSync(path).size !== bytes) return
      if ((await find(name)) === null) await put(name, path)
    },
    find,
    forgetUnfinished: () => forget(null),
    forgetOthers: forget,
    async forget(name) {
      await db.deleteFrom('kept_file').where('name', '=', name).execute()
    },
  }
}

async function findIn(db: Database, name: string): Promise<KeptFile | null> {
  const found = await db
    .selectFrom('kept_file')
    .select(['version', 'bytes'])
    .where('name', '=', name)
    .where('is_whole', '=', 1)
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (found === undefined) return null
  const { version, bytes } = found
  return { bytes, read: (from = 0, to = bytes) => Readable.from(pieces(db, version, from, to), { objectMode: false }) }
}

async function putPieces(db: Database, version: string, path: string, bytes: number): Promise<void> {
  const file = await open(path)
  try {
    const numbers = Array.from({ length: Math.ceil(bytes / PIECE) }, (_, number) => number)
    for (const few of inChunks(numbers, PIECES_AT_ONCE)) {
      const rows = []
      for (const number of few) {
        const content = Buffer.alloc(Math.min(PIECE, bytes - number * PIECE))
        const { bytesRead } = await file.read({ buffer: content, position: number * PIECE })
        if (bytesRead !== content.length) throw new Error('The file that was made is shorter than it was.')
        rows.push({ version, number, content })
      }
      await db.insertInto('kept_file_piece').values(rows).execute()
    }
  } finally {
    await file.close()
  }
}

/** Some at a time, each with a query of its own: a slow reader holds no transaction open. */
async function* pieces(db: Database, version: string, from: number, to: number): AsyncGenerator<Buffer> {
  const last = Math.ceil(to / PIECE)
  for (let next = Math.floor(from / PIECE); next < last; ) {
    const rows = await db
      .selectFrom('kept_file_piece')
      .select(['number', 'content'])
      .where('version', '=', version)
      .where('number', '>=', next)
      .where('number', '<', Math.min(last, next + PIECES_AT_ONCE))
      .orderBy('number')
      .execute()
    if (rows.length === 0) throw new Error('The file was deleted while it was read.')
    for (const { number, content } of rows) {
      const start = number * PIECE
      yield content.subarray(Math.max(0, from - start), Math.min(content.length, to - start))
    }
    next += rows.length
  }
}
