import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { moveKeys } from '../../src/backups/folder.job.ts'

const work = mkdtempSync(join(tmpdir(), 'csec-keys-'))
/** In Linux this is a disk of its own, so nothing can be renamed from one to the other. */
const elsewhere = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'csec-keys-'))
afterAll(() => {
  for (const folder of [work, elsewhere]) rmSync(folder, { recursive: true })
})

const NAMES = ['a.json', 'b.json', 'c.json']
let from: string
beforeEach(() => {
  from = mkdtempSync(join(work, 'from-'))
  mkdirSync(join(from, 'keys'))
  for (const name of NAMES) writeFileSync(join(from, 'keys', name), name)
})

describe.each([
  ['on the same disk', work],
  ['on another disk', elsewhere],
])('keys that are moved to a folder %s', (_, place) => {
  let to: string
  beforeEach(() => {
    to = mkdtempSync(join(place, 'to-'))
  })
  const found = () => readdirSync(join(to, 'keys')).sort()

  it('are all there, for their owner only, and can be taken away again with their folder', () => {
    const takeAway = moveKeys(from, to, NAMES)
    expect(found()).toEqual(NAMES)
    expect(readdirSync(join(from, 'keys'))).toEqual([])
    for (const name of NAMES) {
      expect(readFileSync(join(to, 'keys', name), 'utf8')).toBe(name)
      expect(statSync(join(to, 'keys', name)).mode & 0o777).toBe(0o600)
    }
    takeAway()
    expect(readdirSync(to)).toEqual([])
  })

  it('are taken away again when one of them is missing, and so is a folder that is new', () => {
    rmSync(join(from, 'keys/c.json'))
    expect(() => moveKeys(from, to, NAMES)).toThrow('ENOENT')
    expect(readdirSync(to)).toEqual([])
  })

  it('are taken away again when one can’t be put there, and what was there before stays', () => {
    mkdirSync(join(to, 'keys/b.json'), { recursive: true })
    writeFileSync(join(to, 'keys/a.json'), 'a.json')
    expect(() => moveKeys(from, to, ['a.json', 'c.json', 'b.json'])).toThrow(/EISDIR|EEXIST|EPERM/)
    expect(found()).toEqual(['a.json', 'b.json'])
  })

  it('are taken away without what somebody else has put there in the meantime', () => {
    const takeAway = moveKeys(from, to, NAMES)
    writeFileSync(join(to, 'keys/other.json'), 'other')
    takeAway()
    expect(found()).toEqual(['other.json'])
  })
})
