import { z } from 'zod'
import type { SignedInVisit } from '../app/visit.web.ts'
import { courseworkOn } from '../learning/coursework.ts'
import { type Learner, type LearnerState, learnerState } from '../learning/coursework.store.ts'
import { policySince, recordSignedUpdate } from '../learning/update/change.store.ts'
import type { PersonId } from '../ledger/event.ts'
import { AppError } from '../platform/http/app-error.ts'
import { field } from '../platform/html/field.page.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { capitalized, languageName } from '../platform/text/format.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { publishedDetails } from '../site/site.store.ts'
import { changeForm, dayIn, recordingOf, type Subject } from './change.web.ts'
import { dayField } from './change.page.ts'

interface SignedUpdate {
  readonly on: CalendarDate
  readonly language: Language
}

/** A sheet about a change of the policy that somebody has signed, for people who don't sign in. */
export const signedUpdate = changeForm<SignedUpdate, 'standing' | 'history' | 'person'>({
  offered: ({ history, standing }, { today }) => hasUpdate({ history, standing }, today),
  fields: (form, _, { t, language }) => [
    dayField(form, 'on', { label: t.hr.changes.fields.signedOn, required: t.account.required }),
    field(form, {
      type: 'select',
      name: 'language',
      label: t.hr.changes.fields.sheetLanguage,
      required: t.account.required,
      initial: language,
      options: LANGUAGES.map((each) => ({ value: each, text: capitalized(languageName(each, language)) })),
    }),
  ],
  schema: (_, { t }) => z.strictObject({ on: dayIn(t), language: z.enum(LANGUAGES) }),
  problem: async ({ on, language }, about, visit, db) => {
    const { t, today } = visit
    const words = t.hr.changes.needs
    const since = await policySince(db, today)
    if (on > today) return ['on', words.notAhead]
    if (since !== null && on < since) return ['on', words.signedBefore(formatDate(since, visit.language))]
    const { state } = await learnerFor(visit, about.person, language, db)
    const [site] = state.work.sites
    const isPublished = site !== undefined && (await publishedDetails(db, site, on)) !== null
    return isPublished ? null : ['on', words.siteDetails]
  },
  record: async (tx, { on, language }, { person }, visit) => {
    const { learner, state } = await learnerFor(visit, person, language, tx)
    if (!(await recordSignedUpdate(tx, learner, state, on)))
      throw new AppError('conflict', `${person} has no update to do anymore.`)
  },
})

function hasUpdate({ history, standing }: Pick<Subject, 'history' | 'standing'>, today: CalendarDate): boolean {
  return standing.because.kind === 'update' && courseworkOn(history, today, standing).settled
}

/** Somebody as a learner who reads in a language, for HR. */
export async function learnerFor(
  visit: SignedInVisit,
  person: PersonId,
  language: Language,
  db: Database,
): Promise<{ readonly learner: Learner; readonly state: LearnerState }> {
  const { contents, editions } = visit.deps
  const learner = {
    person,
    content: contents[language],
    edition: editions[language],
    editions: Object.values(editions),
    recording: recordingOf(visit),
  }
  return { learner, state: await learnerState(db, learner) }
}
