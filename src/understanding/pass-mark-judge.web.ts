import { z } from 'zod'
import type { Lesson } from '../course/course.ts'
import { finalItems } from '../course/draw.ts'
import { AppError } from '../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { lessonsWithItems, passMarkJudgePage, passMarkLessonPage } from './pass-mark-judge.page.ts'
import { type Judge, type PassMarkSheet, putEstimates, putJudgeRole, roundEstimates } from './pass-mark-sheet.store.ts'
import { param, readForm } from '../platform/http/form.web.ts'
import { changeSheet, courseOf, getSheet, goOn } from './pass-mark.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const PERCENT = /^(100|\d{1,2})$/
const LONGEST_ROLE = 60

export async function showJudge(visit: SignedInVisit): Promise<void> {
  await sendJudge(visit, EMPTY_FORM)
}

/** An empty role takes it out, also of a closed sheet. */
export async function saveJudgeRole(visit: SignedInVisit): Promise<void> {
  const { deps, t } = visit
  const { sheet, judge } = await findJudge(visit)
  const form = z.strictObject({ role: z.string().trim().max(LONGEST_ROLE, t.hr.passMark.sheet.roleNeeded) })
  const result = readForm(visit, form)
  if (!result.ok) return sendJudge(visit, result.form)
  await deps.store.transaction(async (tx) => {
    await putJudgeRole(tx, sheet.id, judge.number, result.data.role)
    await noteSetting(visit, tx)
  })
  goOn(visit, sheet.id, 'role')
}

export async function showJudgeLesson(visit: SignedInVisit): Promise<void> {
  await sendLesson(visit, EMPTY_FORM)
}

/** Saves the filled-in fields and continues with the next lesson. Empty fields stay open. */
export async function saveEstimates(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const place = await findLesson(visit)
  const { sheet, judge, course, lesson } = place
  const items = finalItems(course).filter((item) => item.lesson === lesson.id)
  const fields = items.map(({ id }, index) => {
    const wrong = t.hr.passMark.lesson.wrong(String(index + 1))
    const estimate = z
      .string()
      .trim()
      .refine((text) => text === '' || PERCENT.test(text), wrong)
    return [id, estimate] as const
  })
  const result = readForm(visit, z.strictObject(Object.fromEntries(fields)))
  if (!result.ok) return sendLesson(visit, result.form)
  const { data } = result
  const estimates = new Map(items.map(({ id }) => [id, data[id] ? Number(data[id]) : null] as const))
  const kept = await changeSheet(visit, (tx) => putEstimates(tx, sheet.id, judge.number, estimates))
  if (!kept) return goOn(visit, sheet.id, 'open')
  const lessons = lessonsWithItems(course).map((entry) => entry.lesson)
  const next = lessons[lessons.findIndex(({ id }) => id === lesson.id) + 1]
  response.redirect(
    303,
    next === undefined
      ? hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: sheet.id, judge: judge.number })
      : hrefTo('/hr/pass-mark/:sheet/judges/:judge/:lesson', { sheet: sheet.id, judge: judge.number, lesson: next.id }),
  )
}

interface JudgeOnSheet {
  readonly sheet: PassMarkSheet
  readonly judge: Judge
}

/** The judge named in the path. Throws not-found. */
async function findJudge(visit: SignedInVisit): Promise<JudgeOnSheet> {
  const sheet = await getSheet(visit)
  const judge = sheet.judges.find(({ number }) => String(number) === param(visit, 'judge'))
  if (judge === undefined) throw new AppError('not-found', 'The sheet has no such judge.')
  return { sheet, judge }
}

/** Throws not-found for a lesson that has no questions in the final check. */
async function findLesson(visit: SignedInVisit) {
  const { sheet, judge } = await findJudge(visit)
  const course = await courseOf(visit, sheet)
  const id = param(visit, 'lesson')
  const lesson: Lesson | undefined = lessonsWithItems(course).find((entry) => entry.lesson.id === id)?.lesson
  if (lesson === undefined) throw new AppError('not-found', 'The final check asks nothing about this lesson.')
  return { sheet, judge, course, lesson }
}

async function sendJudge(visit: SignedInVisit, form: FormState): Promise<void> {
  const { csrf, response, t } = visit
  const { sheet, judge } = await findJudge(visit)
  const title = t.hr.passMark.sheet.judge(judge.number)
  const page = passMarkJudgePage(recordsShell(visit, { title, current: 'passMark' }), {
    course: await courseOf(visit, sheet),
    judge,
    round: sheet.round,
    isClosed: sheet.closed !== null,
    estimates: roundEstimates(sheet, sheet.round)[judge.number - 1] ?? new Map(),
    form,
    links: {
      back: hrefTo('/hr/pass-mark/:sheet', { sheet: sheet.id }),
      role: hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: sheet.id, judge: judge.number }),
      lesson: (lesson) =>
        hrefTo('/hr/pass-mark/:sheet/judges/:judge/:lesson', { sheet: sheet.id, judge: judge.number, lesson }),
    },
    csrf,
  })
  response.status(Object.keys(form.problems).length === 0 ? 200 : 422).send(page)
}

async function sendLesson(visit: SignedInVisit, form: FormState): Promise<void> {
  const { csrf, response, t } = visit
  const { sheet, judge, course, lesson } = await findLesson(visit)
  if (sheet.closed !== null)
    return response.redirect(
      303,
      hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: sheet.id, judge: judge.number }),
    )
  const title = t.hr.passMark.lesson.title(judge.number, lesson.number)
  const page = passMarkLessonPage(recordsShell(visit, { title, current: 'passMark' }), {
    course,
    lesson,
    judge: judge.number,
    round: sheet.round,
    estimates: judge.estimates[sheet.round - 1] ?? new Map(),
    before: sheet.round === 1 ? [] : roundEstimates(sheet, 1),
    form,
    links: {
      back: hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: sheet.id, judge: judge.number }),
      self: hrefTo('/hr/pass-mark/:sheet/judges/:judge/:lesson', {
        sheet: sheet.id,
        judge: judge.number,
        lesson: lesson.id,
      }),
    },
    csrf,
  })
  response.status(Object.keys(form.problems).length === 0 ? 200 : 422).send(page)
}
