import { personCertificate } from '../../certificates/certificate.page.ts'
import { certificatesIn } from '../../certificates/certificate.ts'
import type { Detail } from '../../course/course.ts'
import type { EvidenceId } from '../../ledger/bodies/part.ts'
import type { PersonId } from '../../ledger/event.ts'
import { corrected, type History, type PolicyHistory, spellsOn } from '../../ledger/history.ts'
import { type TimelineContext, timeline } from '../../people/file/timeline.page.ts'
import { type OnFile, placesTable, table } from '../../people/file/record.page.ts'
import { certificatesTable, papersTable, remindersTable } from '../../people/file/work.page.ts'
import { cell, type FileCell, type FileTable, linked } from '../../platform/html/file-table.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { languageName } from '../../platform/text/format.ts'
import { type CalendarDate, dateAt, dayOrNull, type Instant } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { PersonLine } from '../../reminders/message-list.page.ts'
import { type Doing, DOINGS, type Held, type Named, type When } from './held.ts'

export interface HeldPageInput {
  readonly held: Held
  /** The person's name, or null once it was erased. */
  readonly name: string | null
  readonly history: History
  readonly policy: PolicyHistory
  readonly context: TimelineContext
  readonly today: CalendarDate
  readonly messages: readonly PersonLine[]
  /** How the person reads the course: on their own page only. `null` on every other. */
  readonly reading: Detail | null
  readonly links: {
    readonly back: string
    readonly download: string
    /** The script of the button that prints. Without it, browsers print by themselves. */
    readonly printScript: string
    /** HR's full record of the person. `null` on the person's own page. */
    readonly file: string | null
    /** The page of the person's own account. `null` on HR's page. */
    readonly account: string | null
    certificate(number: string): string | null
    paper(id: EvidenceId): string | null
  }
}

/** Everything held about a person by class, for the screen and for printing. */
export function heldPage(shell: Shell, input: HeldPageInput): string {
  const { t } = shell
  const words = t.privacy.held
  const { held, links, name, history, context } = input
  const isOwn = held.private !== null
  const { groups } = words
  const parts = [
    group('who', groups.who, [factsOf(input), placesTable(onFile(input))]),
    group('training', groups.training, [
      orientationOf(input),
      certificatesOf(input),
      papersOf(input),
      remindersTable(input.messages, onFile(input)),
    ]),
    group('signing-in', groups.signingIn, [accountOf(input), waysInOf(input)]),
    group('work', groups.work, [savedViewsOf(input), importedOf(input), doingsOf(input)]),
  ]
  return renderPage('app', shell, 'privacy/held', {
    t,
    heading: isOwn ? words.ownTitle : words.heading(name ?? t.hr.people.noName),
    lead: isOwn ? words.ownLead : words.lead,
    made: words.made(held.organization, dayText(held.madeAt, input)),
    links,
    backText: isOwn ? t.account.title : t.hr.person.title,
    downloadHint: isOwn ? words.ownDownloadHint : words.downloadHint,
    parts,
    printScript: links.printScript,
    secrets: secretsOf(input),
    entries: timeline(history, context).map((entry) => ({ ...entry, correctionHref: null })),
    elsewhere: isOwn ? [...words.elsewhere, words.ownElsewhere] : words.elsewhere,
  })
}

/** Tables under one heading. What is kept nowhere is a sentence, and no table. */
function group(id: string, title: string, tables: readonly FileTable[]) {
  const isEmpty = ({ rows }: FileTable) => rows.length === 0
  return {
    id,
    title,
    tables: tables.filter((each) => !isEmpty(each)),
    nothing: tables.filter(isEmpty).map(({ title: what, none }) => ({ what, none })),
  }
}

/** The supervisors that the table of places names. */
export function namedInPlaces(history: History, today: CalendarDate): PersonId[] {
  return spellsOn(corrected(history), today).flatMap(({ places }) =>
    places.flatMap(({ supervisor }) => supervisor ?? []),
  )
}

type Row = readonly FileCell[]

function onFile({ history, policy, today, context }: HeldPageInput): OnFile {
  return { known: history, policy, on: today, context }
}

/** The name is what people look for first. */
const FACT_ORDER = [
  'name',
  'email',
  'employee_number',
  'language',
] as const satisfies readonly Held['facts'][number]['kind'][]

