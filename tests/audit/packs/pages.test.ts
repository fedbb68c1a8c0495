import { describe, expect, it } from 'vitest'
import { renderPackPage } from '../../../src/audit/packs/layout.page.ts'
import { policyPage, passMarkPage } from '../../../src/audit/packs/policy.page.ts'
import {
  approvalsPage,
  contactsPage,
  ledgerFactsPage,
  suggestedRulesPage,
} from '../../../src/audit/packs/record.page.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { LANGUAGES } from '../../../src/platform/text/language.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { contents } from '../../support/content.ts'
import { policy, published } from '../../support/history.ts'
import { packFrame } from '../../support/pack-frame.ts'

describe.each(LANGUAGES)('the pages of an evidence pack, in %s', (language) => {
  const frame = packFrame(language, calendarDate('2026-12-01'))
  const words = MESSAGES[language].hr.pack.pages
  const [other] = LANGUAGES.filter((each) => each !== language)

  it('separate the sentences about a decision, and end each once', () => {
    const details = ['It works', 'Someone called it.', 'Recorded by Ada']
    const told = { date: calendarDate('2026-11-24'), title: 'Checked', about: 'North House', details }
    const html = renderPackPage(frame, approvalsPage({ policy: [told], sites: [], practices: [] }, [], frame))
    expect(html).toContain('>It works. Someone called it. Recorded by Ada.<')
  })

  it('write the day of a check as every other day is written', () => {
    const contacts = contents[language].contacts
    const input = { checks: [], changes: [], shown: [], published: [], told: [], contacts }
    expect(renderPackPage(frame, contactsPage(input, frame))).not.toMatch(/>\d{4}-\d\d-\d\d</)
  })

  it('have no section of the same name as the page', () => {
    const pages = [
      ledgerFactsPage({ entries: 2, shown: 1, heads: 1, keys: [] }, frame),
      suggestedRulesPage(frame),
      passMarkPage([], frame),
    ]
    for (const { title, sections } of pages) expect(sections.map((section) => section.title)).not.toContain(title)
  })

  it('compare no version of the policy with one that’s only there in the other language', () => {
    if (other === undefined) throw new Error('there are two languages')
    const [first, second] = policy(published('2026-10', '2026-10-01'), published('2026-11', '2026-11-01'))
    if (first === undefined || second === undefined) throw new Error('there are two versions')
    const versions = [
      { event: first, text: { policy: contents[language].policy, language } },
      { event: second, text: { policy: contents[other].policy, language: other } },
    ]
    const html = renderPackPage(frame, policyPage(versions, false, frame))
    expect(html).toContain(words.policy.noText)
    expect(html).toMatch(new RegExp(`lang="${other}"[^>]*>(?:(?!</section>).)*PR-7`, 's'))
  })
})
