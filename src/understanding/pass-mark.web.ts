import { z } from 'zod'
import { dateAt } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { courseCompared } from '../packages/compare/compare.job.ts'
import type { ContentSummary } from '../packages/compare/comparison.ts'
import { courseLines, halfwayInPackages } from '../packages/compare/comparison-text.job.ts'
import { courseSummary } from '../packages/compare/read-package.job.ts'
import { filesMade } from '../packages/made.store.ts'
import { recordingOf } from '../people/change.web.ts'
import { reachedBy } from '../policy/policy-effect.store.ts'
import type { Course } from '../course/course.ts'
import type { PassMarkSheetId } from './pass-mark-sheet.ts'
import { AppError } from '../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import {
  type PassMarkInput,
  passMarkPage,
  passMarkSheetPage,
  SHEET_OUTCOMES,
  type SheetOutcome,
} from './pass-mark.page.ts'
import { passMarkFormPage } from './pass-mark-judge.page.ts'
import { allEditions, bankHash, findEdition } from '../course/edition.store.ts'
import { readKeptEdition } from '../course/kept-edition.job.ts'
import {
  addJudge,
  beginSecondRound,
  closePassMarkSheet,
  findPassMarkSheet,
  openPassMarkSheet,
  type PassMarkSheet,
  passMarkSheets,
  roundEstimates,
} from './pass-mark-sheet.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { param, parseForm, parseQuery, readForm, noFields } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const sheetQuery = z.strictObject({ done: z.enum(SHEET_OUTCOMES).optional() })
const LONGEST_ROLE = 60
const judgeForm = (needed: string) =>
  z.strictObject({ role: z.string().trim().min(1, needed).max(LONGEST_ROLE, needed) })

export async function showPassMark(visit: SignedInVisit): Promise<void> {
  const { content, csrf, deps, organization, response, t } = visit
  const sheets = await passMarkSheets(deps.store.db)
  const hash = bankHash(deps.contents)
  const open = sheets.find(({ closed, bankHash: of }) => closed === null && of === hash)
  const before = await courseBefore(visit)
  const shell = recordsShell(visit, { title: t.hr.passMark.title, current: 'passMark' })
  const page = passMarkPage(shell, {
    course: content.course,
    sheets: sheets.map(({ id, openedAt, closed, round, judges }) => ({
      id,
      openedOn: dateAt(openedAt, organization.timeZone),
      closedOn: closed?.effectiveOn ?? null,
      round,
      judges: judges.length,
      mark: closed?.body.mark ?? null,
      of: closed?.body.passRule.of ?? content.course.pass.of,
    })),
    openSheet: open?.id ?? null,
    before,
    touched: before === null ? null : await touchedBy(visit, before),
    links: {
      self: hrefTo('/hr/pass-mark'),
      back: hrefTo('/hr/understanding'),
      sheet: (id) => hrefTo('/hr/pass-mark/:sheet', { sheet: id }),
    },
    csrf,
  })
  response.send(page)
}

/** The version of the course that was shown last before today's, or null when none is on file. */
async function courseBefore({ content, deps, language }: SignedInVisit): Promise<CourseBefore | null> {
  const { db } = deps.store
  const others = (await allEditions(db)).filter(({ courseVersion }) => courseVersion !== content.course.version)
  const last = others.filter(({ courseVersion }) => courseVersion === others[0]?.courseVersion)
  const head = last.find((each) => each.language === language) ?? last[0]
  const edition = head === undefined ? null : await findEdition(db, head.hash)
  if (edition === null) return null
  const { rule } = readKeptEdition(edition.content)
  // Written by us, with the content in it.
  const kept = JSON.parse(edition.content) as { content: unknown }
  return { version: edition.courseVersion, rule, content: courseSummary(JSON.stringify(kept.content)) }
}

type CourseBefore = NonNullable<PassMarkInput['before']> & { readonly content: ContentSummary | null }

/** Whom and what the release touched that brought today's version. Nothing is written. */
async function touchedBy(visit: SignedInVisit, before: CourseBefore): Promise<PassMarkInput['touched']> {
  const { content, deps, t } = visit
  const { db } = deps.store
  const [old, now] = [before.content, courseSummary(JSON.stringify(content))]
  // One in an earlier form can't be compared part by part.
  if (old === null || now === null) return null
  const comparison = courseCompared([old, now])
  const made = await filesMade(db)
  return {
    halfway: (await reachedBy(deps.store, recordingOf(visit))).halfway,
    packages: made.filter(({ courseVersion }) => courseVersion !== content.course.version).length,
    inPackages: halfwayInPackages(t.hr.packagesCompare, comparison),
    parts: courseLines(t.hr.packagesCompare, comparison),
  }
}

export async function openSheet(visit: SignedInVisit): Promise<void> {
  const { content, deps, log, now, response, viewer } = visit
  parseForm(visit, noFields)
  const bank = {
    courseVersion: content.course.version,
    bankHash: bankHash(deps.contents),
    editions: deps.editions,
  }
  const id = await deps.store.transaction(async (tx) => {
    const sheet = await openPassMarkSheet(tx, bank, viewer.person, now)
    await noteSetting(visit, tx, { about: sheet })
    return sheet
  })
  log.info({ by: viewer.person, sheet: id }, 'sheet for the pass mark opened')
  response.redirect(303, hrefTo('/hr/pass-mark/:sheet', { sheet: id }))
}

