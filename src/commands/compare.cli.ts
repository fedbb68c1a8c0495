import { parseArgs } from 'node:util'
import { loadCompiled } from '../app/compiled.ts'
import { LMS_IDS, type LmsId } from '../packages/kit/lms-catalog.ts'
import { type Comparison, compared, mayReplace } from '../packages/compare/compare.job.ts'
import { comparisonText } from '../packages/compare/comparison-text.job.ts'
import { ROOT } from '../platform/root.ts'
import { type Command, oneOf, UsageError, readPackageFile } from './command.cli.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

const OPTIONS = { lms: { type: 'string' }, language: { type: 'string', default: 'en' } } as const

export const compareCommand: Command = {
  name: 'compare',
  summary: 'say whether a new package may replace an old one in an LMS',
  help: `csec compare OLD.zip NEW.zip [--lms LMS] [--language LANGUAGE]

  OLD.zip             the package that the LMS has
  NEW.zip             the package that would replace it
  --lms LMS           only this LMS: ${LMS_IDS.slice(0, 6).join(', ')},
                      ${LMS_IDS.slice(6).join(', ')}
  --language LANGUAGE language of the answer: en or es

Says what differs, what happens to people who are partway through, and what to do in each LMS.
If a phone number differs, the answer ends with a line to send to everyone who has taken the course.

Exits with 0 if the new package may replace the old one (with --lms: in that LMS), with 1 if it has to be added
as a new course or a new version, and with 2 if a file isn't a package of this course.`,
  async run(args) {
    const { before, after, lms, language } = read(args)
    const [old, now] = [await readPackageFile(before), await readPackageFile(after)]
    const comparison = compared(old, now)
    const systems = loadCompiled(ROOT).systems[language]
    const names = new Map(systems.map(({ id, name }) => [id, name]))
    console.log(comparisonText(comparison, names, lms, language))
    return isReplaced(comparison, lms) ? 0 : 1
  },
}

function isReplaced(comparison: Comparison, lms: LmsId | null): boolean {
  if (lms === null) return mayReplace(comparison)
  return comparison.systems.some(({ lms: id, verdict }) => id === lms && verdict !== 'add' && verdict !== 'version')
}

interface Chosen {
  readonly before: string
  readonly after: string
  readonly lms: LmsId | null
  readonly language: Language
}

function read(args: readonly string[]): Chosen {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    })
    const [before, after, ...more] = positionals
    if (before === undefined || after === undefined || more.length > 0)
      throw new UsageError('name two files, the old package and the new one; see csec compare --help')
    const lms = values.lms === undefined ? null : oneOf('lms', values.lms, LMS_IDS)
    return { before, after, lms, language: oneOf('language', values.language, LANGUAGES) }
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0])
    throw error
  }
}
