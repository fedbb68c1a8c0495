import { describe, expect, it } from 'vitest'
import { type Screen, type View, type Visit, viewAt } from '../../../src/packages/runtime/screen.browser.ts'
import type { Recording } from '../../../src/packages/runtime/lms/session.browser.ts'
import { packageWords } from '../../../src/packages/runtime/words.browser.ts'
import {
  FRESH,
  getOpenRound,
  type PackageState,
  passedScore,
  withChoice,
  withPracticeAnswer,
} from '../../../src/packages/runtime/cmi-state.ts'
import { packageLinks as links } from '../../../src/packages/link.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { renderPart } from '../../../src/platform/html/render.page.ts'
import { content, exampleSite } from '../../support/content.ts'
import { orderOf } from '../../support/package-order.ts'
import { topicWords } from '../../../src/course/topic-words.ts'
import { pictures, typingFields } from '../../support/page-rules.ts'
import {
  acknowledged,
  attempting,
  passed,
  practised,
  roundAnswered,
  roundHandedIn,
} from '../../support/package-states.ts'

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
  it.each(states)('lead to a page that shows itself, with a neutral title and no field to type in: %s', (_, state) => {
    const visit = visitWith(state)
    const seen = new Set<string>()
    // Home, and what stands around every page.
    const waiting = [links.home(), links.contacts(), links.pause()]
    for (let href = waiting.pop(); href !== undefined; href = waiting.pop()) {
      if (seen.has(href)) continue
      seen.add(href)
      const { screen, at } = arrival(href, visit)
      expect(href === links.home() || at !== links.home(), `${href} leads home`).toBe(true)
      const html = renderPart(screen.template, screen.model)
      expect(topicWords(screen.title), screen.title).toEqual([])
      expect([...typingFields(html), ...pictures(html)], at).toEqual([])
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
  ])('links from an older version lead home: %s', (href) => {
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

  it('lead back into the final check at the first question that waits, and to “check your answers” when none does', () => {
    const all = roundAnswered(attempting, () => true)
    const [first, , third] = getOpenRound(content.course, attempting).open.items
    const some = {
      ...attempting,
      answers: new Map([...all.answers].filter(([id]) => id === first || id === third)),
    }
    const at = (state: PackageState) => arrival(links.final(), visitWith(state)).at
    expect([attempting, some, all].map(at)).toEqual([
      links.attemptQuestion('1', 1),
      links.attemptQuestion('1', 2),
      links.attemptAnswers('1'),
    ])
  })

  it('lead from a reply that is not there to its question', () => {
    const item = content.course.items.find((candidate) => candidate.use === 'practice')
    const at = item === undefined ? '' : links.reply(item.lesson, item.id)
    expect(arrival(at, visitWith(FRESH)).at).toBe(at.replace('/reply', ''))
  })
})

describe('beside the course in a package', () => {
  it.each([
    ['on', 'Your learning system keeps your place', 'Nothing is being recorded'],
    ['no-lms', 'Nothing is being recorded', 'Your learning system keeps your place'],
    ['this-browser', 'This browser keeps your place', 'Your learning system keeps your place'],
  ] as const)('recording: %s, the pause says "%s" and not "%s"', (recording, said, unsaid) => {
    const visit = visitWith(FRESH)
    const { screen } = arrival(links.pause(), { ...visit, t: packageWords(t, recording, 'results', null), recording })
    const html = renderPart(screen.template, screen.model)
    expect(html).toContain(said)
    expect(html).not.toContain(unsaid)
  })

  it('the pause leads back to the page that was open', () => {
    const { screen } = arrival(links.pause(), visitWith({ ...practised, place: 'lessons/L4' }))
    expect(renderPart(screen.template, screen.model)).toContain('<a class="btn" href="#/lessons/L4">')
  })

  it('the site’s steps are in lesson 7 and on the page about what follows, with general ones where the site has none', () => {
    for (const href of [links.lesson('L7', null), links.whatNext()]) {
      const { screen } = arrival(href, visitWith(FRESH))
      const html = renderPart(screen.template, screen.model)
      expect(html).toContain(exampleSite.plan?.guardians)
      expect(html).toContain(t.learn.site.plan.followUp.general)
      expect(html).not.toContain('/print')
    }
  })

  it('the first start shows what to know before, and later ones don’t', () => {
    const nextAt = (state: PackageState) => nextOn(arrival(links.home(), visitWith(state)).screen)
    const item = content.course.items.find((candidate) => candidate.use === 'practice' && candidate.lesson === 'L1')
    expect(nextAt(FRESH)).toBe(links.beforeYouStart())
    // The question is the only one of lesson 1, so its answer finishes that lesson.
    expect(nextAt(withPracticeAnswer(FRESH, item?.id ?? 'Q0', ['a']))).toBe(links.lesson('L2', null))
    expect(arrival(links.beforeYouStart(), visitWith(FRESH)).screen.model).toMatchObject({
      start: { text: t.care.before.start, href: links.lesson('L1', null) },
    })
  })

  it('the page about what follows a report is offered to learners who have finished', () => {
    const home = (state: PackageState) => {
      const { screen } = arrival(links.home(), visitWith(state))
      return renderPart(screen.template, screen.model).includes(links.whatNext())
    }
    expect([FRESH, passed, acknowledged].map(home)).toEqual([false, false, true])
  })
})

describe('the next step in a package', () => {
  const recordings: readonly Recording[] = [
    'on',
    'preview',
    'review',
    'no-credit',
    'finished',
    'no-lms',
    'this-browser',
  ]
  const cases = recordings.flatMap((recording) => states.map(([name, state]) => ({ recording, name, state })))

  it.each(cases)('is one on every page: $name, recording: $recording', ({ recording, state }) => {
    for (const named of [orderOf().site.named, []]) {
      const visit = {
        ...visitWith(state),
        recording,
        isRecorded: ['on', 'this-browser', 'finished'].includes(recording),
      }
      const at = { ...visit, course: { ...visit.course, site: { ...visit.course.site, named } } }
      const hrefAt = (page: string) => nextOn(arrival(page, at).screen)
      const next = hrefAt(links.home())
      const elsewhere = next === links.contacts() || next === '#/finished' ? links.home() : next
      const policy = hrefAt(links.policy())
      // The form to acknowledge is the step itself, unless the LMS has the course as finished.
      if (policy !== '' || recording !== 'finished') expect(policy === '' ? links.policy() : policy).toBe(elsewhere)
      const isTopicOpen = state.attempt?.rounds.at(-1)?.outcome === 'topics-open'
      const result = hrefAt(links.attempt('1'))
      if (state.attempt !== null && state.attempt.rounds.length > 0 && result !== '' && !isTopicOpen)
        expect(result).toBe(elsewhere)
    }
  })
})

describe('the end of the course in a package', () => {
  it.each([
    ['on', 'packages/finish', 'the check code'],
    ['no-lms', 'packages/not-recorded', 'that nothing is recorded, and no code'],
  ] as const)('with recording: %s, shows %s (%s)', (recording, template, _) => {
    const visit = { ...visitWith(acknowledged), recording, isRecorded: recording === 'on' }
    expect(viewAt('#/finished', visit)).toMatchObject({ template })
  })

  it('is a page to print, with a line for the name, where only this browser keeps it', () => {
    const { screen } = arrival('#/finished', { ...visitWith(acknowledged), recording: 'this-browser' })
    const html = renderPart(screen.template, screen.model)
    expect(html).toContain('<p class="write-in">Name</p>')
    expect(html).toContain('data-print')
  })
})

describe('home in a package', () => {
  it('says that HR can see it only where something is recorded', () => {
    const home = (recording: Recording) => {
      const { screen } = arrival(links.home(), {
        ...visitWith(acknowledged),
        recording,
        isRecorded: recording === 'on',
      })
      return renderPart(screen.template, screen.model)
    }
    expect(home('on')).toContain(t.learn.home.finishedTitle)
    expect(home('no-lms')).not.toContain('HR can see it')
  })
})

function visitWith(state: PackageState): Visit {
  return {
    course: { ...orderOf(), content },
    state,
    t,
    recording: 'on',
    isRecorded: true,
    score: passedScore(state),
    unsaved: null,
    now: { day: 'tue', time: '10:00' },
  }
}

/** Follows a link to its end. Throws for one that goes in circles. */
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

/** Where the one filled button of a page leads; empty when it sends a form. */
function nextOn({ template, model }: Screen): string {
  return /<a class="btn" href="([^"]+)"/.exec(renderPart(template, model))?.[1] ?? ''
}
