import { personCertificate } from '../../certificates/certificate.page.ts'
import { certificatesIn } from '../../certificates/certificate.ts'
import { SITE_ROLES } from '../../ledger/bodies/role.ts'
import type { PersonId } from '../../ledger/event.ts'
import { corrected, type History, spellsOn } from '../../ledger/history.ts'
import { timeline } from '../../people/file/timeline.page.ts'
import { placesTable, table } from '../../people/file/record.page.ts'
import { certificatesTable, papersTable, remindersTable } from '../../people/file/work.page.ts'
import { cell, type FileTable } from '../../platform/html/file-table.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { accountTables, wayInTables } from './account.page.ts'
import { factTables, recordTables } from './fact.page.ts'
import { type Doing, DOINGS, type Held } from './held.ts'
import { dayText, type HeldPageInput, onFile, pairs, type Row } from './input.page.ts'
import { trailTable } from './trail.page.ts'

/** Everything held about a person by class, for the screen and for printing. */
export function heldPage(shell: Shell, input: HeldPageInput): string {
  const { t } = shell
  const words = t.privacy.held
  const { held, links, name, history, context } = input
  const isOwn = held.private !== null
  const { groups } = words
  const parts = [
    group('who', groups.who, [...recordTables(input), ...factTables(input), placesTable(onFile(input))]),
    group('training', groups.training, [orientationOf(input), certificatesOf(input), papersOf(input)]),
    group('signing-in', groups.signingIn, [...accountTables(input), ...wayInTables(input)]),
    group('told', groups.told, [messagesOf(input), trailTable(input)]),
    group('work', groups.work, [mentionsIn(input), savedViewsOf(input), importedOf(input), doingsOf(input)]),
  ]
  return renderPage('app', shell, 'privacy/held', {
    t,
    heading: isOwn ? words.ownTitle : words.heading(name ?? t.hr.people.noName),
    lead: isOwn ? words.ownLead : words.lead,
    made: words.made(held.organization, dayText(held.madeAt, input)),
    links,
    backText: isOwn ? t.account.title : t.hr.erasure.back,
    downloadHint: isOwn ? words.ownDownloadHint : words.downloadHint,
    parts,
    printScript: links.printScript,
    secrets: secretsOf(input),
    entries: timeline(history, context),
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

/** Invitations and mail about the sign-in are no reminders, but stand with them. */
function messagesOf(input: HeldPageInput): FileTable {
  const { titles } = input.context.wording.t.privacy.held
  return { ...remindersTable(input.messages, onFile(input)), id: 'messages', title: titles.messages }
}

function mentionsIn(input: HeldPageInput): FileTable {
  const { t, language } = input.context.wording
  const { titles, columns, mentions: words, none } = t.privacy.held
  const { scenarios, contacts } = input.content
  const named = ({ way, what }: Held['mentions'][number]) => {
    if (way === 'holds-role' || way === 'keeps-role')
      return SITE_ROLES.flatMap((role) => (role === what ? [t.hr.siteRoles.role[role]] : []))[0] ?? what
    if (way === 'practiced') return scenarios.find(({ id }) => id === what)?.title ?? what
    return way === 'owns-line' ? (contacts.find(({ id }) => id === what)?.name ?? what) : what
  }
  const rows = input.held.mentions.map(
    (each): Row => [cell(words[each.way], named(each)), cell(each.at.name ?? ''), cell(formatDate(each.on, language))],
  )
  return table('mentions', titles.mentions, [columns.what, columns.site, columns.on], rows, none.mentions)
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

/** What the person did in the records of others, counted. */
function doingsOf(input: HeldPageInput): FileTable {
  const { titles, doings, none, doingsLead } = input.context.wording.t.privacy.held
  // The keys of the table, which Object.keys widens.
  const counted = (Object.keys(DOINGS) as Doing[])
    .map((doing) => [doings[doing], input.held.doings[doing]] as const)
    .filter(([, times]) => times > 0)
    .map(([text, times]): Row => [cell(text), cell(String(times))])
  return { ...pairs(input, 'doings', titles.doings, counted, none.doings), lead: doingsLead }
}

/** What nobody else sees. `null` on HR's page. */
function secretsOf({ held, reading, wantsNoFollowUp, context }: HeldPageInput): readonly string[] | null {
  const { t } = context.wording
  const { drafts, noDrafts, failedSignIns, readingNote } = t.privacy.held
  if (held.private === null || reading === null) return null
  const { drafts: kept, failedSignIns: failed } = held.private
  return [
    kept.count === 0 ? noDrafts : drafts(kept.count),
    `${t.care.detail.now[reading]} ${readingNote}`,
    `${wantsNoFollowUp ? t.hr.followUps.own.heldOff : t.hr.followUps.own.heldOn} ${readingNote}`,
    ...(failed === 0 ? [] : [failedSignIns(failed)]),
  ]
}
