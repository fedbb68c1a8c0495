import type { Content } from '../content.ts'
import { type Effort, finalCheckEffort, lessonEffort, minutesOf, policyEffort } from './effort.job.ts'
import { lessonFile, type Problem, problem } from '../problem.job.ts'

/** Stated minutes are whole ones, and people read at different speeds. */
const MOST_OFF = 1

/** Stated minutes are honest: they count everything that a person reads and does. */
export function minutesProblems(content: Content): Problem[] {
  const { language, course } = content
  const { finalCheck, policy } = course.minutes
  return [
    ...course.lessons.flatMap((lesson) =>
      faults(lesson.minutes, lessonEffort(content, lesson)).map((fault) =>
        problem(lessonFile(language, lesson), 'minutes', fault),
      ),
    ),
    ...faults(finalCheck, finalCheckEffort(content)).map((fault) =>
      problem('course.yaml', 'minutes.finalCheck', fault),
    ),
    ...faults(policy, policyEffort(content)).map((fault) => problem('course.yaml', 'minutes.policy', fault)),
  ]
}

function faults(stated: number, effort: Effort): string[] {
  const minutes = minutesOf(effort)
  if (Math.abs(minutes - stated) <= MOST_OFF) return []
  const { words, tasks } = effort
  return [`says ${stated}, ${Math.round(words)} words and ${tasks} things to do make ${minutes.toFixed(1)}`]
}
