import { noCounts, type StatusCounts, statusesOf } from '../../requirements/compliance.ts'
import { certificatesIn } from '../../certificates/certificate.ts'
import type { LedgerEvent, SiteId } from '../../ledger/event.ts'
import { type Completion, completionsOn, isKind, requirementOn } from '../../ledger/history.ts'
import { certificateFile } from './pack.ts'
import { endOfCompletion, isLate } from '../../requirements/current-cycle.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import type { Status } from '../../requirements/status.ts'
import type { Wording } from '../../requirements/because.page.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../platform/text/csv.ts'
import type { KitPage, KitPart, KitSection } from '../../packages/kit/part.page.ts'
import {
  COMPLETION_COLUMNS,
  completionCells,
  completionValues,
  type PackedCompletion,
  type PackedUpdate,
  updateCells,
  updateValues,
} from './completion.page.ts'
import { dayText, linksPart, type PackFrame, packWords, renderPackPage } from './layout.page.ts'
import { ROSTER_COLUMNS, rosterCells, rosterRules, rosterSums, type RuleInForce } from './roster.page.ts'
import { ruleName, ruleText } from '../../requirements/rules.page.ts'
import type { TimelineContext } from '../../people/file/timeline.page.ts'
import { actorName } from '../../people/file/timeline.page.ts'
import { findCertificate } from '../../certificates/certificate.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { PagedTable, type GrowingFile, type PackWriter } from './writer.job.ts'
import type { PackedPerson } from './people.job.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import { rosterText } from '../../reports/fact.page.ts'

/** The parts that write the lists of a pack. */
export interface ListParts {
  readonly db: Database
  readonly writer: PackWriter
  readonly frame: PackFrame
  readonly wording: Wording
  readonly siteNames: ReadonlyMap<SiteId, string>
  readonly turn: Turn
}

/** Rows of one list in all their forms: pages, a table for spreadsheets, and JSON, an object on each line. */
class List {
  private constructor(
    private readonly pages: PagedTable,
    private readonly csv: GrowingFile,
    private readonly json: GrowingFile,
    private readonly columns: readonly string[],
    private readonly name: string,
  ) {}

  private first = true

  static async begin(
    { writer, frame, turn }: ListParts,
    columns: readonly string[],
    table: ConstructorParameters<typeof PagedTable>[0],
  ): Promise<List> {
    const csv = await writer.begin(`${table.folder}.csv`)
    const json = await writer.begin(`${table.folder}.json`)
    await csv.write(BYTE_ORDER_MARK + csvLine(columns))
    await json.write('[')
    return new List(new PagedTable(table, frame, writer, turn), csv, json, columns, table.folder)
  }

  async add(cells: Parameters<PagedTable['add']>[0], values: Readonly<Record<string, string>>): Promise<void> {
    await this.pages.add(cells)
    await this.csv.write(csvLine(this.columns.map((column) => values[column] ?? '')))
    await this.json.write(`${this.first ? '\n' : ',\n'}${JSON.stringify(values)}`)
    this.first = false
  }

  async end(frame: PackFrame): Promise<KitPart[]> {
    const words = packWords(frame)
    const parts = await this.pages.end()
    await this.csv.end()
    await this.json.write('\n]\n')
    await this.json.end()
    const links = [
      { text: words.csv, href: `${this.name}.csv` },
      { text: words.json, href: `${this.name}.json` },
    ]
    return [...parts, linksPart(links)]
  }
}

/** The roster and the completions of its people, written as they are read. */
export class RosterLists {
  readonly counts: Record<Status, number> = noCounts()
  /** How many completions name each edition; one that only attempts or lessons name has none. */
  readonly editions = new Map<string, number>()
  /** The requirements for the people, in words. */
  private readonly rules = new Map<string, RuleInForce>()

  private constructor(
    private readonly parts: ListParts,
    private readonly roster: List,
    private readonly completions: List,
  ) {}

  static async begin(parts: ListParts): Promise<RosterLists> {
    const words = packWords(parts.frame)
    const asOf = dayText(parts.frame.asOf, parts.frame)
    const roster = await List.begin(parts, ROSTER_COLUMNS, {
      folder: 'roster',
      title: words.roster.title,
      listTitle: words.roster.listTitle,
      lead: words.roster.lead(asOf),
      head: words.roster.head,
    })
    const completions = await List.begin(parts, COMPLETION_COLUMNS, {
      folder: 'completions',
      title: words.completions.title,
      listTitle: words.completions.listTitle,
      lead: words.completions.lead(asOf),
      head: words.completions.head,
    })
    return new RosterLists(parts, roster, completions)
  }

