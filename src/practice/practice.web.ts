import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { recordingOf } from '../people/change.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import {
  checkedBoxes,
  heldNames,
  parseQuery,
  readForm,
  sentList,
  sentTexts,
  withProblem,
  withProblems,
} from '../platform/http/form.web.ts'
import { calendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { againstReporting } from '../policy/against-reporting.page.ts'
import { detailsNow } from '../site/roles/drift.store.ts'
import type { Messages } from '../words/messages.ts'
import { practiceListPage } from './list.page.ts'
import { practicePage, type TeamPractice } from './practice.page.ts'
import { recordPractice, setInterval } from './practice.store.ts'
import { FEWEST_DAYS, LONGEST_TO_FIX, MOST_DAYS, nextStory, versionOn } from './practice.ts'
import {
  DONE,
  knownAt,
  knownWith,
  type Led,
  ledByHr,
  ledForTeam,
  ownSites,
  stateOf,
  statesOf,
  teamSites,
} from './led.web.ts'
import { showTextForm } from './text.web.ts'

const query = z.strictObject({
  done: z.enum(DONE).optional(),
  story: z.string().max(20).optional(),
  /** The entry of a practice whose text is to be replaced. */
  text: z.string().max(100).optional(),
})

/** The last and the next practice of each site within the viewer's reach. */
export async function showPractices(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const sites = await ownSites(visit)
  const states = await statesOf(visit, sites)
  const shell = recordsShell(visit, { title: t.hr.practices.title, current: 'practices' })
  const rows = sites.flatMap((site) => {
    const state = states.get(site.id)
    return state === undefined
      ? []
      : [{ name: site.name, href: hrefTo('/hr/practices/:site', { site: site.id }), state }]
  })
  response.send(practiceListPage(shell, rows))
}

export async function showPractice(visit: SignedInVisit): Promise<void> {
  await openPractice(visit, await ledByHr(visit))
}

/** The practice of the viewer's own team, at a site where somebody of it works. */
export async function showTeamPractice(visit: SignedInVisit): Promise<void> {
  await openPractice(visit, await ledForTeam(visit))
}

async function openPractice(visit: SignedInVisit, led: Led): Promise<void> {
  const { done = null, story = null, text } = parseQuery(visit, query)
  if (text !== undefined) return showTextForm(visit, led, text)
  await sendPractice(visit, led, { done, story })
}

/** More than any team has. */
const MOST_PEOPLE = 500

const practiceForm = ({ hr: { practices: words } }: Messages, today: string) =>
  z.strictObject({
    practice: z.string().min(1).max(100),
    story: z.string().min(1).max(20),
    on: z.iso.date(words.onWrong).refine((on) => on <= today, words.onWrong),
    people: checkedBoxes(MOST_PEOPLE),
    toFix: z.string().trim().max(LONGEST_TO_FIX, words.tooLong(LONGEST_TO_FIX)),
    [asTypedName('toFix')]: z.string().max(LONGEST_TO_FIX).optional(),
  })

export async function recordHeldPractice(visit: SignedInVisit): Promise<void> {
  await recordLed(visit, await ledByHr(visit))
}

export async function recordTeamPractice(visit: SignedInVisit): Promise<void> {
  await recordLed(visit, await ledForTeam(visit))
}

/** Puts on record who took part and what there is to fix: once, however often the form is sent. */
async function recordLed(visit: SignedInVisit, led: Led): Promise<void> {
  const { content, deps, language, log, response, t, today, viewer } = visit
  const { site } = led
  const result = readForm(visit, practiceForm(t, today))
  if (!result.ok) return sendPractice(visit, led, { form: result.form })
  const { practice, story, on, toFix, people: sent } = result.data
  const known = await led.members()
  // Nobody has to be on record.
  const people = known.flatMap(({ person }) => (sent.includes(person) ? [person] : []))
  const state = await stateOf(visit, site)
  const [first] = state.versions
  if (first === undefined || content.scenarios.every(({ id }) => id !== story)) {
    throw new AppError('bad-request', 'There is nothing that a team could have gone through.')
  }
  const day = calendarDate(on)
  const siteVersion = versionOn(state, day)
  if (siteVersion === null) {
    const problem = t.hr.practices.beforeLive(formatDate(first.from, language))
    return sendPractice(visit, led, { form: withProblem(visit, 'on', problem) })
  }
  if (people.length < sent.length) {
    return sendPractice(visit, led, { form: withProblem(visit, 'people', t.hr.practices.peopleWrong) })
  }
  const named = heldNames(visit, ['toFix'], 'text', await knownAt(visit, site))
  if (Object.keys(named).length > 0) return sendPractice(visit, led, { form: withProblems(visit, named) })
  const against = againstReporting(toFix, t)
  if (against !== null) return sendPractice(visit, led, { form: withProblem(visit, 'toFix', against) })
  const held = { practice, story, siteVersion, people, toFix, on: day }
  await deps.store.transaction((tx) => recordPractice(tx, site.id, held, recordingOf(visit)))
  log.info({ by: viewer.person, site: site.id }, 'practice recorded')
  response.redirect(303, led.href({ done: 'recorded' }))
}

const intervalForm = ({ hr: { practices: words } }: Messages) => {
  const wrong = words.intervalWrong(FEWEST_DAYS, MOST_DAYS)
  const days = z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, wrong)
    .transform(Number)
    .refine((number) => number >= FEWEST_DAYS && number <= MOST_DAYS, wrong)
  return z.strictObject({ days })
}

