import type { CalendarDate } from '../../platform/time/calendar.ts'
import { corrected, type History, type PolicyHistory, requirementOn } from '../../ledger/history.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { statusOn } from '../../requirements/status.ts'
import { becauseView } from '../../requirements/because.page.ts'
import type { PersonCertificate } from '../../certificates/certificate.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { FileLink, FileTable } from '../../platform/html/file-table.page.ts'
import type { PersonLine } from '../../reminders/message-list.page.ts'
import {
  cyclesTable,
  decisionsTable,
  type FactOnFile,
  factsTable,
  type OnFile,
  placesTable,
  statusPeriodsTable,
} from './record.page.ts'
import {
  acknowledgementsTable,
  attemptsTable,
  certificatesTable,
  papersTable,
  remindersTable,
  type ShownOnFile,
  shownTable,
} from './work.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { standingTag } from '../../requirements/status-tag.page.ts'
import { type TimelineContext, timeline } from './timeline.page.ts'
import { BASES, type Basis } from '../../ledger/as-of.ts'

export interface PersonFileInput {
  readonly name: string | null
  readonly on: CalendarDate
  readonly today: CalendarDate
  readonly clock: Basis
  /** The history as it is known on the chosen basis, including entries that take effect later. */
  readonly known: History
  readonly policy: PolicyHistory
  readonly facts: readonly FactOnFile[]
  readonly context: TimelineContext
  readonly texts: ReadonlyMap<string, string | null>
  readonly certificates: readonly PersonCertificate[]
  readonly reminders: readonly PersonLine[]
  /** `null` if the viewer may not open them. */
  readonly papers: { readonly list: readonly FileLink[]; readonly erased: string } | null
  readonly shown: readonly ShownOnFile[]
  /** `null` if the viewer may not see questions. */
  readonly askedHref: ((check: string) => string) | null
  readonly organization: string
  /** The person who made this file. */
  readonly madeBy: string
  /** Editions are only linked for viewers who may open them. */
  readonly links: { readonly back: string; readonly action: string; readonly editions: string | null }
}

/** Everything on record about one person on a day: for the screen and for printing. */
export function personFilePage(shell: Shell, input: PersonFileInput): string {
  const { t, language } = shell
  const { known, policy, on, today, clock, context, papers } = input
  const words = t.hr.personFile
  const { frame } = t.hr.reports
  const file: OnFile = { known, policy, on, context }
  const standing = statusOn(known, ORIENTATION, policy, on)
  const renewal = requirementOn(corrected(known), ORIENTATION, on)?.rule.renewal?.months ?? null
  const date = formatDate(on, language)
  const tables: readonly FileTable[] = [
    cyclesTable(file),
    statusPeriodsTable(file),
    decisionsTable(file),
    placesTable(file),
    factsTable(input.facts, file),
    attemptsTable(file, input.askedHref),
    acknowledgementsTable(file, input.texts),
    certificatesTable(input.certificates, file),
    shownTable(input.shown, file),
    remindersTable(input.reminders, file),
    ...(papers === null ? [] : [papersTable(papers.list, papers.erased, file)]),
  ]
  return renderPage('app', shell, 'people/file', {
    t,
    backHref: input.links.back,
    name: input.name ?? (known.some(({ effectiveOn }) => effectiveOn <= on) ? t.hr.people.noName : words.notYet),
    clockText: on === today ? frame.shows.today(date) : frame.shows[clock](date),
    made: words.made(input.organization, formatDate(today, language), input.madeBy),
    tag: standingTag(standing, t),
    because: becauseView(standing, renewal, context.wording),
    form: {
      action: input.links.action,
      on,
      today,
      clocks: BASES.map((value) => ({ value, text: frame.clock[value], checked: value === clock })),
    },
    tables,
    editionsHref: input.links.editions,
    entries: timeline(entriesOn(known, on), context),
  })
}

/**
 * Returns the entries up to the day, as they were recorded or corrected, and every correction of them, including
 * later ones that are known on the basis.
 */
function entriesOn(known: History, on: CalendarDate): History {
  const right = new Set(
    corrected(known)
      .filter((event) => event.effectiveOn <= on)
      .map(({ id }) => id),
  )
  const happened = known.filter(
    (event) => event.kind !== 'corrected' && (event.effectiveOn <= on || right.has(event.id)),
  )
  const ids = new Set(happened.map(({ id }) => id))
  return known.filter((event) => ids.has(event.id) || (event.kind === 'corrected' && ids.has(event.body.corrects)))
}