function factsOf(input: HeldPageInput): FileTable {
  const { t, language } = input.context.wording
  const { titles, columns, facts, erased, none } = t.hr.personFile
  const rows = FACT_ORDER.flatMap((kind) => input.held.facts.filter((fact) => fact.kind === kind)).map(
    ({ kind, value, from }): Row => [
      cell(facts[kind]),
      cell(value === null ? erased : kind === 'language' ? languageName(value, language) : value),
      cell(formatDate(from, language)),
    ],
  )
  return table('facts', titles.facts, [columns.what, columns.value, columns.since], rows, none.facts)
}

function orientationOf(input: HeldPageInput): FileTable {
  const { t, language } = input.context.wording
  const { status, titles, rows: words, none } = { ...t.privacy.held, status: t.hr.status }
  const { orientation } = input.held
  const day = (on: CalendarDate | null) => (on === null ? t.hr.personFile.noDate : formatDate(on, language))
  const rows: readonly Row[] =
    orientation === null
      ? []
      : [
          [cell(words.status), cell(status[orientation.status])],
          [cell(words.dueOn), cell(day(orientation.dueOn))],
          [
            cell(words.completedOn),
            cell(
              orientation.completedOn === null
                ? t.hr.personFile.notFinished
                : formatDate(orientation.completedOn, language),
            ),
          ],
          [cell(words.lessons), cell(String(orientation.lessonsFinished.length))],
          [cell(words.checks), cell(String(orientation.attempts))],
        ]
  return pairs(input, 'orientation', titles.orientation, rows, none.orientation)
}

function certificatesOf(input: HeldPageInput): FileTable {
  const { t, language } = input.context.wording
  const list = certificatesIn(input.history).map(({ number, issuedOn, revoked }) => {
    const isErased = input.held.certificates.find((kept) => kept.number === number)?.isErased ?? true
    const fileHref = isErased ? null : input.links.certificate(number)
    return personCertificate(
      { number, issuedOn, revokedOn: revoked?.on ?? null, fileHref, revokeHref: null },
      t,
      language,
    )
  })
  return certificatesTable(list, onFile(input))
}

/** A paper can be about others, too: the person sees its name, and asks HR for what is about them. */
function papersOf(input: HeldPageInput): FileTable {
  const { held, links } = input
  const { t } = input.context.wording
  const named = held.papers.flatMap(({ id, name }) => (name === null ? [] : [{ text: name, href: links.paper(id) }]))
  const erased = held.papers.length - named.length
  const lead = held.private === null ? '' : t.privacy.held.papersLead
  return { ...papersTable(named, erased === 0 ? '' : t.hr.credits.person.erased(erased), onFile(input)), lead }
}

function accountOf(input: HeldPageInput): FileTable {
  const { t, language } = input.context.wording
  const { titles, rows: words, none, yes, no } = t.privacy.held
  const rows = input.held.accounts.flatMap((account): Row[] => [
    [cell(words.signInName), cell(account.signInName ?? words.noSignInName)],
    [cell(words.password), cell(account.hasPassword ? words.passwordKept : words.passwordNone)],
    [cell(words.addressConfirmed), cell(account.isAddressConfirmed ? yes : no)],
    [cell(words.language), cell(languageName(account.language, language))],
    [cell(words.since), cell(dayText(account.createdAt, input))],
    ...(account.closedAt === null ? [] : [[cell(words.closed), cell(dayText(account.closedAt, input))]]),
    ...account.roles.map(({ role, until, givenAt, givenBy }) => [
      cell(words.role),
      cell(
        t.account.roles[role],
        givenAt === null ? '' : words.given(dayText(givenAt, input), nameOf(givenBy, input)),
        until === null ? '' : t.hr.personFile.until(formatDate(until, language)),
      ),
    ]),
    [
      cell(input.held.private === null ? words.changes : words.ownChanges),
      cell(String(input.held.signInChanges.length)),
    ],
    [
      cell(words.sessions),
      input.links.account === null
        ? cell(String(account.sessions))
        : linked(String(account.sessions), [{ text: words.sessionsShown, href: input.links.account }]),
    ],
  ])
  return pairs(input, 'account', titles.account, rows, none.account)
}

