import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import type { Content } from '../../src/course/content.ts'
import { bankProblems } from '../../src/course/checks/check-bank.ts'
import { draw, getItem } from '../../src/course/draw.ts'
import { answerKey } from '../../src/course/question-type.ts'
import { joined } from '../../src/packages/course-package.ts'
import {
  FRESH,
  findOpenRound,
  withAttemptStarted,
  withFinalAnswer,
  withRoundHandedIn,
} from '../../src/packages/runtime/cmi-state.ts'
import { pack, unpack } from '../../src/packages/runtime/suspend-data.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { download } from '../support/download.ts'
import { contactOf } from '../support/lines.ts'
import { checkPackage } from '../support/ordered-package.ts'
import { packageFields } from '../support/package-address.ts'
import { attemptingWith, roundAnswered } from '../support/package-states.ts'
import { GOES, GOING, renumber, withReleaseKept } from '../support/question-goes.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

const { changed } = MESSAGES.en.hr.packagesCompare.numbers
const unbroken = (phone: string) => `<span class="nowrap">${phone}</span>`
const OLD = changed(contactOf(GOING.line).name, unbroken(GOING.before), unbroken(GOING.after))

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await withReleaseKept(await testApp())
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  ada = await signedIn(app, staff.ada)
})

/** A package as HR makes it: checked in the trial system, downloaded, and read again from its zip. */
async function made(edition: string) {
  const choice = { for: staff.north, edition, language: 'both' }
  await checkPackage(app, ada, choice)
  const { headers } = await ada.post(hrefTo('/hr/packages/made'), packageFields(choice)).expect(303)
  const files = await unzip((await download(ada, headers['location'] ?? '')).bytes)
  const text = (name: string) => files.get(name)?.toString() ?? ''
  // A script of the package sets one value, which the build wrote as JSON.
  const value = (name: string) => JSON.parse(/=(\{[ -;=-~]*\})\n$/.exec(text(name))?.[1] ?? '')
  const contentIn = (language: string): Content =>
    joined(value(`content.${language}.js`), value(`later.${language}.js`))
  return { en: contentIn('en'), es: contentIn('es'), all: [...files.values()].join('\n') }
}

const page = async () => (await ada.get('/hr/packages').expect(200)).text

describe.each(['scorm12', 'scorm2004-4', 'cmi5'])('a package in the edition %s', (edition) => {
  it('has no question that went and enough of the others, and one from before is marked', async () => {
    const before = await made(edition)
    expect(before.en.course.items.map(({ id }) => id)).toContain(GOES)
    expect(before.all).toContain(GOING.before)
    expect(await page()).not.toContain(OLD)

    await renumber(app, staff)
    app.clock.pass({ minutes: 1 })
    expect((await page()).split(OLD)).toHaveLength(2)

    const after = await made(edition)
    expect(after.all).toContain(GOING.after)
    expect(after.all).not.toContain(GOING.before)
    for (const { course, ...content } of [after.en, after.es]) {
      expect(course.items.map(({ id }) => id)).not.toContain(GOES)
      expect(JSON.stringify(course.items)).not.toContain('National Human Trafficking Resource Center')
      // Enough for each lesson and topic, and for three checks without a repeat.
      expect(bankProblems({ ...content, course })).toEqual([])
      for (const seed of ['one', 'two', 'three', 'four']) expect(draw(course, seed, []).items).toHaveLength(15)
    }
    // The one from before is still in an LMS, and the new one isn't marked.
    expect((await page()).split(OLD)).toHaveLength(2)

    // Somebody was in the final check when the new file took the place of the old one.
    const { state, place } = attemptingWith(GOES)
    const answered = roundAnswered(state, () => true, before.en.course)
    const resumed = unpack(after.en.course, pack(before.en.course, answered)) ?? FRESH
    const now = resumed.attempt?.started.items ?? []
    expect(now).toHaveLength(15)
    expect(new Set(now).size).toBe(15)
    expect(now.with(place - 1, GOES)).toEqual(state.attempt?.started.items)
    const instead = getItem(after.en.course, now[place - 1] ?? 'Q0')
    expect(instead.lesson).toBe(getItem(before.en.course, GOES).lesson)
    expect(findOpenRound(after.en.course, resumed)?.open.items).toEqual(now)
    const passed = withRoundHandedIn(after.en.course, withFinalAnswer(resumed, instead.id, answerKey(instead)))
    expect(passed.attempt?.rounds[0]).toMatchObject({ right: 15, of: 15, outcome: 'passed' })
    // And whoever begins another check there never gets it.
    const again = withAttemptStarted(after.en.course, resumed, 'again').attempt?.started.items ?? []
    expect(again).not.toContain(GOES)
  })
})
