import { beforeEach, describe, expect, it } from 'vitest'
import { cardPath } from '../../src/app/href.web.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { content, exampleSite } from '../support/content.ts'
import { withNumbersAsText } from '../support/number-link.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'

const t = MESSAGES.en.learn

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
})

describe('the decision guide', () => {
  it('asks about danger first, and has the whole guide as text beside it', async () => {
    const text = await guide()
    expect(text).toContain('Is anyone in danger right now?')
    expect(text).not.toContain('Who may be exploiting the youth?')
    expect(text.match(/<ol class="steps">.*?<\/ol>/s)?.[0]).toMatch(/Call <a\s+href="tel:911"\s*>911<\/a> first\./)
    for (const step of content.guide.text) expect(withNumbersAsText(text)).toContain(step.text)
  })

  it('is linked at the bottom of every page until the site has details, and then the public card is', async () => {
    const link = (href: string) => `<a href="${href}">${MESSAGES.en.support.card}</a>`
    expect((await bob.get('/pause')).text).toContain(link('/guide'))
    await publish({})
    expect((await bob.get('/pause')).text).toContain(link(cardPath(exampleSite.slug, 'en')))
  })

  it('says who to tell, and then asks who the exploiter is', async () => {
    await publish({})
    const text = await guide({ danger: 'no', asked: 'danger' })
    expect(text).toContain('<h1>Tell the named person right away</h1>')
    expect(text).toMatch(/If that changes, call <a\s+href="tel:911"\s*>911<\/a> first\./)
    expect(text).toContain('Who may be exploiting the youth?')
    expect(text).toContain('name="danger" value="no"')
  })

  it.each([
    ['danger', { danger: 'yes', exploiter: 'other' }, '<h1>Call 911 first</h1>', 'href="tel:911"'],
    ['danger perhaps', { danger: 'unsure', exploiter: 'other' }, '<h1>Call 911 first</h1>', 'href="tel:911"'],
    ['a caregiver', { danger: 'no', exploiter: 'caregiver' }, '<h1>Call SCR now</h1>', 'must be made immediately'],
    ['not sure', { danger: 'no', exploiter: 'unsure' }, '<h1>Call SCR now</h1>', 'let the screener decide'],
    [
      'someone else',
      { danger: 'no', exploiter: 'other' },
      '<h1>Call SCR now</h1>',
      content.guide.calls['report-too'].text,
    ],
  ])('ends with the calls in order, and with SCR: %s', async (_, answers, heading, words) => {
    await publish({})
    const text = await guide({ ...answers, asked: 'exploiter' })
    expect(text).toContain(heading)
    expect(text).toContain(words)
    expect(text).toContain('href="tel:+18776522873"')
    for (const step of [
      'Tell the named person right away',
      'Write it down',
      'Keep it private',
      'Start the safety plan',
    ])
      expect(text).toContain(`<h2>${step}</h2>`)
    expect(text).toContain('The program director or the on-call supervisor leads the plan.')
    expect(text).toContain('609-555-0163')
    expect(text).toContain(MESSAGES.en.learn.site.whoCalls['named-confirmed'])
  })

  it('has the site’s own line beside those that bring help, where someone else is the exploiter', async () => {
    await publish({})
    const text = main(await guide({ danger: 'no', exploiter: 'other', asked: 'exploiter' }))
    expect(text).toContain(MESSAGES.en.learn.site.headings.local)
    expect(text).toContain('<b>County child advocacy center</b>')
    expect(text).toContain('href="tel:+16095550128"')
  })

  it.each([true, false])('puts SCR before all other lines, at a site that always calls it: %s', async (always) => {
    await publish({ alwaysCallScr: always })
    const text = main(await guide({ danger: 'no', exploiter: 'other', asked: 'exploiter' }))
    expect(text).toContain('<h1>Call SCR now</h1>')
    expect(text.indexOf('tel:+18776522873')).toBeLessThan(text.indexOf('tel:+18553636548'))
  })

  it.each([
    ['2 pm', 4, 'Program director on duty', 'On-call supervisor'],
    ['2 am', 16, 'On-call supervisor', 'Program director on duty'],
  ])('names who is on duty at this hour, at %s', async (_, hours, present, absent) => {
    await publish({})
    app.clock.pass({ hours })
    bob = await signedIn(app, staff.bob)
    const text = main(await guide({ danger: 'no', asked: 'danger' }))
    expect(text).toContain(`<b>${present}</b>`)
    expect(text).not.toContain(`<b>${absent}</b>`)
    expect(text).toContain('609-555-0117')
  })

  it('names everyone when nobody is on duty, and says so where nobody is named', async () => {
    expect(await guide({ danger: 'no', asked: 'danger' })).toContain('Your site hasn’t named this person yet')
    const [day] = exampleSite.named
    await publish({ named: day === undefined ? [] : [{ ...day, from: '20:00', to: '21:00' }] })
    expect(await guide({ danger: 'no', asked: 'danger' })).toContain('<b>Program director on duty</b>')
  })

  it('takes back one answer and keeps the other', async () => {
    const text = await guide({ danger: 'no', exploiter: 'other', change: 'danger' })
    expect(text).toContain('type="radio" name="danger"')
    expect(text).toContain('name="exploiter" value="other"')
  })

  it('asks for an answer, and says that “not sure” is one', async () => {
    const answer = await bob.post('/guide', { asked: 'danger' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(t.guide.nothingChosen)
    expect(answer.text).toContain('<title>Error: ')
    const [, question = ''] = answer.text.split('class="field--msg">')
    expect(question.slice(0, question.indexOf('</fieldset>'))).toContain(t.guide.nothingChosen)
  })

  it('keeps its answers out of the address and takes no field that no page sends', async () => {
    const answer = await bob.post('/guide', { danger: 'yes', asked: 'danger' })
    expect([answer.status, answer.headers['location']]).toEqual([200, undefined])
    expect((await bob.post('/guide', { who: 'me' })).status).toBe(400)
  })

  it('is linked from the lesson and from the contacts', async () => {
    for (const path of ['/lessons/L5', '/contacts']) expect((await bob.get(path)).text).toContain('href="/guide"')
  })

  it('comes second on the first page of the course: first is the card of the site, once it has all numbers', async () => {
    const link = (text: string, page: string) => new RegExp(`href="([^"]+)"[^>]*>${text}`).exec(main(page))?.[1]
    expect(link(t.home.youthToldLink, (await bob.get('/course')).text)).toBe('/guide')
    const isPublic = (publicPhone: boolean) => ({
      named: exampleSite.named.map((person) => ({ ...person, publicPhone })),
      backup: { role: 'Deputy', phone: '609-555-0111', publicPhone: true },
      ifAboutThatPerson: { role: 'Executive director', phone: '609-555-0112', publicPhone: true },
    })
    await publish(isPublic(false))
    expect(link(t.home.youthToldLink, (await bob.get('/course')).text)).toBe('/guide')
    await publish(isPublic(true))
    const { text } = await bob.get('/course')
    expect(link(t.home.youthToldLink, text)).toBe(`/now/${exampleSite.slug}`)
    expect(link(`${t.guide.link.replace('?', '\\?')}`, text)).toBe('/guide')
  })
})

async function guide(fields: Fields | null = null): Promise<string> {
  const { status, text } = await (fields === null ? bob.get('/guide') : bob.post('/guide', fields))
  expect(status).toBe(200)
  return text
}

function main(html: string): string {
  return html.slice(html.indexOf('<main'), html.indexOf('</main>'))
}

async function publish(changes: Partial<SiteDetails>): Promise<void> {
  const { deps } = app
  const recording = { course: content.course.id, actor: staff.ada, at: deps.now(), today: calendarDate('2026-11-24') }
  await deps.store.transaction((tx) => publishSite(tx, staff.north, { ...exampleSite, ...changes }, recording))
}
