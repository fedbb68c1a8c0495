import type { CalendarDate } from '../../platform/time/calendar.ts'
import { certificatesIn } from '../../certificates/certificate.ts'
import { type Cycle, cyclesOn } from '../../requirements/cycle.ts'
import {
  corrected,
  type History,
  isByHand,
  isKind,
  leavesOn,
  type PolicyHistory,
  requirementOn,
  type Spell,
  spellsOn,
} from '../../ledger/history.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { statusPeriodsOn } from '../status-period.ts'
import { becauseText, extensionReason } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { cell, type FileTable } from '../../platform/html/file-table.page.ts'
import { actorName, recordedText, type TimelineContext } from './timeline.page.ts'
import { capitalized, languageName } from '../../platform/text/format.ts'

/** The parts of a file's tables. */
export interface OnFile {
  /** The history as it was known, without corrections applied. */
  readonly known: History
  readonly policy: PolicyHistory
  readonly on: CalendarDate
  readonly context: TimelineContext
}

/** A name, an address or a number, from a day on. */
export interface FactOnFile {
  readonly kind: 'name' | 'email' | 'employee_number' | 'language'
  /** `null` once it was erased. */
  readonly value: string | null
  readonly effectiveOn: CalendarDate
}

/** Lists names and numbers over time. Addresses only show as on record, because the file is made to be passed on. */
export function factsTable(facts: readonly FactOnFile[], { context }: OnFile): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const rows = facts
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0))
    .map(({ kind, value, effectiveOn }) => [
      cell(words.facts[kind]),
      cell(value === null ? words.erased : factText(kind, value, context)),
      cell(formatDate(effectiveOn, language)),
    ])
  const { what, value, since } = words.columns
  return table('facts', words.titles.facts, [what, value, since], rows, words.none.facts)
}

function factText(kind: FactOnFile['kind'], value: string, { wording }: TimelineContext): string {
  if (kind === 'email') return wording.t.hr.personFile.onFile
  return kind === 'language' ? capitalized(languageName(value, wording.language)) : value
}

export function placesTable({ known, on, context }: OnFile): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const rows = spellsOn(corrected(known), on).flatMap((spell) =>
    spell.places
      .filter(({ from }) => from <= on)
      .map((place, index, places) => {
        const until = places[index + 1]?.from ?? null
        const notes = index === 0 ? spellNotes(spell, context) : []
        const last = index === places.length - 1 ? (spell.until ?? null) : null
        const end =
          until !== null
            ? words.before(formatDate(until, language))
            : last === null
              ? words.lasts
              : words.lastDay(formatDate(last, language))
        const name = place.supervisor === null ? t.hr.person.none : actorName(place.supervisor, context)
        return [
          cell(formatDate(place.from, language), end),
          cell(context.siteNames.get(place.site) ?? place.site, place.department),
          cell(place.position, ...notes),
          cell(name),
        ]
      }),
  )
  const { from, site, position, supervisor } = words.columns
  return table('places', words.titles.places, [from, site, position, supervisor], rows, words.none.places)
}

function spellNotes({ hiredOn, type, worksWithYouth, firstContactOn }: Spell, { wording }: TimelineContext): string[] {
  const { t, language } = wording
  return [
    hiredOn === null ? t.hr.timeline.hireUnknown : t.hr.personFile.hired(formatDate(hiredOn, language)),
    `${t.hr.type[type]}. ${t.hr.timeline.worksWithYouth(worksWithYouth)}`,
    firstContactOn === null ? '' : t.hr.timeline.firstContact(formatDate(firstContactOn, language)),
  ]
}

/** Every time that orientation was asked for, with the date that held then and what came of it. */
export function cyclesTable({ known, policy, on, context }: OnFile): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const history = corrected(known)
  // Of someone to whom no rule ever applied and who did nothing, there's no such time to tell of.
  const cycles = cyclesOn(known, ORIENTATION, policy, on).filter(
    ({ requiredOn, openedOn, done }) => requiredOn !== null || openedOn !== null || done !== null,
  )
  const rows = cycles.map((cycle) => {
    const { number, kind, requiredOn, dueOn, because, openedOn, attempts, bestRight, lastRight, done } = cycle
    const months = requirementOn(history, ORIENTATION, done?.on ?? on)?.rule.renewal?.months ?? null
    const why = becauseText({ status: 'in-progress', because }, months, context.wording)
    const work = [
      openedOn === null ? words.notOpened : words.opened(formatDate(openedOn, language)),
      bestRight === null || lastRight === null ? '' : words.scores(attempts, bestRight, lastRight),
    ]
    return [
      cell(words.cycle(number), words.cycleKinds[kind]),
      cell(requiredOn === null ? t.hr.person.notRequired : formatDate(requiredOn, language)),
      cell(dueOn === null ? words.noDate : formatDate(dueOn, language), why),
      cell(...finishedText(cycle, context), ...work),
      cell(...versionText(cycle, context)),
      cell(...validText(cycle, history, context)),
    ]
  })
  const { time, required, due, finished, version, valid } = words.columns
  return table('cycles', words.titles.cycles, [time, required, due, finished, version, valid], rows, words.none.cycles)
}

