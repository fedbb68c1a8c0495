import { createApp } from '../../src/app/app.ts'
import { keepRelease } from '../../src/app/live-content.ts'
import { lineAsTyped } from '../../src/contacts/line-form.ts'
import { type Contents, lineOf } from '../../src/contacts/line.ts'
import { draw } from '../../src/course/draw.ts'
import { type Learner, openAttempt } from '../../src/learning/coursework.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { showing, signedIn, type TestApp } from './app.ts'
import { contents } from './content.ts'
import { changeIn, contactOf } from './lines.ts'
import { holdersOn } from './roles.ts'
import { ORGANIZATION, type Staff } from './staff.ts'

/** Asks what the national hotline was called, and says that its number is still the same. */
export const GOES = 'Q36'
/** The line that it asks about, with the number of the course and the next one. */
export const GOING = { line: 'NR-1', before: contactOf('NR-1').digits, after: '1-800-555-0199' } as const

/** Draws a check with the question. */
const SEED = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'].find((seed) =>
  draw(contents.en.course, seed, []).items.includes(GOES),
)
if (SEED === undefined) throw new Error('one of these draws the question')

/** The app with its content kept, so that what was shown can be shown again. */
export async function withReleaseKept(app: TestApp, released: Contents = contents): Promise<TestApp> {
  const { store, now } = app.deps
  const editions = {
    en: await keepRelease(store, released.en, now()),
    es: await keepRelease(store, released.es, now()),
  }
  const deps = showing(app.deps, { contents: released, editions })
  return { ...app, deps, app: createApp(deps) }
}

/** Two stewards give the line of the question another number. */
export async function renumber(app: TestApp, staff: Staff): Promise<void> {
  const line = lineOf(contents, GOING.line)
  if (line === null) throw new Error('the course has this line')
  const [ada, eve] = [await signedIn(app, staff.ada), await signedIn(app, (await holdersOn(app, staff)).eve)]
  const { after: digits } = GOING
  const typed = { ...lineAsTyped(line), digits, again: digits, letters: '', reason: 'It has another number.', seen: '' }
  await eve.post(`/hr/contacts/${GOING.line}/change`, typed).expect(303)
  const change = changeIn((await ada.get(`/hr/contacts/${GOING.line}`)).text)
  await ada.post(`/hr/contacts/${GOING.line}/confirmations`, { change }).expect('Location', /done=confirmed/)
  const live = (await app.deps.live()).contents
  if (live.en.course.items.some(({ id }) => id === GOES)) throw new Error('the question is still there')
}

/** A person in the content of now. */
export async function learnerNow({ deps }: TestApp, person: PersonId): Promise<Learner> {
  const { contents: shown, editions } = await deps.live()
  const at = deps.now()
  return {
    person,
    recording: { course: shown.en.course.id, actor: person, at, today: dateAt(at, ORGANIZATION.timeZone) },
    content: shown.en,
    edition: editions.en,
    editions: [editions.en, editions.es],
  }
}

/** Somebody begins a check with the question, which is the first one with its id. Returns its questions. */
export async function beginWithQuestion(app: TestApp, person: PersonId, attempt: string) {
  const learner = await learnerNow(app, person)
  const ids = [attempt, SEED ?? ''].values()
  await app.deps.store.transaction((tx) => openAttempt(tx, learner, () => ids.next().value ?? ''))
  return draw(learner.content.course, SEED ?? '', []).items
}
