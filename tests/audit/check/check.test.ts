import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSigningKey, fingerprint } from '../../../src/platform/codes/key.job.ts'
import { signManifest } from '../../../src/audit/packs/make.job.ts'
import { hashOf, sha256 } from '../../../src/platform/codes/hash.store.ts'
import { type PackStory, packStory } from '../../support/pack.ts'
import { unzip } from '../../support/unzip.ts'

let story: PackStory
let zip: string
let whole: string
let folder: string
beforeAll(async () => {
  story = await packStory()
  zip = (await story.make()).file
  folder = mkdtempSync(join(tmpdir(), 'csec-check-'))
  whole = join(folder, 'whole')
  for (const [name, content] of await unzip(readFileSync(zip))) {
    mkdirSync(dirname(join(whole, name)), { recursive: true })
    writeFileSync(join(whole, name), content)
  }
})
afterAll(async () => {
  await story.close()
  rmSync(folder, { recursive: true })
})

/** Whatever somebody does to a pack: to the files of a copy. */
type Change = (at: string) => void | Promise<void>

/** Runs the program that came with the pack, as who got it does: alone, and in a folder of nobody's. */
function verify(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(whole, 'verify.mjs'), ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
    env: {},
  })
  return { status, said: stdout + stderr }
}

let copies = 0
async function verifyChanged(change: Change) {
  copies += 1
  const copy = join(folder, `copy-${copies}`)
  cpSync(whole, copy, { recursive: true })
  await change(copy)
  const found = verify(copy)
  rmSync(copy, { recursive: true })
  return found
}

const text = (at: string, name: string) => readFileSync(join(at, name), 'utf8')
const put = (at: string, name: string, content: string) => writeFileSync(join(at, name), content)
const entries = (at: string) =>
  join('ledger', readdirSync(join(at, 'ledger')).find((name) => name.startsWith('entries')) ?? '')

/** Somebody with a key of the organization writes down what the files are now. */
async function signAnew(at: string, key = story.key): Promise<void> {
  const manifest = JSON.parse(text(at, 'manifest.json'))
  for (const file of manifest.files) {
    const content = readFileSync(join(at, file.path))
    Object.assign(file, { bytes: content.length, sha256: sha256(content) })
  }
  const bytes = Buffer.from(JSON.stringify(manifest))
  writeFileSync(join(at, 'manifest.json'), bytes)
  put(at, 'manifest.sig', await signManifest(bytes, key))
}

/** Changes one entry, and gives it the hash that fits. */
function rewrite(at: string, seq: number, rehash: boolean): void {
  const lines = text(at, entries(at)).trimEnd().split('\n')
  const { hash, ...entry } = JSON.parse(lines[seq - 1] ?? '')
  entry.effective_on = '2020-01-01'
  lines[seq - 1] = JSON.stringify({ ...entry, hash: rehash ? hashOf(entry) : hash })
  put(at, entries(at), `${lines.join('\n')}\n`)
}

const TAMPERED: readonly (readonly [what: string, change: Change, said: readonly string[]])[] = [
  [
    'one byte of a page',
    (at) => put(at, 'roster.html', text(at, 'roster.html').replace('Roster', 'Rooster')),
    ['Changed: roster.html'],
  ],
  ['a file that is missing', (at) => rmSync(join(at, 'completions.csv')), ['Missing: completions.csv']],
  [
    'a file that was put in',
    (at) => put(at, 'roster/other.html', 'Nobody'),
    ['Not part of the pack: roster/other.html'],
  ],
  [
    'two files that changed places',
    (at) => {
      const [roster, later] = [text(at, 'roster.html'), text(at, 'later.html')]
      put(at, 'roster.html', later)
      put(at, 'later.html', roster)
    },
    ['Swapped: roster.html has the content of later.html', 'Swapped: later.html has the content of roster.html'],
  ],
  [
    'an entry of the ledger',
    (at) => rewrite(at, 6, false),
    ['Changed: ledger/entries-000000001.jsonl', 'Ledger: entry 6 was changed after it was recorded.'],
  ],
  [
    'an entry of the ledger, with a hash that fits, signed by whoever has the key',
    async (at) => {
      rewrite(at, 6, true)
      await signAnew(at)
    },
    ['Ledger: entry 7 doesn’t follow from the entry before it.'],
  ],
  [
    'the end of the ledger, cut off',
    async (at) => {
      put(at, entries(at), `${text(at, entries(at)).trimEnd().split('\n').slice(0, -2).join('\n')}\n`)
      await signAnew(at)
    },
    ['Ledger: it doesn’t end with entry', 'Ledger: signed checkpoint number 1 in the list names a different entry'],
  ],
  [
    'an entry that was taken out',
    async (at) => {
      const lines = text(at, entries(at)).split('\n')
      put(at, entries(at), [...lines.slice(0, 9), ...lines.slice(10)].join('\n'))
      await signAnew(at)
    },
    ['Ledger: entry 10 is missing.'],
  ],
  [
    'a manifest that fits the files, without the key',
    async (at) => {
      put(at, 'roster.html', 'Everybody is up to date.')
      const signature = text(at, 'manifest.sig')
      await signAnew(at)
      put(at, 'manifest.sig', signature)
    },
    ['The signature doesn’t match.'],
  ],
  [
    'a signature by a key that is not in the pack',
    async (at) => signAnew(at, await createSigningKey()),
    ['which is not among the keys in ledger/heads.json'],
  ],
  [
    'a signature that is none',
    (at) => put(at, 'manifest.sig', 'signed'),
    ['manifest.sig isn’t the signature of a pack.'],
  ],
  ['no signature', (at) => rmSync(join(at, 'manifest.sig')), ['manifest.sig is missing']],
  ['a manifest that cannot be read', (at) => put(at, 'manifest.json', '{'), ['We can’t read manifest.json.']],
  ['no manifest', (at) => rmSync(join(at, 'manifest.json')), ['There’s no manifest.json']],
  [
    'a certificate that the ledger does not name',
    async (at) => {
      const [name = ''] = readdirSync(join(at, 'certificates'))
      put(at, `certificates/${name}`, 'A certificate')
      await signAnew(at)
    },
    [' doesn’t match the hash in the ledger.'],
  ],
  [
    'content that nobody was shown',
    async (at) => {
      const [edition = ''] = readdirSync(join(at, 'content'))
      put(at, `content/${edition}/edition.json`, '{}')
      await signAnew(at)
    },
    [' doesn’t match the hash in the ledger.'],
  ],
  [
    'a head that was signed by nobody',
    async (at) => {
      const heads = JSON.parse(text(at, 'ledger/heads.json'))
      heads.heads[0].token = heads.heads[0].token.replace(/.{6}$/, 'AAAAAA')
      put(at, 'ledger/heads.json', JSON.stringify(heads))
      await signAnew(at)
    },
    ['Ledger: the signature of checkpoint number 1 in the list doesn’t match its key.'],
  ],
]

