import { addDays, type CalendarDate } from './calendar.ts'
import { GROUPS } from './compliance.ts'
import type { Course } from './course.ts'
import { type Coursework, passedAttempt } from './coursework.ts'
import type { Standing } from './status.ts'

/** A due date that is so near needs a word from the supervisor. */
const NEAR_DAYS = 7

const OPEN = [...GROUPS.needAction, ...GROUPS.haveTime, ...GROUPS.cannotSay]

/** Whether the person has something left to do and can do it now: only then does a reminder help. */
export function hasWorkToDo({ status }: Standing): boolean {
  return status === 'update-due' || OPEN.some((open) => open === status)
}

/** What a supervisor looks at first: what is late or stuck, what can't be told, and what is due within a week. */
export function needsAction({ status, because, dueOn }: Standing, today: CalendarDate): boolean {
  if (GROUPS.needAction.some((group) => group === status) || status === 'cannot-say') return true
  const by = because.kind === 'update' ? because.by : GROUPS.haveTime.some((group) => group === status) ? dueOn : null
  return by !== null && by <= addDays(today, NEAR_DAYS)
}

/** The steps of the course that are left. */
export interface LeftToDo {
  readonly lessons: number
  readonly finalCheck: boolean
  readonly acknowledging: boolean
}

export function leftToDo(course: Course, work: Coursework, { because }: Standing): LeftToDo {
  if (work.settled) return { lessons: 0, finalCheck: false, acknowledging: because.kind === 'update' }
  return {
    lessons: course.lessons.filter((lesson) => !work.finished.includes(lesson.id)).length,
    finalCheck: passedAttempt(work) === null,
    acknowledging: true,
  }
}
