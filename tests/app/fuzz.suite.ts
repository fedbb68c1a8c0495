import { afterAll, describe, expect, it } from 'vitest'
import { putFirstRoles } from '../support/first-roles.ts'
import type { Fields } from '../support/app.ts'
import { type Asker, askerAt } from '../support/ask.ts'
import { everyForm, oneOfEach, type OpenForm, type OpenPage } from '../support/every-form.ts'
import { figures, isLong } from '../support/faults.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'
import type { TestEngine } from '../support/stores.ts'

const INPUTS = isLong ? 100_000 : 2_500
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_128)
/**
 * What is sent also ends sessions, takes roles away and ends jobs. Whoever can signs in again. After so many pages that no
 * longer open, HR gets its roles back, and after so many inputs everything begins anew.
 */
const MOST_SHUT_OUT = 10
const ROUND = 5_000

/** Never comes out as it went in. */
const MARK = '<i id=zq9>'

const VALUES: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  '9007199254740993',
  '2147483648',
  '9223372036854775808',
  'NaN',
  'Infinity',
  'true',
  'null',
  'undefined',
  '[object Object]',
  '{}',
  '[]',
  '2026-11-24',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  '-000001-01-01',
  '2026-11-24T00:00:00Z',
  '24:00',
  'America/Nowhere',
  "' OR 1=1--",
  "'; DROP TABLE event;--",
  '\\',
  '%',
  '_',
  '\u202E',
  '\uD800',
  'a\uDC4D',
  String.raw`[{"name":"name","value":"\ud83d"}]`,
  '\uFFFF',
  '👩‍👩‍👧‍👦',
  'e\u0301'.repeat(50),
  'ß'.repeat(99),
  'İ'.repeat(80),
  '<%= 1 %>',
  '${7*7}',
  '{{7*7}}',
  `${MARK}x</i>`,
  `"${MARK}`,
  'javascript:alert(1)',
  '//elsewhere.example',
  '../../../../etc/passwd',
  'person:00000000-0000-4000-8000-000000000000',
  'site:north-house',
  'a@b.example, c@d.example',
  'x'.repeat(300),
  'x'.repeat(5_000),
  '=cmd|calc!A0',
]

/** Refused before any handler sees them. */
const CONTROLS: readonly string[] = ['%00', '\0', '\u0007', '\r\nBcc: a@b.example', '\u2028']

