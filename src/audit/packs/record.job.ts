import { type CalendarDate, dateAt, type Instant } from '../../platform/time/calendar.ts'
import type { LedgerEvent, PersonId, SiteId } from '../../ledger/event.ts'
import { corrected, type History, isByHand, isKind, type PolicyHistory } from '../../ledger/history.ts'
import type { PackOrder } from './pack.ts'
import { cardDay } from '../../reminders/card.ts'
import { isForSupervisor } from '../../reminders/reminder.ts'
import { messageLine } from '../../reminders/message-list.page.ts'
import { dayText, packWords, renderPackPage } from './layout.page.ts'
import { passMarkPage, POLICY_PAPER, policyPage } from './policy.page.ts'
import { packedPolicy } from './policy-paper.job.ts'
import {
  approvalsPage,
  contactsPage,
  recordCells,
  sentences,
  type ShownDetails,
  suggestedRulesPage,
  type ToldRecord,
} from './record.page.ts'
import { personText } from './roster.page.ts'
import { type TimelineContext, timeline } from '../../people/file/timeline.page.ts'
import { siteVersions } from '../../ledger/site-version.ts'
import { checksBySite } from '../../site/roles/number.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { definitionsOf, eventsOfKind, historyOf } from '../../ledger/ledger.store.ts'
import { closedPassMarkSheets } from '../../understanding/pass-mark-sheet.store.ts'
import { messagesAround } from './source.store.ts'
import { employmentHistories } from '../../site/roles/drift.store.ts'
import { type DetailsFrom, everLinked, shownBy } from '../../site/roles/shown.ts'
import { allSites } from '../../site/site.store.ts'
import { policyVersions, type Run, shownWithPolicy } from './edition.job.ts'
import { PagedTable, type Table } from './writer.job.ts'
import type { PackedPerson } from './people.job.ts'
import type { ListParts } from './roster.job.ts'
import { contactsNow, sharedLines } from '../../contacts/line.ts'
import { numbersShown, releasedAt, type ReleasedLines } from '../../contacts/shown-number.ts'
import { groupsIn } from '../../groups/group.ts'
import { leftBeforeStart } from '../../groups/left.store.ts'
import { groupsPage } from './group.page.ts'
import { knownAsOf } from '../../ledger/as-of.ts'
import { releasedVersion } from '../../policy/adopted.ts'
import { linesRun } from '../../contacts/release.job.ts'
import { releasesRun } from '../../policy/release.job.ts'

/** Decisions that someone made about a person. */
const DECIDED: readonly LedgerEvent['kind'][] = ['exempted', 'extended', 'credited', 'certificate_revoked']

function isDecision(event: LedgerEvent): boolean {
  return event.kind === 'required' ? isByHand(event) : DECIDED.includes(event.kind)
}

const LINE_CHANGES: readonly LedgerEvent['kind'][] = [
  'contact_change_proposed',
  'contact_change_confirmed',
  'contact_change_withdrawn',
]

/** The records of people other than completions: decisions, reminders, and later events. */
export class RecordLists {
  private readonly approvals: PagedTable
  private readonly reminders: PagedTable
  private readonly later: PagedTable
  private readonly names = new Map<PersonId, string>()

  constructor(
    private readonly parts: ListParts,
    /** The moment at which the day is over. */
    private readonly dayOver: Instant,
  ) {
    const { frame, writer, turn } = parts
    const words = packWords(frame)
    const asOf = dayText(frame.asOf, frame)
    const table = (folder: string, texts: Pick<Table, 'title' | 'listTitle' | 'lead' | 'head'>) =>
      new PagedTable(
        { folder, title: texts.title, listTitle: texts.listTitle, lead: texts.lead, head: texts.head },
        frame,
        writer,
        turn,
      )
    this.approvals = table('approvals', { ...words.approvals, listTitle: words.approvals.peopleTitle })
    this.reminders = table('reminders', { ...words.reminders, lead: words.reminders.lead(asOf) })
    this.later = table('later', { ...words.later, lead: words.later.lead(asOf) })
  }

  async add(person: PackedPerson, context: TimelineContext): Promise<void> {
    const { frame } = this.parts
    const about = personText(person, frame)
    if (person.name !== null) for (const record of person.records) this.names.set(record, about)
    const told = (history: History, wanted: (event: LedgerEvent) => boolean) =>
      tellAbout(history, wanted, about, context)
    const decided = told(person.history, (event) => isDecision(event) && event.effectiveOn <= frame.asOf)
    for (const record of decided) await this.approvals.add(recordCells(record, frame))
    const later = told(
      person.recorded,
      ({ kind, effectiveOn, recordedAt }) =>
        recordedAt >= this.dayOver && (kind === 'corrected' || effectiveOn <= frame.asOf),
    )
    for (const { date, title, details } of later)
      await this.later.add([about, dayText(date, frame), title, sentences(details)])
    await this.addReminders(person, about)
  }

