import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guessingRates } from '../../src/content/check-bank.ts'
import { readContent } from '../../src/content/load.ts'
import { problemLine } from '../../src/content/problems.ts'
import { content, contentFolder } from '../support/content.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(contentFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A fault put into a copy of the real content → the line that must be reported. */
const FAULTS = [
  ['an unknown key', 'policy.yaml', /^version:/m, 'verson:', 'policy.yaml: Unrecognized key: "verson"'],
  ['text that is no YAML', 'course.yaml', /^id:.*$/m, 'id: "open', 'course.yaml: line'],
  [
    'a clause nobody knows',
    'en/lessons/L4.md',
    /:::clause PR-6\b/,
    ':::clause PR-66',
    'there is no clause "PR-66" in policy.yaml',
  ],
  [
    'a clause no lesson teaches',
    'en/lessons/L3.md',
    /clauses: \[P-3\]/,
    'clauses: [P-2]',
    'policy.yaml: P-3: no lesson teaches this clause',
  ],
  [
    'letters that do not spell the digits',
    'contacts.yaml',
    /1-877-NJ-ABUSE/,
    '1-877-NJ-ABUSX',
    '1-877-NJ-ABUSX does not spell 1-877-652-2873',
  ],
  [
    'a link that dials something else',
    'contacts.yaml',
    /\+18776522873/,
    '+18776522874',
    'tel +18776522874 does not dial 1-877-652-2873',
  ],
  ['a doubled id', 'en/questions/L1.yaml', /id: Q02/, 'id: Q01', 'en/questions: Q01: this id is used twice'],
  [
    'an option without a reason',
    'en/questions/L1.yaml',
    /\n {6}why: .*/,
    '',
    'en/questions/L1.yaml: Q01.options.0.why',
  ],
  ['a question without an answer', 'en/questions/L1.yaml', /\n {6}fits: true/, '', 'one option must fit, 0 do'],
  [
    'two reasons alike',
    'en/questions/L1.yaml',
    /(why: )(.*)([\s\S]*?why: ).*/,
    '$1$2$3$2',
    'two explanations are alike',
  ],
  [
    'an unfilled slot',
    'site.example.yaml',
    /^sayWhoCallsScr:.*$/m,
    'sayWhoCallsScr: null',
    'site.example.yaml: sayWhoCallsScr: SITE-1 is not filled in',
  ],
  [
    'a night that nobody covers',
    'site.example.yaml',
    /from: '20:00'/,
    "from: '21:00'",
    'site.example.yaml: hours: SITE-1 is not filled in',
  ],
  [
    'a contact nobody knows',
    'en/lessons/L6.md',
    /:::contacts .*/,
    ':::contacts SRC',
    'there is no such contact in contacts.yaml',
  ],
  [
    'minutes that are not honest',
    'en/lessons/L1.md',
    /^minutes: 3$/m,
    'minutes: 6',
    'en/lessons/L1.md: minutes: says 6',
  ],
  ['a block of no kind', 'en/lessons/L4.md', /:::says/, ':::sings', 'there is no block of this kind'],
  ['a block left open', 'en/lessons/L7.md', /\n:::\n(?![\s\S]*\n:::\n)/, '', 'is never closed'],
  [
    'a link to no section',
    'course.yaml',
    /section: images/,
    'section: pictures',
    'there is no section "pictures" in L4',
  ],
  [
    'a sentence about state law',
    'en/lessons/L1.md',
    /This course is about/,
    'State law requires this training. It is about',
    'says that state law requires the training',
  ],
  [
    'a fitting answer that tells someone not to report',
    'en/questions/L1.yaml',
    /- text: .*(\n {6}fits: true)/,
    '- text: Do not call SCR in this case.$1',
    'a fitting answer must never tell someone not to report',
  ],
  [
    'a passage that is too hard to read',
    'en/lessons/L2.md',
    /(## .*\n\n)/,
    `$1${'Notwithstanding institutional considerations, organizational representatives systematically operationalise comprehensive multidisciplinary safeguarding responsibilities whenever circumstances necessitate intervention. '.repeat(9)}\n\n`,
    'reading grade',
  ],
] as const

describe('check-content', () => {
  it('finds nothing wrong with the content that ships', () => {
    expect(readContent(folder, 'en').problems.map(problemLine)).toEqual([])
  })

  it.each(FAULTS)('reports %s', (_, file, pattern, replacement, message) => {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = before.replace(pattern, replacement)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
    const lines = readContent(folder, 'en').problems.map(problemLine)
    expect(
      lines.some((line) => line.includes(message)),
      lines.join('\n'),
    ).toBe(true)
  })

  it('reports every problem at once, not the first', () => {
    for (const [, file, pattern, replacement] of FAULTS.slice(4, 6)) {
      const path = join(folder, file)
      writeFileSync(path, readFileSync(path, 'utf8').replace(pattern, replacement))
    }
    expect(readContent(folder, 'en').problems).toHaveLength(2)
  })

  it('notices when one way of guessing pays', () => {
    const items = content.course.items.map((item) => ({
      ...item,
      options: [...item.options].sort((a, b) => Number(b.fits) - Number(a.fits)),
    }))
    const first = guessingRates({ ...content.course, items }).find(({ strategy }) => strategy === 'first')
    expect(first?.rate).toBe(1)
  })

  it('the bank gives no edge to test-wise guessing', () => {
    for (const { rate } of guessingRates(content.course)) expect(rate).toBeLessThanOrEqual(0.4)
  })
})
