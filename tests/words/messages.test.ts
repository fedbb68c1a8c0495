import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WORDING_RULES } from '../../src/course/wording-rules.ts'
import { en } from '../../src/words/all.en.ts'
import { es } from '../../src/words/all.es.ts'
import { ROOT } from '../../src/platform/root.ts'
import { type KitTexts, SLOT } from '../../src/packages/kit/text.page.ts'
import { kitTexts } from '../support/content.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

/** Messages that say the same in both languages, each reviewed: signs and names, no words. */
const SAME_IN_BOTH = [
  'account.sessions.browsers.chrome',
  'account.sessions.browsers.edge',
  'account.sessions.browsers.firefox',
  'account.sessions.browsers.opera',
  'account.sessions.browsers.safari',
  'account.sessions.browsers.samsung',
  'account.sessions.systems.android',
  'account.sessions.systems.linux',
  'account.sessions.systems.windows',
  'hr.roles.title',
  'hr.navigation.parts.roles',
  'hr.home.names.webhooks',
  'hr.groups.named',
  'hr.groups.withDates',
  'hr.navigation.title',
  'hr.branding.color.title',
  'privacy.held.made',
  'privacy.held.no',
  'factors.passkey.devices.chromebook',
  'factors.passkey.devices.ipad',
  'factors.passkey.devices.iphone',
  'factors.passkey.devices.mac',
  'hr.imports.word',
  'hr.people.choice',
  'hr.pack.pack.byOn',
  'hr.pack.pack.bytes',
  'hr.pack.pages.content.hash',
  'hr.changes.correction.linkOf',
  'hr.team.list.madeAt',
  'hr.figures.sum',
  'hr.figures.part',
  'hr.packages.outdated.color',
  'hr.preview.edition.cmi5',
  'hr.preview.edition.scorm12',
  'hr.reportFiles.no',
  'hr.reportFiles.cycleOf',
  'hr.trail.settings.no',
  'hr.views.shownAs',
  'hr.webhooks.moment',
  'hr.webhooks.toldTitle',
  'hr.tokens.once.token',
  'hr.roster.no',
  'hr.roster.value',
  'sco.onDuty',
  'selftest.no',
  'care.before.keys.key',
  'certificate.courseVersion',
  'certificate.hr.file',
  'card.tty',
  'kit.editions.scorm12',
  'kit.editions.cmi5',
  'hr.ledger.room.size',
  'kit.size',
  'mail.person',
]

/** Words for a youth, quoted: there it is tú. */
const SAID_TO_A_YOUTH = /^card\.(say|wallet\.words|poster\.words)/

/** The print scale isn't a count of children who are harmed, which no text may give. */
const PRINT_SCALE = /100\s?%/

/** Facts that no reader could mistake for one another. A message is told with as many as it takes. */
const MANY = [12, 34, 56, 78]
const ONE = [1, 1, 1, 1]

