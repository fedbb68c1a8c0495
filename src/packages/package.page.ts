import type { CalendarDate } from '../platform/time/calendar.ts'
import { ANSWER_REPORTS, type AnswerReport, type Report, REPORTS } from './standards/cmi.ts'
import type { SiteId } from '../ledger/event.ts'
import { type Lms, type LmsId, type Preset, presetFor, withFinish } from './kit/lms-catalog.ts'
import { PACKAGE_EDITIONS, type PackageEdition } from './standards/edition.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type HiddenField, plainSelect, type SelectView } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { type MadeView, madeView, type PackageOnList } from './made-list.page.ts'
import { type NumbersNotice, oldNumbersView } from './old-number.page.ts'
import { failedNumbersView } from './failed-number.page.ts'
import type { PreflightView } from './trial/preflight.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { capitalized } from '../platform/text/format.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import type { ProfileId } from '../organization/site-details.ts'

export const PACKAGE_LANGUAGES = [...LANGUAGES, 'both'] as const
export type PackageLanguages = (typeof PACKAGE_LANGUAGES)[number]

/** The choices of HR; `null` leaves one to the learning system (LMS). Without a source, nothing has been chosen yet. */
export interface PackageChoice {
  readonly lms: LmsId
  readonly source: SiteId | ProfileId | null
  readonly language: PackageLanguages
  readonly edition: PackageEdition | null
  readonly report: Report | null
  readonly answers: AnswerReport
  /** The version of the policy that staff know who get only what changed, or null for the whole course. */
  readonly since: string | null
}

export interface PackagesInput {
  readonly choice: PackageChoice
  /** The digits of SCR. */
  readonly scr: string
  readonly csrf: string
  readonly systems: readonly Lms[]
  readonly sources: readonly { readonly id: SiteId | ProfileId; readonly name: string }[]
  /** The versions that a package with only what changed can begin from. */
  readonly earlier: readonly { readonly version: string; readonly on: CalendarDate }[]
  /** The package that was chosen, made and checked, or null before it was. */
  readonly checked: CheckedPackage | null
  readonly profiles: readonly ProfileOnList[]
  readonly made: readonly PackageOnList[]
  /** Those before them with an old number. */
  readonly old: readonly PackageOnList[]
  readonly links: {
    /** Takes the choice, and has the package made and checked. */
    readonly order: string
    readonly newProfile: string
    /** The list of packages made, after a download. */
    readonly made: string
    /** `null` for a viewer who may not open that page. */
    readonly sites: string | null
    readonly receipts: string | null
  }
}

export interface CheckedPackage extends Preset {
  readonly fileName: string
  readonly bytes: number
  readonly preflight: PreflightView
  /** Whether it is refused: then there is nothing to download. */
  readonly refused: boolean
  /** The fields sent to `made` and to `preview`. */
  readonly fields: readonly HiddenField[]
  readonly links: {
    /** Gives the package, and puts it on the list of packages made. */
    readonly made: string
    /** The page where the package can be tried. */
    readonly preview: string
    readonly kit: string
    readonly report: string
    readonly reportData: string
    readonly quizKey: string
  }
}

export interface ProfileOnList {
  readonly name: string
  readonly href: string
  /** Whether a package can be made with these details. */
  readonly usable: boolean
}

interface PackagesView {
  readonly t: Messages
  readonly input: PackagesInput
  readonly selects: readonly SelectView[]
  readonly more: readonly SelectView[]
  readonly moreOpen: boolean
  readonly check: CheckView | null
  /** Whom a package with only what changed is for; empty for the whole course. */
  readonly updateNote: string
  /** Something was chosen that isn't made yet. */
  readonly isUnmade: boolean
  readonly lms: {
    readonly title: string
    readonly sets: string
    readonly settings: readonly string[]
    readonly limit: string
  }
  readonly profiles: readonly (ProfileOnList & { readonly note: string })[]
  readonly made: readonly MadeView[]
  /** About all of them that have an old number. */
  readonly oldNumbers: NumbersNotice | null
  /** About all of them with a number in which a check found a problem. */
  readonly failedNumbers: NumbersNotice | null
  readonly old: { readonly title: string; readonly made: readonly MadeView[] }
}

interface CheckView extends Omit<CheckedPackage, 'preflight'> {
  readonly preflight: PreflightView & { readonly tone: 'done' | 'date' | 'need' }
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** What to do after the download. Empty for a package that goes into no LMS. */
  readonly next: readonly string[]
  /** Says so when the LMS is not known to take this edition; empty otherwise. */
  readonly notTaken: string
  readonly download: string
}

