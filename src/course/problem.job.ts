import type { z } from 'zod'
import type { Lesson } from './course.ts'

/** Something wrong in `content/`, or in what the program says of it, said so that an editor can find and mend it. */
export interface Problem {
  /** File below the content folder, or one of the program's own. */
  readonly file: string
  /** The place in the file: a key path, an id or a line. */
  readonly path: string
  readonly message: string
}

export function problem(file: string, path: string, message: string): Problem {
  return { file, path, message }
}

/** The file of a lesson's words in one language. */
export function lessonFile(language: string, lesson: Lesson): string {
  return `${language}/lessons/${lesson.id}.md`
}

export class ContentProblems extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'))
    this.name = 'ContentProblems'
    this.problems = problems
  }
}

export function problemLine({ file, path, message }: Problem): string {
  return path === '' ? `${file}: ${message}` : `${file}: ${path}: ${message}`
}

/** @param name says which entry of a list it is, better than its number. */
export function zodProblems(
  file: string,
  error: z.ZodError,
  name: (path: readonly PropertyKey[]) => string,
): Problem[] {
  return error.issues.map((issue) => ({ file, path: name(issue.path), message: issue.message }))
}

export function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}
