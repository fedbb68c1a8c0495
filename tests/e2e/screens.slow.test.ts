import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '../../src/course/course.ts'
import { practiceItems } from '../../src/course/draw.ts'
import { siteText } from '../../src/organization/site-details.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { answerAsked, turnTo, turnToQuestion } from '../support/play.ts'
import { publishExample } from '../support/site.ts'
import { beginStory, signInByPassword, type Story } from '../support/story.ts'

const { course } = content
const t = MESSAGES.en.learn.lesson
const PHONE_HEIGHT = 844
const L4 = webLinks.lesson('L4', null)

let story: Story
beforeAll(async () => {
  story = await beginStory()
  await publishExample(story.test, story.staff.north, {})
})
afterAll(async () => {
  await story.close()
})

async function bob(options: Parameters<Story['phone']>[0] = {}): Promise<Page> {
  const page = await story.phone(options)
  await page.goto(`${story.address}/sign-in`)
  await signInByPassword(page, 'bob')
  return page
}

const shownScreens = (page: Page) =>
  page.locator('.screen:visible').evaluateAll((screens) => screens.map(({ id }) => id))

/** What the printed page says of an exercise, from top to bottom. */
function taughtBy(block: Block): { kind: string; taught: readonly string[] }[] {
  switch (block.kind) {
    case 'dialog': {
      const fitting = block.turns.flatMap(({ youth, choices }) =>
        choices.filter(({ fits }) => fits).flatMap(({ say, why }) => [youth, say, why]),
      )
      return [{ kind: block.kind, taught: [block.title, block.intro, ...fitting, block.ending] }]
    }
    case 'order':
      return [{ kind: block.kind, taught: [block.question, ...block.steps.flatMap(({ text, why }) => [text, why])] }]
    case 'sort':
      return [{ kind: block.kind, taught: [block.question, ...block.items.flatMap(({ text, why }) => [text, why])] }]
    default:
      return []
  }
}

describe('a lesson on a phone', () => {
  it('shows one screen, and goes on and back with its links and the browser’s own button', async () => {
    const page = await bob()
    await page.goto(story.address + L4)
    const [first] = await shownScreens(page)
    expect(await page.locator(`#${first} #start`).isVisible()).toBe(true)
    await page.getByRole('link', { name: t.next, exact: true }).click()
    await page.locator('#start').waitFor({ state: 'hidden' })
    const [second] = await shownScreens(page)
    expect(await page.locator(`#${second} h2`).evaluate((heading) => heading === document.activeElement)).toBe(true)
    await page.getByRole('link', { name: t.next, exact: true }).click()
    await page.locator(`#${second}`).waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: t.back, exact: true }).click()
    await page.locator(`#${second}`).waitFor()
    await page.goBack()
    await page.locator(`#${second}`).waitFor({ state: 'hidden' })
    await page.goBack()
    await page.locator(`#${second}`).waitFor()
  })

  it('opens at the section that a link names', async () => {
    const page = await bob()
    await page.goto(story.address + webLinks.lesson('L4', 'images'))
    expect(await shownScreens(page)).toEqual(['images'])
  })

  it('opens after the last question that was answered, and at its start once all are', async () => {
    const page = await bob()
    const items = practiceItems(course, 'L1').map(({ id }) => id)
    await page.goto(story.address + webLinks.lesson('L1', null))
    for (const [index] of items.entries()) {
      const open = await page.locator('[data-open]').first().getAttribute('id')
      await turnTo(page, `#${open}`)
      await answerAsked(page, course, () => true)
      await page.locator('main .reply').waitFor()
      await page.goto(story.address + webLinks.lesson('L1', null))
      const [shown = ''] = await shownScreens(page)
      if (index + 1 === items.length) expect(await page.locator(`#${shown} #start`).count()).toBe(1)
      else
        expect(shown).toBe(await page.evaluate((id) => document.getElementById(id ?? '')?.nextElementSibling?.id, open))
    }
  })

  it('asks the server for nothing when a screen is turned, on either path of detail, which have the same screens', async () => {
    const page = await bob()
    const screens = new Map<string, string[]>()
    for (const detail of ['full', 'less']) {
      await page.goto(story.address + L4)
      const requests: string[] = []
      const note = (request: { url(): string }) => requests.push(request.url())
      page.on('request', note)
      await turnTo(page, '#end')
      page.off('request', note)
      expect([detail, requests]).toEqual([detail, []])
      screens.set(detail, await page.locator('.screen').evaluateAll((all) => all.map(({ id }) => id)))
      await page.goto(story.address + L4)
      if (detail === 'full') {
        await page.getByRole('button', { name: MESSAGES.en.care.detail.change.full }).click()
        await page.getByRole('button', { name: MESSAGES.en.care.detail.change.less }).waitFor()
      }
    }
    expect(screens.get('less')).toEqual(screens.get('full'))
  })

  it('is read from top to bottom without scripts and on paper', async () => {
    const plain = await bob({ javaScriptEnabled: false })
    await plain.goto(story.address + L4)
    const all = await shownScreens(plain)
    expect(all.length).toBeGreaterThan(10)
    expect(await plain.locator('.turn').isVisible()).toBe(false)
    const page = await bob()
    await page.goto(story.address + L4)
    await page.emulateMedia({ media: 'print' })
    expect(await shownScreens(page)).toEqual(all)
  })

  it.each(LANGUAGES)('prints exercises with their answers, and no trace of the chosen detail, %s', async (language) => {
    const { learn, care } = MESSAGES[language]
    await setLanguage(story.test.deps.store.db, story.staff.bob, language)
    const page = await bob()
    for (const { id, sections } of contents[language].course.lessons) {
      await page.goto(story.address + webLinks.lesson(id, null))
      const displays = await page
        .locator('.only-print')
        .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).display))
      expect(
        displays.filter((display) => display !== 'none'),
        id,
      ).toEqual([])
      await page.emulateMedia({ media: 'print' })
      const paper = await page.locator('.lesson').innerText()
      await page.emulateMedia({ media: null })
      for (const words of [care.detail.now.full, care.detail.change.full, learn.exercise.quiet])
        expect(paper, id).not.toContain(words)
      for (const { kind, taught } of sections.flatMap(({ blocks }) => blocks.flatMap(taughtBy))) {
        let rest = paper
        for (const words of taught) {
          expect(rest, kind).toContain(words)
          rest = rest.slice(rest.indexOf(words) + words.length)
        }
      }
    }
    await setLanguage(story.test.deps.store.db, story.staff.bob, 'en')
    await page.context().close()
  })

  it('skips a question for now, and its last screen leads back to it', async () => {
    const page = await bob()
    const [first = 'Q0'] = practiceItems(course, 'L2').map(({ id }) => id)
    await page.goto(story.address + webLinks.lesson('L2', null))
    await turnToQuestion(page, first)
    expect(await page.locator('.turn__next').innerText()).toBe(t.skip)
    await turnTo(page, '#end')
    await page.getByRole('link', { name: t.toOpenQuestion }).click()
    await page.locator('#end').waitFor({ state: 'hidden' })
    expect((await shownScreens(page))[0]).toMatch(/^check-/)
  })
})

