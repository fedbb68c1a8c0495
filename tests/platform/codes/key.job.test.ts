import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSigningKey } from '../../../src/platform/codes/key.job.ts'

let folder: string
const file = () => join(folder, 'keys/certificates.private.json')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csec-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the signing key', () => {
  it('is made once, readable by no one else on the machine, and left alone after that', async () => {
    const first = await openSigningKey(folder, 'certificates')
    const second = await openSigningKey(folder, 'certificates')
    expect(second.publicKey).toEqual(first.publicKey)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['certificates.private.json'])
  })

  it('never shows its private half', async () => {
    const { publicKey } = await openSigningKey(folder, 'certificates')
    expect(Object.keys(publicKey).sort()).toEqual(['crv', 'kid', 'kty', 'x'])
    expect(publicKey.kid).toMatch(/^[\w-]{12}$/)
  })

  it('gives way to a new one when it is taken away', async () => {
    const first = await openSigningKey(folder, 'certificates')
    rmSync(file())
    expect((await openSigningKey(folder, 'certificates')).publicKey.kid).not.toBe(first.publicKey.kid)
  })

  it('is refused when others can read it', async () => {
    await openSigningKey(folder, 'certificates')
    chmodSync(file(), 0o644)
    await expect(openSigningKey(folder, 'certificates')).rejects.toThrow(
      /can be read by others on this machine\. Run: chmod 600/,
    )
  })

  it.each([
    ['cut off', () => readFileSync(file(), 'utf8').slice(0, 20), /cannot be read/],
    ['a key of another kind', () => '{"kty":"RSA","n":"AQAB","e":"AQAB"}', /is not an Ed25519 key/],
    ['a public key only', () => readFileSync(file(), 'utf8').replace('"d"', '"other"'), /is not an Ed25519 key/],
  ])('is refused, and kept, when the file is %s', async (_, broken, sentence) => {
    await openSigningKey(folder, 'certificates')
    const text = broken()
    writeFileSync(file(), text)
    await expect(openSigningKey(folder, 'certificates')).rejects.toThrow(sentence)
    expect(readFileSync(file(), 'utf8')).toBe(text)
  })
})
