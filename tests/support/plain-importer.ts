import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { SiteId } from '../../src/ledger/event.ts'
import type { Importer, PlannedRow } from '../../src/imports/contract.job.ts'
import { peopleNamed } from '../../src/people/people.store.ts'
import { hireEvent, recordEvents } from '../../src/people/record.store.ts'

const detail = z.object({ name: z.string() })

/**
 * An importer of names, for tests of what is around importers. A name that is on record is the same, one that says
 * "later" is refused when it comes to it, and one that says "never" fails.
 */
export function plainImporter(site: SiteId): Importer {
  const place = { site, department: 'Residential', position: 'Youth worker', supervisor: null, hiredOn: null } as const
  return {
    kind: 'roster',
    fields: [
      { id: 'name', required: true, headings: ['name'], values: null },
      { id: 'type', required: false, headings: ['type'], values: ['employee', 'volunteer'] },
    ],
    applied: new Set(['new']),
    byContent: null,
    refused: new Set(['refused']),
    async *plan(db, { header, rows }, { columns }) {
      const column = header.indexOf(columns['name'] ?? '')
      for (const { line, cells } of rows) {
        const name = cells[column] ?? ''
        const [known = null] = name === '' ? [] : await peopleNamed(db, name)
        const outcome = name === '' ? 'refused' : known === null ? 'new' : 'same'
        yield { line, outcome, person: known, detail: { name } }
        await nextTurn()
      }
    },
    async apply(tx, rows, recording) {
      const named = rows.map((row) => ({ row, ...detail.parse(row.detail) }))
      const taken = named.filter(({ name }) => !name.includes('later'))
      const starters = []
      for (const { name } of taken) {
        if (name.includes('never')) throw new Error(`There is nobody called ${name}.`)
        const rest = { type: 'employee', worksWithYouth: true, language: 'en' } as const
        starters.push(await hireEvent(tx, { person: null, facts: { name }, ...place, ...rest }, recording))
      }
      await recordEvents(tx, starters, recording)
      const added = starters.map(({ person }, index) => [taken[index]?.row.line ?? 0, person] as const)
      const leftOut = named
        .filter((each) => !taken.includes(each))
        .map(({ row }): PlannedRow => ({ ...row, outcome: 'refused' }))
      return { leftOut, added: new Map(added) }
    },
  }
}
