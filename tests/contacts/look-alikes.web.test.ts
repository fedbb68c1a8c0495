import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { keepEdition } from '../../src/app/live-content.ts'
import type { Content } from '../../src/course/content.ts'
import type { Contact } from '../../src/course/policy-shape.ts'
import { packageFiles } from '../../src/packages/build.job.ts'
import { joined, type LaterContent } from '../../src/packages/course-package.ts'
import { adminKit } from '../../src/packages/kit/kit.job.ts'
import { languageFiles } from '../../src/packages/link.page.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { contents, lmsLists } from '../support/content.ts'
import { followUpLink } from '../support/follow-ups.ts'
import { exampleKit } from '../support/kit.ts'
import { blocksOf, hasPurpose, LOOK_ALIKES, namesCare, notSaid, withoutLine } from '../support/look-alikes.ts'
import { madePack, packPath } from '../support/made-pack.ts'
import { orderOf } from '../support/package-order.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

const PRINTED = 'wallet card and poster'

let app: TestApp
let staff: Staff
let ada: Browser
let bob: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, contents.en, app.deps.now())
  for (const language of LANGUAGES) await keepEdition(app.deps.store, contents[language], app.deps.now())
  await publishExample(app, staff.north, {})
  ada = await signedIn(app, staff.ada)
  bob = await signedIn(app, staff.bob)
})

const documentsIn = new Map<Language, Promise<Record<string, string>>>()

/** The documents on which the lines are listed, which two tests read. */
function documents(language: Language): Promise<Record<string, string>> {
  const made = documentsIn.get(language) ?? makeDocuments(language)
  documentsIn.set(language, made)
  return made
}

async function makeDocuments(language: Language): Promise<Record<string, string>> {
  for (const browser of [ada, bob]) await browser.post('/reading', { language, detail: 'full', to: '/' }).expect(303)
  const site = { site: staff.north }
  const { id } = await madePack(app, staff.ada, { language })
  const pack = await unzip(readFileSync(packPath(app, id)))
  const kit = await adminKit(await exampleKit({ contents: [contents[language]], lmsList: lmsLists[language] }))
  const ofKit = [...kit].filter(([file]) => file.endsWith('.html'))
  return {
    card: (await visitor(app).get(cardPath('north-house', language)).expect(200)).text,
    [PRINTED]: (await bob.get('/card/print').expect(200)).text,
    'the site’s sheet of steps': (await ada.get(hrefTo('/hr/sites/:site/steps', site)).expect(200)).text,
    'the learner’s sheet of steps': (await bob.get('/what-happens-next/print').expect(200)).text,
    contacts: (await bob.get('/contacts').expect(200)).text,
    lines: (await ada.get('/hr/contacts').expect(200)).text,
    'pack: contacts': pack.get('contacts.html')?.toString() ?? '',
    ...Object.fromEntries(ofKit.map(([file, text]) => [`kit: ${file}`, Buffer.from(text).toString()])),
  }
}

/** Where a number stands for itself in a list: in a block of its own, or after nothing but its name. */
function entriesOf(text: string, line: readonly Contact[]): number[] {
  const names = line.flatMap(({ name, wallet }) => [`${name}: `, wallet?.name])
  return [...text.matchAll(new RegExp(line[0]?.digits ?? '', 'g'))]
    .map(({ index }) => index)
    .filter((index) => ['', ...names].includes(text.slice(text.lastIndexOf('\n', index) + 1, index)))
}

/** The course, the policy, follow-up questions and a package: staff read of both lines there. */
async function readings(language: Language): Promise<Record<string, string>> {
  for (const browser of [ada, bob]) await browser.post('/reading', { language, detail: 'full', to: '/' }).expect(303)
  const { course, scenarios } = contents[language]
  const open = async (by: Browser, path: string) => [path, (await by.get(path).expect(200)).text] as const
  const followUp = hrefTo('/minute/:token', { token: await followUpLink(app, 0) })
  const pages = [
    ...course.lessons.map(({ id }) => open(bob, `/lessons/${id}`)),
    ...scenarios.map(({ id }) => open(bob, `/scenarios/${id}`)),
    ...['/course', '/policy', '/guide', '/what-happens-next'].map((path) => open(bob, path)),
    open(ada, '/hr/policy'),
    open(visitor(app), followUp),
  ]
  const built = await packageFiles(orderOf({ contents: [contents[language]] }))
  return { ...Object.fromEntries(await Promise.all(pages)), package: built.get('index.html') ?? '' }
}