/** Messages that take other facts than texts and numbers. */
const OTHER_FACTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'hr.requirements.preview.sum': [2, 1].map((n) => [
    'Dec 9, 2026',
    { required: n, 'not-required': n, 'date-moves': n, 'turns-to-action': n },
  ]),
  'support.tell': [['Supervisor 12'], ['Supervisor 1']],
  'preflight.checks.play.systems': [[['12', '34']], [['1']]],
  'sco.tellOnDuty': [[['12.', '34.']], [['1.']]],
  'hr.because.not-employed': [[{ on: '12', isRequired: true }], [{ on: '12', isRequired: false }], [null]],
  'hr.policy.publish.inDraft': [[['12', '34']], [['1']]],
  'hr.because.exempt': [
    ['12', '34'],
    ['12', null],
  ],
  'hr.because.update': [
    ['12', '34', '56', true],
    ['12', '34', '56', false],
  ],
  'hr.because.completed': [
    ['12', { months: 34, until: '56', keptFrom: null }],
    ['12', { months: 1, until: '56', keptFrom: null }],
    ['12', { months: 34, until: '56', keptFrom: '78' }],
    ['12', null],
  ],
  'hr.credits.because': [
    ['12', '34', { months: 56, until: '78', keptFrom: null }],
    ['12', '34', { months: 1, until: '78', keptFrom: null }],
    ['12', '34', { months: 56, until: '78', keptFrom: '90' }],
    ['12', '34', null],
  ],
  'hr.because.leave': [
    ['12', '34'],
    ['12', null],
  ],
  'hr.because.expired': [
    ['12', '34', 56, null],
    ['12', '34', 1, null],
    ['12', '34', 56, '78'],
    ['12', '34', null, null],
  ],
  'hr.because.missed-twice': [
    ['12', '34'],
    ['12', null],
  ],
  'hr.because.due': [
    ['12', true, '34'],
    ['12', false, '34'],
  ],
  'hr.changes.leaveSince': [
    ['12', '34'],
    ['12', null],
  ],
  'hr.changes.onRecord.leaveFrom': [
    ['12', '34'],
    ['12', null],
  ],
  'hr.pausedClock': [
    ['12', 34, '56', ['78', '90']],
    ['12', 1, '56', ['78']],
  ],
  'hr.dateMovedAndPaused': [
    ['12', ['78', '90']],
    ['12', ['78']],
  ],
  'hr.sitePause': [
    [12, '34', '56'],
    [1, '34', '34'],
  ],
  'hr.pause': [
    [12, '34', '56'],
    [1, '34', '34'],
  ],
  'hr.short.clock': [
    ['on 12', 34, 0],
    ['on 12', 1, 56],
  ],
  'hr.person.ruleText': [
    [12, 34],
    [12, 1],
    [1, null],
  ],
  'hr.timeline.lesson': [
    ['12', '34'],
    ['12', ''],
  ],
  'hr.sites.checks.localCount': [
    [12, 34],
    [12, 1],
    [12, 0],
  ],
  'hr.reminders.settings.digestOn.sentence': [['12'], ['1']],
  'hr.pack.pages.roster.inScope': [[12, 34, 56, 78, 90]],
  'hr.pack.pages.roster.beside': [[12, 34, 56, 78, 90, 10]],
  'learn.attempt.topicsRight': [
    [12, 34],
    [12, 12],
  ],
}

/** Fields of a page that hold no words. */
const NO_WORDS = ['id', 'kind', 'labelledBy', 'lang', 'href']

interface Message {
  readonly path: string
  readonly english: string
  readonly spanish: string
}

/** Every message in both languages, in one line for each set of facts, and the pages that the kit holds as text. */
const messages = [...told('', en, es), ...told('kitTexts', saidOn(kitTexts.en), saidOn(kitTexts.es))]

function* told(path: string, english: unknown, spanish: unknown): Generator<Message> {
  if (typeof english === 'function') {
    for (const facts of OTHER_FACTS[path] ?? [MANY, ONE]) {
      const given = facts.slice(0, english.length)
      yield { path, english: said(english, given), spanish: said(spanish, given) }
    }
  } else if (typeof english === 'object' && english !== null) {
    for (const [key, value] of Object.entries(english)) {
      yield* told(path === '' ? key : `${path}.${key}`, value, Object(spanish)[key])
    }
  } else {
    yield { path, english: String(english), spanish: typeof spanish === 'string' ? spanish : '' }
  }
}

/** The words of each page, without its slots, and without cells that are a sign or a code. */
function saidOn(texts: KitTexts): Record<string, string[]> {
  const wordsIn = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value.replaceAll(SLOT, '')].filter((text) => /\p{Ll}/u.test(text))
      : Object.entries(Object(value)).flatMap(([key, each]) => (NO_WORDS.includes(key) ? [] : wordsIn(each)))
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, wordsIn(text)]))
}

/** A sentence in three parts is read as one, and a message of several texts as all of them. */
function said(message: unknown, facts: readonly unknown[]): string {
  if (typeof message !== 'function') return ''
  const text: unknown = message(...facts)
  if (Array.isArray(text) && text.every((part) => typeof part === 'string')) return text.join('')
  return typeof text === 'object' ? JSON.stringify(text) : String(text)
}

const numbers = (text: string) => [...new Set(text.match(/\d+/g) ?? [])].sort()
const shown = ({ path, english, spanish }: Message) => `${path}: ${english} / ${spanish}`
const those = (which: (message: Message) => boolean) => messages.filter(which).map(shown)