  private async addReminders({ records }: PackedPerson, about: string): Promise<void> {
    const { db, frame, wording } = this.parts
    const words = packWords(frame).reminders
    for (const message of await messagesAround(db, records, this.dayOver)) {
      const isTo = isForSupervisor(message.kind) ? words.supervisor : words.self
      const line = messageLine(
        {
          ...message,
          cardOn: cardDay(message, frame.timeZone),
          on: dateAt(message.createdAt, frame.timeZone),
          to: isTo,
          // Packs don't name who handed something over.
          handOver: null,
        },
        wording.t,
        frame.language,
      )
      await this.reminders.add([about, line.dateText, line.kind, line.to, line.result])
    }
  }

  /** Writes the part before the lists, which is about nobody in particular. */
  async end(order: PackOrder, policy: PolicyHistory, context: TimelineContext): Promise<void> {
    const { db, writer, frame } = this.parts
    const words = packWords(frame)
    const sites = await this.sites(order)
    const general = await generalRecords(this.parts, order, sites, policy, context)
    const versions = await policyVersions(this.parts, policy)
    const run = { heads: await releasesRun(db, general.lines), dayOver: this.dayOver }
    const releases = await releasesOf(this.parts, policy, run)
    const { language } = frame
    const shared = sharedLines(general.lines, (at) => releasedAt(releases, at))
    const contacts = contactsNow(releases.at(-1)?.contacts ?? [], shared, language)
    const shown = numbersShown(general.lines, releases, language)
    const paper = await packedPolicy(this.parts, { policy, lines: general.lines, shared, sites, run }, context)
    if (paper !== null) await writer.put(POLICY_PAPER, paper)
    await writer.put('policy.html', renderPackPage(frame, policyPage(versions, paper !== null, frame)))
    await writer.put('approvals.html', renderPackPage(frame, approvalsPage(general, await this.approvals.end(), frame)))
    const published = sites.flatMap(({ name, history }) =>
      siteVersions(history).map((event) => ({ site: name, event })),
    )
    const told = sites.map(({ name, days, history }) => ({ site: name, days, checks: checksBySite(history) }))
    await writer.put(
      'contacts.html',
      renderPackPage(
        frame,
        contactsPage({ checks: general.checks, changes: general.changes, published, told, contacts, shown }, frame),
      ),
    )
    const nameOf = (person: PersonId) => this.names.get(person) ?? null
    const groups = (await packedGroups(db, sites, order)).map((each) => ({ ...each, nameOf }))
    await writer.put('groups.html', renderPackPage(frame, groupsPage(groups, published, frame)))
    const list = async (name: 'reminders' | 'later', table: PagedTable) => {
      const { title, lead, listTitle } = words[name]
      const sections = [{ id: 'list', title: listTitle, parts: await table.end() }]
      const page = { file: `${name}.html`, title, lead: lead(dayText(frame.asOf, frame)), sections }
      await writer.put(page.file, renderPackPage(frame, page))
    }
    await list('reminders', this.reminders)
    await list('later', this.later)
    const sheets = known(await closedPassMarkSheets(db), order).filter(isKind('pass_mark_judged'))
    await writer.put('pass-mark.html', renderPackPage(frame, passMarkPage(sheets, frame)))
    await writer.put('suggested-rules.html', renderPackPage(frame, suggestedRulesPage(frame)))
  }

  /** Those that the pack is about, with what was on record of them. */
  private async sites(order: PackOrder): Promise<SiteRecords[]> {
    const { db, turn } = this.parts
    const found: SiteRecords[] = []
    for (const { id, name } of await allSites(db)) {
      if (order.site !== null && id !== order.site) continue
      const history = known(await historyOf(db, id), order)
      found.push({ id, name, history, days: await this.shown(id, history, order) })
      await turn()
    }
    return found
  }

  private async shown(site: SiteId, history: History, order: PackOrder): Promise<DetailsFrom[]> {
    const { db, frame } = this.parts
    const linked = await employmentHistories(db, everLinked(history))
    const people = new Map([...linked].map(([person, recorded]) => [person, knownAsOf(recorded, order)]))
    return shownBy(order.asOf, { site, history, people, timeZone: frame.timeZone })
  }
}

interface SiteRecords extends Pick<ShownDetails, 'days'> {
  readonly id: SiteId
  readonly name: string
  readonly history: History
}

