import { Parser, StaticConfigLoader } from 'html-validate'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { reportDigits } from '../../src/course/contact-place.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { plannedGroup } from '../support/groups.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

/** What asks somebody to keep a youth or a real case to themselves, if nothing else follows. */
const SILENCING: Readonly<Record<Language, RegExp>> = {
  en: /(don’t|do not|never) (talk|write)|write nothing|enter anything about youths|nothing about youths|real cases? out/i,
  es: /nunca escrib|no (lo )?(escriba|hablen?|hable)|no va nada|fuera los casos/i,
}
const NAMED: Readonly<Record<Language, string>> = { en: 'the named person', es: 'a la persona designada' }

const config = await new StaticConfigLoader().getConfigFor('page.html')

let app: TestApp
let staff: Staff
let ada: Browser
let group: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  await publishExample(app, staff.north, {})
  group = await plannedGroup(app, staff)
})

/** Paragraphs and hints that tell somebody not to talk or write. */
async function silencing(path: string, language: Language): Promise<string[]> {
  const { text } = await ada.get(path).expect(200)
  const page = new Parser(config).parseHtml(text)
  return page
    .querySelectorAll('p, small, li')
    .filter((element) => element.querySelector('p, li') === null)
    .map((element) => element.textContent.trim())
    .filter((said) => SILENCING[language].test(said))
}

describe.each(LANGUAGES)('in %s, a text that says not to talk or write about a youth', (language) => {
  beforeEach(async () => {
    await ada.post('/reading', { language, detail: 'full', to: '/' })
  })

  it.each([
    // On the page, in the hint of the form, and on the sheet below the print.
    ['the practice and its print', () => hrefTo('/hr/practices/:site', { site: staff.north }), 3],
    ['the groups', () => '/hr/groups', 1],
    ['a new group', () => '/hr/groups/new?site=north-house', 1],
    ['the change of a group', () => `/hr/groups/${group}/change`, 1],
    ['the sheet of a group', () => `/hr/groups/${group}/sheet`, 1],
  ])('says where to go with it: %s', async (_, path, number) => {
    const texts = await silencing(path(), language)
    for (const text of texts) {
      expect(text).toContain(NAMED[language])
      expect(text).toContain('SCR')
    }
    // The help of each page names SCR. Its number and purpose are at the bottom of the page.
    const digits = reportDigits(contents[language].contacts)
    expect(texts.filter((text) => text.includes(digits))).toHaveLength(number)
    expect(texts).toHaveLength(number + 1)
  })

  it('is in the mails about groups with the named person and the hotlines', () => {
    expect(MESSAGES[language].hr.groups.mail.noYouth).toContain(NAMED[language])
  })
})
