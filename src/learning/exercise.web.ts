import { z } from 'zod'
import { findExercise, type Lesson } from '../course/course.ts'
import type { Exercise } from '../course/exercise.ts'
import { AppError } from '../platform/http/app-error.ts'
import { param, parseForm } from '../platform/http/form.web.ts'
import { findLesson, sendLesson } from './learn.web.ts'
import { webLinks } from '../platform/http/paths.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The fields of all kinds of exercises: what was sorted, said or put in order, and the button that was pressed. */
const exerciseForm = z.record(
  z.string().regex(/^(item-\d+|turn-\d+|asked|answer|move)$/),
  z.union([z.string(), z.array(z.string()).max(6)]),
)

/** Shows the lesson with the feedback. Nothing about it is stored or logged. */
export async function tryExercise(visit: SignedInVisit): Promise<void> {
  const { lesson, exercise } = exerciseOf(visit)
  const fields = parseForm(visit, exerciseForm)
  await sendLesson(visit, lesson, { exercise, values: (name) => [fields[name] ?? []].flat() })
}

/** The address alone, for example when the page is loaded again after signing in: the exercise in its lesson. */
export function showExercise(visit: SignedInVisit): void {
  const { lesson, exercise } = exerciseOf(visit)
  visit.response.redirect(303, webLinks.lesson(lesson.id, exercise.id))
}

function exerciseOf(visit: SignedInVisit): { lesson: Lesson; exercise: Exercise } {
  const lesson = findLesson(visit)
  const exercise = findExercise(lesson, param(visit, 'exercise'))
  if (exercise === null) throw new AppError('not-found', 'The lesson has no such exercise.')
  return { lesson, exercise }
}
