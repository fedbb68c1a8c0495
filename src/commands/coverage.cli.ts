import { join } from 'node:path'
import { readContents } from '../course/load.job.ts'
import { problemLine } from '../course/problem.job.ts'
import { ROOT } from '../platform/root.ts'
import { coverage } from '../policy/coverage.ts'
import { coverageLines } from '../policy/coverage-table.ts'
import { DONE_ABOUT } from '../policy/feature.ts'
import { clauseProblems } from '../policy/load.job.ts'
import { type Command, readOptions } from './command.cli.ts'

export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'show where each clause is taught and asked about, and which features support it',
  help: `csec coverage [--json] [--folder FOLDER]

  --json            everything for other programs, with the ids of the questions and the problems
  --folder FOLDER   another content folder (default: content)

Prints a line for each clause of the policy: the sections that teach it, how many questions in
the final check and in practice ask about it, the stories, the contacts, and the features that support
it. Exits with 0 if every clause is taught, asked about and supported, and everything names a clause
that exists. Otherwise says what to do and exits with 1.`,
  async run(args) {
    const { folder = join(ROOT, 'content'), json = false } = readOptions(args, {
      folder: { type: 'string' },
      json: { type: 'boolean' },
    })
    const { english, problems } = readContents(folder)
    if (english === null) {
      for (const problem of problems) console.error(problemLine(problem))
      return 1
    }
    const covered = coverage(english, DONE_ABOUT)
    if (json) console.log(JSON.stringify({ clauses: covered.rows, problems: covered.problems }, null, 2))
    else for (const line of coverageLines(covered.rows)) console.log(line)
    for (const problem of clauseProblems(english, DONE_ABOUT)) console.error(problemLine(problem))
    return covered.problems.length > 0 ? 1 : 0
  },
}
