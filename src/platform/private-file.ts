import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
const EVERYTHING = 0o777
/** Everyone may put files there, and only their owner may remove them. */
const STICKY = 0o1000

/** Our files in the data folder: the database with its companions, keys, evidence packs, and backups. */
const OUR_FILES = /^((csec|unfinished)\.db|heads\.json)/
const OUR_FOLDERS = ['keys', 'packs', 'backups'] as const

/** A file or folder that others on the machine could read, and whether they still can. */
export interface Wide {
  readonly path: string
  readonly isClosed: boolean
}

/** The folder was left unchanged. */
export class SharedFolder extends Error {}

/**
 * Closes the data folder to everyone else on the machine, whoever made it and however open it was. It runs before the
 * database is opened, so that nobody looks in meanwhile. Returns what was open to others. Throws a sentence for a
 * folder that everyone on the machine uses, such as `/tmp`: closing it would stop all other programs.
 */
export function closeFolder(dataDir: string): Wide[] {
  makeFolder(dataDir)
  if (process.platform !== 'win32' && (statSync(dataDir).mode & STICKY) !== 0)
    throw new SharedFolder(
      `${dataDir} is a folder that everyone on this machine may write to. Name a folder of its own, for example ${join(dataDir, 'csec')}.`,
    )
  return narrowed(dataDir, FOLDER_MODE)
}

/** Makes the folder and those above it. Node's `recursive` never returns if nothing can be made, as in `/proc`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: FOLDER_MODE })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return
    const above = dirname(folder)
    if (code !== 'ENOENT' || existsSync(above)) throw error
    makeFolder(above)
    mkdirSync(folder, { mode: FOLDER_MODE })
  }
}

/** The same for the files in it, once they are there. */
export function closeFiles(dataDir: string): Wide[] {
  const files = readdirSync(dataDir).filter((name) => OUR_FILES.test(name))
  return [
    ...files.flatMap((name) => narrowed(join(dataDir, name), FILE_MODE)),
    ...OUR_FOLDERS.flatMap((name) => closeBelow(join(dataDir, name))),
  ]
}

/** Returns the lines for the operator: what stays open, and which keys others may have read. */
export function openToOthers(found: readonly Wide[]): string[] {
  const open = found.filter(({ isClosed }) => !isClosed).map(({ path }) => path)
  const keys = found.filter(({ path, isClosed }) => isClosed && basename(dirname(path)) === 'keys')
  return [
    ...(open.length === 0
      ? []
      : [
          `Others on this machine can read ${open.join(', ')}, and this program may not change that. Let the user that runs it own the folder of the data, or close it with: chmod -R go= FOLDER`,
        ]),
    ...keys.map(
      ({ path }) =>
        `Others on this machine could read the key ${path} until now. If anyone else can sign in here, change the key: docs/ledger.md, docs/certificates.md.`,
    ),
  ]
}

/** The first of these that is there and that the user of this process may not read; null when there's none. */
export function closedToUs(paths: readonly string[]): string | null {
  return paths.find((path) => !isReadable(path)) ?? null
}

function isReadable(path: string): boolean {
  try {
    if (statSync(path).isDirectory()) readdirSync(path)
    else closeSync(openSync(path, 'r'))
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EACCES')
  }
}

function closeBelow(folder: string): Wide[] {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return [
    ...narrowed(folder, FOLDER_MODE),
    ...entries.filter((entry) => entry.isFile()).flatMap(({ name }) => narrowed(join(folder, name), FILE_MODE)),
    ...entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => closeBelow(join(folder, name))),
  ]
}

/** Windows has no such modes: there the folder's own access list counts. */
function narrowed(path: string, mode: number): Wide[] {
  if (process.platform === 'win32') return []
  const isWide = () => (statSync(path).mode & EVERYTHING & ~mode) !== 0
  try {
    if (!isWide()) return []
    chmodSync(path, mode)
    // Some file systems take the change and do nothing.
    return [{ path, isClosed: !isWide() }]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    // A file next to the database disappears when another process closes it.
    if (code === 'ENOENT') return []
    if (code === 'EPERM' || code === 'EROFS' || code === 'EACCES') return [{ path, isClosed: false }]
    throw error
  }
}