export async function showSheet(visit: SignedInVisit): Promise<void> {
  const { done = null } = parseQuery(visit, sheetQuery)
  await sendSheet(visit, { outcome: done, form: EMPTY_FORM })
}

export async function addJudgeToSheet(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const { id } = await getSheet(visit)
  const result = readForm(visit, judgeForm(t.hr.passMark.sheet.roleNeeded))
  if (!result.ok) return sendSheet(visit, { outcome: null, form: result.form })
  const added = await changeSheet(visit, (tx) => addJudge(tx, id, result.data.role))
  goOn(visit, id, added ? 'added' : 'open')
}

export async function secondRound(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const sheet = await getSheet(visit)
  const course = await courseOf(visit, sheet)
  const begun = await changeSheet(visit, (tx) => beginSecondRound(tx, sheet.id, course))
  goOn(visit, sheet.id, begun ? 'round' : 'open')
}

export async function closeSheet(visit: SignedInVisit): Promise<void> {
  const { content, log, now, today, viewer } = visit
  parseForm(visit, noFields)
  const sheet = await getSheet(visit)
  const course = await courseOf(visit, sheet)
  const recording = { course: content.course.id, actor: viewer.person, at: now, today }
  const closed = await changeSheet(visit, (tx) => closePassMarkSheet(tx, sheet.id, course, recording))
  log.info({ by: viewer.person, sheet: sheet.id, closed }, 'closing a sheet for the pass mark')
  goOn(visit, sheet.id, closed ? 'closed' : 'open')
}

export async function showJudgeForm(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const sheet = await getSheet(visit)
  const records = recordsShell(visit, { title: t.hr.passMark.form.title, current: 'passMark' })
  const shell = { ...records, pageScript: visit.deps.assets.copy.href }
  const course = await courseOf(visit, sheet)
  response.send(
    passMarkFormPage(shell, { course, links: { back: hrefTo('/hr/pass-mark/:sheet', { sheet: sheet.id }) } }),
  )
}

/** Changes a sheet, with its entry in the audit trail. Returns false when it can't be changed anymore. */
export function changeSheet(visit: SignedInVisit, change: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  return visit.deps.store.transaction(async (tx) => {
    const isChanged = await change(tx)
    if (isChanged) await noteSetting(visit, tx)
    return isChanged
  })
}

/** The sheet named in the path. Throws not-found. */
export async function getSheet(visit: SignedInVisit, db: Database = visit.deps.store.db): Promise<PassMarkSheet> {
  const sheet = await findPassMarkSheet(db, `sheet:${param(visit, 'sheet')}`)
  if (sheet === null) throw new AppError('not-found', 'There is no such sheet.')
  return sheet
}

/** The course with the questions that the sheet is about. Throws when they were never kept. */
export async function courseOf(visit: SignedInVisit, sheet: PassMarkSheet): Promise<Course> {
  const { content, deps, language } = visit
  if (isCurrent(visit, sheet)) return content.course
  const edition = await findEdition(deps.store.db, sheet.editions[language] ?? '')
  if (edition === null) throw new Error(`The questions of ${sheet.id} were not kept.`)
  // Written by us, from content of this type.
  const kept = JSON.parse(edition.content) as { content: Content }
  return kept.content.course
}

export function goOn({ response }: SignedInVisit, sheet: PassMarkSheetId, done: SheetOutcome): void {
  response.redirect(303, hrefTo('/hr/pass-mark/:sheet', { sheet }, { done }))
}

async function sendSheet(
  visit: SignedInVisit,
  { outcome, form }: { readonly outcome: SheetOutcome | null; readonly form: FormState },
): Promise<void> {
  const { content, csrf, organization, response, t } = visit
  const sheet = await getSheet(visit)
  const { id, closed, judges, round } = sheet
  const shell = recordsShell(visit, { title: t.hr.passMark.title, current: 'passMark' })
  const page = passMarkSheetPage(shell, {
    course: await courseOf(visit, sheet),
    pass: content.course.pass,
    openedOn: dateAt(sheet.openedAt, organization.timeZone),
    courseVersion: sheet.courseVersion,
    isCurrent: isCurrent(visit, sheet),
    isClosed: closed !== null,
    round,
    judges,
    estimates: roundEstimates(sheet, round),
    outcome,
    form,
    links: {
      back: hrefTo('/hr/pass-mark'),
      form: hrefTo('/hr/pass-mark/:sheet/form', { sheet: id }),
      judges: hrefTo('/hr/pass-mark/:sheet/judges', { sheet: id }),
      rounds: hrefTo('/hr/pass-mark/:sheet/rounds', { sheet: id }),
      closings: hrefTo('/hr/pass-mark/:sheet/closings', { sheet: id }),
      judge: (number) => hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: id, judge: number }),
    },
    csrf,
  })
  response.status(Object.keys(form.problems).length === 0 ? 200 : 422).send(page)
}

function isCurrent({ deps }: SignedInVisit, sheet: PassMarkSheet): boolean {
  return sheet.bankHash === bankHash(deps.contents)
}
