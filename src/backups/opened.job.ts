import { timingSafeEqual } from 'node:crypto'
import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../platform/codes/canonical.ts'
import {
  copyKeys,
  DATABASE_FILE,
  MANIFEST_FILE,
  type Manifest,
  OWNER_ONLY_FOLDER,
  ownerOnly,
  sha256OfFile,
} from './folder.job.ts'
import { type BackupKey, idOfBackupKey, macOfText, sealFile, sha256OfSealed, unsealFile } from './seal.job.ts'

const SEALED = '.sealed'
const KEYS = 'keys'

/**
 * Encrypts everything in the folder of a backup but its manifest, and takes each open file away once the encrypted one
 * opens to the same bytes.
 */
export async function sealFolder(
  folder: string,
  keyNames: readonly string[],
  key: BackupKey,
  check: () => void,
): Promise<void> {
  for (const name of [DATABASE_FILE, ...keyNames.map((each) => join(KEYS, each))]) {
    const file = join(folder, name)
    const sealed = `${file}${SEALED}`
    await sealFile(file, sealed, key, name, check)
    if ((await sha256OfSealed(sealed, key, name, check)) !== (await sha256OfFile(file, check)))
      throw new Error(`${sealed} doesn’t open to what was backed up.`)
    rmSync(file)
  }
}

/** The manifest of a backup that was encrypted, with what shows that nobody has changed it since. */
export function sealedManifest(open: Manifest, key: BackupKey): Manifest {
  return { ...open, version: 2, sealed: { key: idOfBackupKey(key), mac: macOf(open, key) } }
}

/** The key also vouches for what it doesn't encrypt. */
function macOf({ sealed: _, ...rest }: Manifest, key: BackupKey): string {
  return macOfText(key, canonicalJson({ ...rest, version: 2 }))
}

/**
 * What a sentence says about a backup that this key doesn't open or vouch for, or null when it does or none is needed.
 * With a key, anyone could have put an open backup there, so `isOpenTrusted` has to say that it's the right one.
 */
export function lockedSentence(
  folder: string,
  manifest: Manifest,
  key: BackupKey | null,
  isOpenTrusted = false,
): string | null {
  const { sealed } = manifest
  if (sealed === undefined)
    return key === null || isOpenTrusted
      ? null
      : `${folder} isn’t encrypted, but BACKUP_KEY is set. Someone else could have put it there. If you trust it, add --open.`
  if (key === null) return `${folder} is encrypted. Set BACKUP_KEY, or BACKUP_KEY_FILE with the file that has the key.`
  if (sealed.key !== idOfBackupKey(key))
    return `${folder} is encrypted with another key (${sealed.key}) than BACKUP_KEY (${idOfBackupKey(key)}).`
  return timingSafeEqual(Buffer.from(sealed.mac), Buffer.from(macOf(manifest, key)))
    ? null
    : `${join(folder, MANIFEST_FILE)} was changed after the backup was made. Use another backup.`
}

/**
 * Puts the open files of a backup that isn't locked into a folder that isn't there yet. Throws with a sentence when that
 * can't be done. Whether the database is the one that was backed up is still to be checked: `requireBytes`.
 */
export async function openFolder(
  folder: string,
  manifest: Manifest,
  key: BackupKey | null,
  into: string,
): Promise<void> {
  mkdirSync(join(into, KEYS), { recursive: true, mode: OWNER_ONLY_FOLDER })
  const database = join(into, DATABASE_FILE)
  const source = join(folder, DATABASE_FILE)
  if (manifest.sealed === undefined || key === null) {
    // Where a disk can share blocks between files, nothing is copied before somebody writes.
    if (existsSync(source)) copyFileSync(source, database, constants.COPYFILE_FICLONE)
    copyKeys(folder, into, manifest.keys)
  } else {
    for (const name of [DATABASE_FILE, ...manifest.keys.map((each) => join(KEYS, each))]) {
      const sealed = join(folder, `${name}${SEALED}`)
      if (!existsSync(sealed)) throw new Error(`${sealed} is missing. Use another backup.`)
      await unsealFile(sealed, join(into, name), key, name)
    }
  }
  if (!existsSync(database)) throw otherFile(folder)
  ownerOnly(database)
}

/** Throws when the database that was taken out of a backup isn't the one that its manifest describes. */
export async function requireBytes(file: string, folder: string, { database }: Manifest): Promise<void> {
  if ((await sha256OfFile(file)) !== database.sha256) throw otherFile(folder)
}

function otherFile(folder: string): Error {
  return new Error(
    `${join(folder, DATABASE_FILE)} is not the file that was backed up: it was changed, or part of it is missing. ` +
      'Use another backup.',
  )
}

/** Moves the database of an opened backup, which is as large as the original. */
export function takeDatabase(opened: string, file: string): void {
  renameSync(join(opened, DATABASE_FILE), file)
}
