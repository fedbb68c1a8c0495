import { z } from 'zod'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { type EventOf, isPerson, type PersonId } from '../ledger/event.ts'
import { type History, isKind } from '../ledger/history.ts'
import { dayProblem, endsBy, exemptionEndProblem, exemptionProblem, extensionProblem } from './record-check.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { approverField, dayField, reasonsIn } from './change.page.ts'
import { askedDueDate, MORE } from './more-time.ts'
import { moreTimeFields } from './more-time.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { field } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { correct } from './correction.store.ts'
import { recordEvents } from './record.store.ts'
import { changeForm, dayIn, dayOrNoneIn, firstProblem, recordingOf, type Subject } from './change.web.ts'
import {
  EXEMPTION_REASONS,
  type ExemptionReason,
  EXTENSION_REASONS,
  type ExtensionReason,
} from '../ledger/bodies/requirement.ts'

/** The parts of a record on which these forms depend. */
export type AllowancePart = 'approvers' | 'history' | 'standing'

/** Whether somebody can be exempted: who has an employment, now or to come. */
export const canBeExempt = ({ employments }: Pick<Subject, 'employments'>): boolean => employments.length > 0

interface Exemption {
  readonly why: ExemptionReason
  readonly approver: PersonId
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

export const exemption = changeForm<Exemption, AllowancePart>({
  offered: canBeExempt,
  fields: (form, { approvers }, { t, today }) => {
    const words = t.hr.changes.fields
    return [
      field(form, {
        type: 'select',
        name: 'why',
        label: words.why,
        required: t.account.required,
        options: reasonsIn(t, EXEMPTION_REASONS, t.hr.changes.exemptionReasons),
      }),
      approverField(form, t, approvers),
      dayField(form, 'from', { label: words.from, required: t.account.required }, today),
      dayField(form, 'until', { label: words.until, hint: words.untilHint }),
    ]
  },
  schema: ({ approvers }, { t }) =>
    z.strictObject({
      why: z.enum(EXEMPTION_REASONS, t.hr.changes.needs.why),
      approver: approverIn(t, approvers),
      from: dayIn(t),
      until: dayOrNoneIn(t),
    }),
  problem: ({ why: reason, from, until }, { history }, visit) =>
    firstProblem(visit, [
      ['from', dayProblem(from, visit.today)],
      ['until', until === null ? null : dayProblem(until, visit.today)],
      ['until', exemptionProblem(history, { from, until, reason })],
    ]),
  record: async (tx, { why: reason, approver, from: on, until }, { person }, visit) => {
    const body = { v: 1, requirement: ORIENTATION, reason, approver, until } as const
    await recordEvents(tx, [{ person, on, kind: 'exempted', body }], recordingOf(visit))
  },
})

/**
 * The same exemption with an earlier last day, in place of the one on record: days before stay exempt in every report.
 * Where several cover today, none of them lasts longer, and one that begins after that day is taken away.
 */
export const exemptionEnds = changeForm<{ readonly until: CalendarDate }>({
  offered: ({ standing }) => standing.status === 'exempt',
  fields: (form, _, { t, today }) => [
    dayField(form, 'until', { label: t.hr.changes.fields.until, required: t.account.required }, today),
  ],
  schema: (_, { t }) => z.strictObject({ until: dayIn(t) }),
  problem: ({ until }, { history }, visit) =>
    firstProblem(visit, [
      ['until', dayProblem(until, visit.today)],
      ['until', exemptionEndProblem(exemptionsOn(history, visit.today), until)],
    ]),
  record: async (tx, { until }, { history }, visit) => {
    const reason = visit.t.hr.changes.exemptionEnds(formatDate(until, visit.language))
    const correction = { change: { kind: 'withdrawn' }, reason, evidence: { files: [], reference: '' } } as const
    for (const entry of exemptionsOn(history, visit.today)) {
      const { subject, effectiveOn: on, body } = entry
      if (endsBy(entry, until)) continue
      await correct(tx, entry, correction, recordingOf(visit))
      // Under the record that has the entry: it may be parted again from the one that it was merged into.
      if (on > until || !isPerson(subject)) continue
      await recordEvents(tx, [{ person: subject, on, kind: 'exempted', body: { ...body, until } }], recordingOf(visit))
    }
  },
})

function exemptionsOn(history: History, day: CalendarDate): EventOf<'exempted'>[] {
  return history
    .filter(isKind('exempted'))
    .filter(({ effectiveOn, body: { until } }) => effectiveOn <= day && (until === null || day <= until))
}

/** Only a first date can be set. For a person who has finished once, the rule gives the date. */
export const canBeExtended = ({ standing }: Pick<Subject, 'standing'>): boolean =>
  standing.completedOn === null && WAITING.has(standing.status)

interface Extension {
  readonly dueOn: CalendarDate
  readonly why: ExtensionReason
  readonly approver: PersonId
}

export const extension = changeForm<Extension, AllowancePart>({
  offered: canBeExtended,
  notes: ({ standing: { dueOn } }, { t, language }) =>
    dueOn === null ? [] : [t.hr.changes.dueSoFar(formatDate(dueOn, language))],
  fields: (form, { approvers, standing }, { t, language, today }) => [
    ...moreTimeFields(form, standing.dueOn, today, { t, language }),
    field(form, {
      type: 'select',
      name: 'why',
      label: t.hr.changes.fields.why,
      required: t.account.required,
      options: reasonsIn(t, EXTENSION_REASONS, t.hr.changes.extensionReasons),
    }),
    approverField(form, t, approvers),
  ],
  schema: ({ approvers, standing }, { t, today }) => {
    const askedIn = (form: Pick<z.infer<typeof fields>, 'more' | 'dueOn'>) =>
      askedDueDate({ more: form.more, typed: form.dueOn }, standing.dueOn, today)
    const fields = z.strictObject({
      more: moreIn,
      dueOn: dayOrNoneIn(t),
      why: z.enum(EXTENSION_REASONS, t.hr.changes.needs.why),
      approver: approverIn(t, approvers),
    })
    return fields
      .superRefine(
        (form, context) => {
          const asked = askedIn(form)
          if (asked.dueOn !== null) return
          context.addIssue({ code: 'custom', path: [asked.at], message: t.hr.changes.needs[asked.needs] })
        },
        // Zod would run it only once the reason and the approver are there, and name a missing choice last.
        { when: ({ issues }) => issues.every(({ path }) => path?.[0] !== 'more' && path?.[0] !== 'dueOn') },
      )
      .transform(({ more, dueOn, ...form }) => {
        const asked = askedIn({ more, dueOn })
        return asked.dueOn === null ? z.NEVER : { dueOn: asked.dueOn, ...form }
      })
  },
  problem: ({ dueOn }, { standing }, visit) =>
    firstProblem(visit, [
      ['dueOn', dayProblem(dueOn, visit.today) ?? extensionProblem(standing.dueOn, dueOn, visit.today)],
    ]),
  record: async (tx, { dueOn, why: reason, approver }, { person }, visit) => {
    const body = { v: 2, requirement: ORIENTATION, dueOn, approver, reason } as const
    await recordEvents(tx, [{ person, on: visit.today, kind: 'extended', body }], recordingOf(visit))
  },
})

const WAITING: ReadonlySet<Subject['standing']['status']> = new Set([
  'needs-help',
  'overdue',
  'in-progress',
  'not-started',
  'on-leave',
  'cannot-say',
  'waiting-for-site',
])

/** Absent where a form has no choice of days, and where none was chosen. */
const moreIn = z.enum(MORE).optional()

const approverIn = ({ hr }: Messages, approvers: Subject['approvers']): z.ZodType<PersonId> =>
  z.string().transform((text, context) => {
    const approver = [...approvers.keys()].find((person) => person === text)
    if (approver !== undefined) return approver
    context.addIssue({ code: 'custom', message: hr.changes.needs.approver })
    return z.NEVER
  })
