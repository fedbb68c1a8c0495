import { loadCompiled } from '../app/compiled.ts'
import type { Course } from '../course/course.ts'
import { type Receipt, readReceipt } from '../packages/receipt.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { ROOT } from '../platform/root.ts'
import { type Command, UsageError } from './command.cli.ts'

const VERSION_OPTION = '--course-version'

export const receiptCommand: Command = {
  name: 'receipt',
  summary: 'read the check code that a package shows at its end',
  help: `csec receipt CODE [--course-version VERSION]

  CODE               as the learner gave it, for example 7K2M-9Q4T-XW3H; hyphens and capitals do not matter
  --course-version   of the package that showed the code, for example 1.0.0, when it is not the present one

Prints what the code states, or says that it is not a code of this version of the course and
exits 1. It is a check code, not a signature: it finds typing mistakes, and whoever has the
package can make one.`,
  async run(args) {
    const { contents } = loadCompiled(ROOT)
    const { language } = contents.en
    const { code, version } = readCall(args, contents.en.course.version)
    const course = { id: contents.en.course.id, version }
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
function readCall(args: readonly string[], present: string): { readonly code: string; readonly version: string } {
  const place = args.indexOf(VERSION_OPTION)
  const version = place === -1 ? present : args[place + 1]
  if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new UsageError(`${VERSION_OPTION} takes a version such as 1.0.0; csec receipt --help tells more`)
  }
  const groups = place === -1 ? args : args.toSpliced(place, 2)
  const option = groups.find((arg) => arg.startsWith('-'))
  if (option !== undefined) throw new UsageError(`there is no option "${option}"; csec receipt --help tells more`)
  if (groups.length === 0) throw new UsageError('the code is missing; csec receipt --help tells more')
  return { code: groups.join(' '), version }
}

function statement(course: Pick<Course, 'id' | 'version'>, { score }: Receipt, acknowledgedOn: string): string {
  return [
    'A check code, not a signature. It states:',
    `  Course version  ${course.id} ${course.version}`,
    `  Final check     ${score} %`,
    `  Acknowledged    ${acknowledgedOn}`,
  ].join('\n')
}