/** What's asked with what's said once it's answered: the reply to a question or a choice, and the end of a story. */
function replies({ course, scenarios }: Content): { name: string; asked: string; reply: string }[] {
  return [
    ...course.items.map(({ id, stem, explanation, options }) => ({
      name: id,
      asked: [stem, ...options.flatMap(({ text, why }) => [text, why])].join('\n'),
      reply: explanation,
    })),
    ...scenarios.flatMap(({ id, decisions, ending }) => {
      const choices = decisions.flatMap((decision) => decision.choices)
      const asked = choices.map(({ text }) => text).join('\n')
      return [
        ...choices.map(({ text, why }) => ({ name: `${id}: ${text}`, asked: text, reply: why })),
        { name: `the end of ${id}`, asked, reply: ending },
      ]
    }),
  ]
}

/** The course that a package carries. */
async function packaged(language: Language): Promise<Content> {
  const built = await packageFiles(orderOf({ contents: [contents[language]] }))
  const { first, later } = languageFiles(language)
  const valueOf = (file: string): unknown => {
    const script = built.get(file) ?? ''
    return JSON.parse(script.slice(script.indexOf('={') + 1))
  }
  // The package has just been built from the content.
  return joined(valueOf(first) as Content, valueOf(later) as LaterContent)
}

describe('SCR and CSOC, whose numbers begin alike', () => {
  it.each(LANGUAGES)('have a clause that says what they are for, as each line of the policy has, %s', (language) => {
    const { contacts, policy } = contents[language]
    const named = contacts.filter(({ digits }) => policy.clauses.some(({ text }) => text.includes(digits)))
    expect(named.map(({ id }) => id)).toEqual(expect.arrayContaining([...LOOK_ALIKES, 'NR-1']))
    for (const { digits, letters, name } of named) {
      const { id, text } = policy.clauses.find((clause) => clause.text.includes(digits)) ?? { id: '', text: '' }
      const rest = text
        .replace(name, '')
        .replace(digits, '')
        .replace(letters ?? '', '')
      expect([id, rest.match(/\p{L}{2,}/gu)?.length ?? 0]).toEqual([id, expect.toSatisfy((words: number) => words > 2)])
    }
  })

  it.each(LANGUAGES)('stand in no list without what they are for, %s', async (language) => {
    const seen = new Map(LOOK_ALIKES.map((id) => [id, new Set<string>()]))
    for (const [name, html] of Object.entries(await documents(language))) {
      const text = blocksOf(html)
      for (const [id, documentsWithIt] of seen) {
        // Cards and posters are printed in every language.
        const languages = name === PRINTED ? LANGUAGES : [language]
        const line = languages.flatMap((each) => contents[each].contacts.filter((contact) => contact.id === id))
        for (const index of entriesOf(text, line)) {
          const around = text.slice(Math.max(0, index - 200), index + 200)
          expect(hasPurpose(text, index, line), `${name}: ${around}`).toBe(true)
          documentsWithIt.add(name)
        }
      }
    }
    const lists = ['card', PRINTED, 'contacts', 'lines', 'pack: contacts', 'kit: transcript.html']
    const sheets = ['the site’s sheet of steps', 'the learner’s sheet of steps']
    expect([...(seen.get('LR-1') ?? [])].sort()).toEqual([...lists].sort())
    expect([...(seen.get('SCR') ?? [])].sort()).toEqual([...lists, ...sheets].sort())
  })

  it.each(LANGUAGES)(
    'are named in no lesson, story, policy, follow-up or package without digits and what they are for, %s',
    async (language) => {
      const without: string[] = []
      for (const [name, html] of Object.entries({ ...(await documents(language)), ...(await readings(language)) })) {
        without.push(...withoutLine(blocksOf(html), language).map((id) => `${name}: ${id}`))
      }
      expect(without).toEqual([])
    },
  )

  it.each(LANGUAGES)(
    'are both in the reply to whatever names CSOC, in the course and in a package, but in no question before, %s',
    async (language) => {
      for (const content of [contents[language], await packaged(language)]) {
        const naming = replies(content).filter(({ asked, reply }) => namesCare(`${asked}\n${reply}`, language))
        expect(naming.map(({ name }) => name)).toEqual(
          expect.arrayContaining(['Q29', 'Q41', 'Q115', 'the end of SC-1']),
        )
        for (const { name, asked, reply } of naming) {
          expect([name, notSaid(reply, language)]).toEqual([name, []])
          expect([name, asked]).toEqual([name, expect.not.stringMatching(/652-7624|652-2873/)])
        }
      }
    },
  )
})
