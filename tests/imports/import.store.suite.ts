import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import type { CellCorrection } from '../../src/imports/correction.ts'
import { savedMappings, saveMapping } from '../../src/imports/mapping.store.ts'
import {
  addedBy,
  countRows,
  deleteRows,
  keepRow,
  markAdded,
  markApplied,
  putRows,
  rowsOf,
} from '../../src/imports/row.store.ts'
import {
  countOn,
  createImport,
  findImport,
  forgetText,
  importsInState,
  latestImports,
  moveImport,
  type NewImport,
  textOf,
} from '../../src/imports/import.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { erasePerson } from '../../src/people/record.store.ts'
import type { ImportId, ImportState } from '../../src/platform/database/schema.store.ts'
import type { Instant } from '../../src/platform/time/calendar.ts'
import { day, HR, noonOf } from '../support/recording.ts'
import { deleteOld } from '../support/expired.ts'

export function importsSuite(store: () => Store): void {
  const monday = noonOf(day('2026-11-02'))
  const tuesday = noonOf(day('2026-11-03'))
  const TEXT = 'Name,Site\nBo Lee,North\n'

  describe('files of people', () => {
    it('are put with their text, found without it, and listed with the newest first', async () => {
      const { db } = store()
      const first = await upload({ fileName: 'first.csv' })
      const second = await createImport(db, file({ fileName: 'second.csv', kind: 'completions' }), HR, tuesday)
      expect(await findImport(db, first)).toEqual({
        id: first,
        kind: 'roster',
        fileName: 'first.csv',
        state: 'uploaded',
        mapping: null,
        choices: {},
        corrections: [],
        rowsTotal: 1,
        rowsDone: 0,
        problem: null,
        by: HR,
        at: monday,
        finishedAt: null,
      })
      expect(await textOf(db, first)).toBe(TEXT)
      expect((await latestImports(db, 5)).map(({ id }) => id)).toEqual([second, first])
      expect(await latestImports(db, 1)).toHaveLength(1)
      expect(await findImport(db, 'import:nobody')).toBeNull()
    })

    it('move on from the states that they may move on from, and tell who came too late', async () => {
      const { db } = store()
      const id = await upload()
      const mapping = { columns: { name: 'Name' } }
      expect(await moveImport(db, id, ['uploaded', 'planned'], 'planning', { mapping, rowsDone: 0 })).toBe(true)
      expect(await moveImport(db, id, ['uploaded', 'planned'], 'planning')).toBe(false)
      expect(await moveImport(db, id, ['planned'], 'applying')).toBe(false)
      expect(await findImport(db, id)).toMatchObject({ state: 'planning', mapping })
      expect((await importsInState(db, ['planning', 'applying'])).map((each) => each.id)).toEqual([id])
      expect(await importsInState(db, ['applied'])).toEqual([])
    })

    it('count their rows on for one worker alone', async () => {
      const id = await upload()
      await moveImport(store().db, id, ['uploaded'], 'planning')
      const count = (before: number, after: number) =>
        store().transaction((tx) => countOn(tx, id, 'planning', { before, after }))
      expect(await count(0, 500)).toBe(true)
      expect(await count(0, 500)).toBe(false)
      expect(await count(500, 700)).toBe(true)
    })

    it('lose their text when it has done its work', async () => {
      const id = await upload()
      await forgetText(store().db, id)
      expect(await textOf(store().db, id)).toBeNull()
    })

    it('keep what was corrected next to their text, which stays as it was', async () => {
      const { db } = store()
      const id = await upload()
      const first = correction(monday, 'North House')
      const second = correction(tuesday, 'South House')
      await moveImport(db, id, ['uploaded'], 'planned', { corrections: [first] })
      await moveImport(db, id, ['planned'], 'planning', { corrections: [first, second] })
      await moveImport(db, id, ['planning'], 'planned')
      expect(await findImport(db, id)).toMatchObject({ state: 'planned', corrections: [first, second] })
      expect(await textOf(db, id)).toBe(TEXT)
      const other = await upload()
      await moveImport(db, other, ['uploaded'], 'discarded', { corrections: [] })
      expect((await findImport(db, other))?.corrections).toEqual([])
    })

    it('say nothing more about corrected cells once somebody is erased', async () => {
      const { db } = store()
      const id = await upload()
      await moveImport(db, id, ['uploaded'], 'applied', { corrections: [correction(monday, 'North House')] })
      await store().transaction((tx) => erasePerson(tx, 'person:bo', day('2026-11-03')))
      expect((await findImport(db, id))?.corrections).toEqual([])
    })

    it.each<[string, ImportState, ImportState, boolean, boolean]>([
      ['one that nobody looked at is discarded after 30 days', 'uploaded', 'discarded', false, false],
      ['one that nobody applied is discarded after 30 days', 'planned', 'discarded', false, false],
      ['one that failed is discarded after 30 days', 'failed', 'discarded', false, false],
      ['one that is being applied stays as it is', 'applying', 'applying', true, true],
      ['of one that was applied the names go', 'applied', 'applied', false, false],
    ])('are kept for 30 days: %s', async (_, before, after, hasText, hasDetails) => {
      const { db, transaction } = store()
      const id = await upload()
      await transaction((tx) => putRows(tx, id, [row(2, 'new')]))
      await moveImport(db, id, ['uploaded'], before, { corrections: [correction(monday, 'North House')] })
      await deleteOld(store(), 'imports', noonOf(day('2026-12-01')))
      expect(await findImport(db, id)).toMatchObject({ state: before })
      expect(await textOf(db, id)).toBe(TEXT)
      await deleteOld(store(), 'imports', noonOf(day('2026-12-02')))
      expect(await findImport(db, id)).toMatchObject({ state: after })
      expect((await textOf(db, id)) !== null).toBe(hasText)
      expect((await findImport(db, id))?.corrections).toHaveLength(hasDetails ? 1 : 0)
      expect((await all(id)).map(({ line, detail }) => [line, detail !== null])).toEqual([[2, hasDetails]])
    })
  })

  describe('rows of a file', () => {
    it('come in the order of the file, in pages, and by what they do', async () => {
      const id = await upload()
      await put(id, [row(4, 'new'), row(2, 'same'), row(3, 'new', 'person:bo')])
      const lines = async (selection: Partial<Parameters<typeof rowsOf>[2]>) =>
        (await rowsOf(store().db, id, { outcomes: null, after: 0, most: 10, ...selection })).map(({ line }) => line)
      expect(await lines({})).toEqual([2, 3, 4])
      expect(await lines({ most: 2 })).toEqual([2, 3])
      expect(await lines({ after: 2 })).toEqual([3, 4])
      expect(await lines({ outcomes: ['new'] })).toEqual([3, 4])
      expect((await all(id))[1]).toEqual({ ...row(3, 'new', 'person:bo'), appliedAt: null })
    })

    it('are marked when they were applied, and the open ones can be asked for', async () => {
      const id = await upload()
      await put(id, [row(2, 'new'), row(3, 'new'), row(4, 'same')])
      await store().transaction((tx) => markApplied(tx, id, [2], tuesday))
      const open = await rowsOf(store().db, id, { outcomes: ['new'], after: 0, most: 10, open: true })
      expect(open.map(({ line }) => line)).toEqual([3])
      expect(Object.fromEntries(await countRows(store().db, id))).toEqual({
        new: { rows: 2, applied: 1 },
        same: { rows: 1, applied: 0 },
      })
    })

    it('remember whom they put on record: each person once, in the order of the file', async () => {
      const id = await upload()
      await put(id, [row(2, 'new'), row(3, 'moved', 'person:al'), row(4, 'new'), row(5, 'new')])
      const other = await upload()
      await put(other, [row(2, 'new')])
      await store().transaction(async (tx) => {
        await markAdded(
          tx,
          id,
          new Map<number, PersonId>([
            [5, 'person:cy'],
            [2, 'person:bo'],
            [4, 'person:bo'],
          ]),
        )
      })
      expect(await addedBy(store().db, id)).toEqual(['person:bo', 'person:cy'])
      expect(await addedBy(store().db, other)).toEqual([])
      // Whose line it is was known before, and stays as it was.
      expect((await all(id)).map(({ person }) => person)).toEqual([null, 'person:al', null, null])
      await store().transaction((tx) => erasePerson(tx, 'person:cy', day('2026-11-03')))
      expect((await all(id)).map(({ detail }) => detail !== null)).toEqual([true, true, true, false])
    })

    it('can be put in place of others, and go together', async () => {
      const id = await upload()
      await put(id, [row(2, 'new'), row(3, 'new')])
      await store().transaction((tx) => keepRow(tx, id, row(3, 'refused')))
      expect((await all(id)).map(({ outcome }) => outcome)).toEqual(['new', 'refused'])
      await store().transaction((tx) => deleteRows(tx, id))
      expect(await all(id)).toEqual([])
    })

    it('can be as many as a file has', async () => {
      const id = await upload()
      await put(
        id,
        Array.from({ length: 1_200 }, (_, index) => row(index + 2, 'new')),
      )
      expect((await countRows(store().db, id)).get('new')).toEqual({ rows: 1_200, applied: 0 })
    })

    it('say nothing more about a person who is erased', async () => {
      const id = await upload()
      await put(id, [row(2, 'new', 'person:bo'), row(3, 'new', 'person:al')])
      await store().transaction((tx) => erasePerson(tx, 'person:bo', day('2026-11-03')))
      expect((await all(id)).map(({ detail }) => detail)).toEqual([null, { name: 'Line 3' }])
    })
  })

  describe('mappings', () => {
    it('are kept by kind and name; the last one of a name holds', async () => {
      const { db } = store()
      const save = (kind: 'roster' | 'completions', name: string, dateFormat: string) =>
        saveMapping(db, { kind, name, mapping: { dateFormat } }, HR, monday)
      await save('roster', 'Payroll', 'ymd')
      await save('completions', 'Payroll', 'dmy')
      await save('roster', 'Payroll', 'mdy')
      await save('roster', 'Agency', 'ymd')
      expect(await savedMappings(db)).toEqual([
        { kind: 'roster', name: 'Agency', mapping: { dateFormat: 'ymd' } },
        { kind: 'completions', name: 'Payroll', mapping: { dateFormat: 'dmy' } },
        { kind: 'roster', name: 'Payroll', mapping: { dateFormat: 'mdy' } },
      ])
    })
  })

  function correction(at: Instant, corrected: string): CellCorrection {
    return { line: 2, place: 1, heading: 'Site', inFile: 'North', corrected, by: 'person:ada', at }
  }

  function upload(changes: Partial<NewImport> = {}): Promise<ImportId> {
    return createImport(store().db, file(changes), HR, monday)
  }

  function file(changes: Partial<NewImport>): NewImport {
    return { kind: 'roster', fileName: 'staff.csv', text: TEXT, mapping: null, choices: {}, rows: 1, ...changes }
  }

  function put(id: ImportId, rows: ReturnType<typeof row>[]): Promise<void> {
    return store().transaction((tx) => putRows(tx, id, rows))
  }

  function all(id: ImportId) {
    return rowsOf(store().db, id, { outcomes: null, after: 0, most: 2_000 })
  }

  function row(line: number, outcome: string, person: PersonId | null = null) {
    return { line, outcome, person, detail: { name: `Line ${line}` } }
  }
}