export async function setPracticeInterval(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const led = await ledByHr(visit)
  const { site } = led
  const result = readForm(visit, intervalForm(t))
  if (!result.ok) return sendPractice(visit, led, { intervalForm: result.form })
  const { days } = result.data
  await deps.store.transaction((tx) => setInterval(tx, site.id, days, recordingOf(visit)))
  response.redirect(303, led.href({ done: 'interval' }))
}

interface Shown {
  readonly form?: FormState
  readonly intervalForm?: FormState
  readonly done?: (typeof DONE)[number] | null
  readonly story?: string | null
}

async function sendPractice(
  visit: SignedInVisit,
  led: Led,
  { form = EMPTY_FORM, intervalForm: interval = EMPTY_FORM, done = null, story: asked = null }: Shown,
): Promise<void> {
  const { content, csrf, deps, response, t, today } = visit
  const { site } = led
  const state = await stateOf(visit, site)
  const live = await detailsNow(deps.store.db, site.id, today)
  const [sentStory = asked, key = deps.newToken()] = form === EMPTY_FORM ? [] : sentTexts(visit, ['story', 'practice'])
  const { scenarios } = content
  const story = scenarios.find(({ id }) => id === sentStory) ?? nextStory(scenarios, state)
  const another = story === null ? undefined : scenarios[(scenarios.indexOf(story) + 1) % scenarios.length]
  const records = recordsShell(visit, { title: t.hr.practices.of(site.name), current: led.place })
  const shell = { ...records, pageScript: deps.assets.copy.href }
  const page = practicePage(shell, {
    site: site.name,
    state,
    tabletop:
      live === null || story === null || another === undefined
        ? null
        : {
            story,
            details: live.details,
            anotherHref: led.href({ story: another.id }),
          },
    content,
    members: live === null ? [] : await led.members(),
    checked: new Set(sentList(visit, 'people')),
    form,
    intervalForm: interval,
    done,
    known: knownWith(visit, site, live),
    key,
    today,
    csrf,
    textHref: (practice) => (led.mayChange(practice) && practice.toFix !== '' ? led.href({ text: practice.id }) : null),
    links: { back: led.back, record: led.href({}), interval: led.intervalHref },
  })
  const isFine = form === EMPTY_FORM && interval === EMPTY_FORM
  response.status(isFine ? 200 : 422).send(page)
}

/** The practice at each site of the viewer's team, with the way to lead it. */
export async function teamPractices(visit: SignedInVisit): Promise<TeamPractice[]> {
  const { deps, language, t, viewer } = visit
  const words = t.hr.practices
  const sites = await teamSites(deps.store.db, viewer.person)
  const states = await statesOf(visit, sites)
  return sites.flatMap(({ id, name }) => {
    const { dueOn = null, isOverdue = false } = states.get(id) ?? {}
    if (dueOn === null) return []
    const day = formatDate(dueOn, language)
    const due = isOverdue ? words.overdue(day) : `${words.next}: ${day}`
    return [{ name, due, isOverdue, href: hrefTo('/team/practices/:site', { site: id }) }]
  })
}