  async add(person: PackedPerson, context: TimelineContext): Promise<void> {
    const { frame, siteNames, wording } = this.parts
    this.counts[person.standing.status] += 1
    const rule = this.ruleOf(person)
    if (rule !== null) this.noteRule(rule, person)
    await this.roster.add(rosterCells(person, siteNames, wording, frame), {
      ...rosterText(person, { siteNames, wording, asOf: frame.asOf }),
      rule: rule === null ? '' : `${rule.name}: ${rule.said}`,
    })
    for (const completion of completionsOn(person.history, frame.asOf)) {
      if (completion.body.requirement !== ORIENTATION) continue
      const packed = await this.packed(person, completion, context)
      await this.completions.add(
        completionCells(person, packed, wording, frame),
        completionValues(person, packed, frame),
      )
    }
    for (const update of updatesOf(person))
      await this.completions.add(updateCells(person, update, frame), updateValues(person, update, frame))
    for (const event of person.history) if (event.effectiveOn <= frame.asOf) this.noteEdition(event)
  }

  /** Finishes the roster and returns the number of people by status. */
  async end(): Promise<StatusCounts> {
    const { writer, frame } = this.parts
    const words = packWords(frame)
    const asOf = dayText(frame.asOf, frame)
    const page = (file: string, title: string, lead: string, sections: readonly KitSection[]): KitPage => ({
      file,
      title,
      lead,
      sections,
    })
    const roster = await this.roster.end(frame)
    const completions = await this.completions.end(frame)
    const { counts } = this
    await writer.put(
      'roster.html',
      renderPackPage(
        frame,
        page('roster.html', words.roster.title, words.roster.lead(asOf), [
          rosterSums(counts, frame),
          rosterRules([...this.rules.values()], frame),
          { id: 'people', title: words.roster.listTitle, parts: roster },
        ]),
      ),
    )
    await writer.put(
      'completions.html',
      renderPackPage(
        frame,
        page('completions.html', words.completions.title, words.completions.lead(asOf), [
          { id: 'completions', title: words.completions.listTitle, parts: completions },
        ]),
      ),
    )
    return counts
  }

  private async packed(
    person: PackedPerson,
    completion: Completion,
    context: TimelineContext,
  ): Promise<PackedCompletion> {
    const { db, writer } = this.parts
    const { history } = person
    const approver = completion.kind === 'credited' ? actorName(completion.body.approver, context) : null
    const cycle = person.cycles.find(({ done }) => done?.entry === completion.id)
    const rest = {
      completion,
      dueOn: cycle?.dueOn ?? null,
      late: isLate(history, ORIENTATION, completion),
      validUntil: endOfCompletion(history, ORIENTATION, completion),
      approver,
    }
    const issued = certificatesIn(history).find((each) => each.completion === completion.id)
    if (issued === undefined) return { ...rest, certificate: null }
    const { number, revoked } = issued
    const pdf = (await findCertificate(db, number))?.pdf ?? null
    if (pdf !== null) await writer.put(certificateFile(number), pdf)
    const file = pdf === null ? null : certificateFile(number)
    return { ...rest, certificate: { number, revoked: revoked !== null, file } }
  }

  /** Says in words what is required of a person. Returns null when nothing is. */
  private ruleOf({ history }: PackedPerson): Omit<RuleInForce, 'people'> | null {
    const { frame, wording } = this.parts
    const inForce = requirementOn(history, ORIENTATION, frame.asOf)
    if (inForce === null) return null
    const { rule, named, assigned } = inForce
    const words = packWords(frame).roster
    const said = ruleText(rule, wording.t, assigned !== null)
    return {
      name: assigned === null ? (named === null ? words.unnamedRule : ruleName(named, wording.t)) : words.assignedByHr,
      said,
    }
  }

  /** A rule is known by its name and its words. It is counted of people in scope, so that the rules add up to them. */
  private noteRule(rule: Omit<RuleInForce, 'people'>, { standing }: PackedPerson): void {
    if (!statusesOf('in-scope').includes(standing.status)) return
    const key = `${rule.name}\n${rule.said}`
    this.rules.set(key, { ...rule, people: (this.rules.get(key)?.people ?? 0) + 1 })
  }

  private noteEdition(event: LedgerEvent): void {
    if (!isKind('lesson_finished')(event) && !isKind('attempted')(event) && !isKind('completed')(event)) return
    const { contentEdition } = event.body
    this.editions.set(contentEdition, (this.editions.get(contentEdition) ?? 0) + (event.kind === 'completed' ? 1 : 0))
  }
}

function updatesOf({ cycles, history }: PackedPerson): PackedUpdate[] {
  return cycles.flatMap(({ done, dueOn }) => {
    if (done === null || done.by !== 'acknowledged') return []
    const event = history.find(({ id }) => id === done.entry)
    return event === undefined ? [] : [{ done, dueOn, entry: event.seq }]
  })
}