async function packedGroups(db: Database, sites: readonly SiteRecords[], order: PackOrder) {
  const found = sites.flatMap(({ name, history }) => groupsIn(history).map((group) => ({ site: name, group })))
  const groups = found.map(({ group }) => group)
  const left = await leftBeforeStart(db, groups, order.asOf, (history) => known(history, order))
  return found.map((each) => ({
    ...each,
    hadLeft: (person: PersonId) => left.get(each.group.id)?.has(person) === true,
  }))
}

/** What's told about a site's details: who asked, and who agreed, sent them back or published. */
const SITE_APPROVALS: ReadonlySet<LedgerEvent['kind']> = new Set([
  'site_published',
  'site_change_proposed',
  'site_change_refused',
])

async function generalRecords(
  { db, frame }: ListParts,
  order: PackOrder,
  sites: readonly SiteRecords[],
  policyEvents: PolicyHistory,
  context: TimelineContext,
) {
  const { allSites: everySite, approvals: words } = packWords(frame)
  const policy: History = [
    ...(await eventsOfKind(db, 'policy_published')),
    ...(await eventsOfKind(db, 'policy_adopted')),
    ...(await eventsOfKind(db, 'policy_proposed')),
    ...(await eventsOfKind(db, 'policy_returned')),
    ...(await eventsOfKind(db, 'site_defaults_published')),
    ...(await eventsOfKind(db, 'site_defaults_proposed')),
    ...(await eventsOfKind(db, 'site_defaults_refused')),
    ...(await definitionsOf(db)),
  ]
  const published = policyEvents.at(-1)
  const lines = published === undefined ? [] : known(await historyOf(db, published.subject), order)
  const of = (history: History, about: string, kind: LedgerEvent['kind']) =>
    tellAbout(history, (event) => event.kind === kind, about, context)
  return {
    policy: tellAbout(
      known(policy, order),
      () => true,
      ({ kind }) => (kind.startsWith('site_defaults_') ? everySite : words.policy),
      context,
    ),
    sites: sites.flatMap(({ name, history }) =>
      tellAbout(history, ({ kind }) => SITE_APPROVALS.has(kind), name, context),
    ),
    practices: sites.flatMap(({ name, history }) => [
      ...of(history, name, 'practice_held'),
      ...of(history, name, 'practice_text_replaced'),
      ...of(history, name, 'practice_interval_set'),
    ]),
    checks: [
      ...sites.flatMap(({ name, history }) => of(history, name, 'contact_checked')),
      ...sites.flatMap(({ name, history }) => of(history, name, 'paper_replaced')),
      ...of(lines, everySite, 'contact_checked'),
    ],
    changes: tellAbout(lines, (event) => LINE_CHANGES.includes(event.kind), everySite, context),
    lines,
  }
}

/** The lines of the releases up to the day. Before the first one was kept here, they're those of the policy's version. */
async function releasesOf({ db, frame, turn }: ListParts, policy: PolicyHistory, run: Run): Promise<ReleasedLines[]> {
  const last = policy.at(-1)
  if (last === undefined) return []
  const { language, timeZone } = frame
  const hadRun = run.heads.filter(({ recordedAt }) => recordedAt < run.dayOver)
  const releases = await linesRun(db, hadRun, { language, timeZone, turn })
  if (releases.length > 0) return releases
  const kept = await shownWithPolicy(db, run, releasedVersion(last.body.version), language)
  return [{ began: null, contacts: kept?.contacts ?? [] }]
}

/** Returns what had happened by the day, as far as the chosen knowledge goes, with corrections applied. */
export function known(history: History, { asOf, knownAt }: PackOrder): History {
  return corrected(knownAsOf(history, { knownAt })).filter(({ effectiveOn }) => effectiveOn <= asOf)
}

/** The wanted entries in words, the earliest first. */
function tellAbout(
  history: History,
  wanted: (event: LedgerEvent) => boolean,
  about: string | ((event: LedgerEvent) => string),
  context: TimelineContext,
): ToldRecord[] {
  const abouts = new Map(
    history.filter(wanted).map((event) => [event.id, typeof about === 'string' ? about : about(event)]),
  )
  return timeline(history, context)
    .reverse()
    .flatMap(({ id, date, title, details }) => {
      const said = abouts.get(id)
      return said === undefined ? [] : [{ date: correctedDay(history, id) ?? date, title, details, about: said }]
    })
}

/** A correction is about the day of the entry that it corrects. */
function correctedDay(history: History, id: string): CalendarDate | null {
  const correction = history.filter(isKind('corrected')).find((event) => event.id === id)
  return history.find((event) => event.id === correction?.body.corrects)?.effectiveOn ?? null
}
