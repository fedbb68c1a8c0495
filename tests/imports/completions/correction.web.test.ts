import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../../src/app/href.web.ts'
import { findImport, textOf } from '../../../src/imports/import.store.ts'
import { rowsOf } from '../../../src/imports/row.store.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import type { ImportId } from '../../../src/platform/database/schema.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { COMPLETIONS, plannedImport } from '../../support/imports.ts'
import { type Staff, staffOn } from '../../support/staff.ts'

const t = MESSAGES.en.hr
const words = t.imports.correcting
const rows = t.credits.rows
/** Where the file has somebody whom nobody knows. */
const WRONG = 5
const HEADINGS = 'E-mail,Name,Completed on,Status,Score,Minutes'

let test: TestApp
let staff: Staff
let ada: Browser
let id: ImportId
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  id = await planned(COMPLETIONS)
})

function planned(text: string, changes: object = {}): Promise<ImportId> {
  const choices = {
    from: 'Moodle',
    policyVersion: '2026-11',
    reference: '',
    approver: staff.ada,
    course: 'csec-orientation',
    ...changes,
  }
  return plannedImport(test, staff.ada, { kind: 'completions', text, choices })
}

/** One line of completions that waits to be recorded. */
async function oneLine(line: string, headings = HEADINGS, changes = {}): Promise<void> {
  id = await planned(`${headings}\n${line}\n`, changes)
}

describe('a line of completions with a wrong cell', () => {
  it('is reached from the file, and says at the cell what to do', async () => {
    expect((await ada.get(fileHref())).text).toContain(t.imports.correct)
    const list = await ada.get(`${fileHref()}/rows?outcome=refused`)
    expect(list.text).toContain(`<a href="${lineHref()}">${words.title(WRONG)}</a>`)
    const { text } = await ada.get(lineHref()).expect(200)
    expect(text).toContain(`<a href="#cell-email">${rows.reason.nobody}</a>`)
    expect(text).toMatch(/<title>Error/)
    expect(valueOf(text, 'cell-email')).toBe('x@elsewhere.example')
    expect(valueOf(text, 'cell-completed_on')).toBe('2026-11-18')
  })

  it('is corrected, checked with the whole file, and credited; what the file said stays on record', async () => {
    const { db } = test.deps.store
    const uploaded = await textOf(db, id)
    await save({ 'cell-email': 'cleo@harborstreet.example', 'cell-name': 'Cleo Marsh' })
    expect((await ada.get(lineHref())).text).toContain(words.fits(rows.outcome.ready))
    expect(await textOf(db, id)).toBe(uploaded)
    await ada.post(`${fileHref()}/record`).expect(303)
    await settled()
    const credits = (await historyOf(db, staff.cleo)).filter(isKind('credited'))
    expect(credits).toMatchObject([{ effectiveOn: '2026-11-18', body: { source: 'other-lms' } }])
    expect((await findImport(db, id))?.corrections).toMatchObject([
      { line: WRONG, inFile: 'x@elsewhere.example', corrected: 'cleo@harborstreet.example', by: staff.ada },
      { line: WRONG, inFile: 'Uma Vance', corrected: 'Cleo Marsh', by: staff.ada },
    ])
    const { text } = await ada.get(fileHref())
    expect(text).toContain('x@elsewhere.example')
    expect(text).toContain('cleo@harborstreet.example')
  })

  it.each<[string, string, string, keyof typeof rows.reason, string]>([
    ['status', 'cell-status', 'dnoe', 'status-unknown', 'complete'],
    ['score', 'cell-score', '192', 'score-unreadable', '92'],
    ['day', 'cell-completed_on', '2026-02-31', 'day-unreadable', '2026-11-20'],
    ['minutes', 'cell-minutes', 'long', 'minutes-unreadable', '45'],
  ])(
    'has a wrong %s: the reason is at its cell, and the right one is credited',
    async (_, cell, wrong, reason, right) => {
      const cells = {
        'cell-completed_on': '2026-11-20',
        'cell-status': 'complete',
        'cell-score': '92',
        'cell-minutes': '45',
      }
      const values = { ...cells, [cell]: wrong }
      await oneLine(`bob@harborstreet.example,Bob Rivera,${Object.values(values).join(',')}`)
      expect((await ada.get(lineHref(2))).text).toContain(`<a href="#${cell}">${rows.reason[reason]}</a>`)
      await save({ [cell]: right }, 2)
      expect((await ada.get(lineHref(2))).text).toContain(words.fits(rows.outcome.ready))
      await ada.post(`${fileHref()}/record`).expect(303)
      await settled()
      const credits = (await historyOf(test.deps.store.db, staff.bob)).filter(isKind('credited'))
      expect(credits).toMatchObject([{ effectiveOn: '2026-11-20', body: { score: 92, creditedMinutes: 45 } }])
    },
  )

  it('says it at the day of access, where that is the one that can’t be read', async () => {
    const headings = 'E-mail,Name,Last accessed on,Status'
    await oneLine('bob@harborstreet.example,Bob Rivera,31.31.2026,complete', headings, { undated: true })
    expect((await ada.get(lineHref(2))).text).toContain(
      `<a href="#cell-last_access_on">${rows.reason['day-unreadable']}</a>`,
    )
    await save({ 'cell-last_access_on': '2026-11-20' }, 2)
    expect((await ada.get(lineHref(2))).text).toContain(words.fits(rows.outcome.ready))
  })

  it('is noted in the audit trail by its line and fields, without what the cells say', async () => {
    await save({ 'cell-email': 'cleo@harborstreet.example', 'cell-completed_on': '2026-11-17' })
    const { text } = await ada.get('/hr/audit').expect(200)
    expect(text).toContain(t.trail.kinds.import_corrected)
    expect(text).toContain(t.trail.parts.line(WRONG))
    const { field } = t.imports.completions
    expect(text).toContain(t.trail.parts.fields(`${field.email}, ${field.completed_on}`))
    expect(text).not.toMatch(/cleo@harborstreet|2026-11-17/)
  })
})

