import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { keepEdition } from '../../src/app/live-content.ts'
import { transcriptPage } from '../../src/packages/kit/transcript.page.ts'
import { renderKitPage } from '../../src/packages/kit/layout.page.ts'
import { packageSources } from '../../src/packages/order.job.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { contents, exampleSite } from '../support/content.ts'
import { download } from '../support/download.ts'
import { exampleKit } from '../support/kit.ts'
import { madePack, packPath } from '../support/made-pack.ts'
import { asOneLine, packageNow, paperPath, printedBy, shown, textOf, wordsOf } from '../support/read-papers.ts'
import { holdersOn } from '../support/roles.ts'
import { named, publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

/** The numbers of a site's own. All are public, so they're on the card and on posters. */
const NUMBERS = {
  named: '609-555-2001',
  backup: '609-555-2002',
  other: '609-555-2003',
  support: '609-555-2004',
  local: '609-555-2005',
} as const
const SAID = { en: /didn’t work/i, es: /no funcion(?:ó|aron)/i } as const
/** A note is this near to its number. On paper, the label of a number is before it and its texts are after it. */
const NEAR = 330

let app: TestApp
let staff: Staff
let ada: Browser
let bob: Browser
let steward: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, contents.en, app.deps.now())
  for (const language of LANGUAGES) await keepEdition(app.deps.store, contents[language], app.deps.now())
  const { eve } = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  bob = await signedIn(app, staff.bob)
  steward = await signedIn(app, eve)
  const of = (role: string, phone: string) => ({ role, phone, publicPhone: true })
  await publishExample(app, staff.north, {
    named: [named({ phone: NUMBERS.named })],
    backup: of('Clinical lead', NUMBERS.backup),
    ifAboutThatPerson: of('Executive director', NUMBERS.other),
    support: { role: 'Support for staff', phone: NUMBERS.support },
    local: exampleSite.local.map((line) => ({ ...line, publicPhone: true, phone: NUMBERS.local })),
  })
})

it('each number that was found not to work says so wherever it is on a page, paper, document, package and pack, and no other number does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(Object.values(NUMBERS)), async (wrong) => {
      for (const phone of Object.values(NUMBERS))
        await steward
          .post(hrefTo('/hr/sites/:site/number-checks', { site: staff.north }), {
            phone,
            outcome: wrong.includes(phone) ? 'wrong' : 'works',
          })
          .expect(303)
      for (const language of LANGUAGES)
        for (const [place, text] of await everywhere(language)) {
          for (const phone of wrong) {
            expect(unsaid(text, phone, language), `${place} says nothing next to ${phone}`).toEqual([])
          }
          // Each place has some of them, so there's something to look at.
          expect(
            Object.values(NUMBERS).some((phone) => text.includes(phone)),
            place,
          ).toBe(true)
          if (wrong.length === 0) expect(text, place).not.toMatch(SAID[language])
        }
    }),
    { numRuns: 3, examples: [[[]], [Object.values(NUMBERS)]] },
  )
})

/** What's around each place where a text has a number, and nobody reads there that it doesn't work. */
function unsaid(text: string, phone: string, language: keyof typeof SAID): string[] {
  return [...text.matchAll(new RegExp(phone, 'g'))]
    .map(({ index }) => text.slice(Math.max(0, index - NEAR), index + NEAR))
    .filter((around) => !SAID[language].test(around))
}

/** Everything that has the numbers of the site, by what it is. */
async function everywhere(language: keyof typeof SAID): Promise<[place: string, text: string][]> {
  await bob.post('/reading', { language, detail: 'full', to: '/policy' }).expect(303)
  await ada.post('/reading', { language, detail: 'full', to: '/policy' }).expect(303)
  const read = async (reader: Browser, path: string) => asOneLine(shown((await reader.get(path).expect(200)).text))
  const { wallets, posters } = await printedBy(bob)
  const at = LANGUAGES.indexOf(language)
  const files = await packageNow(app, staff.north)
  const { id } = await madePack(app, staff.ada)
  const pack = await unzip(readFileSync(packPath(app, id)))
  return [
    ['contacts', await read(bob, '/contacts')],
    ['policy', await read(bob, '/policy')],
    ['steps sheet', await read(bob, '/what-happens-next/print')],
    ['practice', await read(ada, hrefTo('/hr/practices/:site', { site: staff.north }))],
    ['card', asOneLine(shown((await visitor(app).get(cardPath('north-house', language)).expect(200)).text))],
    ['wallet', wallets[at] ?? ''],
    ['poster', posters[at] ?? ''],
    ['PDF', textOf((await download(ada, paperPath('pdf', language))).bytes)],
    ['Word file', await wordsOf((await download(ada, paperPath('docx', language))).bytes)],
    ['package kit', await transcript(language)],
    ...(language === 'en'
      ? ([
          ['pack', textOf(pack.get('policy.pdf') ?? Buffer.of())],
          ['package document', asOneLine(shown(files.get('index.html') ?? ''))],
        ] as [string, string][]) // the first document of a package is in its first language
      : []),
  ]
}

/** The transcript in the admin kit of a package that's made now. */
async function transcript(language: keyof typeof SAID): Promise<string> {
  const { db } = app.deps.store
  const { contents: live } = await app.deps.live()
  const sources = await packageSources(db, dateAt(app.deps.now(), 'America/New_York'))
  const site = sources.find(({ id }) => id === staff.north)?.details
  if (site === undefined) throw new Error('the site has details')
  const kit = await exampleKit({ contents: [live[language]], site })
  return asOneLine(shown(renderKitPage(kit, transcriptPage(kit))))
}
