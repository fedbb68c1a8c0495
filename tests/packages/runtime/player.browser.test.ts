import { describe, expect, it } from 'vitest'
import type { PageFrame, RecordingState } from '../../../src/packages/runtime/page-frame.browser.ts'
import { type Player, startPlayer } from '../../../src/packages/runtime/player.browser.ts'
import { wholeCourse } from '../../../src/packages/runtime/whole-course.browser.ts'
import type { Screen } from '../../../src/packages/runtime/screen.browser.ts'
import {
  type Progress,
  type Recording,
  type Session,
  PLAIN,
} from '../../../src/packages/runtime/lms/session.browser.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import type { Form } from '../../../src/packages/runtime/action.browser.ts'
import { FRESH, getOpenRound, type PackageState } from '../../../src/packages/runtime/cmi-state.ts'
import type { Detail, ItemId } from '../../../src/course/course.ts'
import { getItem } from '../../../src/course/draw.ts'
import type { KeptSteps } from '../../../src/packages/runtime/kept-step.ts'
import { answerKey } from '../../../src/course/question-type.ts'
import { languageIn, pack, unpack } from '../../../src/packages/runtime/suspend-data.ts'
import { finishHref, packageLinks as links } from '../../../src/packages/link.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { renderPart } from '../../../src/platform/html/render.page.ts'
import { content, contents, exampleSite } from '../../support/content.ts'
import { orderOf } from '../../support/package-order.ts'
import {
  acknowledged,
  attempting,
  attemptingWith,
  passed,
  roundAnswered,
  roundHandedIn,
} from '../../support/package-states.ts'

const t = MESSAGES.en

const { course } = content

interface PageEvents {
  readonly player: Player
  readonly saved: Progress[]
  readonly shown: { readonly screen: Screen; readonly state: RecordingState; readonly section: string | null }[]
  readonly events: string[]
  /** The copy in this browser, step by step. `null` when it was dropped, or the LMS has it. */
  readonly withLocalCopy: (string | null)[]
  /** Whether the LMS confirms what it is sent. */
  confirm(confirms: boolean): void
}

function pageEvents(
  suspendData: string,
  recording: Recording = 'on',
  site = exampleSite,
  kept: string | null = null,
  { isNewAttempt = false, isHeard = true, confirms = true, canKeep = true, today = '2026-11-24' } = {},
): PageEvents {
  const saved: Progress[] = []
  const shown: PageEvents['shown'] = []
  const events: string[] = []
  const withLocalCopy: (string | null)[] = []
  let isConfirmed = confirms
  const steps: KeptSteps | null = kept === null ? null : { suspendData: kept, isHeard, at: 0 }
  const session: Session = {
    recording,
    suspendData,
    ...PLAIN,
    isNewAttempt,
    touch() {},
    isSaved: () => isConfirmed,
    isConfirmed: () => isConfirmed,
    save: (progress) => {
      saved.push(progress)
      events.push('save')
    },
    finish: () => events.push('finish'),
  }
  const pageFrame: PageFrame = {
    show(screen, state, section) {
      shown.push({ screen, state, section })
      events.push('show')
    },
    showRecording: () => events.push('recording'),
    scrollTo: (id) => events.push(`scroll ${id}`),
  }
  const circumstances = {
    today: () => calendarDate(today),
    newSeed: () => 'seed',
    newNonce: () => 4711,
    now: () => ({ day: 'tue', time: '10:00' }) as const,
  }
  const player = startPlayer(wholeCourse, {
    course: { ...orderOf({ site }), content },
    language: null,
    localCopy: {
      read: () => steps,
      keep({ suspendData: text }) {
        if (canKeep) withLocalCopy.push(text)
        return canKeep
      },
      settle() {
        if (withLocalCopy.at(-1) !== null && withLocalCopy.length > 0) withLocalCopy.push(null)
      },
      drop: () => withLocalCopy.push(null),
    },
    others: { areOpen: () => false, tell: () => {} },
    t: MESSAGES.en,
    session,
    pageFrame,
    circumstances,
  })
  player.begin()
  return {
    player,
    saved,
    shown,
    events,
    withLocalCopy,
    confirm(now) {
      isConfirmed = now
    },
  }
}

const empty = { values: () => [] }
const at = (state: PackageState, href: string) => pack(course, { ...state, place: href.slice(2) })