describe('a corrected line is credited by the same rules as any other', () => {
  it.each<[string, Readonly<Record<string, string>>, keyof typeof rows.reason]>([
    ['on a day in the future', { 'cell-completed_on': '2026-11-25' }, 'future'],
    ['before somebody was hired', { 'cell-completed_on': '2026-11-01' }, 'before-employment'],
    ['with an address and a name of two people', { 'cell-email': 'dan@harborstreet.example' }, 'names-differ'],
  ])('not %s', async (_, cells, reason) => {
    await oneLine('bob@harborstreet.example,Bob Rivera,2026-11-20,dnoe,92,45')
    await save({ 'cell-status': 'complete', ...cells }, 2)
    const { text } = await ada.get(lineHref(2))
    expect(text).toContain(rows.reason[reason])
    expect(text).not.toContain(words.fits(rows.outcome.ready))
    await ada.post(`${fileHref()}/record`)
    await settled()
    expect((await historyOf(test.deps.store.db, staff.bob)).filter(isKind('credited'))).toEqual([])
  })

  it('not with a score of 0, and not twice', async () => {
    const headings = 'E-mail,Name,Completed on,Score'
    const bob = 'bob@harborstreet.example,Bob Rivera,2026-11-20'
    id = await planned(`${headings}\n${bob},92\n${bob},920\n`)
    await save({ 'cell-score': '0' }, 3)
    expect((await ada.get(lineHref(3))).text).toContain(words.readable(rows.outcome['not-complete']))
    await save({ 'cell-score': '93' }, 3)
    const { text } = await ada.get(lineHref(3))
    expect(text).toContain(words.readable(rows.outcome.same))
    expect(text).toContain(rows.reason['twice-in-file'])
  })

  it('not without a pass mark that HR confirms for the file, and then by that mark', async () => {
    const headings = 'E-mail,Name,Last accessed on,Score'
    const line = 'bob@harborstreet.example,Bob Rivera,2026-11-20,192'
    await oneLine(line, headings, { undated: true })
    await save({ 'cell-score': '92' }, 2)
    expect((await ada.get(lineHref(2))).text).toContain(rows.reason['mark-needed'].replaceAll('&', '&amp;'))
    await oneLine(line, headings, { undated: true, passMark: 80 })
    await save({ 'cell-score': '79' }, 2)
    expect((await ada.get(lineHref(2))).text).toContain(words.readable(rows.outcome['not-complete']))
    await save({ 'cell-score': '80' }, 2)
    expect((await ada.get(lineHref(2))).text).toContain(words.fits(rows.outcome.ready))
  })
})

