import { describe, expect, it } from 'vitest'
import { type Screen, type View, type Visit, viewAt } from '../../src/browser/screens.ts'
import { FRESH, type PackageState, withChoice } from '../../src/domain/cmi-state.ts'
import { packageLinks as links } from '../../src/pages/package-links.ts'
import { MESSAGES } from '../../src/pages/messages/messages.ts'
import { renderPart } from '../../src/pages/render.ts'
import { content, exampleSite } from '../support/content.ts'
import { acknowledged, attempting, passed, practised, roundHandedIn } from '../support/package-states.ts'

const t = MESSAGES.en
const [couch] = content.scenarios
if (couch === undefined) throw new Error('there are no stories')
const begun = withChoice(FRESH, couch, 1, 'a')
const states: readonly (readonly [string, PackageState])[] = [
  ['nothing done', FRESH],
  ['a story begun', begun],
  ['all lessons finished', practised],
  ['in the final check', attempting],
  ['below the mark', roundHandedIn(attempting, () => false)],
  ['a topic open', roundHandedIn(attempting, (item) => item.topic !== 'images')],
  ['passed', passed],
  ['acknowledged', acknowledged],
]

describe('links inside a package', () => {
  it.each(states)('all lead to a page that shows itself: %s', (_, state) => {
    const visit = visitWith(state)
    const seen = new Set<string>()
    const waiting = [links.home(), links.contacts()]
    for (let href = waiting.pop(); href !== undefined; href = waiting.pop()) {
      if (seen.has(href)) continue
      seen.add(href)
      const { screen, at } = arrival(href, visit)
      expect(href === links.home() || at !== links.home(), `${href} leads home`).toBe(true)
      const html = renderPart(screen.template, screen.model)
      waiting.push(...[...html.matchAll(/href="(#\/[^"]*)"/g)].map((match) => match[1] ?? ''))
      for (const [, id] of html.matchAll(/href="#([^"/][^"]*)"/g)) expect(html).toContain(`id="${id}"`)
    }
    expect(seen.size).toBeGreaterThan(30)
  })

  it.each([
    '#/lessons/L99',
    '#/lessons/L1/questions/Q16',
    '#/scenarios/SC-99',
    '#/scenarios/SC-99/end',
    '#/scenarios/SC-1/steps/0',
    '#/scenarios/SC-1/steps/99',
    '#/scenarios/SC-1/steps/99/reply',
    '#/attempts/9',
    '#/attempts/1/questions/16',
    '#/attempts/1/questions/0',
    '#/nowhere',
    '#/finished',
  ])('from an older version lead home: %s', (href) => {
    expect(arrival(href, visitWith(attempting)).at).toBe(links.home())
  })

  it.each([
    ['#/scenarios/SC-1/steps/2', FRESH, 1],
    ['#/scenarios/SC-1/steps/1/reply', FRESH, 1],
    ['#/scenarios/SC-1/end', FRESH, 1],
    ['#/scenarios/SC-1/steps/3/reply', begun, 2],
    ['#/scenarios/SC-1/end', begun, 2],
  ])('lead from a later part of a story, %s, to its first open step', (href, state, step) => {
    expect(arrival(href, visitWith(state)).at).toBe(links.scenarioStep('SC-1', step))
  })

  it('lead from a reply that is not there to its question', () => {
    const item = content.course.items.find((candidate) => candidate.use === 'practice')
    const at = item === undefined ? '' : links.reply(item.lesson, item.id)
    expect(arrival(at, visitWith(FRESH)).at).toBe(at.replace('/reply', ''))
  })
})

describe('the end of the course in a package', () => {
  it.each([
    [true, 'sco/finish', 'the check code'],
    [false, 'sco/not-recorded', 'that nothing is recorded, and no code'],
  ] as const)('recorded: %s, shows %s (%s)', (recorded, template, _) => {
    expect(viewAt('#/finished', { ...visitWith(acknowledged), recorded })).toMatchObject({ template })
  })
})

describe('home in a package', () => {
  it('says that HR sees it only where something is recorded', () => {
    const home = (recorded: boolean) => {
      const { screen } = arrival(links.home(), { ...visitWith(acknowledged), recorded })
      return renderPart(screen.template, screen.model)
    }
    expect(home(true)).toContain('You finished your orientation')
    expect(home(false)).not.toContain('HR sees it')
  })
})

function visitWith(state: PackageState): Visit {
  return { course: { content, site: exampleSite, report: 'passed', leaveTo: null }, state, t, recorded: true }
}

/** Where a link ends. Throws for one that goes round in circles. */
function arrival(href: string, visit: Visit): { readonly screen: Screen; readonly at: string } {
  let view: View = { to: href }
  let at = href
  for (let hop = 0; hop < 5; hop++) {
    if (!('to' in view)) return { screen: view, at }
    at = view.to
    view = viewAt(at, visit)
  }
  throw new Error(`${href} goes round in circles`)
}
