import { describe, expect, it } from 'vitest'
import { policyPage } from '../../src/audit/packs/policy.page.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { policyBody, TO_ACKNOWLEDGE } from '../../src/learning/policy.page.ts'
import { clauseChange } from '../../src/learning/update/change.page.ts'
import { transcriptPage } from '../../src/packages/kit/transcript.page.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { policyPaper } from '../../src/policy/paper.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { contents, exampleSite } from '../support/content.ts'
import { policy, published } from '../support/history.ts'
import { exampleKit } from '../support/kit.ts'
import { packFrame } from '../support/pack-frame.ts'

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

  it('the transcript in a package’s admin kit says to call SCR every time', async () => {
    const { sections } = transcriptPage(await exampleKit({ contents: [content] }))
    const clauses = sections
      .flatMap(({ parts }) => parts)
      .flatMap((part) => (part.kind === 'points' ? part.items : []))
      .flatMap((text) => {
        const id = / \(([A-Z]+-\w+)\)/.exec(text)?.[1]
        return id === undefined ? [] : [{ id, text }]
      })
    expect(clauses.map(({ id }) => id)).toEqual(expect.arrayContaining([...WHO_IS_CALLED]))
    for (const { id, text } of clauses) expect(text.includes(note), id).toBe(says(id))
  })

  it('the policy in an evidence pack says to call SCR every time, in its text and where it changed', () => {
    const frame = packFrame(language, calendarDate('2026-12-01'))
    const reworded = content.policy.clauses.map((clause) => ({ ...clause, text: `${clause.text} Reworded.` }))
    const texts = [content.policy, { ...content.policy, clauses: reworded }]
    const history = policy(published('2026-10', '2026-10-01'), published('2026-11', '2026-11-01'))
    const versions = history.map((event, index) => ({
      event,
      text: { policy: texts[index] ?? content.policy, language },
    }))
    const parts = policyPage(versions, false, frame).sections.flatMap((section) => section.parts)
    const printed = parts.map((part) => renderPart('packages/kit-part', part)).join('')
    const [whole, changed] = [/<li>([A-Z]+-\w+): (.*?)<\/li>/gs, /<p>[^<]*?([A-Z]+-\w+), [^<]*<\/p>(.*?)<\/dl>/gs].map(
      (of) => [...printed.matchAll(of)].map(([, id = '', text = '']) => ({ id, text })),
    )
    const ids = content.policy.clauses.map(({ id }) => id)
    expect(whole?.map(({ id }) => id)).toEqual([...ids, ...ids])
    expect(changed?.map(({ id }) => id)).toEqual(ids)
    for (const { id, text } of [...(whole ?? []), ...(changed ?? [])]) expect(text.includes(note), id).toBe(says(id))
  })
})