it.each(LANGUAGES)('each lesson begins with a heading and text above the bar, %s', async (language) => {
  await setLanguage(story.test.deps.store.db, story.staff.cleo, language)
  const page = await story.phone()
  await page.goto(`${story.address}/sign-in`)
  await signInByPassword(page, 'cleo')
  for (const { id } of course.lessons) {
    await page.goto(story.address + webLinks.lesson(id, null))
    const text = await page.locator('.screen--now:has(#start) > h2 + *').boundingBox()
    const bar = await page.locator('.turn').boundingBox()
    expect((bar?.y ?? 0) - (text?.y ?? PHONE_HEIGHT), id).toBeGreaterThan(40)
  }
  await setLanguage(story.test.deps.store.db, story.staff.cleo, 'en')
})

it('the number of the screen stays in one place when Back appears', async () => {
  const page = await bob()
  await page.goto(story.address + webLinks.lesson('L3', null))
  const place = page.locator('[data-place]')
  const first = await place.boundingBox()
  await page.getByRole('link', { name: t.next, exact: true }).click()
  await page.getByRole('link', { name: t.back, exact: true }).waitFor()
  expect((await place.boundingBox())?.x).toBeCloseTo(first?.x ?? 0, 0)
})

it.each(LANGUAGES)('no screen is higher than two windows of a phone, with a site’s details, %s', async (language) => {
  await setLanguage(story.test.deps.store.db, story.staff.cleo, language)
  const page = await story.phone()
  await page.goto(`${story.address}/sign-in`)
  await signInByPassword(page, 'cleo')
  const tooLong: string[] = []
  for (const { id } of course.lessons) {
    await page.goto(story.address + webLinks.lesson(id, null))
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('.screen')].map((screen) => {
        for (const other of document.querySelectorAll('.screen'))
          other.classList.toggle('screen--now', other === screen)
        return [screen.id, document.querySelector('.lesson')?.scrollHeight ?? 0] as const
      }),
    )
    for (const [screen, height] of heights) if (height > 2 * PHONE_HEIGHT) tooLong.push(`${id}#${screen}: ${height}`)
  }
  expect(tooLong).toEqual([])
  await page.goto(story.address + webLinks.lesson('L7', 'follow-up'))
  const [step = ''] = siteText(exampleSite, 'steps', language).text.split('\n')
  expect(await page.locator('#follow-up .site-fact').innerText()).toContain(step)
  await setLanguage(story.test.deps.store.db, story.staff.cleo, 'en')
})

// The last of all: it's a year later then.
it.each(LANGUAGES)(
  'late numbers are said whole on the first screen, and in two lines on the others, %s',
  async (language) => {
    await setLanguage(story.test.deps.store.db, story.staff.cleo, language)
    story.test.clock.pass({ days: 400 })
    const page = await story.phone()
    await page.goto(`${story.address}/sign-in`)
    await signInByPassword(page, 'cleo')
    await page.goto(story.address + webLinks.lesson('L3', null))
    const notice = page.locator('main > .wrap > .notice > span')
    const rest = notice.locator('span')
    expect(await rest.isVisible()).toBe(true)
    const whole = await notice.innerText()
    await page.locator('.turn__next').click()
    await rest.waitFor({ state: 'hidden' })
    const said = await notice.innerText()
    expect(said).not.toBe('')
    expect(whole.startsWith(said)).toBe(true)
    expect(await notice.evaluate(linesOf)).toBeLessThanOrEqual(2)
    await setLanguage(story.test.deps.store.db, story.staff.cleo, 'en')
  },
)

/** Runs in the browser. */
function linesOf(text: Element): number {
  return Math.round(text.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(text).lineHeight))
}
