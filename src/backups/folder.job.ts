import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The files of a backup: a folder for its owner only. */
export const DATABASE_FILE = 'csec.db'
export const MANIFEST_FILE = 'backup.json'
const KEYS = 'keys'

export const OWNER_ONLY = 0o600
export const OWNER_ONLY_FOLDER = 0o700

const count = z.number().int().min(0)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const manifestForm = z.object({
  format: z.literal('csec-backup'),
  /** 2 where it's encrypted: programs of before don't know that. */
  version: z.union([z.literal(1), z.literal(2)]),
  about: z.string(),
  madeAt: z.string(),
  /** The engine it came from. The file is SQLite in either case. */
  engine: z.enum(['sqlite', 'postgres']),
  /** The end of the ledger in it. */
  entries: count,
  head: hash,
  database: z.object({ bytes: count, sha256: hash }),
  tables: z.record(z.string(), count),
  keys: z.array(z.string().regex(/^[\w.-]+\.json$/)),
  /** The id of the key with which everything but this file is encrypted, and what that key makes of the rest here. */
  sealed: z.strictObject({ key: z.string().regex(/^[0-9a-f]{16}$/), mac: hash }).optional(),
})

/** Written last: a folder without it was never finished. */
export type Manifest = z.infer<typeof manifestForm>

export const ABOUT =
  'A backup of CSEC Orientation: the database as one SQLite file, and the keys that sign. ' +
  'To put it back: csec restore THIS_FOLDER. Keep it as safe as the server, because whoever has it has the keys.'

/** Throws with a sentence when the folder is no backup. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST_FILE)
  if (!existsSync(file))
    throw new Error(`${folder} isn’t a backup, or it was never finished: ${MANIFEST_FILE} is missing.`)
  const manifest = manifestIn(folder)
  if (manifest === null) throw new Error(`${file} isn’t a valid part of a backup. Use another backup.`)
  return manifest
}

/** Returns null when the folder is no backup that was finished. */
export function manifestIn(folder: string): Manifest | null {
  return manifestForm.safeParse(jsonIn(join(folder, MANIFEST_FILE))).data ?? null
}

/** The one that was made last, of those that were finished. Returns null when there is none. */
export function newestBackup(backups: string): string | null {
  const made = existsSync(backups)
    ? readdirSync(backups)
        .map((name) => join(backups, name))
        .filter((folder) => existsSync(join(folder, MANIFEST_FILE)))
        .map((folder) => ({ folder, madeAt: readManifest(folder).madeAt }))
    : []
  return made.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]?.folder ?? null
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

export function keyNames(folder: string): string[] {
  const keys = join(folder, KEYS)
  return existsSync(keys)
    ? readdirSync(keys)
        .filter((name) => /^[\w.-]+\.json$/.test(name))
        .sort()
    : []
}

/** The first key that is another one in the second folder. */
export function otherKey(from: string, to: string, names: readonly string[]): string | null {
  const differs = (name: string) => {
    const there = join(to, KEYS, name)
    return existsSync(there) && !readFileSync(there).equals(readFileSync(join(from, KEYS, name)))
  }
  const name = names.find(differs)
  return name === undefined ? null : join(to, KEYS, name)
}

export function copyKeys(from: string, to: string, names: readonly string[]): void {
  mkdirSync(join(to, KEYS), { recursive: true, mode: OWNER_ONLY_FOLDER })
  for (const name of names) {
    const file = join(to, KEYS, name)
    copyFileSync(join(from, KEYS, name), file)
    ownerOnly(file)
  }
}

/**
 * Moves keys from another folder, each of them whole at every moment. Returns how to take away those that weren't there
 * before. If it throws, it has taken them away itself.
 */
export function moveKeys(from: string, to: string, names: readonly string[]): () => void {
  const folder = join(to, KEYS)
  const isNew = mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER }) !== undefined
  const added = names.map((name) => join(folder, name)).filter((file) => !existsSync(file))
  const takeAway = () => {
    for (const file of added) rmSync(file, { force: true })
    if (isNew) removeIfEmpty(folder)
  }
  try {
    for (const name of names) {
      ownerOnly(join(from, KEYS, name))
      toDisk(join(from, KEYS, name))
      moveFile(join(from, KEYS, name), join(folder, name))
    }
    for (const each of [folder, to]) toDisk(each)
  } catch (error) {
    takeAway()
    throw error
  }
  return takeAway
}

/** The keys and the database can each be on a disk of their own, where nothing can be renamed into. */
export function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!hasCode(error, 'EXDEV')) throw error
    const unfinished = `${to}.unfinished`
    try {
      copyFileSync(from, unfinished)
      ownerOnly(unfinished)
      toDisk(unfinished)
      renameSync(unfinished, to)
    } finally {
      rmSync(unfinished, { force: true })
    }
    rmSync(from)
  }
}

/** Somebody else may have put something there in the meantime, which stays. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY')) throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Whatever the umask says. */
export function ownerOnly(file: string): void {
  chmodSync(file, OWNER_ONLY)
}

/** Windows opens no folders. */
export function toDisk(path: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Reading in smaller pieces takes longer than the sum itself. */
const PIECE_BYTES = 1024 * 1024

/** @param check called between two pieces. If it throws, the rest isn't read. */
export async function sha256OfFile(file: string, check: () => void = () => {}): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
    check()
    sum.update(chunk)
  }
  return sum.digest('hex')
}
