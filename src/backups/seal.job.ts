import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** 32 random bytes that only the operator has. */
export type BackupKey = Buffer

const CIPHER = 'aes-256-gcm'
const MAGIC = Buffer.from('CSECSEAL1')
const SALT_BYTES = 16
const COUNTER_BYTES = 11
const TAG_BYTES = 16
const KEY_BYTES = 32
/** A file is sealed piece by piece, because it may be larger than the memory. */
const PIECE_BYTES = 256 * 1024
const OWNER_ONLY = 0o600

/** Tells keys apart without telling anything about them. */
export function idOfBackupKey(key: BackupKey): string {
  return createHash('sha256').update('csec-backup-key').update(key).digest('hex').slice(0, 16)
}

/** What only the key makes of a text (HMAC-SHA-256): a text that was changed has another one. */
export function macOfText(key: BackupKey, text: string): string {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'csec backup manifest', KEY_BYTES))
  return createHmac('sha256', own).update(text).digest('hex')
}

/**
 * Encrypts a file under a key of its own (AES-256-GCM). Each piece has its place in its nonce, and the last says that
 * it is: pieces that were swapped, left out or cut off don't open.
 * @param name the file opens only under this name
 * @param check called before each piece. If it throws, the rest isn't written.
 */
export async function sealFile(
  from: string,
  to: string,
  key: BackupKey,
  name: string,
  check: () => void = () => {},
): Promise<void> {
  const salt = randomBytes(SALT_BYTES)
  const own = keyOf(key, salt, name)
  await withFiles(from, to, async (source, target) => {
    // Not `write`, which may write a part.
    await target.writeFile(Buffer.concat([MAGIC, salt]))
    for (let place = 0, piece = await readUpTo(source, PIECE_BYTES); ; place += 1) {
      check()
      const next = piece.length < PIECE_BYTES ? Buffer.alloc(0) : await readUpTo(source, PIECE_BYTES)
      const isLast = next.length === 0
      const cipher = createCipheriv(CIPHER, own, nonceOf(place, isLast))
      await target.writeFile(Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]))
      if (isLast) return
      piece = next
    }
  })
}

/** Throws with a sentence when the key is another one, or when the file was changed or cut off. */
export async function unsealFile(from: string, to: string, key: BackupKey, name: string): Promise<void> {
  await withFiles(from, to, async (source, target) => {
    for await (const piece of openedPieces(source, from, key, name)) await target.writeFile(piece)
  })
}

/**
 * The SHA-256 of what an encrypted file opens to. Throws as `unsealFile` does, and writes nothing.
 * @param check called after each piece. If it throws, the rest isn't read.
 */
export async function sha256OfSealed(from: string, key: BackupKey, name: string, check: () => void): Promise<string> {
  const source = await open(from, 'r')
  try {
    const sum = createHash('sha256')
    for await (const piece of openedPieces(source, from, key, name)) {
      check()
      sum.update(piece)
    }
    return sum.digest('hex')
  } finally {
    await source.close()
  }
}

async function* openedPieces(source: FileHandle, file: string, key: BackupKey, name: string): AsyncGenerator<Buffer> {
  const head = await readUpTo(source, MAGIC.length + SALT_BYTES)
  if (head.length !== MAGIC.length + SALT_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC))
    throw new Error(`${file} isn’t an encrypted file of a backup, or part of it is missing. Use another backup.`)
  const own = keyOf(key, head.subarray(MAGIC.length), name)
  const sealedBytes = PIECE_BYTES + TAG_BYTES
  for (let place = 0, piece = await readUpTo(source, sealedBytes); ; place += 1) {
    const next = piece.length < sealedBytes ? Buffer.alloc(0) : await readUpTo(source, sealedBytes)
    const isLast = next.length === 0
    yield opened(piece, own, nonceOf(place, isLast), file)
    if (isLast) return
    piece = next
  }
}

function opened(piece: Buffer, key: Buffer, nonce: Buffer, file: string): Buffer {
  const end = piece.length - TAG_BYTES
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(piece.subarray(end))
    return Buffer.concat([decipher.update(piece.subarray(0, end)), decipher.final()])
  } catch (cause) {
    throw new Error(`${file} can’t be decrypted: it was changed, or part of it is missing. Use another backup.`, {
      cause,
    })
  }
}

function keyOf(key: BackupKey, salt: Buffer, name: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `csec backup ${name}`, KEY_BYTES))
}

function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(COUNTER_BYTES + 1)
  nonce.writeUIntBE(place, COUNTER_BYTES - 6, 6)
  nonce[COUNTER_BYTES] = isLast ? 1 : 0
  return nonce
}

/** Fewer bytes only at the end of the file. */
async function readUpTo(file: FileHandle, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes)
  let length = 0
  while (length < bytes) {
    const { bytesRead } = await file.read(buffer, length, bytes - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return buffer.subarray(0, length)
}

async function withFiles(
  from: string,
  to: string,
  work: (source: FileHandle, target: FileHandle) => Promise<void>,
): Promise<void> {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'w', OWNER_ONLY)
    try {
      await work(source, target)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
