import { describe, expect, it } from 'vitest'
import { PLAN_FIELDS, planOf } from '../../src/organization/plan.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { sitePartView } from '../../src/site/part.page.ts'
import { EMPTY_PLAN } from '../../src/site/plan.ts'
import { contents, exampleSite } from '../support/content.ts'

const { en, es } = MESSAGES
const steps = (site: Partial<typeof exampleSite>, language: 'en' | 'es' = 'en') =>
  sitePartView('steps', { ...exampleSite, ...site }, MESSAGES[language], contents[language])

describe('the steps of a site', () => {
  it('are the general ones while the site has written none', () => {
    const { plan: _, ...without } = exampleSite
    const view = sitePartView('steps', { ...without, steps: '' }, en, contents.en)
    expect(view.points).toEqual(en.learn.site.generalSteps)
    expect(view.steps).toEqual([])
  })

  it('come in the order in which they’re needed, each with the site’s text or a general one that says so', () => {
    const view = steps({ plan: { ...EMPTY_PLAN, food: 'Soup.\n\nBread.' }, steps: '' })
    expect(view.steps.map(({ label }) => label)).toEqual(PLAN_FIELDS.map((field) => en.learn.site.plan[field].label))
    const [lead, , , food] = view.steps
    expect(lead).toMatchObject({ mark: en.learn.site.generalStep, texts: [{ text: en.learn.site.plan.lead.general }] })
    expect(food).toMatchObject({ mark: '', texts: [{ text: 'Soup.' }, { text: 'Bread.' }] })
    expect(view.points).toEqual([])
  })

  it('have English marked as English for readers of Spanish, and general texts in Spanish', () => {
    const view = steps(
      { plan: { ...planOf(() => ''), ride: 'By van.', food: 'Soup.', es: { food: 'Sopa.' } }, steps: '' },
      'es',
    )
    const of = (field: 'ride' | 'food' | 'rest') => view.steps[PLAN_FIELDS.indexOf(field)]?.texts
    expect(of('ride')).toEqual([{ text: 'By van.', isEnglish: true }])
    expect(of('food')).toEqual([{ text: 'Sopa.', isEnglish: false }])
    expect(of('rest')).toEqual([{ text: es.learn.site.plan.rest.general, isEnglish: false }])
  })

  it('tell nobody to wait with a report, and send no one to a guardian', () => {
    for (const { learn } of [en, es])
      for (const { general } of Object.values(learn.site.plan)) expect(general).not.toMatch(/report|SCR/i)
    expect(en.learn.site.plan.guardians.general).toMatch(/^Don’t contact/)
  })
})