describe('the program that comes with a pack', () => {
  it('finds a whole one in order, as a zip and as a folder', () => {
    for (const path of [zip, whole]) {
      const { status, said } = verify(path)
      expect([status, said.split('\n')[0]]).toEqual([0, 'No problems found. Every file is as it was packed.'])
    }
  })

  it('finds a pack in order that was made when packs had a PDF of each edition', async () => {
    const { status, said } = await verifyChanged(async (at) => {
      const manifest = JSON.parse(text(at, 'manifest.json'))
      const [edition = ''] = readdirSync(join(at, 'content'))
      const path = `content/${edition}/edition.pdf`
      put(at, path, '%PDF-1.7')
      manifest.files.push({ path })
      manifest.files.sort((a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1))
      put(at, 'manifest.json', JSON.stringify(manifest))
      await signAnew(at)
    })
    expect([status, said.split('\n')[0]]).toEqual([0, 'No problems found. Every file is as it was packed.'])
  })

  it('looks at its own folder when no pack is named', () => {
    expect(execFileSync(process.execPath, ['verify.mjs'], { cwd: whole, encoding: 'utf8' })).toContain(
      'No problems found.',
    )
  })

  it.each(TAMPERED)('names %s', async (_, change, said) => {
    const found = await verifyChanged(change)
    expect(found.status).toBe(1)
    for (const sentence of said) expect(found.said).toContain(sentence)
  })

  it('skips files that an operating system puts into a folder, and no others', async () => {
    expect((await verifyChanged((at) => put(at, '.DS_Store', 'icons'))).status).toBe(0)
    expect((await verifyChanged((at) => put(at, 'DS_Store', 'icons'))).status).toBe(1)
  })

  it('tells a pack that somebody signed with a key of their own by the fingerprint on paper', async () => {
    const theirs = await createSigningKey()
    const copy = join(folder, 'theirs')
    cpSync(whole, copy, { recursive: true })
    const heads = JSON.parse(text(copy, 'ledger/heads.json'))
    heads.keys.push(theirs.publicKey)
    put(copy, 'ledger/heads.json', JSON.stringify(heads))
    await signAnew(copy, theirs)
    expect(verify(copy).status).toBe(0)
    const ours = await fingerprint(story.key.publicKey)
    const found = verify(copy, '--key', ours)
    expect([found.status, found.said]).toEqual([
      1,
      expect.stringContaining('The pack is signed with a different key: '),
    ])
    expect(verify(zip, '--key', ours).status).toBe(0)
  })

  it('says what is wrong with a truncated zip, and with a file that isn’t a zip', () => {
    const cut = join(folder, 'cut.zip')
    writeFileSync(cut, readFileSync(zip).subarray(0, 50_000))
    expect(verify(cut)).toEqual({ status: 1, said: expect.stringContaining('can’t be read as a zip') })
    expect(verify(join(folder, 'nowhere.zip')).status).toBe(2)
    expect(verify('--help').status).toBe(2)
  })
})
