import { describe, expect, it } from 'vitest'
import { webLinks } from '../../src/app/href.web.ts'
import { DANGER_ANSWERS, EXPLOITER_ANSWERS, type GuideAnswers, nextQuestion } from '../../src/course/decision-guide.ts'
import { guideBody, type GuideBody } from '../../src/learning/guide.page.ts'
import type { ShownDetails } from '../../src/organization/details-shape.ts'
import { FRESH } from '../../src/packages/runtime/cmi-state.ts'
import { guideScreen } from '../../src/packages/runtime/screen.browser.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { contents, exampleSite } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'

const SITES: readonly (readonly [string, ShownDetails | null])[] = [
  ['a site with a named person', exampleSite],
  ['a site that has named nobody', { ...exampleSite, named: [] }],
  ['no site', null],
]
/** Each state of the guide in which it still asks something. */
const OPEN: readonly GuideAnswers[] = [null, ...DANGER_ANSWERS]
  .flatMap((danger) => [null, ...EXPLOITER_ANSWERS].map((exploiter) => ({ danger, exploiter })))
  .filter((answers) => nextQuestion(answers) !== null)

const PAGES = LANGUAGES.flatMap((language) =>
  SITES.flatMap(([name, site]) =>
    OPEN.flatMap((answers) =>
      [true, false].flatMap((nothingChosen) => {
        const tried = { answers, nothingChosen }
        const end = `${language}, ${name}, ${JSON.stringify(tried)}`
        return [
          { where: `web, ${end}`, language, site, page: onTheWeb(language, site, tried) },
          // A package is always of a site.
          ...(site === null
            ? []
            : [{ where: `package, ${end}`, language, site, page: inPackage(language, site, tried) }]),
        ]
      }),
    ),
  ),
)

describe('a page of the decision guide that asks something', () => {
  it('has 911 and SCR, with when to call and digits to tap, before the first choice', () => {
    for (const { where, language, page } of PAGES) {
      const before = beforeChoice(page)
      const scr = contents[language].contacts.find(({ id }) => id === 'SCR')
      expect(before.indexOf('href="tel:911"'), where).toBeGreaterThan(0)
      expect(before.indexOf(`href="tel:${scr?.tel}"`), where).toBeGreaterThan(before.indexOf('href="tel:911"'))
      expect(before, where).toContain(scr?.digits)
      expect(before, where).toContain(scr?.purpose)
    }
  })

  it('says who to tell before the first choice: the supervisor where nobody is named', () => {
    for (const { where, language, site, page } of PAGES) {
      const { tellSupervisor } = MESSAGES[language].learn.guide
      const { tell } = contents[language].guide
      const isNamed = (site?.named ?? []).length > 0
      expect(beforeChoice(page), where).toContain(isNamed ? tell.title : tellSupervisor.title)
      const heading = new RegExp(`<h[12]>${tell.title}</h`)
      expect(heading.test(page), where).toBe(isNamed && page.includes('id="exploiter-other"'))
    }
  })
})

function beforeChoice(page: string): string {
  const choice = page.indexOf('<input')
  expect(choice).toBeGreaterThan(0)
  return page.slice(0, choice)
}

type Tried = Parameters<typeof guideScreen>[1]

function onTheWeb(language: 'en' | 'es', site: ShownDetails | null, tried: Tried): string {
  const body: GuideBody = guideBody({
    content: contents[language],
    site,
    now: null,
    ...tried,
    links: webLinks,
    t: MESSAGES[language],
    hidden: [],
  })
  return renderPart('learning/guide-body', body)
}

function inPackage(language: 'en' | 'es', site: ShownDetails, tried: Tried): string {
  const { template, model } = guideScreen(
    {
      course: { ...orderOf({ site }), content: contents[language] },
      state: FRESH,
      t: MESSAGES[language],
      recording: 'on',
      isRecorded: true,
      score: null,
      unsaved: null,
      now: { day: 'tue', time: '10:00' },
    },
    tried,
  )
  return renderPart(template, model)
}
