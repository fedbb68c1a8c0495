import { z } from 'zod'
import { field } from '../platform/html/field.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { KEEPING_GROUNDS } from '../ledger/bodies/employment.ts'
import { dayField } from './change.page.ts'
import { changeForm, dayOrNoneIn, firstProblem, recordingOf, type Subject } from './change.web.ts'
import { keepingOn } from './erasure.ts'
import { recordEvents } from './record.store.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const NOT_KEPT = 'no'

/** Keeps a record beyond its period, or says that this is over. Neither has a text: it could name a youth. */
export const keepRecord = changeForm({
  offered: () => true,
  notes: sayKeeping,
  fields: (form, about, { t, today }) => {
    const { keeping: words, choose } = t.hr.erasure
    const kept = keepingOn(about.history, today)
    return [
      field(form, {
        type: 'select',
        name: 'ground',
        label: words.ground,
        required: t.account.required,
        options: [
          { value: '', text: choose },
          ...KEEPING_GROUNDS.map((ground) => ({ value: ground, text: words.grounds[ground] })),
          ...(kept === null ? [] : [{ value: NOT_KEPT, text: words.nothing }]),
        ],
      }),
      dayField(form, 'until', { label: words.lastDay, hint: words.lastDayHint }),
    ]
  },
  schema: (_, { t }) =>
    z.strictObject({
      ground: z.enum([...KEEPING_GROUNDS, NOT_KEPT], t.hr.erasure.keeping.needsGround),
      until: dayOrNoneIn(t),
    }),
  problem: ({ until }, _, visit) =>
    firstProblem(visit, [
      ['until', until !== null && until < visit.today ? { kind: 'date-passed', on: visit.today } : null],
    ]),
  record: async (tx, { ground, until }, { person }, visit) => {
    const body =
      ground === NOT_KEPT ? ({ v: 1, ground: null, until: null } as const) : ({ v: 1, ground, until } as const)
    await recordEvents(tx, [{ person, on: visit.today, kind: 'record_kept', body }], recordingOf(visit))
  },
})

function sayKeeping({ history }: Subject, { t, today, language }: SignedInVisit): string[] {
  const kept = keepingOn(history, today)
  if (kept === null) return []
  const words = t.hr.erasure.keeping
  const end = kept.until === null ? words.open : words.until(formatDate(kept.until, language))
  return [`${words.title}: ${words.grounds[kept.ground]}. ${end}.`]
}