describe('answers about who a line is about', () => {
  const answer = (answers: Readonly<Record<string, string>>) => ada.post(`${fileHref()}/review`, answers).expect(303)
  const decided = async () =>
    (await rowsOf(test.deps.store.db, id, { outcomes: null, after: 0, most: 10 })).map(({ line, outcome, person }) => [
      line,
      outcome,
      person,
    ])

  it('stay when another line is corrected, and when it’s corrected once more', async () => {
    await answer({ 'line-3': staff.dan, 'line-4': 'nobody' })
    const before = (await decided()).filter(([line]) => line !== WRONG)
    expect(before).toContainEqual([3, 'ready', staff.dan])
    expect(before).toContainEqual([4, 'rejected', null])
    for (const name of ['Uma Vants', 'Uma Vanse']) {
      await save({ 'cell-name': name })
      expect((await decided()).filter(([line]) => line !== WRONG)).toEqual(before)
    }
  })

  it('are asked for again where the line itself was corrected', async () => {
    await answer({ 'line-3': staff.dan })
    await save({ 'cell-completed_on': '2026-11-17' }, 3)
    expect(await decided()).toContainEqual([3, 'review', null])
    const { text } = await ada.get(lineHref(3)).expect(200)
    expect(text).toContain(words.asks)
    expect(text).toContain(`href="${fileHref()}/rows?outcome=review">${words.decide}</a>`)
    await answer({ 'line-3': staff.dan })
    await ada.post(`${fileHref()}/record`).expect(303)
    await settled()
    const credits = (await historyOf(test.deps.store.db, staff.dan)).filter(isKind('credited'))
    expect(credits).toMatchObject([{ effectiveOn: '2026-11-17' }])
  })

  it('aren’t taken for somebody the line can’t be about anymore', async () => {
    await answer({ 'line-3': staff.dan })
    const file = await findImport(test.deps.store.db, id)
    const choices = { ...Object(file?.choices), answers: { 3: staff.bob } }
    await test.deps.store.db
      .updateTable('data_import')
      .set({ choices: JSON.stringify(choices) })
      .where('id', '=', id)
      .execute()
    await save({ 'cell-name': 'Uma Vants' })
    expect(await decided()).toContainEqual([3, 'review', null])
  })

  it('need no correction: their lines have no link to one', async () => {
    const linkTo = (line: number) => `href="${lineHref(line)}"`
    expect((await ada.get(`${fileHref()}/rows?outcome=review`)).text).toContain(linkTo(3))
    await answer({ 'line-3': staff.dan, 'line-4': 'nobody' })
    expect((await ada.get(`${fileHref()}/rows?outcome=ready`)).text).not.toContain(linkTo(3))
    expect((await ada.get(`${fileHref()}/rows?outcome=rejected`)).text).not.toContain(linkTo(4))
  })
})

function fileHref(): string {
  return hrefTo('/hr/imports/:import', { import: id })
}

function lineHref(line: number = WRONG): string {
  return hrefTo('/hr/imports/:import/lines/:line', { import: id, line })
}

/** Fills in the form of the line, sends it, and waits until the file was read again. */
async function save(cells: Readonly<Record<string, string>>, line = WRONG): Promise<void> {
  const seen = valueOf((await ada.get(lineHref(line)).expect(200)).text, 'seen')
  await ada.post(lineHref(line), { seen, ...cells }).expect(303)
  await settled()
}

async function settled(): Promise<void> {
  await test.deps.jobs.idle('imports')
}

function valueOf(page: string, name: string): string {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0] ?? ''
  return /value="([^"]*)"/.exec(input)?.[1] ?? ''
}