describe('the first page', () => {
  it('is home for who comes for the first time', () => {
    expect(pageEvents('').shown[0]?.screen.template).toBe('learning/home-body')
  })

  it('is where the learner stopped', () => {
    expect(pageEvents(at(FRESH, links.lesson('L4', null))).shown[0]?.screen.title).toBe('Lesson 4')
  })

  it('says so when what was saved cannot be read', () => {
    expect(pageEvents('{"page":3}').shown[0]?.state.lost).toBe('damaged')
  })

  it('says that the course is finished where the LMS kept nothing else, and shows no code that it cannot make', () => {
    const home = pageEvents('', 'finished').shown[0]?.screen
    expect(home).toMatchObject({ template: 'learning/home-body', model: { facts: [], whatNextHref: /./ } })
    expect(renderPart(home?.template ?? '', home?.model ?? {})).toContain(t.sco.forgotten)
  })

  it('says so when nothing is recorded', () => {
    expect(pageEvents('', 'no-lms').shown[0]?.screen.template).toBe('packages/not-recorded')
  })
})

describe('a step', () => {
  it('is saved before it is shown, with the place and without the section', () => {
    const { player, saved, shown, events } = pageEvents('')
    player.follow(links.lesson('L4', 'privacy'))
    expect(events.slice(-2)).toEqual(['save', 'show'])
    expect(saved.at(-1)?.location).toBe('lessons/L4')
    expect(shown.at(-1)?.section).toBe('privacy')
  })

  it('scrolls for a link to a part of the page, and saves nothing', () => {
    const { player, events } = pageEvents('')
    player.follow('#privacy')
    expect(events.at(-1)).toBe('scroll privacy')
    expect(events.filter((event) => event === 'save')).toHaveLength(1)
  })

  it('shows the question again, with what to do, when nothing was chosen', () => {
    const { player, saved, shown } = pageEvents('')
    const item = course.items.find((candidate) => candidate.use === 'practice')
    if (item === undefined) throw new Error('the course has practice questions')
    player.send({ action: links.question(item.lesson, item.id), ...empty })
    expect(shown.at(-1)?.screen).toMatchObject({ template: 'learning/check-form', model: { question: { error: /./ } } })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.practice.size).toBe(0)
  })

  it('throws for a form that no page has', () => {
    expect(() => pageEvents('').player.send({ action: '#/elsewhere', ...empty })).toThrow('no page sends a form')
  })
})

describe('the final check', () => {
  it('does not hand in while a question waits', () => {
    const { player, saved } = pageEvents(at(attempting, links.attemptAnswers('1')))
    player.send({ action: links.attemptAnswers('1'), ...empty })
    expect(saved.at(-1)).toMatchObject({ location: 'attempts/1/answers', interactions: [] })
  })

  it('tells the LMS of each question once, when it is handed in', () => {
    const answered = roundAnswered(attempting, (item) => item.lesson !== 'L4')
    const { player, saved } = pageEvents(at(answered, links.attemptAnswers('1')))
    player.send({ action: links.attemptAnswers('1'), ...empty })
    player.send({ action: links.attemptAnswers('1'), ...empty })
    const interactions = saved.flatMap((progress) => progress.interactions)
    expect(interactions.map((entry) => entry.id)).toEqual(
      getOpenRound(course, answered).open.items.map((id) => `${id}_a1`),
    )
    expect(interactions.filter((entry) => !entry.right)).toHaveLength(4)
  })

  it('keeps an attempt that is open when the form to start is sent again', () => {
    const { player, saved } = pageEvents(at(attempting, links.final()))
    player.send({ action: links.final(), ...empty })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.attempts).toBe(1)
  })

  it('reads the order that the form of an ordering question sends, and nothing while a step is moved', () => {
    const { state, place } = attemptingWith('Q24')
    const action = links.attemptQuestion('1', place)
    const item = getItem(course, 'Q24')
    const key = answerKey(item)
    const fields = (answer: readonly string[], move: readonly string[]) => (name: string) =>
      ({ answer, move, question: ['Q24'] })[name] ?? []
    const { player, saved, shown } = pageEvents(at(state, action))
    player.send({ action, values: fields(key, ['b up']) })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.answers.has('Q24')).toBe(false)
    expect(renderPart(shown.at(-1)?.screen.template ?? '', shown.at(-1)?.screen.model ?? {})).toContain(
      'Moved to position 1 of 6.',
    )
    player.send({ action, values: fields(key, []) })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.answers.get('Q24')).toEqual(answerKey(item))
    player.send({ action, values: fields(['a', 'b'], []) })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.answers.get('Q24')).toEqual(answerKey(item))
  })
})

