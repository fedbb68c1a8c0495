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
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The files of a backup: a folder for its owner only. */
export const DATABASE_FILE = 'csec.db'
export const MANIFEST_FILE = 'backup.json'
const KEYS = 'keys'

const OWNER_ONLY = 0o600
export const OWNER_ONLY_FOLDER = 0o700

const count = z.number().int().min(0)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const manifestForm = z.object({
  format: z.literal('csec-backup'),
  version: z.literal(1),
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
    throw new Error(`${folder} is no backup, or one that was never finished: ${MANIFEST_FILE} is missing.`)
  const parsed = manifestForm.safeParse(jsonIn(file))
  if (!parsed.success) throw new Error(`${file} is not as a backup has it. Take another backup.`)
  return parsed.data
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

export async function sha256OfFile(file: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(file)) sum.update(chunk)
  return sum.digest('hex')
}
