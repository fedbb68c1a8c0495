import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../src/course/content.ts'
import { blockText } from '../../src/course/passage.job.ts'
import { contactsBody } from '../../src/learning/contact.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { sitePartView } from '../../src/site/part.page.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { ROOT } from '../../src/platform/root.ts'
import { contents } from '../support/content.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

const EVERY_TIME = {
  en: /every time a child may have been harmed/u,
  es: /siempre que un menor pueda haber sufrido un daño/u,
}
const WITHIN_MINUTES = { en: /within a few minutes/u, es: /en pocos minutos/iu }

function sectionText({ course, guide }: Content, lesson: string, section: string): string {
  const found = course.lessons.find(({ id }) => id === lesson)?.sections.find(({ id }) => id === section)
  if (found === undefined) throw new RangeError(`no section ${section} in ${lesson}`)
  return found.blocks.flatMap((block) => blockText(block, guide)).join('\n')
}

describe.each(LANGUAGES)('the one rule for calling SCR, in %s', (language) => {
  const content = contents[language]
  const topic = content.course.topics.find((rule) => rule.topic === 'call-scr')?.fits ?? ''
  const scr = content.contacts.find(({ id }) => id === 'SCR')?.purpose ?? ''
  const onCard = content.contacts.find(({ id }) => id === 'SCR')?.card
  const { calls, tell, text } = content.guide

  it.each([
    ['lesson 3, on a concern', sectionText(content, 'L3', 'concern')],
    ['lesson 4, on telling', sectionText(content, 'L4', 'tell-now')],
    ['lesson 5, on SCR', sectionText(content, 'L5', 'call-scr')],
    ['the guide, for someone else', calls['report-too'].text],
    ['the guide, when not sure', calls['screener-decides'].text],
    ['the guide as text', text.map((step) => step.text).join('\n')],
    ['the must-know topic', topic],
    ['the contact', scr],
  ])('says every time: %s', (_, said) => {
    expect(said).toMatch(EVERY_TIME[language])
  })

  it.each([
    ['lesson 4, on telling', sectionText(content, 'L4', 'tell-now')],
    ['lesson 5, on SCR', sectionText(content, 'L5', 'call-scr')],
    ['lesson 5, on the duty', sectionText(content, 'L5', 'your-duty')],
    ['the guide', tell.text],
    ['the must-know topic', topic],
    ['the details of a site', MESSAGES[language].learn.site.yourDuty],
  ])('says what to do when nobody can be reached: %s', (_, said) => {
    expect(said).toMatch(WITHIN_MINUTES[language])
  })

  it.each([
    ['the wallet card', MESSAGES[language].card.wallet.nextWords],
    ['the public card and the poster', `${onCard?.when} ${onCard?.use}`],
  ])('is on %s: every time, and when nobody can be reached', (_, said) => {
    expect(said).toMatch(/every time|siempre|cada vez/iu)
    expect(said).toMatch(WITHIN_MINUTES[language])
  })

  it('is the end of every story in which a youth is exploited', () => {
    const stories = content.scenarios.filter(({ id }) => id !== 'SC-10')
    for (const { id, ending } of stories) expect(ending, id).toContain('SCR')
  })
})

const MALE = {
  en: /\b(he|him|his|men|man|father|stepfather|boyfriend|uncle|guy)\b/iu,
  es: /(?<!\p{L})(hombres?|padrastro|novio|tío|un tipo|padre)(?!\p{L})/iu,
}
const FEMALE = {
  en: /\b(she|her|woman|women|mother|stepmother|girlfriend|aunt)\b/iu,
  es: /(?<!\p{L})(mujer(es)?|madrastra|novia|tía|conductora|madre)(?!\p{L})/iu,
}

describe('the people in questions and stories', () => {
  it.each(LANGUAGES)('are not all of one gender: %s', (language) => {
    const { course, scenarios } = contents[language]
    const stems = course.items.map(({ stem }) => stem)
    const stories = scenarios.map(({ decisions }) => decisions.flatMap(({ story }) => story).join('\n'))
    const count = (pattern: RegExp) => [...stems, ...stories].filter((text) => pattern.test(text)).length
    const share = count(FEMALE[language]) / (count(FEMALE[language]) + count(MALE[language]))
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.7)
  })
})

describe('the words of pages and messages', () => {
  it('have no telephone number: numbers are only in the content', () => {
    const folder = join(ROOT, 'src')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(en|es)\.ts$/.test(name),
    )
    const withNumber = files.filter((name) =>
      /\d{3}[-. ]\d{3}[-. ]\d{4}/u.test(readFileSync(join(folder, name), 'utf8')),
    )
    expect(files.length).toBeGreaterThan(20)
    expect(withNumber).toEqual([])
  })

  it.each(LANGUAGES)('give the number of SCR from the content where a site named nobody: %s', (language) => {
    const digits = contents[language].contacts.find(({ id }) => id === 'SCR')?.digits ?? 'none'
    const t = MESSAGES[language]
    const html = renderPart('learning/contacts-body', contactsBody(contents[language], null, webLinks, t))
    // The number is a link.
    expect(html.replaceAll(/<\/?(a|span)\b[^>]*>/g, '')).toContain(`<b>${t.learn.site.notNamed(digits)}</b>`)
    expect(sitePartView('named', null, t, contents[language]).notice).toContain(digits)
  })
})
