import { join } from 'node:path'
import { guessingRates } from '../content/check-bank.ts'
import { readContent, readTerms } from '../content/load.ts'
import { problemLine } from '../content/problems.ts'
import { passages } from '../content/reading.ts'
import { LANGUAGES } from '../domain/content.ts'
import { ROOT } from '../paths.ts'
import { type Command, readOptions } from './command.ts'

const WORST_SHOWN = 10

export const checkContentCommand: Command = {
  name: 'check-content',
  summary: 'read all content and report every problem with file and path',
  help: `csec check-content [--folder FOLDER]

  --folder FOLDER   another content folder (default: content)

Prints every problem and exits 1, or prints counts, the ten hardest passages and the
guessing rates, and exits 0.`,
  async run(args) {
    const { folder = join(ROOT, 'content') } = readOptions(args, { folder: { type: 'string' } })
    let failed = false
    for (const language of LANGUAGES) {
      const { content, problems } = readContent(folder, language)
      for (const problem of problems) console.error(problemLine(problem))
      if (problems.length > 0) {
        console.error(`${problems.length} problems in ${language}`)
        failed = true
      }
      if (content === null) continue
      const { course, policy, contacts, scenarios } = content
      const finals = course.items.filter((item) => item.use === 'final').length
      console.log(
        `${language}: ${policy.clauses.length} clauses, ${course.lessons.length} lessons, ${course.items.length} questions ` +
          `(${finals} final), ${scenarios.length} scenarios, ${contacts.length} contacts`,
      )
      const worst = passages(content, readTerms(folder)).sort((a, b) => b.grade - a.grade)
      console.log('Hardest passages by reading grade:')
      for (const { file, path, grade } of worst.slice(0, WORST_SHOWN))
        console.log(`  ${grade.toFixed(1)}  ${file} ${path}`)
      const rates = guessingRates(course).map(({ strategy, rate }) => `${strategy} ${Math.round(rate * 100)} %`)
      console.log(`Guessing without reading: ${rates.join(', ')}`)
    }
    return failed ? 1 : 0
  },
}