describe('the Spanish messages', () => {
  it('say something wherever the English ones do', () => {
    expect(those(({ english, spanish }) => english.trim() !== '' && spanish.trim() === '')).toEqual([])
  })

  it('say it in Spanish', () => {
    const same = messages
      .filter(({ english, spanish }) => english !== '' && english === spanish)
      .map(({ path }) => path)
    expect([...new Set(same)].sort()).toEqual([...SAME_IN_BOTH].sort())
  })

  it('tell the same facts, whole', () => {
    expect(those(({ english, spanish }) => numbers(english).join() !== numbers(spanish).join())).toEqual([])
    expect(those(({ spanish }) => /undefined|NaN|null|\[object/.test(spanish))).toEqual([])
  })

  it('have a form for one wherever the English ones do', () => {
    const wordsOf = (text: string) => text.replaceAll(/\d+/g, '#')
    const forms = (path: string, language: 'english' | 'spanish') =>
      new Set(messages.filter((message) => message.path === path).map((message) => wordsOf(message[language]))).size
    const paths = [...new Set(messages.map(({ path }) => path))]
    expect(paths.filter((path) => forms(path, 'spanish') < forms(path, 'english'))).toEqual([])
  })

  it('say usted to staff, never tú', () => {
    const familiar =
      /(?<!\p{L})(tú|tu|tus|te|ti|contigo|tuy[oa]s?|eres|estás|has|puedes|debes|tienes|quieres|sabes|haz|dime|pon)(?!\p{L})/iu
    expect(those(({ path, spanish }) => !SAID_TO_A_YOUTH.test(path) && familiar.test(spanish))).toEqual([])
  })

  it('never call out, and ask for nothing as a favor', () => {
    expect(those(({ spanish }) => /[¡!]|por favor/i.test(spanish))).toEqual([])
  })

  it('open every question that they close', () => {
    const count = (text: string, sign: string) => text.split(sign).length
    expect(those(({ spanish }) => count(spanish, '¿') !== count(spanish, '?'))).toEqual([])
  })
})

describe.each(LANGUAGES)('the words of the interface keep people safe, %s:', (language) => {
  const rules = WORDING_RULES[language]
  const texts = messages.map(({ path, english, spanish }) => ({ path, text: language === 'en' ? english : spanish }))
  const broken = (patterns: readonly RegExp[], read = rules.plain) =>
    texts
      .filter(({ text }) => patterns.some((pattern) => pattern.test(read(text))))
      .map(({ path, text }) => `${path}: ${text}`)

  it('no message tells someone not to report', () => {
    expect(broken(rules.notToReport)).toEqual([])
  })

  it('no message promises how it ends', () => {
    expect(broken(rules.promises)).toEqual([])
  })

  it('no message uses wording that no text may use', () => {
    const patterns = rules.nowhere.map(({ pattern }) => pattern)
    expect(broken(patterns, (text) => text.replace(PRINT_SCALE, ''))).toEqual([])
  })
})

describe('the English messages', () => {
  it('say “don’t have to”, as people speak', () => {
    expect(those(({ english }) => /\bneed not\b/i.test(english))).toEqual([])
  })
})

describe('the templates', () => {
  const views = readdirSync(join(ROOT, 'views'), { recursive: true, encoding: 'utf8' })
  const templates = views.filter((file) => file.endsWith('.ejs'))

  it('say no word of their own: all of them are messages', () => {
    const words = templates.flatMap((file) => {
      const markup = readFileSync(join(ROOT, 'views', file), 'utf8').replaceAll(/<%[\s\S]*?%>/g, '')
      const attributes = markup.match(/(?:aria-label|aria-description|alt|title|placeholder)="[^"]*\p{L}[^"]*"/gu) ?? []
      const texts = markup.replaceAll(/<[^>]*>|[\w-]+="[^"]*"/g, '\n').match(/.*\p{L}.*/gu) ?? []
      return [...attributes, ...texts].map((text) => `${file}: ${text}`)
    })
    expect(words).toEqual([])
  })
})
