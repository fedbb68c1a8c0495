import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createServerSecret, openServerSecret } from '../../../src/platform/codes/secret.job.ts'

const ROW = ['authenticator', 'person:bob'] as const

let folder: string
const file = () => join(folder, 'keys/server.secret.json')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csec-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the secret of the server', () => {
  it('is made once, readable by no one else on the machine, and still opens what it sealed', () => {
    const sealed = openServerSecret(folder).seal(...ROW, 'JBSWY3DPEHPK3PXP')
    expect(openServerSecret(folder).unseal(...ROW, sealed)).toBe('JBSWY3DPEHPK3PXP')
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'keys'))).toEqual(['server.secret.json'])
  })

  it.each<[string, (path: string) => void, RegExp]>([
    ['others can read it', (path) => chmodSync(path, 0o644), /can be read by others on this machine\. Run: chmod 600/],
    [
      'it is damaged',
      (path) => writeFileSync(path, '{"format":"csec-secret","key":"c2hvcnQ"}'),
      /Put it back from a b/,
    ],
    ['it is no JSON', (path) => writeFileSync(path, 'key'), /isn’t a server secret/],
  ])('is refused when %s', (_, damage, reason) => {
    openServerSecret(folder)
    damage(file())
    expect(() => openServerSecret(folder)).toThrow(reason)
  })
})

describe('a sealed text', () => {
  const secret = createServerSecret()
  const sealed = secret.seal(...ROW, 'JBSWY3DPEHPK3PXP')

  it('looks different each time, and never like the text', () => {
    expect(secret.seal(...ROW, 'JBSWY3DPEHPK3PXP')).not.toBe(sealed)
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JBSWY3DPEHPK3PXP')
  })

  it('opens for nobody else, in no other row, for no other use, and not when it was changed or cut', () => {
    expect(secret.unseal(...ROW, sealed)).toBe('JBSWY3DPEHPK3PXP')
    expect(createServerSecret().unseal(...ROW, sealed)).toBeNull()
    expect(secret.unseal('authenticator', 'person:dan', sealed)).toBeNull()
    expect(secret.unseal('single sign-on', 'person:bob', sealed)).toBeNull()
    const other = sealed.at(-4) === 'A' ? 'B' : 'A'
    expect(secret.unseal(...ROW, sealed.slice(0, -4) + other + sealed.slice(-3))).toBeNull()
    expect(secret.unseal(...ROW, sealed.slice(0, 20))).toBeNull()
    expect(secret.unseal(...ROW, '')).toBeNull()
  })
})
