import { loadCompiled } from '../app/compiled.ts'
import type { Course } from '../course/course.ts'
import { updateId } from '../packages/course-package.ts'
import { type Receipt, readReceipt } from '../packages/receipt.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { ROOT } from '../platform/root.ts'
import { type Command, UsageError } from './command.cli.ts'

const COURSE_VERSION = '--course-version'
const POLICY_VERSION = '--policy-version'

export const receiptCommand: Command = {
  name: 'receipt',
  summary: 'read the check code that a package shows at its end',
  help: `csec receipt CODE [--course-version VERSION | --policy-version VERSION]

  CODE               the code the learner gave you, such as 7K2M-9Q4T-XW3H; hyphens and capital letters don't matter
  --course-version   version of the package that showed the code, such as 1.0.0, if it isn't the current one
  --policy-version   for a package with only what changed in the policy: the version after the change

Prints what the code says. If it isn't a code from this version of the course, says so and
exits with 1. It's a check code, not a signature: it catches typing mistakes, but anyone who has the
package can make one.`,
  async run(args) {
    const { contents } = loadCompiled(ROOT)
    const { course: present, language } = contents.en
    const call = readCall(args)
    const { code, policyVersion } = call
    const course =
      policyVersion === null
        ? { id: present.id, version: call.courseVersion ?? present.version }
        : { id: updateId(present.id), version: policyVersion }
    const receipt = readReceipt(course, code)
    if (receipt === null) {
      console.error(
        `csec receipt: "${code}" is not a check code of ${course.id} ${course.version}: ` +
          `it may be mistyped, or from another version of the ${policyVersion === null ? 'course' : 'policy'}`,
      )
      return 1
    }
    const on = formatDate(receipt.on, language)
    console.log(policyVersion === null ? statement(course, receipt, on) : updateStatement(policyVersion, on))
    return 0
  },
}

interface Call {
  readonly code: string
  readonly courseVersion: string | null
  readonly policyVersion: string | null
}

/** Written in groups with spaces, a code arrives as several arguments. */
function readCall(args: readonly string[]): Call {
  const course = takeOption(args, COURSE_VERSION, /^\d+\.\d+\.\d+$/, '1.0.0')
  const policy = takeOption(course.rest, POLICY_VERSION, /^[\w.-]+$/, '2026-11.1')
  if (course.value !== null && policy.value !== null)
    throw new UsageError(`${COURSE_VERSION} and ${POLICY_VERSION} are for different kinds of packages: choose one`)
  const option = policy.rest.find((arg) => arg.startsWith('-'))
  if (option !== undefined) throw new UsageError(`there is no option "${option}"; see csec receipt --help`)
  if (policy.rest.length === 0) throw new UsageError('the code is missing; see csec receipt --help')
  return { code: policy.rest.join(' '), courseVersion: course.value, policyVersion: policy.value }
}

function takeOption(args: readonly string[], name: string, form: RegExp, example: string) {
  const place = args.indexOf(name)
  if (place === -1) return { value: null, rest: args }
  const value = args[place + 1]
  if (value === undefined || !form.test(value))
    throw new UsageError(`${name} takes a version such as ${example}; see csec receipt --help`)
  return { value, rest: args.toSpliced(place, 2) }
}

function statement(course: Pick<Course, 'id' | 'version'>, { score }: Receipt, acknowledgedOn: string): string {
  return [
    'A check code, not a signature. It states:',
    `  Course version  ${course.id} ${course.version}`,
    `  Final check     ${score} %`,
    `  Acknowledged    ${acknowledgedOn}`,
  ].join('\n')
}

function updateStatement(policyVersion: string, acknowledgedOn: string): string {
  return [
    'A check code, not a signature. It states:',
    `  Update to policy version  ${policyVersion}`,
    `  Acknowledged              ${acknowledgedOn}`,
  ].join('\n')
}