/** Random inputs to every route, with a seed, on one engine: none is answered with a fault of ours. */
export function fuzzSuite(engine: TestEngine): void {
  describe(`${INPUTS} random inputs to every route, on ${engine.name}`, () => {
    let populated: Populated | null = null
    let pages: readonly OpenPage[] = []
    let forms: OpenForm[] = []
    const askers = new Map<Who, Asker>()
    const next = randomFrom(SEED)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T // lists here aren't empty
    afterAll(async () => {
      await populated?.close()
      await engine.stop()
    })

    it('have no answer with a fault of ours, and nothing comes out as HTML', async () => {
      const answered = new Map<number, number>()
      const wrong: string[] = []
      let shutOut = 0
      for (let sent = 0; sent < INPUTS; sent++) {
        const isShut = shutOut > MOST_SHUT_OUT
        if (isShut) shutOut = 0
        if (sent % ROUND === 0 || (isShut && !(await openForHr()))) {
          wrong.push(...errorsOf(populated))
          await beginAnew()
        }
        const { who, what, status, text, wasOpen } = next() < 0.7 ? await sendForm() : await openPage()
        if (status === 401 && !STRANGERS.has(who) && !(await signInAgain(who))) leaveOut(who)
        if (wasOpen && SHUT.has(status)) shutOut += 1
        answered.set(status, (answered.get(status) ?? 0) + 1)
        if (status >= 500 && status !== 503) wrong.push(`${what}: ${status}`)
        if (text.includes(MARK) && text.startsWith('<!doctype')) wrong.push(`${what}: came out as it went in`)
      }
      const statuses = [...answered].sort().map(([status, times]) => `${times} × ${status}`)
      figures(15, {
        [`inputs on ${engine.name} with seed ${SEED}`]: INPUTS,
        'answered with a fault': wrong.length,
        'were the statuses': statuses.join(' '),
      })
      expect([...wrong, ...errorsOf(populated)]).toEqual([])
      // Many got as far as the handler.
      const handled = [200, 303, 409, 422].reduce((sum, status) => sum + (answered.get(status) ?? 0), 0)
      expect(handled).toBeGreaterThan(INPUTS / 3)
    })

    async function beginAnew(): Promise<void> {
      await populated?.close()
      populated = await openPopulated('en', () => engine.open())
      const every = await everyForm(populated)
      pages = every.pages.filter(({ path }) => !ENDINGS.test(path))
      forms = oneOfEach(every.forms).filter(({ route }) => !ENDINGS.test(route))
      for (const { who } of [...pages, ...forms]) askers.set(who, every.asker(who))
    }

    /** False when what shuts HR out is something else than a role or the day from which two steps are needed. */
    async function openForHr(): Promise<boolean> {
      if (populated === null) return false
      const { db } = populated.app('ada').deps.store
      await putFirstRoles(db, populated.person('ada'))
      await db.updateTable('organization').set({ second_step_from: null }).execute()
      return (await signInAgain('ada')) && (await askerOf('ada').get('/hr/people')).status === 200
    }

    /** False when this person has no session that could be opened. */
    async function signInAgain(who: Who): Promise<boolean> {
      const cookie = (await populated?.cookie(who).catch(() => null)) ?? null
      if (populated === null || cookie === null) return false
      const asker = askerAt(populated.address(who), cookie)
      const csrf = /name="csrf" value="([^"]+)"/.exec((await asker.get('/account')).text)?.[1]
      if (csrf === undefined) return false
      askers.set(who, asker)
      forms = forms.map((form) => (form.who === who ? { ...form, fields: { ...form.fields, csrf } } : form))
      return true
    }

    /** Somebody who has left in this world. */
    function leaveOut(who: Who): void {
      pages = pages.filter((page) => page.who !== who)
      forms = forms.filter((form) => form.who !== who)
    }

    function askerOf(who: Who): Asker {
      const asker = askers.get(who)
      if (asker === undefined) throw new Error(`no page is met by ${who}`)
      return asker
    }

    async function sendForm() {
      const { who, action, fields, inputs, isMultipart, route } = pick(forms)
      const names = [...new Set(inputs.map(({ name }) => name))].filter((name) => name !== 'csrf')
      const sent: Record<string, string | readonly string[]> = { ...fields }
      // A form that only has a button is also sent as it is.
      for (let changes = names.length === 0 ? pick([0, 1]) : pick([1, 2, 3]); changes > 0; changes--) {
        const name = names.length === 0 || next() < 0.05 ? pick(['zz', '__proto__', 'csrf', 'a[b]']) : pick(names)
        const how = next()
        if (how < 0.08) delete sent[name]
        else if (how < 0.14) sent[name] = [value(), value()]
        else if (how < 0.3) sent[name] = pick(inputs.find((input) => input.name === name)?.options ?? ['']) ?? ''
        else sent[name] = value()
      }
      const to = next() < 0.1 ? withOther(action) : action
      const file = isMultipart ? { name: value(), bytes: Buffer.from(value()) } : undefined
      const answer = await askerOf(who).post(to, sent, file, isMultipart && next() < 0.3)
      return { ...answer, who, what: `${route} ${JSON.stringify(shown(sent))}`, wasOpen: false }
    }

    async function openPage() {
      const { who, path, status } = pick(pages)
      const [address = '', query = ''] = path.split('?')
      const asked = new URLSearchParams(query)
      const names = [...asked.keys()]
      if (next() < 0.7) asked.set(names.length > 0 && next() < 0.8 ? pick(names) : pick(KEYS), value())
      const changed = next() < 0.5 ? withOther(address) : address
      const answer = await askerOf(who).get(`${changed}?${asked}`)
      return { ...answer, who, what: `${changed}?${asked}`, wasOpen: status === 200 && changed === address }
    }

    /** The address with one of its parts replaced. */
    function withOther(address: string): string {
      const parts = address.split('/')
      const at = 1 + Math.floor(next() * (parts.length - 1))
      // An address has no half of a pair.
      parts[at] = encodeURIComponent(value().replaceAll(/\p{Surrogate}/gu, ''))
      return parts.join('/')
    }

    function value(): string {
      const how = next()
      if (how < 0.03) return pick(CONTROLS)
      if (how < 0.7) return pick(VALUES)
      if (how < 0.85) return pick(VALUES) + pick(VALUES)
      return Array.from({ length: Math.floor(next() * 40) }, () =>
        String.fromCodePoint(Math.floor(next() * 0xd7ff)),
      ).join('')
    }
  })
}

function errorsOf(populated: Populated | null): string[] {
  const errors = WORLD.flatMap((who) => populated?.app(who).log.filter(({ level }) => Number(level) >= 50) ?? [])
  return errors.map((line) => JSON.stringify(line))
}

const WORLD: readonly Who[] = ['ada', 'abe', 'founder']
/** They have no session that could be over. */
const STRANGERS: ReadonlySet<Who> = new Set(['visitor', 'returning', 'founder'])
const SHUT: ReadonlySet<number> = new Set([303, 401, 403])
/** They end the session that the rest needs. */
const ENDINGS = /^(\/es)?\/(sign-out|leave|account\/(sessions|password)|account\/notice)/
const KEYS = ['next', 'asked', 'page', 'status', 'site', 'sort', 'after', 'asOf', 'language', 'outcome', 'for', 'zz']

function shown(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, String(text).slice(0, 60)]))
}

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
