import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { createSigningKey } from '../../src/platform/codes/key.job.ts'
import { keySet, revocationList } from '../../src/certificates/publication.job.ts'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import { findCertificate, revokeCertificate } from '../../src/certificates/certificate.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { by } from '../support/recording.ts'
import { staffOn } from '../support/staff.ts'
import { CERTIFICATE, madeCertificate, SERVER } from '../support/certificates.ts'
import { completeCourse } from '../support/completions.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { testApp } from '../support/app.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const words = MESSAGES.en.certificate.verify

const folder = mkdtempSync(join(tmpdir(), 'csec-verify-'))
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
const verify = (...args: readonly string[]) => csec(folder, 'verify-certificate', ...args)

beforeAll(async () => {
  const key = await createSigningKey()
  const stranger = await createSigningKey()
  const forever = { ...CERTIFICATE, validUntil: null }
  const { pdf, token, address } = await madeCertificate(key, forever)
  const forged = await madeCertificate(stranger, forever)
  put('certificate.pdf', pdf)
  put('forged.pdf', forged.pdf)
  put('cut.pdf', pdf.subarray(0, pdf.indexOf('%csec-seal')))
  const edited = Buffer.from(pdf.toString('latin1').replace('Certificate of', 'Certificata of'), 'latin1')
  put('edited.pdf', edited)
  put('line-before.pdf', Buffer.concat([Buffer.from('\n'), edited]))
  put('line-before-genuine.pdf', Buffer.concat([Buffer.from('\n'), pdf]))
  put('no-first-line.pdf', `1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n${address}`)
  put('code-behind.pdf', `\n%PDF-1.7\n%%EOF\n${address}`)
  put('update-behind.pdf', Buffer.concat([pdf, Buffer.from('1 0 obj\n<<>>\nendobj\n%%EOF\n')]))
  put(
    'update-in-last-line.pdf',
    Buffer.concat([pdf.subarray(0, -1), Buffer.from('..\n1 0 obj\n<<>>\nendobj\n%%EOF\n')]),
  )
  put('other.pdf', '%PDF-1.7\n%%EOF\n')
  put('token.txt', `${token}\n`)
  put('address.txt', `${address}\n`)
  put('changed.txt', `${token.slice(0, -8)}AAAAAAAA`)
  put('text.txt', 'Robin Sample')
  put('keys.json', JSON.stringify(keySet([key.publicKey])))
  put('revoked.json', JSON.stringify(revocationList(SERVER, [CERTIFICATE.number])))
  put('none-revoked.json', JSON.stringify(revocationList(SERVER, [])))
  put('no-keys.json', '{"keys":[{"kty":"RSA"}]}')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('csec verify-certificate, with nothing but files', () => {
  it.each(['certificate.pdf', 'token.txt', 'address.txt'])(
    'says that %s is genuine, and what it says',
    async (file) => {
      const { status, stdout, stderr } = await verify(file, '--keys', 'keys.json', '--revoked', 'none-revoked.json')
      expect(stderr).toBe('')
      expect(status).toBe(0)
      expect(stdout).toMatch(/^The certificate is genuine\.\nIts code says:\n/)
      expect(stdout).toMatch(new RegExp(`${words.name} +Robin Sample\n`))
      expect(stdout).toMatch(/Completed +Nov 24, 2026\n/)
      expect(stdout).toMatch(/Site +Harbor Street drop-in\n/)
    },
  )

  it('running csec verify-certificate as its own process gives the same answers', async () => {
    for (const args of [['certificate.pdf', '--keys', 'keys.json'], ['forged.pdf', '--keys', 'keys.json'], []])
      expect(csecProcess(folder, 'verify-certificate', ...args)).toEqual(await verify(...args))
  })

  it('says when nobody looked whether it was withdrawn', async () => {
    expect((await verify('certificate.pdf', '--keys', 'keys.json')).stdout).toContain(
      'This doesn’t check whether it was withdrawn',
    )
  })

  it.each([
    ['edited.pdf', 'The file was changed after it was issued.\nThe certificate is genuine.\nIts code says:'],
    ['update-behind.pdf', 'The file was changed after it was issued.\nThe certificate is genuine.\nIts code says:'],
    [
      'update-in-last-line.pdf',
      'The file was changed after it was issued.\nThe certificate is genuine.\nIts code says:',
    ],
    ['line-before.pdf', 'The file was changed after it was issued.\nThe certificate is genuine.\nIts code says:'],
    ['line-before-genuine.pdf', 'The file was changed after it was issued.\n'],
    // Each of these would be a genuine code if it were pasted as text.
    ['code-behind.pdf', 'The file was changed after it was issued: its signature is missing.'],
    ['no-first-line.pdf', 'The file was changed after it was issued: its signature is missing.'],
    ['cut.pdf', 'The file was changed after it was issued: its signature is missing.'],
    ['forged.pdf', 'The file was signed with a key that is not among the known keys.\nThe key that signed it is not'],
    ['changed.txt', 'The code in it was changed: its signature doesn’t match.'],
  ])('says what is wrong with %s, and exits 1', async (file, said) => {
    const { status, stdout, stderr } = await verify(file, '--keys', 'keys.json')
    expect(stderr.startsWith(said), stderr).toBe(true)
    expect(stdout).toBe('')
    expect(status).toBe(1)
  })

  it('says that it was withdrawn, and exits 1', async () => {
    const { status, stderr } = await verify('certificate.pdf', '--keys', 'keys.json', '--revoked', 'revoked.json')
    expect(stderr).toMatch(/^The certificate was withdrawn and is no longer valid\.\n/)
    expect(status).toBe(1)
  })

  it.each<[string[], RegExp]>([
    [[], /name one file/],
    [['certificate.pdf', 'token.txt'], /name one file/],
    [['missing.pdf', '--keys', 'keys.json'], /missing\.pdf cannot be read/],
    [['other.pdf', '--keys', 'keys.json'], /is a PDF without a certificate in it/],
    [['text.txt', '--keys', 'keys.json'], /doesn’t contain a certificate code/],
    [['certificate.pdf', '--keys', 'missing.json'], /--keys missing\.json cannot be read/],
    [['certificate.pdf', '--keys', 'text.txt'], /--keys text\.txt cannot be read/],
    [['certificate.pdf', '--keys', 'no-keys.json'], /--keys no-keys\.json isn’t a file that the server/],
    [
      ['certificate.pdf', '--keys', 'keys.json', '--revoked', 'keys.json'],
      /--revoked keys\.json isn’t a file that the server/,
    ],
    [['certificate.pdf', '--online'], /--online/],
    [['certificate.pdf'], /: There is no database file data\/csec\.db\. Start the server there once/],
  ])('a mistake in %j is one line and exit code 2', async (args, said) => {
    const { status, stderr } = await verify(...args)
    expect(stderr).toMatch(said)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(status).toBe(2)
  })
})

describe('csec verify-certificate, next to the database', () => {
  it('takes keys and withdrawals from there', async () => {
    const app = await testApp()
    const store = await openStore({ database: join(folder, 'csec.db') })
    const deps = { ...app.deps, store }
    const staff = await staffOn({ deps })
    await completeCourse({ ...app, deps }, staff.bob)
    const issuing = { store, key: deps.signingKey, publicUrl: SERVER, now: deps.now }
    await issueCertificates(issuing, staff.bob)
    const [issued] = certificatesIn(await historyOf(store.db, staff.bob))
    const stored = issued === undefined ? null : await findCertificate(store.db, issued.number)
    if (stored === null || stored.pdf === null) throw new Error('nothing was issued')
    put('bob.pdf', stored.pdf)
    const before = await verify('bob.pdf', '--data-dir', '.')
    expect(before.stdout).toMatch(
      new RegExp(`^The certificate is genuine\\.\nIts code says:\n +${words.name} +Bob Rivera\n`),
    )
    expect(before.stdout).not.toContain('This doesn’t check whether')
    expect(before.status).toBe(0)
    const { number } = stored
    await store.transaction((tx) => revokeCertificate(tx, staff.bob, number, 'issued-in-error', by('2026-11-25')))
    await store.close()
    const after = await verify('bob.pdf', '--data-dir', '.')
    expect(after.stderr).toMatch(/^The certificate was withdrawn/)
    expect(after.status).toBe(1)
  })
})