/** Passkeys, links, codes, and requests for recovery codes: what lets or let somebody in. */
function waysInOf(input: HeldPageInput): FileTable {
  const { t } = input.context.wording
  const { titles, columns, none, purposes, factorKinds, used, notUsed, unused, ...recoveryWords } = t.privacy.held
  const { recovery, recoveryOpen, recoveryClosed } = recoveryWords
  const links = input.held.links.map(
    ({ purpose, createdAt, createdBy, expiresAt, usedAt }): Row => [
      cell(purposes[purpose]),
      cell(dayText(createdAt, input), nameOf(createdBy, input)),
      cell(usedAt === null ? unused(dayText(expiresAt, input)) : used(dayText(usedAt, input))),
    ],
  )
  const recoveries = input.held.recoveries.map(
    ({ askedAt, askedBy, agreedBy, closedAt }): Row => [
      cell(recovery),
      cell(dayText(askedAt, input), nameOf(askedBy, input)),
      cell(
        closedAt === null ? recoveryOpen : recoveryClosed(dayText(closedAt, input)),
        agreedBy === null ? '' : t.hr.timeline.agreed(nameOf(agreedBy, input)),
      ),
    ],
  )
  const heads = [columns.what, columns.made, columns.result]
  const factors = input.held.factors.map(
    ({ kind, name, addedAt, usedAt }): Row => [
      cell(factorKinds[kind], name ?? ''),
      cell(addedAt === null ? '' : dayText(addedAt, input)),
      cell(usedAt === null ? notUsed : used(dayText(usedAt, input))),
    ],
  )
  return table('ways-in', titles.waysIn, heads, [...factors, ...links, ...recoveries], none.waysIn)
}

function savedViewsOf(input: HeldPageInput): FileTable {
  const { titles, columns, none } = input.context.wording.t.privacy.held
  const rows = input.held.savedViews.map(({ name, createdAt }): Row => [cell(name), cell(dayText(createdAt, input))])
  return table('saved-views', titles.savedViews, [columns.name, columns.since], rows, none.savedViews)
}

function importedOf(input: HeldPageInput): FileTable {
  const { titles, columns, none, line, lineKept, lineGone } = input.context.wording.t.privacy.held
  const rows = input.held.importedLines.map(
    (each): Row => [
      cell(each.file, line(each.line)),
      cell(dayText(each.uploadedAt, input)),
      cell(each.said === null ? lineGone : lineKept),
    ],
  )
  return table('imported', titles.imported, [columns.file, columns.on, columns.said], rows, none.imported)
}

/** What the person did in the records, and the audit trail, counted. */
function doingsOf(input: HeldPageInput): FileTable {
  const { titles, doings, none, doingsLead, ...words } = input.context.wording.t.privacy.held
  const isOwn = input.held.private !== null
  // The keys of the table, which Object.keys widens.
  const counted = (Object.keys(DOINGS) as Doing[])
    .map((doing) => [doings[doing], input.held.doings[doing]] as const)
    .concat([
      [isOwn ? words.ownTrailAbout : words.trailAbout, input.held.auditTrail.about],
      [isOwn ? words.ownTrailBy : words.trailBy, input.held.auditTrail.by],
    ])
    .filter(([, times]) => times > 0)
    .map(([text, times]): Row => [cell(text), cell(String(times))])
  return { ...pairs(input, 'doings', titles.doings, counted, none.doings), lead: doingsLead }
}

/** What nobody else sees. `null` on HR's page. */
function secretsOf({ held, reading, context }: HeldPageInput): readonly string[] | null {
  const { t } = context.wording
  const { drafts, noDrafts, failedSignIns, readingNote } = t.privacy.held
  if (held.private === null || reading === null) return null
  const { drafts: kept, failedSignIns: failed } = held.private
  return [
    kept.count === 0 ? noDrafts : drafts(kept.count),
    `${t.care.detail.now[reading]} ${readingNote}`,
    ...(failed === 0 ? [] : [failedSignIns(failed)]),
  ]
}

function pairs(input: HeldPageInput, id: string, title: string, rows: readonly Row[], none: string): FileTable {
  const { columns } = input.context.wording.t.privacy.held
  return table(id, title, [columns.what, columns.value], rows, none)
}

function dayText(when: When, { held, context }: HeldPageInput): string {
  // An instant isn't a day, and every other text is one.
  const day = dayOrNull(when) ?? dateAt(when as Instant, held.timeZone)
  return formatDate(day, context.wording.language)
}

function nameOf(named: Named | null, { context }: HeldPageInput): string {
  const { system, unknownActor } = context.wording.t.hr.timeline
  if (named === null) return ''
  return named.name ?? (named.id.startsWith('person:') ? unknownActor : system)
}
