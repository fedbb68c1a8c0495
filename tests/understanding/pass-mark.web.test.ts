import { beforeAll, describe, expect, it } from 'vitest'
import { finalItems } from '../../src/course/draw.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { passRuleChange } from '../../src/understanding/pass-rule.ts'
import { closedPassMarkSheets } from '../../src/understanding/pass-mark-sheet.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { keepEdition } from '../support/examples.ts'
import { madePackage } from '../support/made-package.ts'
import { lessonFinished } from '../support/recording.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { content, contents } from '../support/content.ts'

const t = MESSAGES.en.hr.passMark

const { course } = content
const lessons = course.lessons.filter(({ id }) => finalItems(course).some((item) => item.lesson === id))

let app: TestApp
let staff: Staff
let ada: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

describe('what a change of the passing score does', () => {
  it('comes first on the page', async () => {
    const { change, release } = t
    const { text } = await ada.get('/hr/pass-mark').expect(200)
    for (const each of [change.finished, change.open, change.later, change.where]) expect(text).toContain(each)
    expect(text.indexOf(change.title)).toBeLessThan(text.indexOf(release.title))
  })
})

describe('a sheet for the pass mark', () => {
  let sheet = ''

  it('is opened once: the second time leads to the same', async () => {
    expect((await ada.get('/hr/pass-mark')).text).toContain('In use: 12 of 15 right')
    const opened = await ada.post('/hr/pass-mark').expect(303)
    sheet = opened.headers['location'] ?? ''
    expect(sheet).toMatch(/^\/hr\/pass-mark\/[\w-]+$/)
    expect((await ada.post('/hr/pass-mark')).headers['location']).toBe(sheet)
    expect((await ada.get('/hr/pass-mark')).text).toContain(t.goOn)
  })

  it('asks for a role and for no name, and says how many judges are missing', async () => {
    const refused = await ada.post(`${sheet}/judges`, { role: ' ' }).expect(422)
    expect(refused.text).toContain(t.sheet.roleNeeded)
    expect(refused.text).toContain(t.sheet.roleHint)
    expect(refused.text).toContain('3 more judges are needed')
    for (const role of ['Survivor advocate', 'Shift lead', 'Clinician']) {
      await ada.post(`${sheet}/judges`, { role }).expect('Location', `${sheet}?done=added`)
    }
    expect((await ada.get(sheet)).text).toContain(`${finalItems(course).length * 3} estimates are still needed`)
  })

  it('is filled in lesson by lesson, and what is left open stays open', async () => {
    const path = `${sheet}/judges/1/L1`
    const own = finalItems(course).filter((item) => item.lesson === 'L1')
    const some = Object.fromEntries(own.map(({ id }, index) => [id, index === 0 ? '' : '80']))
    await ada.post(path, some).expect('Location', `${sheet}/judges/1/L2`)
    expect((await ada.get(`${sheet}/judges/1`)).text).toContain(`${own.length - 1} of ${own.length} questions`)
    const wrong = await ada.post(path, { ...some, Q01: 'most' }).expect(422)
    expect(wrong.text).toContain('enter a whole number from 0 to 100')
    expect(wrong.text).toContain('value="most"')
    await ada.post(path, { Q01: '80' }).expect(400)
  })

  it('has no result and no end before every judge has judged every question', async () => {
    await ada.post(`${sheet}/closings`).expect('Location', `${sheet}?done=open`)
    await ada.post(`${sheet}/rounds`).expect('Location', `${sheet}?done=open`)
    expect(await closedPassMarkSheets(app.deps.store.db)).toEqual([])
  })

  it('gives the mark, how far the judges are apart, and how it compares with the one in use', async () => {
    await judge(sheet, [60, 80, 98])
    const { text } = await ada.get(sheet).expect(200)
    expect(text).toContain('11.9 of 15')
    expect(text).toContain('from 9.0 to 14.7')
    expect(text).toContain('That’s the passing score in use, 12 of 15.')
    expect(text).toContain('With 3 judges, each opinion counts for a lot.')
    expect(text).toContain('Estimates that are far apart')
  })

  it('has a second round that shows what all said in the first', async () => {
    await ada.post(`${sheet}/rounds`).expect('Location', `${sheet}?done=round`)
    const { text } = await ada.get(`${sheet}/judges/1/L1`).expect(200)
    expect(text).toContain('Round 1: mean 79, from 60 to 98')
    expect(text).toContain('value="60"')
    await judge(sheet, [90])
    expect((await ada.get(sheet)).text).toContain('The passing score in use, 12 of 15, is lower.')
  })

  it('is recorded when it is closed, without roles, and changes no more', async () => {
    await ada.post(`${sheet}/closings`).expect('Location', `${sheet}?done=closed`)
    const [closed] = await closedPassMarkSheets(app.deps.store.db)
    expect(closed?.body).toMatchObject({ judges: 3, mark: 13.4, passRule: { right: 12, of: 15 } })
    expect(JSON.stringify(closed)).not.toContain('Clinician')
    await ada.post(`${sheet}/judges`, { role: 'Late' }).expect('Location', `${sheet}?done=open`)
    await ada.get(`${sheet}/judges/1/L1`).expect('Location', `${sheet}/judges/1`)
    const own = finalItems(course).filter((item) => item.lesson === 'L1')
    await ada
      .post(`${sheet}/judges/1/L1`, Object.fromEntries(own.map(({ id }) => [id, '10'])))
      .expect('Location', `${sheet}?done=open`)
    const { text } = await ada.get(sheet)
    expect(text).toContain(t.sheet.closedNote)
    expect(text).toContain('13.4 of 15')
    expect(await closedPassMarkSheets(app.deps.store.db)).toEqual([closed])
  })

  it('lets a role be emptied afterwards, and the list keeps the sheet', async () => {
    await ada.post(`${sheet}/judges/3`, { role: '' }).expect('Location', `${sheet}?done=role`)
    expect((await ada.get(sheet)).text).not.toContain('Clinician')
    const { text } = await ada.get('/hr/pass-mark')
    expect(text).toContain('Closed Nov 24, 2026')
    expect(text).toContain(t.open)
  })

  it('changes nothing about who passes', async () => {
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/final')).text).toContain('12')
    expect(course.pass.right).toBe(12)
  })

  it('has forms for judges on paper, with every question and the answer that fits', async () => {
    const { text } = await ada.get(`${sheet}/form`).expect(200)
    for (const { stem } of finalItems(course)) expect(text).toContain(stem.slice(0, 25).replaceAll("'", '&#39;'))
  })

  it('is not found when it doesn’t exist', async () => {
    for (const path of ['/hr/pass-mark/none', `${sheet}/judges/9`, `${sheet}/judges/1/L8`]) {
      await ada.get(path).expect(404)
    }
  })

  it.each(['bob', 'cleo', 'dan'] as const)('is not for %s', async (name) => {
    const browser = await signedIn(app, staff[name])
    await browser.get('/hr/pass-mark').expect(403)
    await browser.post(`${sheet}/closings`).expect(403)
  })
})