/** HR makes a package here: for which LMS, with whose details, and with what a check found before the download. */
export function packagesPage(shell: Shell, input: PackagesInput): string {
  const { t } = shell
  const { choice, systems } = input
  const lms = systems.find(({ id }) => id === choice.lms)
  const view: PackagesView = {
    t,
    input,
    selects: [
      lmsSelect(input, t),
      sourceSelect(input, t),
      languageSelect(choice, t),
      ...(input.earlier.length === 0 ? [] : [sinceSelect(input, shell)]),
    ],
    updateNote: choice.since === null ? '' : t.hr.packages.update.note,
    more: moreSelects(choice, t),
    moreOpen: choice.edition !== null || choice.report !== null || choice.answers !== ANSWER_REPORTS[0],
    check: input.checked === null || lms === undefined ? null : checkView(input.checked, lms, t),
    isUnmade: choice.source !== null && input.checked === null,
    lms: lmsView(input, lms, t),
    profiles: input.profiles.map((profile) => ({ ...profile, note: profile.usable ? '' : t.hr.packages.notUsable })),
    made: input.made.map((made) => madeView(made, shell)),
    oldNumbers: oldNumbersView([...input.made, ...input.old], shell),
    failedNumbers: failedNumbersView([...input.made, ...input.old], input.scr, shell),
    old: {
      title: t.hr.packages.earlier(input.old.length),
      made: input.old.map((made) => madeView(made, shell)),
    },
  }
  return renderPage('app', shell, 'packages/packages', view)
}

function lmsSelect({ choice, systems }: PackagesInput, t: Messages): SelectView {
  const options = systems.map(({ id, name }) => ({ value: id, text: name }))
  return plainSelect('lms', t.hr.packages.where, choice.lms, options)
}

/** The settings of the system in short, with the word that this package ends with. */
function lmsView({ choice, checked }: PackagesInput, lms: Lms | undefined, t: Messages): PackagesView['lms'] {
  if (lms === undefined) return { title: t.hr.packages.forLms(''), sets: '', settings: [], limit: '' }
  const { recommended } = lms
  const report = checked?.report ?? choice.report ?? recommended.report
  const edition = checked?.edition ?? choice.edition ?? recommended.edition
  const { settings, limit } = withFinish(lms, t.kit.finishStatus[report])
  const { forLms, reports, sets } = t.hr.packages
  return {
    title: forLms(lms.name),
    sets: edition === 'web' ? '' : sets(t.kit.editions[edition], reports[report]),
    settings,
    limit,
  }
}

function sourceSelect({ choice, sources }: PackagesInput, t: Messages): SelectView {
  const words = t.hr.packages
  const group = (label: string, kind: 'site:' | 'profile:') => ({
    label,
    options: sources.filter(({ id }) => id.startsWith(kind)).map(({ id, name }) => ({ value: id, text: name })),
  })
  const groups = [group(words.ourSites, 'site:'), group(words.others, 'profile:')]
  return {
    name: 'for',
    label: words.source,
    value: choice.source ?? '',
    groups: groups.filter(({ options }) => options.length > 0),
  }
}

function languageSelect({ language }: PackageChoice, t: Messages): SelectView {
  const words = t.hr.packages
  const options = PACKAGE_LANGUAGES.map((value) => ({
    value,
    text: value === 'both' ? words.bothLanguages : capitalized(t.kit.languages[value]),
  }))
  return plainSelect('language', words.language, language, options)
}

function sinceSelect({ choice, earlier }: PackagesInput, { language, t }: Shell): SelectView {
  const words = t.hr.packages.update
  const options = [
    { value: '', text: words.whole },
    ...earlier.map(({ version, on }) => ({ value: version, text: words.since(version, formatDate(on, language)) })),
  ]
  return plainSelect('since', words.label, choice.since ?? '', options)
}

function moreSelects({ edition, report, answers }: PackageChoice, t: Messages): SelectView[] {
  const words = t.hr.packages
  const asNeeded = { value: '', text: words.asNeeded }
  return [
    plainSelect('edition', words.edition, edition ?? '', [
      asNeeded,
      ...PACKAGE_EDITIONS.map((value) => ({ value, text: t.kit.editions[value] })),
    ]),
    plainSelect('report', words.report, report ?? '', [
      asNeeded,
      ...REPORTS.map((value) => ({ value, text: words.reports[value] })),
    ]),
    plainSelect(
      'answers',
      words.answers,
      answers,
      ANSWER_REPORTS.map((value) => ({ value, text: words.answerReports[value] })),
    ),
  ]
}

const TONES = { ready: 'done', look: 'date', refused: 'need' } as const

function checkView(checked: CheckedPackage, lms: Lms, t: Messages): CheckView {
  const words = t.hr.packages
  const { edition, report, bytes } = checked
  const size = t.kit.size(kilobytes(bytes))
  return {
    ...checked,
    preflight: { ...checked.preflight, tone: checked.preflight.isToMend ? 'need' : TONES[checked.preflight.verdict] },
    facts: [
      { name: words.edition, value: t.kit.editions[edition] },
      { name: words.report, value: edition === 'web' ? t.kit.noFinish : words.reports[report] },
      { name: words.size, value: size },
    ],
    next: edition === 'web' ? [] : words.next.steps(lms.name),
    notTaken: presetFor(lms, edition) === null ? words.notTaken(lms.name, t.kit.editions[edition]) : '',
    download: words.download(size),
  }
}

/** Rounded up: a file that is not empty never has 0 KB. */
function kilobytes(bytes: number): string {
  return String(Math.ceil(bytes / 1_000))
}
