import { describe, expect, it } from 'vitest'
import { webLinks } from '../../src/app/href.web.ts'
import { policyBody, TO_ACKNOWLEDGE } from '../../src/learning/policy.page.ts'
import { clauseChange } from '../../src/learning/update/change.page.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { policyPaper } from '../../src/policy/paper.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { contents, exampleSite } from '../support/content.ts'

/** They say who is called: read alone, they could be taken for “only then”. */
const WHO_IS_CALLED: readonly string[] = ['PR-7', 'PR-8']

describe.each(LANGUAGES)('beside the clauses that say who is called, and no others, in %s', (language) => {
  const content = contents[language]
  const t = MESSAGES[language]
  const note = t.learn.policy.callScr
  const says = (clause: string) => WHO_IS_CALLED.includes(clause)

  it.each([
    ['on the web', webLinks],
    ['in a package', packageLinks],
  ])('the policy says to call SCR every time, %s', (_, links) => {
    const body = policyBody(content, exampleSite, TO_ACKNOWLEDGE, links, t, [])
    const html = renderPart('learning/policy-body', body)
    const clauses = [...html.matchAll(/<li>(.*?)<small class="clause">([^<]+)<\/small>/gs)]
    expect(clauses.map(([, , id]) => id)).toEqual(
      content.policy.clauses.filter(({ part }) => part !== 'site').map(({ id }) => id),
    )
    for (const [, text = '', id = ''] of clauses) expect(text.includes(note), id).toBe(says(id))
  })

  it('the PDF and the Word file say to call SCR every time', () => {
    const madeOn = calendarDate('2026-11-24')
    const paper = policyPaper({ content, organization: 'Harbor Street', approved: '', sites: [], madeOn }, t)
    const items = paper.blocks.flatMap((block) =>
      block.kind === 'list' && block.labels === 'beside' ? block.items : [],
    )
    expect(items.map(({ label }) => label.text)).toEqual(expect.arrayContaining([...WHO_IS_CALLED]))
    for (const { label, texts } of items)
      expect(
        texts.some(({ text }) => text === note),
        label.text,
      ).toBe(says(label.text))
  })

  it('a change of the policy says to call SCR every time', () => {
    for (const clause of content.policy.clauses) {
      const { note: said } = clauseChange({ clause: clause.id, before: null, after: clause }, language, t)
      expect(said.includes(note), clause.id).toBe(says(clause.id))
    }
  })
})