describe('a form of the final check', () => {
  const open = roundHandedIn(attempting, ({ topic }) => topic !== course.topics[0]?.topic)
  const [asked = 'Q00'] = open.attempt?.started.items ?? []
  const [now = 'Q00'] = getOpenRound(course, open).open.items
  const action = links.attemptQuestion('1', 1)
  const form = (question: ItemId): Form => ({
    action,
    values: (name) => ({ question: [question], answer: answerKey(getItem(course, now)) })[name] ?? [],
  })

  it('names its question', () => {
    const { screen } = pageEvents(at(open, action)).shown[0] ?? {}
    expect(screen === undefined ? '' : renderPart(screen.template, screen.model)).toContain(
      `<input type="hidden" name="question" value="${now}">`,
    )
  })

  it('answers no other question when another window has handed its round in', () => {
    const { player, saved, shown } = pageEvents(at(attempting, action))
    player.takeIn(at(open, links.attempt('1')))
    player.send(form(asked))
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.answers.size).toBe(0)
    expect(shown.at(-1)?.screen.template).toBe('learning/attempt-result')
    player.send(form(now))
    expect([...(unpack(course, saved.at(-1)?.suspendData ?? '')?.answers.keys() ?? [])]).toEqual([now])
  })
})

describe('a learner who sees the final check', () => {
  const below = roundHandedIn(attempting, () => false)

  it.each<[string, string, PackageState, Recording, string]>([
    ['before it', links.final(), FRESH, 'on', 'Your learning system gets your score and, for each question,'],
    ['before it', links.final(), FRESH, 'no-lms', 'Nothing you do here now is recorded.'],
    ['after it', links.attempt('1'), below, 'on', 'For each question, the course tells your learning system'],
    ['after it', links.attempt('1'), below, 'review', 'Nothing you do here now is recorded.'],
  ])('reads %s what is recorded: %s, %#', (_, href, state, recording, words) => {
    const { player, shown } = pageEvents(at(state, href), recording)
    player.follow(href)
    const { screen } = shown.at(-1) ?? {}
    const html = screen === undefined ? '' : renderPart(screen.template, screen.model)
    expect(html).toContain(words)
    expect(html).not.toContain('HR sees')
  })
})

describe('acknowledging', () => {
  it.each(['preview', 'no-credit', 'review'] as const)(
    'acknowledging without recording gives no check code and doesn’t say the course is finished: %s',
    (recording) => {
      const { player, shown } = pageEvents(at(passed, links.policy()), recording)
      player.send({ action: links.policy(), ...empty })
      const last = shown.at(-1)
      expect(last?.screen.template).toBe('packages/not-recorded')
      expect(last === undefined ? '' : renderPart(last.screen.template, last.screen.model)).toContain(
        t.sco.launch[recording],
      )
      expect(last?.state.receiptHref).toBeNull()
      player.follow(links.home())
      const home = shown.at(-1)?.screen
      expect(home === undefined ? '' : renderPart(home.template, home.model)).not.toContain(t.learn.home.finishedTitle)
    },
  )

  it('finishes the course once, with the score', () => {
    const { player, saved, shown } = pageEvents(at(passed, links.policy()))
    player.send({ action: links.policy(), ...empty })
    player.send({ action: links.policy(), ...empty })
    expect(saved.map((progress) => progress.finished)).toEqual([null, { ...saved[1]?.finished }, null])
    expect(saved[1]?.finished).toMatchObject({ right: 15, of: 15 })
    expect(shown[1]?.screen.template).toBe('packages/finish')
    player.follow(links.home())
    expect(shown.at(-1)?.state.receiptHref).toBe('#/finished')
  })

  it('is reported again by a later session whose LMS has it as unfinished', () => {
    const { player, saved } = pageEvents(at(acknowledged, links.home()))
    player.follow(links.contacts())
    expect(saved.map((progress) => progress.finished)).toEqual([expect.objectContaining({ right: 15, of: 15 }), null])
  })

  it.each<[string, PackageState, typeof exampleSite]>([
    ['the final check is open', attempting, exampleSite],
    ['the site has gaps', passed, { ...exampleSite, named: [] }],
  ])('is refused while %s, whatever is sent', (_, state, site) => {
    const { player, saved } = pageEvents(at(state, links.policy()), 'on', site)
    player.send({ action: links.policy(), ...empty })
    expect(saved.every((progress) => progress.finished === null)).toBe(true)
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.acknowledgement).toBeNull()
  })
})

