import type { Course, Item, ItemId, Lesson, LessonId } from '../course/course.ts'
import { finalItems } from '../course/draw.ts'
import { isOrdered } from '../course/question-type.ts'
import { type Estimates, itemJudgement } from './pass-mark-sheet.ts'
import {
  errorSummary,
  type FieldView,
  field,
  type FormState,
  titled,
  withNameNote,
} from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface JudgeInput {
  readonly course: Course
  readonly judge: { readonly number: number; readonly role: string }
  readonly round: number
  readonly isClosed: boolean
  readonly estimates: Estimates
  readonly form: FormState
  readonly links: { readonly back: string; readonly role: string; lesson(lesson: LessonId): string }
  readonly csrf: string
}

/** One judge: how far, lesson by lesson, and in what role. */
export function passMarkJudgePage(shell: Shell, input: JudgeInput): string {
  const { t } = shell
  const words = t.hr.passMark
  const { course, judge, estimates, form, isClosed } = input
  const hint = isClosed ? words.judge.roleClosed : words.sheet.roleHint
  const typed = field(form, {
    type: 'text',
    name: 'role',
    label: words.sheet.role,
    hint,
    maxLength: 60,
    initial: judge.role,
  })
  const role = withNameNote(typed, form.values, t, 'role')
  const summary = errorSummary([role], t)
  return renderPage('app', titled(shell, summary), 'understanding/pass-mark-judge', {
    t,
    summary,
    title: words.sheet.judge(judge.number),
    round: isClosed ? words.sheet.closedNote : words.judge.round(input.round),
    lessons: lessonsWithItems(course).map(({ lesson, items }) => ({
      title: words.judge.lesson(lesson.number, lesson.title),
      href: isClosed ? null : input.links.lesson(lesson.id),
      progress: words.sheet.progress(items.filter(({ id }) => estimates.has(id)).length, items.length),
    })),
    role,
    links: { back: input.links.back, role: input.links.role },
    csrf: input.csrf,
  })
}

export interface JudgeLessonInput {
  readonly course: Course
  readonly lesson: Lesson
  readonly judge: number
  readonly round: number
  readonly estimates: Estimates
  /** The judges' estimates in the round before. Empty in the first. */
  readonly before: readonly Estimates[]
  readonly form: FormState
  readonly links: { readonly back: string; readonly self: string }
  readonly csrf: string
}

/** The questions of one lesson with a number to fill in at each. */
export function passMarkLessonPage(shell: Shell, input: JudgeLessonInput): string {
  const { t } = shell
  const words = t.hr.passMark
  const { course, lesson, estimates, form } = input
  const items = finalItems(course).filter((item) => item.lesson === lesson.id)
  const questions = items.map((item, index) => ({
    ...questionView(item, index + 1, shell),
    field: estimateField(item.id, index + 1, estimates, form, shell),
    others: othersText(item.id, input, shell),
  }))
  const summary = errorSummary(
    questions.map((question) => question.field),
    t,
  )
  return renderPage('app', titled(shell, summary), 'understanding/pass-mark-lesson', {
    t,
    summary,
    title: words.judge.lesson(lesson.number, lesson.title),
    who: words.sheet.judge(input.judge),
    round: words.judge.round(input.round),
    questions,
    links: input.links,
    csrf: input.csrf,
  })
}

export interface JudgeFormInput {
  readonly course: Course
  readonly links: { readonly back: string }
}

/** The form for a judge who works on paper. */
export function passMarkFormPage(shell: Shell, { course, links }: JudgeFormInput): string {
  const { t } = shell
  const words = t.hr.passMark.form
  return renderPage('app', shell, 'understanding/pass-mark-form', {
    t,
    version: t.hr.passMark.sheet.bank(course.version, finalItems(course).length),
    lessons: lessonsWithItems(course).map(({ lesson, items }) => ({
      id: lesson.id,
      title: words.page(lesson.number, lesson.title),
      questions: items.map((item, index) => questionView(item, index + 1, shell)),
    })),
    backHref: links.back,
  })
}

/** Lessons that have questions in the final check, in order. */
export function lessonsWithItems(course: Course): { readonly lesson: Lesson; readonly items: readonly Item[] }[] {
  const items = finalItems(course)
  return course.lessons
    .map((lesson) => ({ lesson, items: items.filter((item) => item.lesson === lesson.id) }))
    .filter((entry) => entry.items.length > 0)
}

function questionView(item: Item, number: number, { t }: Shell) {
  const words = t.hr.passMark.lesson
  const inOrder = isOrdered(item)
  return {
    number: String(number),
    stem: item.stem,
    notes: [item.topic === null ? [] : words.mustKnow, inOrder ? words.inOrder : []].flat(),
    isOrdered: inOrder,
    fits: words.fits,
    options: item.options.map(({ text, fits }) => ({ text, isRight: !inOrder && fits })),
  }
}

function estimateField(item: ItemId, number: number, estimates: Estimates, form: FormState, { t }: Shell): FieldView {
  const initial = estimates.get(item)
  return field(form, {
    type: 'text',
    name: item,
    label: t.hr.passMark.lesson.estimateOf(String(number)),
    maxLength: 3,
    initial: initial === undefined ? '' : String(initial),
  })
}

function othersText(item: ItemId, { before }: JudgeLessonInput, { t }: Shell): string {
  const judged = itemJudgement(item, before)
  if (judged === null) return ''
  return t.hr.passMark.lesson.others(judged.mean.toFixed(0), judged.lowest, judged.highest)
}
