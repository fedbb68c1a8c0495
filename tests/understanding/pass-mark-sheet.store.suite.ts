import { beforeEach, describe, expect, it } from 'vitest'
import { finalItems } from '../../src/course/draw.ts'
import type { PassMarkSheetId } from '../../src/understanding/pass-mark-sheet.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import {
  addJudge,
  beginSecondRound,
  closedPassMarkSheets,
  closePassMarkSheet,
  findPassMarkSheet,
  openPassMarkSheet,
  passMarkSheets,
  putEstimates,
  putJudgeRole,
  roundEstimates,
} from '../../src/understanding/pass-mark-sheet.store.ts'
import type { Tx } from '../../src/platform/database/schema.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { content } from '../support/content.ts'
import { by, day, HASH, HR, noonOf } from '../support/recording.ts'

const { course } = content
const items = finalItems(course)
const BANK = { courseVersion: course.version, bankHash: HASH, editions: { en: HASH, es: HASH } }
const AT = noonOf(day('2026-11-24'))
const ROLES = ['Survivor advocate', 'Shift lead', 'Clinician']

/** Sheets on which judges say what somebody who knows just enough would get right. */
export function passMarkSheetsSuite(store: () => Store): void {
  const write = <T>(work: (tx: Tx) => Promise<T>) => store().transaction(work)
  const estimates = (percent: number) => new Map(items.map(({ id }) => [id, percent]))
  const judgeAll = (...percents: number[]) =>
    write(async (tx) => {
      for (const [index, percent] of percents.entries()) await putEstimates(tx, sheet, index + 1, estimates(percent))
    })
  const read = async () => {
    const found = await findPassMarkSheet(store().db, sheet)
    if (found === null) throw new Error('the sheet is there')
    return found
  }
  const close = () => write((tx) => closePassMarkSheet(tx, sheet, course, by('2026-11-24')))
  let sheet: PassMarkSheetId

  describe('a sheet for the pass mark', () => {
    beforeEach(async () => {
      sheet = await write((tx) => openPassMarkSheet(tx, BANK, HR, AT))
      for (const role of ROLES) await write((tx) => addJudge(tx, sheet, role))
    })

    it('is opened once for the same questions, and a new one for others', async () => {
      expect(await write((tx) => openPassMarkSheet(tx, BANK, HR, AT))).toBe(sheet)
      const other = await write((tx) => openPassMarkSheet(tx, { ...BANK, bankHash: 'b'.repeat(64) }, HR, AT))
      expect(other).not.toBe(sheet)
      expect((await passMarkSheets(store().db)).map(({ id }) => id).toSorted()).toEqual([sheet, other].toSorted())
    })

    it('keeps what a judge says, one part after the other, and takes it back', async () => {
      const [one, two] = items
      if (one === undefined || two === undefined) throw new Error('the bank has questions')
      await write((tx) => putEstimates(tx, sheet, 2, new Map([[one.id, 80]])))
      await write((tx) => putEstimates(tx, sheet, 2, new Map([[two.id, 60]])))
      expect(roundEstimates(await read(), 1)[1]).toEqual(
        new Map([
          [one.id, 80],
          [two.id, 60],
        ]),
      )
      await write((tx) => putEstimates(tx, sheet, 2, new Map([[one.id, null]])))
      expect(roundEstimates(await read(), 1)[1]).toEqual(new Map([[two.id, 60]]))
      expect(await write((tx) => putEstimates(tx, sheet, 9, estimates(80)))).toBe(false)
    })

    it('is closed when all judges have judged all questions, and not before', async () => {
      expect(await close()).toBe(false)
      await judgeAll(70, 80)
      expect(await close()).toBe(false)
      expect(await closedPassMarkSheets(store().db)).toEqual([])
      await judgeAll(70, 80, 90)
      expect(await close()).toBe(true)
      const [closed] = await closedPassMarkSheets(store().db)
      expect(closed).toMatchObject({
        subject: `policy:${course.id}`,
        actor: HR,
        body: { v: 1, sheet, judges: 3, mark: 12, passRule: course.pass, bankHash: HASH },
      })
      expect(closed?.body.rounds).toHaveLength(1)
      expect(closed?.body.rounds[0]?.[items[0]?.id ?? 'Q0']).toEqual([70, 80, 90])
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
    })

    it('has a second round that begins with what was said in the first, which stays readable', async () => {
      expect(await write((tx) => beginSecondRound(tx, sheet, course))).toBe(false)
      await judgeAll(60, 80, 100)
      expect(await write((tx) => beginSecondRound(tx, sheet, course))).toBe(true)
      expect(await write((tx) => beginSecondRound(tx, sheet, course))).toBe(false)
      expect(roundEstimates(await read(), 2)).toEqual([60, 80, 100].map(estimates))
      await judgeAll(75)
      expect(roundEstimates(await read(), 1)).toEqual([60, 80, 100].map(estimates))
      expect(await write((tx) => addJudge(tx, sheet, 'Late'))).toBe(false)
      await close()
      const after = await read()
      expect([roundEstimates(after, 1), roundEstimates(after, 2)]).toEqual([
        [60, 80, 100].map(estimates),
        [75, 80, 100].map(estimates),
      ])
    })

    it('is closed once when several close it at the same time', async () => {
      await judgeAll(70, 80, 90)
      expect((await Promise.all([close(), close(), close()])).filter(Boolean)).toEqual([true])
      expect(await closedPassMarkSheets(store().db)).toHaveLength(1)
    })

    it('does not change once it is closed, except for the roles, which aren’t in the ledger', async () => {
      await judgeAll(70, 80, 90)
      await close()
      const before = await read()
      expect(await close()).toBe(false)
      expect(await write((tx) => putEstimates(tx, sheet, 1, estimates(10)))).toBe(false)
      expect(await write((tx) => addJudge(tx, sheet, 'Late'))).toBe(false)
      expect(await write((tx) => beginSecondRound(tx, sheet, course))).toBe(false)
      expect(await read()).toEqual(before)
      expect(JSON.stringify(before.closed)).not.toContain('advocate')
      await putJudgeRole(store().db, sheet, 1, '')
      expect((await read()).judges.map(({ role }) => role)).toEqual(['', ...ROLES.slice(1)])
      expect((await read()).closed).toEqual(before.closed)
      expect(await write((tx) => openPassMarkSheet(tx, BANK, HR, AT))).not.toBe(sheet)
    })

    it('has at most twelve judges', async () => {
      const more = await write(async (tx) => {
        const added: boolean[] = []
        for (let n = 0; n < 10; n += 1) added.push(await addJudge(tx, sheet, 'Another'))
        return added
      })
      expect(more).toEqual([...Array(9).fill(true), false])
    })
  })
}
