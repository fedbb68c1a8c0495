import { nameProblems } from '../contacts/name-check.job.ts'
import type { Content } from '../course/content.ts'
import { readContents } from '../course/load.job.ts'
import { ContentProblems, type Problem, problem } from '../course/problem.job.ts'
import type { Language } from '../platform/text/language.ts'
import { coverage, type CoverageProblem, FINAL_QUESTIONS } from './coverage.ts'
import { DONE_ABOUT, type DoneAbout } from './feature.ts'

const FEATURE_FILE = 'src/policy/feature.ts'

/** Loads the content in every language and checks all of it. Throws `ContentProblems` with every problem. */
export function loadContents(folder: string): Record<Language, Content> {
  const { contents, problems } = readChecked(folder)
  if (contents === null || problems.length > 0) throw new ContentProblems(problems)
  return contents
}

/** Reads the content, with every problem: those of the files, clauses that lack a lesson, questions or an effect, and names that stay. */
export function readChecked(folder: string): {
  readonly contents: Record<Language, Content> | null
  readonly problems: readonly Problem[]
} {
  const { contents, english, problems } = readContents(folder)
  const ofClauses = english === null ? [] : clauseProblems(english, DONE_ABOUT)
  const ofNames = contents === null ? [] : nameProblems(contents)
  return { contents, problems: [...problems, ...ofClauses, ...ofNames] }
}

/** Returns what `coverage` misses, as lines that say where to mend it. Clauses are the same in every language. */
export function clauseProblems(content: Content, doneAbout: DoneAbout): Problem[] {
  return coverage(content, doneAbout).problems.map((found) => asProblem(found, content.language))
}

function asProblem(found: CoverageProblem, language: Language): Problem {
  switch (found.kind) {
    case 'untaught':
      return problem(
        'policy.yaml',
        found.clause,
        `no lesson teaches this clause; put it in the "clauses" of a lesson and after ":::clause" in one of its sections`,
      )
    case 'unasked':
      return problem(
        'policy.yaml',
        found.clause,
        `final questions that ask about this clause: ${found.final}, ${FINAL_QUESTIONS} needed; put it in the "clauses" of final questions`,
      )
    case 'inoperative':
      return problem(
        'policy.yaml',
        found.clause,
        `the program does nothing about this clause; say in ${FEATURE_FILE} what it does`,
      )
    case 'orphan':
      return problem(fileOf(found, language), found.at, `there is no clause "${found.clause}" in policy.yaml`)
    case 'idle':
      return problem(FEATURE_FILE, found.feature, 'is named for no clause; name it for one, or take it out')
  }
}

function fileOf({ of, id }: Extract<CoverageProblem, { kind: 'orphan' }>, language: Language): string {
  const files = {
    lesson: `${language}/lessons/${id}.md`,
    question: `${language}/questions`,
    story: `${language}/scenarios/${id}.yaml`,
    contact: 'contacts.yaml',
    feature: FEATURE_FILE,
  }
  return files[of]
}