describe('a sheet about questions that were changed since', () => {
  it('says so, and a new one is about the new wording', async () => {
    const old = (await ada.post('/hr/pass-mark')).headers['location'] ?? ''
    const [first, ...rest] = course.items
    if (first === undefined) throw new Error('the bank has questions')
    const reworded = { ...content, course: { ...course, items: [{ ...first, stem: 'Another wording?' }, ...rest] } }
    const { contents: shown, live } = app.deps
    Object.assign(app.deps, showing(app.deps, { contents: { ...contents, en: reworded } }))
    const next = (await ada.post('/hr/pass-mark')).headers['location']
    Object.assign(app.deps, { contents: shown, live })
    expect(next).not.toBe(old)
  })
})

async function judge(sheet: string, percents: readonly number[]): Promise<void> {
  for (const [index, percent] of percents.entries()) {
    for (const { id } of lessons) {
      const own = finalItems(course).filter((item) => item.lesson === id)
      const fields = Object.fromEntries(own.map((item) => [item.id, String(percent)]))
      await ada.post(`${sheet}/judges/${index + 1}/${id}`, fields).expect(303)
    }
  }
}

describe('what a release did to the rule', () => {
  const words = t.release
  /** The page once an edition with another version of the course was shown here. */
  const pageAfter = async (change: Partial<typeof course>, prepare = async (_test: TestApp, _people: Staff) => {}) => {
    const test = await testApp()
    const people = await staffOn(test)
    const { ada: person } = people
    await keepEdition(test, { ...content, course: { ...course, version: '0.9.0', ...change } })
    await prepare(test, people)
    return (await (await signedIn(test, person)).get('/hr/pass-mark').expect(200)).text
  }

  it('can’t be said before another version was shown here', async () => {
    const { text } = await ada.get('/hr/pass-mark')
    expect(text).toContain(words.none)
    expect(text).toContain(words.ahead.lead)
    expect(text).toContain('<code>npx csec compare OLD.zip NEW.zip</code>')
  })

  it('is nothing, if the version before had the same rule', async () => {
    const text = await pageAfter({})
    expect(text).toContain(words.same('0.9.0'))
    expect(text).not.toContain(words.begun)
  })

  it('is another score and other must-know topics, which change nobody’s status', async () => {
    const [first, ...others] = course.topics
    if (first === undefined) throw new Error('the course has topics')
    const before = { right: 10, of: 15, allTopics: true } as const
    const text = await pageAfter({ pass: before, topics: others })
    expect(text).toContain(words.score('0.9.0', '10 of 15', '12 of 15'))
    expect(text).toContain(words.added('0.9.0', first.title))
    expect(text).toContain(words.begun)
    expect(text).toContain(words.finished)
    const gone = passRuleChange(course, { pass: course.pass, topics: others })
    expect(gone).toEqual({ isOtherScore: false, gone: [first.title], added: [] })
  })

  it('says what csec compare says of the rest: whom and what the release touched', async () => {
    const { packagesCompare: compare } = MESSAGES.en.hr
    const same = await pageAfter({})
    for (const text of [words.touched.halfway(0), words.touched.noPackages, words.touched.noParts])
      expect(same).toContain(text)

    const [reworded, gone, ...rest] = course.items
    if (reworded === undefined || gone === undefined) throw new Error('the bank has questions')
    const older = { ...reworded, stem: 'Another wording?' }
    const others = { id: 'Q999', lesson: gone.lesson } as const
    const text = await pageAfter(
      { items: [older, { ...gone, ...others }, ...rest] },
      async (test, { ada: by, bob, north: site }) => {
        const today = '2026-11-24'
        await test.deps.store.transaction((tx) => record(tx, [lessonFinished(bob, today, 'L1')], calendarDate(today)))
        await publishExample(test, site, {})
        await madePackage(test, { site, by }, { courseVersion: '0.9.0' })
      },
    )
    expect(text).toContain(words.touched.nobody)
    expect(text).toContain(words.touched.halfway(1))
    expect(text).toContain(`${words.touched.packages(1)} ${compare.states.lost('Q999')}`)
    for (const sentence of [
      compare.differences.questionsGone('Q999'),
      compare.differences.questionsAdded(gone.id),
      compare.differences.wording(reworded.id),
    ])
      expect(text).toContain(sentence)
  })
})
