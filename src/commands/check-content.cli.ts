import { join } from 'node:path'
import { askedShares, guessingRates } from '../course/checks/check-bank.ts'
import { lessonTable } from '../course/checks/lesson-table.job.ts'
import { readLms } from '../packages/kit/lms-catalog.job.ts'
import { readKitTexts } from '../packages/kit/text.job.ts'
import { readTerms } from '../course/load.job.ts'
import { problemLine } from '../course/problem.job.ts'
import { passages } from '../course/passage.job.ts'
import { READABILITY } from '../course/readability.job.ts'
import type { Content } from '../course/content.ts'
import { coverage } from '../policy/coverage.ts'
import { coverageLines } from '../policy/coverage-table.ts'
import { DONE_ABOUT } from '../policy/feature.ts'
import { readChecked } from '../policy/load.job.ts'
import { count } from '../words/count.ts'
import { MESSAGES } from '../words/messages.ts'
import { ROOT } from '../platform/root.ts'
import { type Command, readOptions } from './command.cli.ts'
import { LANGUAGES } from '../platform/text/language.ts'

const WORST_SHOWN = 10
const CHECKS_DRAWN = 1000

export const checkContentCommand: Command = {
  name: 'check-content',
  summary: 'read all content and report every problem with file and path',
  help: `csec check-content [--folder FOLDER]

  --folder FOLDER   another content folder (default: content)

If there are problems, prints all of them and exits with 1. Otherwise prints counts, a table of lessons,
the ten hardest passages and the guessing rates for each language, then the table of clauses
that csec coverage prints, and exits with 0.`,
  async run(args) {
    const { folder = join(ROOT, 'content') } = readOptions(args, { folder: { type: 'string' } })
    const { contents, problems: courseProblems } = readChecked(folder)
    const problems = [...courseProblems, ...readLms(folder).problems, ...readKitTexts(folder).problems]
    for (const problem of problems) console.error(problemLine(problem))
    if (problems.length > 0) console.error(count(problems.length, 'problem', 'problems'))
    for (const content of contents === null ? [] : LANGUAGES.map((language) => contents[language])) {
      describe(content, readTerms(folder, content.language))
    }
    if (contents !== null) print('Clauses:', coverageLines(coverage(contents.en, DONE_ABOUT).rows))
    return problems.length > 0 ? 1 : 0
  },
}

function describe(content: Content, terms: readonly string[]): void {
  const { language, course, policy, contacts, scenarios } = content
  const finals = course.items.filter((item) => item.use === 'final').length
  const options = course.items.reduce((sum, item) => sum + item.options.length, 0)
  console.log(
    `${language}: ${policy.clauses.length} clauses, ${course.lessons.length} lessons, ${course.items.length} questions ` +
      `(${finals} final, ${options} options with reasons), ${scenarios.length} scenarios, ${contacts.length} contacts, ` +
      `${messageCount(MESSAGES[language])} messages`,
  )
  const { name, limit, hardness } = READABILITY[language]
  const all = passages(content, terms)
  print('Lessons:', lessonTable(content, all))
  const worst = all.sort((a, b) => hardness(b.score) - hardness(a.score))
  console.log(`Hardest passages by ${name}, ${limit}:`)
  for (const { file, path, score } of worst.slice(0, WORST_SHOWN)) console.log(`  ${score.toFixed(1)}  ${file} ${path}`)
  const rates = guessingRates(content).map(({ strategy, rate }) => `${strategy} ${Math.round(rate * 100)} %`)
  console.log(`Guessing without reading: ${rates.join(', ')}`)
  const shares = askedShares(content, CHECKS_DRAWN).sort((a, b) => a.share - b.share)
  const rarest = shares.slice(0, WORST_SHOWN).map(({ clause, share }) => `${clause} ${Math.round(share * 100)} %`)
  console.log(`Clauses that the fewest final checks ask about: ${rarest.join(', ')}`)
}

function print(heading: string, lines: readonly string[]): void {
  console.log(heading)
  for (const line of lines) console.log(`  ${line}`)
}

/** Every language has the same ones: the compiler sees to it. */
function messageCount(messages: object): number {
  return Object.values(messages).reduce(
    (sum: number, value: unknown) => sum + (typeof value === 'object' && value !== null ? messageCount(value) : 1),
    0,
  )
}
