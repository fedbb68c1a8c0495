import { packagesPath } from '../../src/web/paths.ts'

/** The fields of the form of packages. */
export interface Choice {
  readonly lms: string
  readonly for: string
  readonly language: string
  readonly edition: string
  readonly report: string
  readonly answers: string
}

/** The address of a choice as the form sends it, or of a file that goes with it. */
export function packageAddress(choice: Partial<Choice>, file = ''): string {
  const fields: Choice = {
    lms: 'moodle',
    for: '',
    language: 'en',
    edition: '',
    report: '',
    answers: 'results',
    ...choice,
  }
  const { lms, for: source, language, edition, report, answers } = fields
  const query = new URLSearchParams({ lms, for: source, language, edition, report, answers })
  return `${packagesPath()}${file === '' ? '' : `/${file}`}?${query}`
}