type Texts = readonly [string, ...string[]]

function finishedText({ done }: Cycle, { wording, timeZone }: TimelineContext): Texts {
  const { t, language } = wording
  const words = t.hr.personFile
  if (done === null) return [words.notFinished]
  const source = done.source === 'here' ? words.here : capitalized(t.hr.credits.sources[done.source])
  const late = done.late ? words.late : words.inTime
  return [formatDate(done.on, language), late, source, recordedText(done.recordedAt, timeZone, wording)]
}

function versionText({ done }: Cycle, { wording }: TimelineContext): Texts {
  const words = wording.t.hr.personFile
  if (done === null) return [words.nothing]
  const { policyVersion, courseVersion, language, creditedMinutes } = done
  return [
    wording.t.hr.timeline.policyVersion(policyVersion),
    courseVersion === null ? '' : words.course(courseVersion),
    language === null ? '' : words.inLanguage(languageName(language, wording.language)),
    creditedMinutes === null ? '' : wording.t.hr.timeline.credited(creditedMinutes),
  ]
}

function validText({ done }: Cycle, history: History, { wording }: TimelineContext): Texts {
  const { personFile: words } = wording.t.hr
  if (done === null) return [words.nothing]
  const { validUntil, certificate } = done
  const revoked = certificatesIn(history).find(({ number }) => number === certificate)?.revoked ?? null
  return [
    validUntil === null ? words.noEnd : words.until(formatDate(validUntil, wording.language)),
    certificate === null ? '' : words.certificate(certificate),
    revoked === null ? '' : wording.t.certificate.hr.revokedOn(formatDate(revoked.on, wording.language)),
  ]
}

/** Every day since the first one at work, so that each gap has its reason. */
export function statusPeriodsTable({ known, policy, on, context }: OnFile): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const history = corrected(known)
  const rows = statusPeriodsOn(known, ORIENTATION, policy, on).map(({ from, until, standing }) => {
    const months = requirementOn(history, ORIENTATION, from)?.rule.renewal?.months ?? null
    const [first, last] = [formatDate(from, language), formatDate(until, language)]
    return [
      cell(from === until ? first : words.fromTo(first, last)),
      cell(t.hr.status[standing.status]),
      cell(becauseText(standing, months, context.wording)),
    ]
  })
  const { days, status, why } = words.columns
  return {
    ...table('stretches', words.titles.statusPeriods, [days, status, why], rows, words.none.places),
    lead: words.statusPeriodsLead,
  }
}

/** What HR assigned, exemptions, later dates and leave, each with who decided it. The reason for a leave is never recorded. */
export function decisionsTable({ known, on, context }: OnFile): FileTable {
  const { t, language } = context.wording
  const words = t.hr.personFile
  const history = corrected(known).filter((event) => event.effectiveOn <= on)
  const date = (day: CalendarDate) => formatDate(day, language)
  const assigned = history.filter(isKind('required')).flatMap((event) =>
    isByHand(event)
      ? {
          from: event.effectiveOn,
          cells: [
            cell(words.assignment, t.hr.assignmentReason[event.body.reason]),
            cell(date(event.effectiveOn)),
            cell(words.openEnd),
            cell(actorName(event.actor, context), recordedText(event.recordedAt, context.timeZone, context.wording)),
          ],
        }
      : [],
  )
  const exempted = history.filter(isKind('exempted')).map(({ body, effectiveOn, recordedAt }) => ({
    from: effectiveOn,
    cells: [
      cell(words.exemption, t.hr.reason[body.reason]),
      cell(date(effectiveOn)),
      cell(body.until === null ? words.openEnd : date(body.until)),
      cell(actorName(body.approver, context), recordedText(recordedAt, context.timeZone, context.wording)),
    ],
  }))
  const extended = history.filter(isKind('extended')).map(({ body, effectiveOn, recordedAt }) => ({
    from: effectiveOn,
    cells: [
      cell(words.extension, ...[extensionReason(body, t.hr)].filter((reason) => reason !== null)),
      cell(date(effectiveOn)),
      cell(words.newDate(date(body.dueOn))),
      cell(actorName(body.approver, context), recordedText(recordedAt, context.timeZone, context.wording)),
    ],
  }))
  const away = leavesOn(corrected(known), on).map(({ from, until, expectedReturn }) => ({
    from,
    cells: [
      cell(words.leave, words.leaveNoReason),
      cell(date(from)),
      until !== null
        ? cell(words.back(date(until)))
        : cell(words.lasts, expectedReturn === null ? words.noReturn : words.expected(date(expectedReturn))),
      cell(words.nothing),
    ],
  }))
  const rows = [...assigned, ...exempted, ...extended, ...away]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map(({ cells }) => cells)
  const { what, from, until, approved } = words.columns
  return table('decisions', words.titles.decisions, [what, from, until, approved], rows, words.none.decisions)
}

export function table(
  id: string,
  title: string,
  columns: readonly string[],
  rows: FileTable['rows'],
  none: string,
): FileTable {
  return { id, title, lead: '', columns, rows, none }
}
