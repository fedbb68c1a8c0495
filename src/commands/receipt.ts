import { loadCompiled } from '../content/compiled.ts'
import type { Course } from '../domain/course.ts'
import { type Receipt, readReceipt } from '../domain/receipt.ts'
import { formatDate } from '../pages/dates.ts'
import { ROOT } from '../paths.ts'
import { type Command, UsageError } from './command.ts'

export const receiptCommand: Command = {
  name: 'receipt',
  summary: 'read the check code that a package shows at its end',
  help: `csec receipt CODE

  CODE   as the learner gave it, for example 7K2M-9Q4T-XW3H; hyphens and capitals do not matter

Prints what the code states, or says that it is not a code of this version of the course and
exits 1. It is a check code, not a signature: it finds typing mistakes, and whoever has the
package can make one.`,
  async run(args) {
    const code = readCode(args)
    const { course, language } = loadCompiled(ROOT).contents.en
    const receipt = readReceipt(course, code)
    if (receipt === null) {
      console.error(
        `csec receipt: "${code}" is not a check code of ${course.id} ${course.version}: ` +
          'mistyped, or of another version of the course',
      )
      return 1
    }
    console.log(statement(course, receipt, formatDate(receipt.on, language)))
    return 0
  },
}

/** Written in groups with spaces, a code arrives as several arguments. */
function readCode(args: readonly string[]): string {
  const option = args.find((arg) => arg.startsWith('-'))
  if (option !== undefined) throw new UsageError(`there is no option "${option}"; csec receipt --help tells more`)
  if (args.length === 0) throw new UsageError('the code is missing; csec receipt --help tells more')
  return args.join(' ')
}

function statement(course: Course, { score }: Receipt, acknowledgedOn: string): string {
  return [
    'A check code, not a signature. It states:',
    `  Course version  ${course.id} ${course.version}`,
    `  Final check     ${score} %`,
    `  Acknowledged    ${acknowledgedOn}`,
  ].join('\n')
}