describe('leaving', () => {
  it('ends the session, and a retry that ends later shows nothing', () => {
    const { player, events } = pageEvents('')
    player.leave(true)
    player.showSaved()
    expect(events.at(-1)).toBe('finish')
  })
})

describe('what the LMS is told', () => {
  const reading = (detail: Detail): Form => ({
    action: links.reading(),
    values: (name) => [{ language: 'en', detail, to: links.lesson('L4', null) }[name] ?? ''],
  })

  it('has the choice of detail in the opaque text and nowhere else, and the text is as long', () => {
    const after = (detail: Detail) => {
      const { player, saved, shown } = pageEvents(at(FRESH, links.lesson('L4', null)))
      player.send(reading(detail))
      expect(shown.at(-1)?.screen.title).toBe('Lesson 4')
      return saved.at(-1)
    }
    const [full, less] = [after('full'), after('less')]
    expect(less?.suspendData.length).toBe(full?.suspendData.length)
    expect(unpack(course, less?.suspendData ?? '')?.detail).toBe('less')
    const besides = (progress: Progress | undefined) => [progress?.location, progress?.interactions, progress?.finished]
    expect(besides(less)).toEqual(besides(full))
  })

  it('is there again at the next launch', () => {
    const { player, saved } = pageEvents('')
    player.send(reading('less'))
    const html = pageEvents(saved.at(-1)?.suspendData ?? '').shown[0]?.screen
    expect(html === undefined ? '' : renderPart(html.template, html.model)).toContain(t.care.detail.change.less)
  })

  it.each([links.pause(), links.beforeYouStart(), links.whatNext(), links.otherFormat()])(
    'is nothing new when the learner opens %s',
    (href) => {
      const { player, saved, shown } = pageEvents(at(FRESH, links.lesson('L4', null)))
      player.follow(href)
      expect(shown).toHaveLength(2)
      expect(saved[1]).toEqual(saved[0])
      expect(saved[1]?.location).toBe('lessons/L4')
    },
  )

  it('cannot be a choice that no page offers', () => {
    const { player } = pageEvents('')
    expect(() => player.send({ action: links.reading(), values: () => ['none'] })).toThrow('no page sends')
  })
})

