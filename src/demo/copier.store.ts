import { createAccounts } from '../identity/account.store.ts'
import type { LedgerEvent, NewEvent, PersonId, Recording } from '../ledger/event.ts'
import type { FactReference } from '../ledger/bodies/part.ts'
import { addFacts, factsAbout, type NewFact } from '../ledger/fact.store.ts'
import { ledgerEnd } from '../ledger/head.store.ts'
import { isKind } from '../ledger/history.ts'
import { append, toEvent } from '../ledger/ledger.store.ts'
import type { Hire } from '../people/record.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, FactKind, Tx } from '../platform/database/schema.store.ts'
import { refreshStanding } from '../requirements/standing.store.ts'

/** Someone with the same career as another person. */
export interface Copy extends Pick<Hire, 'facts' | 'language'> {
  /** No two copies of a person have the same number. */
  readonly group: number
}

/** After these, people are found at another place. */
const MOVES: readonly LedgerEvent['kind'][] = ['hired', 'transferred', 'separated', 'corrected']
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const FIRST_DIGITS = 8
const CYCLE = /(?<=^lesson:person:[^:]+:)\d+/

/**
 * Writes down about copies of a person what was written about the person. An id of a copy follows from the original's:
 * only its first digits differ, so none has to be remembered.
 */
export class Copier {
  /** Every id that stands for something of one person: the record, a job, an attempt, an entry. */
  readonly #copied = new Map<string, readonly Copy[]>()
  /** For each place in the ledger, where the first copy of its entry is, and how far each next one is from there. */
  readonly #places = new Map<string, { readonly first: number; readonly apart: number }>()

  /** Lets something happen to a person, and writes for each copy what was written then. */
  async perform(tx: Tx, copies: readonly Copy[], recording: Recording, happen: () => Promise<void>): Promise<void> {
    const ledger = await ledgerEnd(tx)
    const trail = await trailEnd(tx)
    await happen()
    if (copies.length === 0) return
    if ((await trailEnd(tx)) !== trail) throw new Error('Entries of the audit trail aren’t copied.')
    const rows = await tx.selectFrom('event').selectAll().where('seq', '>', ledger.seq).orderBy('seq').execute()
    const events = rows.map(toEvent)
    for (const id of events.flatMap(idsIn)) this.#copied.set(id, copies)
    const facts = await this.#hire(tx, copies, events, recording)
    const written = copies.flatMap(({ group }, index) =>
      events.map((event) => this.#eventOf(event, group, facts[index] ?? [])),
    )
    const ids = copies.flatMap(({ group }) => events.map(({ id }) => this.#inGroup(id, group)))
    const appended = await append(tx, written, (index) => ids[index] ?? '')
    const begin = appended[0]?.seq ?? 0
    for (const [index, { seq }] of events.entries())
      this.#places.set(String(seq), { first: begin + index, apart: events.length })
    if (!events.some(({ kind }) => MOVES.includes(kind))) return
    // What is copied is about people.
    const people = new Set(written.map(({ subject }) => subject as PersonId))
    await refreshStanding(tx, [...people], recording.today)
  }

  /** Copies what people leave besides the records: their own answers, and that a form was sent. */
  async copyRest(tx: Tx): Promise<void> {
    for (const row of await tx.selectFrom('draft').selectAll().execute()) {
      const copies = this.#copiesOf(row.owner).map(({ group }) => this.#rowOf(row, group))
      for (const chunk of inChunks(copies)) await tx.insertInto('draft').values(chunk).execute()
    }
    for (const row of await tx.selectFrom('submission').selectAll().execute()) {
      const copies = this.#copiesOf(row.event_id ?? '').map(({ group }, index) => {
        const copy = this.#rowOf(row, group)
        // A lesson is finished once in a cycle, which is called by the place of its first entry.
        const key = copy.key.replace(CYCLE, (cycle) => {
          const places = this.#places.get(cycle)
          return places === undefined ? cycle : String(places.first + index * places.apart)
        })
        return { ...copy, key }
      })
      for (const chunk of inChunks(copies)) await tx.insertInto('submission').values(chunk).execute()
    }
  }

  #copiesOf(text: string): readonly Copy[] {
    const [id = ''] = text.match(ID) ?? []
    return this.#copied.get(id) ?? []
  }

  /** Opens the accounts of copies whose original was hired, and returns the references to the facts of each. */
  async #hire(
    tx: Tx,
    copies: readonly Copy[],
    events: readonly LedgerEvent[],
    { at }: Recording,
  ): Promise<readonly FactReference[][]> {
    const [hired] = events.filter(isKind('hired')).filter(({ body }) => body.facts.length > 0)
    if (hired === undefined) return []
    // A hire is about a person.
    const original = hired.subject as PersonId
    const [fact] = (await factsAbout(tx, [original])).get(original) ?? []
    if (fact === undefined) throw new Error('Someone was hired without a name.')
    const { effectiveOn, recordedAt } = fact
    const people = copies.map(({ group, language }) => ({ person: this.#inGroup(original, group), language }))
    await createAccounts(tx, people, at)
    const facts = copies.map((copy, index) =>
      // Object.entries widens the keys; the facts of a hire have no others.
      (Object.entries(copy.facts) as [FactKind, string][]).map(
        ([kind, value]): NewFact => ({
          person: people[index]?.person ?? original,
          kind,
          value,
          effectiveOn,
          recordedAt,
        }),
      ),
    )
    const references = await addFacts(tx, facts.flat())
    let taken = 0
    return facts.map((of) => references.slice(taken, (taken += of.length)))
  }

  #eventOf({ seq: _, id: __, ...event }: LedgerEvent, group: number, facts: readonly FactReference[]): NewEvent {
    const copy = this.#rowOf({ ...event, body: JSON.stringify(event.body) }, group)
    const body: object = JSON.parse(copy.body)
    // The kind and its body are those of the original.
    return { ...copy, body: facts.length > 0 && event.kind === 'hired' ? { ...body, facts } : body } as NewEvent
  }

  #rowOf<Row extends object>(row: Row, group: number): Row {
    const values = Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' ? this.#inGroup(value, group) : value,
    ])
    return Object.fromEntries(values)
  }

  /** The text with each id of a copied person as the one that the copy has. */
  #inGroup<Text extends string>(text: Text, group: number): Text {
    const copied = text.replace(ID, (id) => {
      if (!this.#copied.has(id)) return id
      const digits = Number.parseInt(id.slice(0, FIRST_DIGITS), 16) ^ group
      return (digits >>> 0).toString(16).padStart(FIRST_DIGITS, '0') + id.slice(FIRST_DIGITS)
    })
    // What comes before an id stays, so it's an id of the same kind.
    return copied as Text
  }
}

async function trailEnd(db: Database): Promise<number> {
  return (await db.selectFrom('trail_head').select('seq').executeTakeFirstOrThrow()).seq
}

/** The ids that an entry brings into the world. */
function idsIn(event: LedgerEvent): string[] {
  const named =
    event.kind === 'hired' ? event.body.spell : event.kind === 'attempt_started' ? event.body.attempt : event.subject
  return [event.id, event.subject, named].flatMap((text) => text.match(ID) ?? [])
}
