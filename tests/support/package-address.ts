import { hrefTo } from '../../src/app/href.web.ts'

/** The fields of the form of packages. */
export interface Choice {
  readonly lms: string
  readonly for: string
  readonly language: string
  readonly edition: string
  readonly report: string
  readonly answers: string
  readonly since?: string
}

/** The address of a choice as the form sends it, or of a file that goes with it. */
export function packageAddress(choice: Partial<Choice>, file = ''): string {
  return `${hrefTo('/hr/packages')}${file === '' ? '' : `/${file}`}?${new URLSearchParams(packageFields(choice))}`
}

/** The fields of a choice, in the order of the form. */
export function packageFields(choice: Partial<Choice>): Choice & Record<string, string> {
  return { lms: 'moodle', for: '', language: 'en', edition: '', report: '', answers: 'results', ...choice }
}