describe('what this browser kept', () => {
  const behind = at(FRESH, links.lesson('L1', null))
  const ahead = at(acknowledged, links.policy())

  it('is offered when the LMS has less of the course', () => {
    expect(pageEvents(behind, 'on', exampleSite, ahead).shown[0]?.screen.template).toBe('packages/kept')
    expect(pageEvents('', 'on', exampleSite, ahead).shown[0]?.screen.template).toBe('packages/kept')
  })

  it.each<[string, string, Recording, string | null]>([
    ['when the LMS has as much', ahead, 'on', ahead],
    ['when the LMS has more', ahead, 'on', behind],
    ['when it only was elsewhere', behind, 'on', at(FRESH, links.lesson('L4', null))],
    ['when it is no text of ours', behind, 'on', 'not ours'],
    ['when nothing is recorded', '', 'no-lms', ahead],
    ['when the LMS has the course as finished', behind, 'finished', ahead],
  ])('is not offered %s', (_, suspendData, recording, kept) => {
    expect(pageEvents(suspendData, recording, exampleSite, kept).shown[0]?.screen.template).not.toBe('packages/kept')
  })

  it('is taken up with everything that the LMS has, and finishes a course that was finished in it', () => {
    const { player, saved, shown } = pageEvents(behind, 'on', exampleSite, ahead)
    player.send({ action: '#/kept', values: () => ['yes'] })
    expect(saved.at(-1)?.finished).toMatchObject({ right: 15, of: 15 })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')).toEqual({ ...acknowledged, place: 'finished' })
    expect(shown.at(-1)?.screen.template).toBe('packages/finish')
  })

  it('leaves the language and the path of detail as they are in this launch', () => {
    const reading = at({ ...FRESH, detail: 'less' }, links.lesson('L1', null))
    const { player, saved } = pageEvents(
      reading,
      'on',
      exampleSite,
      at({ ...acknowledged, language: 'es' }, links.policy()),
    )
    player.send({ action: '#/kept', values: () => ['yes'] })
    expect(languageIn(saved.at(-1)?.suspendData ?? '')).toBeNull()
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.detail).toBe('less')
  })

  it('is forgotten when the learner goes on without it', () => {
    const { player, saved, withLocalCopy } = pageEvents(behind, 'on', exampleSite, ahead)
    player.send({ action: '#/kept', values: () => ['no'] })
    expect(saved.at(-1)).toMatchObject({ finished: null, suspendData: behind })
    expect(withLocalCopy).toEqual([null, behind, null])
  })

  it.each<[string, (player: Player) => void]>([
    ['a link in the header', (player) => player.follow(links.home())],
    ['a link to a lesson', (player) => player.follow(links.lesson('L2', null))],
    ['the language form', (player) => player.send({ action: '#/language', values: () => ['en'] })],
    ['what another window says', (player) => player.takeIn(at(attempting, links.final()))],
  ])('stays as it is while the learner decides, and is asked for again after %s', (_, act) => {
    const { player, saved, shown, withLocalCopy } = pageEvents(behind, 'on', exampleSite, ahead)
    act(player)
    expect(withLocalCopy).toEqual([])
    expect(shown.at(-1)?.screen.template).toBe('packages/kept')
    expect(saved.at(-1)?.location).toBe('lessons/L1')
    player.send({ action: '#/kept', values: () => ['yes'] })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.acknowledgement).toEqual(acknowledged.acknowledgement)
    expect(withLocalCopy.map((text) => unpack(course, text ?? '')?.acknowledgement)).toEqual([
      acknowledged.acknowledgement,
      undefined,
    ])
  })

  it.each([links.contacts(), links.pause(), links.guide(), links.whatNext()])(
    'waits while the learner gets help at %s',
    (href) => {
      const { player, saved, shown, withLocalCopy } = pageEvents(behind, 'on', exampleSite, ahead)
      player.follow(href)
      expect(shown.at(-1)?.screen.template).not.toBe('packages/kept')
      player.follow(links.home())
      expect(shown.at(-1)?.screen.template).toBe('packages/kept')
      expect(withLocalCopy).toEqual([])
      player.send({ action: '#/kept', values: () => ['no'] })
      expect(saved.at(-1)?.location).toBe('lessons/L1')
      player.follow(links.home())
      expect(shown.at(-1)?.screen.template).toBe('learning/home-body')
    },
  )

  it('is gone when the LMS has the course as finished', () => {
    expect(pageEvents(ahead, 'finished', exampleSite, ahead).withLocalCopy).toEqual([null])
  })
})

