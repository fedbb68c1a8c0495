import type { CalendarDate } from '../platform/time/calendar.ts'
import { corrected, type History, placeOn, type RequirementInForce, requirementOn } from '../ledger/history.ts'
import { employmentsFrom, openLeave } from './record-check.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Wording } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { ruleName, ruleText } from '../requirements/rules.page.ts'
import type { TimelineContext } from './file/timeline.page.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import type { PersonType } from '../ledger/bodies/part.ts'

export interface RecordInput {
  readonly staffNumber: string | null
  readonly placements: readonly {
    readonly site: SiteId
    readonly department: string
    readonly position: string
    readonly supervisor: PersonId | null
    readonly type: PersonType
    readonly until: CalendarDate | null
  }[]
  readonly history: History
  readonly today: CalendarDate
  readonly context: TimelineContext
}

export interface RecordRow {
  readonly name: string
  readonly values: readonly string[]
}

/** A person's place, rule and employments as they are on record. */
export function onRecord({ staffNumber, placements, history, today, context }: RecordInput): readonly RecordRow[] {
  const { t, language } = context.wording
  const words = t.hr.person
  const required = requirementOn(corrected(history), ORIENTATION, today)
  const each = (value: (place: RecordInput['placements'][number]) => string) => [...new Set(placements.map(value))]
  const supervisors = each(({ supervisor }) => {
    return supervisor === null ? words.none : (context.personNames.get(supervisor) ?? t.hr.people.noName)
  })
  return [
    { name: words.staffNumber, values: [staffNumber ?? words.none] },
    {
      name: words.site,
      values: each(({ site, until }) => {
        const name = context.siteNames.get(site) ?? site
        return until === null ? name : words.workedUntil(name, formatDate(until, language))
      }),
    },
    { name: words.department, values: each((place) => place.department) },
    { name: words.position, values: each((place) => place.position) },
    {
      name: words.rule,
      values: required === null ? [words.notRequired] : basisOf(required, context.wording),
    },
    { name: words.supervisor, values: supervisors },
    { name: words.type, values: each((place) => t.hr.type[place.type]) },
    ...employmentRows(corrected(history), today, context),
    { name: words.basis, values: [(required?.assigned ?? null) === null ? words.basisText : words.basisByHr] },
  ]
}

/** The rule whose dates hold, and what asks for it: a rule by its name, or HR. */
function basisOf({ rule, named, assigned }: RequirementInForce, { t, language }: Wording): readonly string[] {
  const words = t.hr.changes.onRecord
  if (assigned !== null) {
    const why = t.hr.assignmentReason[assigned.body.reason]
    return [ruleText(rule, t, true), words.assignedByHr(formatDate(assigned.effectiveOn, language), why)]
  }
  return [ruleText(rule, t), ...(named === null ? [] : [words.assignedBy(ruleName(named, t))])]
}

/** Lists the person's employments and leave. Rows without a value are left out. */
function employmentRows(
  history: History,
  today: CalendarDate,
  { wording, siteNames }: TimelineContext,
): readonly RecordRow[] {
  const { t, language } = wording
  const words = t.hr.changes.onRecord
  const date = (day: CalendarDate) => formatDate(day, language)
  const employments = employmentsFrom(history, today)
  const named = employments.map((employment) => {
    const { position, site } = placeOn(employment, today)
    return { employment, name: `${position}, ${siteNames.get(site) ?? site}` }
  })
  const contacts = named.flatMap(({ employment, name }) => {
    if (employment.firstContactOn === null) return []
    return employments.length === 1
      ? [date(employment.firstContactOn)]
      : [words.employment(name, date(employment.firstContactOn))]
  })
  const leave = openLeave(history)
  const away =
    leave === null ? [] : [words.leaveFrom(date(leave.from), leave.expectedReturn && date(leave.expectedReturn))]
  return [
    {
      name: words.employments,
      values:
        employments.length < 2
          ? []
          : named.map(({ employment, name }) => words.employment(name, date(employment.from))),
    },
    { name: words.firstContact, values: contacts },
    { name: words.leave, values: away },
  ].filter(({ values }) => values.length > 0)
}
