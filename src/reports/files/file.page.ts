import type { Wording } from '../../requirements/because.page.ts'
import type { Messages } from '../../words/messages.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import { DEFAULT_CHOICE, countOf } from '../../requirements/compliance.ts'
import { leftText, type ReportAbout, reportHead } from '../head.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { ReportFrame } from '../fact.page.ts'

const FORMATS = ['xlsx', 'csv', 'pdf', 'json'] as const
type Format = (typeof FORMATS)[number]

/** The approximate size of a CSV row. */
const BYTES_A_ROW = 600
const MEGABYTE = 1_000_000
/** From so many people on it is worth saying how large the file gets. */
const MANY_PEOPLE = 5_000

export interface ReportFilesInput {
  readonly wording: Wording
  readonly about: Omit<ReportAbout, 'rows'>
  readonly frame: ReportFrame
  /** Says whom the viewer sees. Empty for everyone. */
  readonly ownOnly: string
  /** The most rows that a PDF holds, and a sheet of Excel. */
  readonly mostOnPaper: number
  readonly mostOnSheet: number
  /** The format that was chosen and isn't available, or null. */
  readonly refused: { readonly format: Format; readonly rows: 'people' | 'cycles' } | null
  /** Whether a PDF begins with the figures of the overview. */
  readonly hasOverview: boolean
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly links: { readonly file: string; readonly back: string }
}

interface Choice {
  readonly id: string
  readonly value: string
  readonly text: string
  readonly hint: string
  readonly checked: boolean
}

interface ReportFilesPage {
  readonly t: Messages
  readonly refusal: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** Says whom the viewer sees. Empty for everyone. */
  readonly ownOnly: string
  readonly note: string
  /** With or without people who left. Empty where the report's filter has decided. */
  readonly left: readonly Choice[]
  readonly rows: readonly Choice[]
  readonly formats: readonly Choice[]
  readonly hidden: ReportFilesInput['hidden']
  readonly links: ReportFilesInput['links']
}

/** Turns a report into a file: what it holds, what each row is about, and the file type. */
export function reportFilesPage(shell: Shell, input: ReportFilesInput): string {
  const { wording, about, frame, refused } = input
  const { t } = wording
  const words = t.hr.reportFiles
  const { facts } = reportHead({ ...about, rows: 'people' }, frame)
  const [asOf, clock, filters] = facts
  const page: ReportFilesPage = {
    t,
    refusal: refusalOf(input),
    facts: [
      asOf,
      clock,
      filters,
      { name: words.people, value: words.peopleCount(about.people) },
      ...(asksAboutLeft(about) ? [] : leftFact(about, t)),
    ].filter((fact) => fact !== undefined),
    ownOnly: input.ownOnly,
    note: noteOf(about.people, t),
    left: leftChoices(about, t),
    rows: (['people', 'cycles'] as const).map((value) => ({
      id: `rows-${value}`,
      value,
      text: words.rows[value],
      hint: words.rowsHint[value],
      checked: value === (refused?.rows ?? 'people'),
    })),
    formats: FORMATS.map((value) => ({
      id: `format-${value}`,
      value,
      text: words.formats[value],
      hint: value === 'pdf' ? pdfHint(input, t) : words.formatHints[value],
      checked: value === (refused?.format ?? 'xlsx'),
    })),
    // The choice of the form takes the place of the status in the address.
    hidden: asksAboutLeft(about) ? input.hidden.filter(({ name }) => name !== 'status') : input.hidden,
    links: input.links,
  }
  return renderPage('app', shell, 'reports/files', page)
}

function pdfHint({ hasOverview, mostOnPaper }: ReportFilesInput, { hr }: Messages): string {
  const { pdf, pdfOverview } = hr.reportFiles.formatHints
  return hasOverview ? `${pdfOverview} ${pdf(mostOnPaper)}` : pdf(mostOnPaper)
}

type About = ReportFilesInput['about']

/** The usual list leaves out people who have left, which a list of what was done in a month must not do silently. */
function asksAboutLeft({ status }: About): boolean {
  return status === DEFAULT_CHOICE || status === 'everyone'
}

function leftChoices(about: About, { hr }: Messages): Choice[] {
  if (!asksAboutLeft(about)) return []
  const words = hr.reportFiles.leftChoices
  return ([DEFAULT_CHOICE, 'everyone'] as const).map((value) => ({
    id: `status-${value}`,
    value,
    text: value === 'everyone' ? words.with(about.counts.separated) : words.without,
    hint: hr.reportFiles.peopleCount(countOf(value, about.counts)),
    checked: value === about.status,
  }))
}

function leftFact(about: About, t: Messages): ReportFilesPage['facts'] {
  const value = leftText(about, t)
  return value === null ? [] : [{ name: t.hr.reportFiles.leftTitle, value }]
}

function refusalOf({ refused, wording, mostOnPaper, mostOnSheet }: ReportFilesInput): string {
  const words = wording.t.hr.reportFiles
  if (refused === null) return ''
  return refused.format === 'xlsx' ? words.tooManyForSheet(mostOnSheet) : words.tooMany(mostOnPaper)
}

function noteOf(people: number, { hr }: Messages): string {
  if (people === 0) return hr.reportFiles.empty
  if (people < MANY_PEOPLE) return ''
  return hr.reportFiles.large(people, Math.ceil((people * BYTES_A_ROW) / MEGABYTE))
}
