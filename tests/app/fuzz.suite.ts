import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fields } from '../support/app.ts'
import { type EveryForm, everyForm, oneOfEach, type OpenForm } from '../support/every-form.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'
import type { TestEngine } from '../support/stores.ts'

/** As many as `npm run fuzz` asks for, and few otherwise. */
const INPUTS = Number(process.env['FUZZ_INPUTS'] ?? 2_500)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_128)
/** What is sent ends sessions, too. Everybody signs in again after so many answers that say so, or so many inputs. */
const MOST_SIGNED_OUT = 25
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
  '%00',
  '\0',
  '\u0007',
  '\r\nBcc: a@b.example',
  '\u2028',
  '\u202E',
  '\uD800',
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

/** Random inputs to every route, with a seed, on one engine: none is answered with a fault of ours. */
export function fuzzSuite(engine: TestEngine): void {
  describe(`${INPUTS} random inputs to every route, on ${engine.name}`, () => {
    let populated: Populated
    let every: EveryForm
    let forms: OpenForm[] = []
    const next = randomFrom(SEED)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T // lists here aren't empty
    beforeAll(async () => {
      populated = await openPopulated('en', () => engine.open())
    })
    afterAll(async () => {
      await populated.close()
      await engine.stop()
    })

    it('have no answer with a fault of ours, and nothing comes out as HTML', async () => {
      const answered = new Map<number, number>()
      const wrong: string[] = []
      let signedOut = 0
      for (let sent = 0; sent < INPUTS; sent++) {
        if (sent % ROUND === 0 || signedOut > MOST_SIGNED_OUT) {
          await openAgain()
          signedOut = 0
        }
        const [what, { status, text }] = next() < 0.7 ? await sendForm() : await openPage()
        if (status === 401) signedOut += 1
        answered.set(status, (answered.get(status) ?? 0) + 1)
        if (status >= 500 && status !== 503) wrong.push(`${what}: ${status}`)
        if (text.includes(MARK) && text.startsWith('<!doctype')) wrong.push(`${what}: came out as it went in`)
      }
      console.log(`seed ${SEED}, ${INPUTS} inputs:`, Object.fromEntries([...answered].sort()))
      expect(wrong).toEqual([])
      const errors = WORLD.flatMap((who) => populated.app(who).log.filter(({ level }) => Number(level) >= 50))
      expect(errors).toEqual([])
      // Most of them got as far as the handler.
      expect(answered.get(401) ?? 0).toBeLessThan(INPUTS / 4)
    })

    async function openAgain(): Promise<void> {
      every = await everyForm(populated)
      forms = oneOfEach(every.forms).filter(({ route }) => !ENDINGS.test(route))
    }

    async function sendForm() {
      const { who, action, fields, inputs, isMultipart, route } = pick(forms)
      const names = [...new Set(inputs.map(({ name }) => name))].filter((name) => name !== 'csrf')
      const sent: Record<string, string | readonly string[]> = { ...fields }
      for (let changes = 1 + Math.floor(next() * 3); changes > 0; changes--) {
        const name = names.length === 0 || next() < 0.05 ? pick(['zz', '__proto__', 'csrf', 'a[b]']) : pick(names)
        const how = next()
        if (how < 0.08) delete sent[name]
        else if (how < 0.14) sent[name] = [value(), value()]
        else if (how < 0.3) sent[name] = pick(inputs.find((input) => input.name === name)?.options ?? ['']) ?? ''
        else sent[name] = value()
      }
      const to = next() < 0.1 ? withOther(action) : action
      const file = isMultipart ? { name: value(), bytes: Buffer.from(value()) } : undefined
      return [`${route} ${JSON.stringify(shown(sent))}`, await every.asker(who).post(to, sent, file)] as const
    }

    async function openPage() {
      const { who, path } = pick(every.pages.filter((page) => !ENDINGS.test(page.path)))
      const [address = '', query = ''] = path.split('?')
      const asked = new URLSearchParams(query)
      const names = [...asked.keys()]
      if (next() < 0.7) asked.set(names.length > 0 && next() < 0.8 ? pick(names) : pick(KEYS), value())
      const to = `${next() < 0.5 ? withOther(address) : address}?${asked}`
      return [to, await every.asker(who).get(to)] as const
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
      if (how < 0.7) return pick(VALUES)
      if (how < 0.85) return pick(VALUES) + pick(VALUES)
      return Array.from({ length: Math.floor(next() * 40) }, () =>
        String.fromCodePoint(Math.floor(next() * 0xd7ff)),
      ).join('')
    }
  })
}

const WORLD: readonly Who[] = ['ada', 'abe', 'founder']
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