describe('steps that the LMS has not confirmed', () => {
  const atPolicy = at(passed, links.policy())
  const acknowledging = { action: links.policy(), ...empty }
  const html = ({ shown }: PageEvents) => {
    const { screen } = shown.at(-1) ?? {}
    return screen === undefined ? '' : renderPart(screen.template, screen.model)
  }
  const words = MESSAGES.en.sco
  const unsaid = [words.finishTitle, words.finishLead, words.code, 'don’t have to send anything']

  it('are kept in this browser until it has them, without how the learner reads', () => {
    const { player, withLocalCopy, confirm } = pageEvents(at({ ...FRESH, detail: 'less' }, links.home()))
    expect(withLocalCopy.at(-1)).toBeNull()
    confirm(false)
    player.follow(links.lesson('L4', null))
    expect(unpack(course, withLocalCopy.at(-1) ?? '')).toEqual({ ...FRESH, place: 'lessons/L4', detail: 'full' })
    confirm(true)
    player.showSaved()
    expect(withLocalCopy.at(-1)).toBeNull()
  })

  it('are kept before they are sent: a page may be killed meanwhile', () => {
    const { withLocalCopy } = pageEvents(atPolicy)
    expect(withLocalCopy).toEqual([atPolicy, null])
  })

  it.each(['review', 'finished', 'no-lms', 'this-browser'] as const)('are none where it is "%s"', (recording) => {
    expect(pageEvents(atPolicy, recording).withLocalCopy.filter((text) => text !== null)).toEqual([])
  })

  it.each([
    ['the last page', 'kept', finishHref(), true],
    ['home', 'kept', links.home(), true],
    ['the last page', 'here', finishHref(), false],
    ['home', 'here', links.home(), false],
  ] as const)('are all that %s speaks of, "%s", and once it has them the learner has finished', (...given) => {
    const [, unsaved, href, canKeep] = given
    const { finishedKicker } = MESSAGES.en.learn.home
    const playing = pageEvents(atPolicy, 'on', exampleSite, null, { canKeep })
    const { player, shown, confirm } = playing
    confirm(false)
    player.send(acknowledging)
    player.follow(href)
    expect(html(playing)).toContain(words.notSaved[unsaved])
    for (const claim of [...unsaid, `id="next">${finishedKicker}<`]) expect(html(playing)).not.toContain(claim)
    expect(shown.at(-1)?.state.unsaved).toBeNull()
    confirm(true)
    player.showSaved()
    expect(html(playing)).not.toContain(words.notSaved[unsaved])
    expect(html(playing)).toContain(words.finishTitle)
    expect(html(playing)).toContain('don’t have to send anything')
  })

  it('are spoken of in the frame of every other page, without a link to the check code', () => {
    const { player, shown, confirm } = pageEvents(atPolicy)
    confirm(false)
    player.send(acknowledging)
    player.follow(links.contacts())
    expect(shown.at(-1)?.state).toMatchObject({ unsaved: 'kept', receiptHref: null })
    confirm(true)
    player.follow(links.contacts())
    expect(shown.at(-1)?.state).toMatchObject({ unsaved: null, receiptHref: finishHref() })
  })

  it('are shown as saved without a page being shown anew that says nothing of it', () => {
    const { player, shown, events, confirm } = pageEvents(atPolicy)
    confirm(false)
    player.send(acknowledging)
    player.follow(links.contacts())
    const before = shown.length
    confirm(true)
    player.showSaved()
    expect(shown).toHaveLength(before)
    expect(events.at(-1)).toBe('recording')
  })

  it('stay in this browser when the page goes', () => {
    const { player, withLocalCopy, confirm } = pageEvents(atPolicy)
    confirm(false)
    player.send(acknowledging)
    player.leave(false)
    expect(unpack(course, withLocalCopy.at(-1) ?? '')?.acknowledgement).not.toBeNull()
  })
})

describe('an attempt that the LMS says is new', () => {
  const finished = at(acknowledged, links.home())
  const launched = (suspendData: string, kept: string | null, isHeard = true) =>
    pageEvents(suspendData, 'on', exampleSite, kept, { isNewAttempt: true, isHeard })

  it('begins with nothing of a finished one, and reports no finish', () => {
    const { player, saved, shown } = launched(at({ ...acknowledged, detail: 'less' }, links.policy()), null)
    player.follow(links.contacts())
    expect(shown[0]?.screen.template).toBe('learning/home-body')
    expect(saved.map((progress) => [progress.finished, progress.share, progress.lessons])).toEqual([
      [null, 0, []],
      [null, 0, []],
    ])
    const anew = unpack(course, saved.at(-1)?.suspendData ?? '')
    expect(anew).toEqual({ ...FRESH, place: 'contacts', detail: 'less', seen: acknowledged.attempt?.started.items })
  })

  it.each([
    ['when the LMS has forgotten all', ''],
    ['when it has kept the text', finished],
    ['when it has an older text', at(FRESH, links.lesson('L1', null))],
  ])('is not offered a finished course %s', (_, suspendData) => {
    const { player, shown, withLocalCopy } = launched(suspendData, finished)
    expect(shown[0]?.screen.template).not.toBe('packages/kept')
    player.send({ action: '#/kept', values: () => ['yes'] })
    const kept = withLocalCopy.filter((text) => text !== null)
    expect(kept.map((text) => unpack(course, text)?.acknowledgement)).toEqual([null, null])
  })

  it('goes on with what is not finished in the LMS, and is offered nothing of the attempt before', () => {
    const { saved } = launched(at(passed, links.policy()), null)
    expect(unpack(course, saved[0]?.suspendData ?? '')?.attempt).toEqual(passed.attempt)
    expect(launched('', at(passed, links.policy())).shown[0]?.screen.template).not.toBe('packages/kept')
  })

  it('is offered the steps of an attempt that the LMS never heard of', () => {
    const { player, saved, shown } = launched('', finished, false)
    expect(shown[0]?.screen.template).toBe('packages/kept')
    player.send({ action: '#/kept', values: () => ['yes'] })
    expect(saved.at(-1)?.finished).toMatchObject({ right: 15, of: 15 })
  })
})

