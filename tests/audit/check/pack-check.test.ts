import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPack, type FoundFile } from '../../../src/audit/check/pack-check.ts'
import { entriesFile, HEADS_FILE, MANIFEST_FILE, SIGNATURE_FILE } from '../../../src/audit/packs/pack.ts'
import { nodeTools } from '../../../src/audit/check/tools.job.ts'
import { checkWords, findingText } from '../../../src/audit/check/pack-check.page.ts'

const ENTRIES = entriesFile(1)
const MANIFEST = {
  format: 'csec-evidence-pack',
  version: 1,
  kind: 'pack',
  organization: 'Bayview',
  asOf: '2026-11-24',
  site: { id: 'site:1', name: 'North House' },
  knownAt: null,
  language: 'en',
  generatedAt: '2026-11-24T15:00:00.000Z',
  generatedBy: 'system:command',
  ledger: { seq: 1, hash: 'a'.repeat(64) },
  files: [{ path: ENTRIES, bytes: 2, sha256: 'b'.repeat(64) }],
}

function file(name: string, content: string): FoundFile {
  return { name, content: () => Promise.resolve(new TextEncoder().encode(content)) }
}

/** Checks the files and puts what was found into words, as every page and program does. */
async function said(...files: readonly FoundFile[]) {
  const options = { tools: nodeTools, expectedKey: null, progress: () => Promise.resolve() }
  const finding = await checkPack(files, options)
  return { finding, text: findingText(finding, checkWords(finding.manifest?.language)) }
}

const manifestOf = (changes: object) => file(MANIFEST_FILE, JSON.stringify({ ...MANIFEST, ...changes }))
const kindsIn = async (...files: readonly FoundFile[]) => (await said(...files)).finding.faults.map(({ kind }) => kind)

describe('a manifest of another shape', () => {
  it('is read when it is whole', async () => {
    expect(await kindsIn(manifestOf({}))).not.toContain('manifest-unreadable')
    expect(await kindsIn(manifestOf({ site: null, knownAt: '2026-11-24T15:00:00.000Z' }))).not.toContain(
      'manifest-unreadable',
    )
  })

  it.each(Object.keys(MANIFEST))('is called unreadable when %s is missing', async (name) => {
    expect(await kindsIn(manifestOf({ [name]: undefined }))).toEqual(['manifest-unreadable'])
  })

  it.each(Object.keys(MANIFEST))('is called unreadable when %s is a list in a list', async (name) => {
    expect(await kindsIn(manifestOf({ [name]: [[]] }))).toEqual(['manifest-unreadable'])
  })
})

describe('a check of anything', () => {
  const json = fc.json({ maxDepth: 4 })
  const anyFile = fc.record({
    name: fc.constantFrom(MANIFEST_FILE, SIGNATURE_FILE, HEADS_FILE, ENTRIES, 'roster.html'),
    content: fc.oneof(json, fc.string()),
  })

  it('gives an answer, whatever the files hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { maxLength: 6 }), async (files) => {
        const { text } = await said(...files.map(({ name, content }) => file(name, content)))
        expect(text.isGood).toBe(false)
      }),
    )
  })

  it('gives an answer, whatever is in one place of the manifest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(MANIFEST)), fc.jsonValue(), async (name, value) => {
        const { text } = await said(manifestOf({ [name]: value }), file(ENTRIES, '{}'))
        expect(text.isGood).toBe(false)
      }),
    )
  })

  it('gives an answer, whatever entries, keys and heads are', async () => {
    const lines = fc.array(fc.oneof(fc.jsonValue(), entryLike()), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(lines, fc.jsonValue(), fc.jsonValue(), async (entries, keys, heads) => {
        const { text } = await said(
          manifestOf({}),
          file(ENTRIES, entries.map((entry) => JSON.stringify(entry)).join('\n')),
          file(HEADS_FILE, JSON.stringify({ keys, heads })),
        )
        expect(text.isGood).toBe(false)
      }),
    )
  })

  it.each([
    ['a head that cannot be turned into text', HEADS_FILE, '{"keys":[],"heads":[{"token":{"toString":1}}]}'],
    [
      'a certificate that cannot be turned into text',
      ENTRIES,
      '{"seq":1,"hash":"a","prev_hash":"","kind":"certified","body":{"certificate":{"toString":1}}}',
    ],
    [
      'an entry of a thousand times a thousand brackets',
      ENTRIES,
      `{"seq":1,"hash":"a","prev_hash":"","kind":"hired","body":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`,
    ],
  ])('gives an answer to %s', async (_, name, content) => {
    expect((await said(manifestOf({}), file(name, content))).text.isGood).toBe(false)
  })
})

/** Has a place and a hash, so that the check goes on to the rest. */
function entryLike() {
  return fc.record({
    seq: fc.constantFrom(1, 2),
    hash: fc.string(),
    prev_hash: fc.jsonValue(),
    kind: fc.constantFrom('certified', 'completed', 'hired'),
    body: fc.oneof(fc.jsonValue(), fc.record({ certificate: fc.jsonValue(), contentEdition: fc.jsonValue() })),
  })
}