describe('another window', () => {
  it('gives what it knows, and what is done here stays', () => {
    const { player, saved } = pageEvents(at(FRESH, links.lesson('L1', null)))
    player.takeIn(at(attempting, links.final()))
    player.follow(links.lesson('L2', null))
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')).toEqual({ ...attempting, place: 'lessons/L2' })
  })

  it('has what it knows saved here, too, so that the end of this session takes nothing back', () => {
    const { player, saved } = pageEvents(at(FRESH, links.lesson('L1', null)))
    player.takeIn(at(acknowledged, links.home()))
    expect(saved).toHaveLength(2)
    expect(saved[1]?.finished).toMatchObject({ right: 15, of: 15 })
    player.takeIn(at(acknowledged, links.home()))
    expect(saved).toHaveLength(2)
  })

  it('changes nothing here after the end', () => {
    const { player, saved } = pageEvents(at(FRESH, links.lesson('L1', null)))
    player.leave(true)
    player.takeIn(at(acknowledged, links.home()))
    expect(saved).toHaveLength(1)
  })
})

describe('a package in several languages', () => {
  it('goes on in the other one at the same page, and remembers it', () => {
    const { player, saved, shown } = pageEvents(at(FRESH, links.lesson('L4', null)))
    player.goOnWith({ ...orderOf(), content: contents.es }, MESSAGES.es)
    player.send({ action: '#/language', values: () => ['es'] })
    expect(shown.at(-1)?.screen.title).toBe('Lección 4')
    expect(languageIn(saved.at(-1)?.suspendData ?? '')).toBe('es')
  })

  it('cannot go on in a language that no page offers', () => {
    expect(() => pageEvents('').player.send({ action: '#/language', values: () => ['xx'] })).toThrow('no page sends')
  })
})

describe('a package that is opened long after its numbers were checked', () => {
  const { late, stale } = MESSAGES.en.support
  // The oldest check is that of the site’s own line, on Nov 18, 2026.
  it.each([
    ['2027-02-16', ''],
    ['2027-02-17', ''],
    ['2027-05-17', ''],
    ['2027-05-18', late('Nov 18, 2026')],
    ['2027-11-18', late('Nov 18, 2026')],
    ['2027-11-19', stale('Nov 18, 2026')],
  ])('on %s says on every page: “%s”', (today, said) => {
    const { player, shown } = pageEvents('', 'on', exampleSite, null, { today })
    player.follow(links.contacts())
    expect(shown.map(({ state }) => state.checked)).toEqual([said, said])
  })

  it('says it for a number of somebody at the site, too', () => {
    const site = { ...exampleSite, calls: [{ phone: '609-555-0190', checkedOn: '2026-05-19' }] }
    const { shown } = pageEvents('', 'on', site, null, { today: '2026-11-24' })
    expect(shown.map(({ state }) => state.checked)).toEqual([late('May 19, 2026')])
  })
})

describe('a browser that keeps the progress by itself', () => {
  const over = at(acknowledged, links.home())

  it('leads who has finished to the page to print, and says that nobody else knows', () => {
    const { player, shown } = pageEvents(over, 'this-browser')
    player.follow(links.home())
    const { screen } = shown.at(-1) ?? {}
    const html = screen === undefined ? '' : renderPart(screen.template, screen.model)
    expect(html).toContain(`<a class="btn" href="#/finished">${t.sco.receipt.see}</a>`)
    expect(html).toContain('This hasn’t been sent to anyone')
    expect(html).not.toContain('HR can see it')
  })

  it('forgets what was done, for another person, when it is asked to', () => {
    const { player, saved, shown } = pageEvents(over, 'this-browser')
    player.follow('#/another-person')
    expect(shown.at(-1)?.screen.template).toBe('packages/another-person')
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')?.acknowledgement).not.toBeNull()
    player.send({ action: '#/another-person', ...empty })
    expect(unpack(course, saved.at(-1)?.suspendData ?? '')).toEqual({ ...FRESH, place: '' })
    expect(shown.at(-1)?.screen.template).toBe('learning/home-body')
  })

  it('is the only one that does: an LMS knows its people apart', () => {
    const { player, shown } = pageEvents(over, 'on')
    player.follow('#/another-person')
    expect(shown.at(-1)?.screen.template).not.toBe('packages/another-person')
    expect(() => player.send({ action: '#/another-person', ...empty })).toThrow('no page sends')
  })
})
