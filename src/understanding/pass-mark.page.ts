import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Course } from '../course/course.ts'
import { finalItems } from '../course/draw.ts'
import {
  ADVISED_JUDGES,
  type Estimates,
  FAR_APART,
  itemJudgement,
  type JudgedMark,
  judgedMark,
  MOST_JUDGES,
  openItems,
  type PassMarkSheetId,
  type RoundBlock,
  roundBlock,
} from './pass-mark-sheet.ts'
import { type PassRule, passRuleChange } from './pass-rule.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { errorSummary, field, type FormState, titled } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface ListedSheet {
  readonly id: PassMarkSheetId
  readonly openedOn: CalendarDate
  readonly closedOn: CalendarDate | null
  readonly round: number
  readonly judges: number
  /** `null` while it is open. */
  readonly mark: number | null
  readonly of: number
}

export interface PassMarkInput {
  readonly course: Course
  readonly sheets: readonly ListedSheet[]
  /** About the questions as they are now, or null when there is none. */
  readonly openSheet: PassMarkSheetId | null
  /** The version of the course that was shown before this one, or null when none is on file. */
  readonly before: { readonly version: string; readonly rule: PassRule | null } | null
  /** Whom and what that release touched. Null when there's nothing to compare. */
  readonly touched: {
    /** People who have begun the course here and haven't finished it. */
    readonly halfway: number
    /** Packages on record with another version of the course, and what becomes of people halfway through in one. */
    readonly packages: number
    readonly inPackages: string
    /** A sentence for each kind of part of the course that differs. */
    readonly parts: readonly string[]
  } | null
  readonly links: { readonly self: string; readonly back: string; sheet(id: PassMarkSheetId): string }
  readonly csrf: string
}

/** The same package of each release, with the site that the program comes with: then only the course differs. */
const EXPORT = 'npx csec export --edition scorm12 --site content/site.example.yaml --language both --out'

/** The sheets on which judges said what to expect. */
export function passMarkPage(shell: Shell, input: PassMarkInput): string {
  const { course, sheets, openSheet, before, touched, links, csrf } = input
  const { t, language } = shell
  const words = t.hr.passMark
  return renderPage('app', shell, 'understanding/pass-mark', {
    t,
    inUse: words.inUse(course.pass.right, course.pass.of),
    change: [words.change.finished, words.change.open, words.change.later, words.change.packages, words.change.where],
    byRelease: releaseTexts(course, before, t),
    touched: touched === null ? [] : touchedTexts(touched, t),
    ahead: [
      { text: words.release.ahead.old, command: `${EXPORT} OLD.zip` },
      { text: words.release.ahead.new, command: `${EXPORT} NEW.zip` },
      { text: words.release.ahead.compare, command: 'npx csec compare OLD.zip NEW.zip' },
    ],
    openHint: words.openHint(finalItems(course).length),
    openHref: openSheet === null ? null : links.sheet(openSheet),
    sheets: sheets.map((sheet) => ({
      name: words.opened(formatDate(sheet.openedOn, language)),
      href: links.sheet(sheet.id),
      state: sheet.closedOn === null ? words.isOpen(sheet.round) : words.isClosed(formatDate(sheet.closedOn, language)),
      judges: String(sheet.judges),
      mark: sheet.mark === null ? words.noMark : words.markOf(sheet.mark.toFixed(1), sheet.of),
    })),
    links: { self: links.self, back: links.back },
    csrf,
  })
}

/** What the release did that brought this version of the course, and to whom. */
function releaseTexts(course: Course, before: PassMarkInput['before'], { hr }: Messages): string[] {
  const words = hr.passMark.release
  if (before === null) return [words.none]
  const { rule, version } = before
  if (rule === null) return [words.unknown(version)]
  const change = passRuleChange(rule, course)
  const scoreText = ({ pass }: PassRule) => hr.passMark.markOf(String(pass.right), pass.of)
  if (change === null) return [words.same(version)]
  return [
    ...(change.isOtherScore ? [words.score(version, scoreText(rule), scoreText(course))] : []),
    ...(change.gone.length === 0 ? [] : [words.gone(version, change.gone.join(', '))]),
    ...(change.added.length === 0 ? [] : [words.added(version, change.added.join(', '))]),
    words.begun,
    words.finished,
  ]
}

function touchedTexts(touched: NonNullable<PassMarkInput['touched']>, { hr }: Messages): string[] {
  const words = hr.passMark.release.touched
  const { halfway, inPackages, packages, parts } = touched
  return [
    words.nobody,
    words.halfway(halfway),
    packages === 0 ? words.noPackages : `${words.packages(packages)} ${inPackages}`,
    ...(parts.length === 0 ? [words.noParts] : parts),
  ]
}

export const SHEET_OUTCOMES = ['added', 'role', 'round', 'closed', 'open'] as const
export type SheetOutcome = (typeof SHEET_OUTCOMES)[number]

export interface SheetInput {
  /** The course with the questions of the sheet. */
  readonly course: Course
  /** The rule that is in force now. */
  readonly pass: Course['pass']
  readonly openedOn: CalendarDate
  readonly courseVersion: string
  readonly isCurrent: boolean
  readonly isClosed: boolean
  readonly round: number
  readonly judges: readonly { readonly number: number; readonly role: string }[]
  /** The estimates of the last round, in the order of judges. */
  readonly estimates: readonly Estimates[]
  readonly outcome: SheetOutcome | null
  readonly form: FormState
  readonly links: SheetLinks
  readonly csrf: string
}

interface SheetLinks {
  readonly back: string
  readonly form: string
  readonly judges: string
  readonly rounds: string
  readonly closings: string
  judge(number: number): string
}

export function passMarkSheetPage(shell: Shell, input: SheetInput): string {
  const { t, language } = shell
  const words = t.hr.passMark.sheet
  const { course, judges, estimates, form, outcome, isClosed, round } = input
  const items = finalItems(course)
  const block = isClosed ? null : roundBlock(course, estimates)
  const role = field(form, { type: 'text', name: 'role', label: words.role, hint: words.roleHint, maxLength: 60 })
  const summary = errorSummary([role], t)
  const openForJudges = !isClosed && round === 1
  return renderPage('app', titled(shell, summary), 'understanding/pass-mark-sheet', {
    t,
    summary,
    title: words.title(formatDate(input.openedOn, language)),
    bank: words.bank(input.courseVersion, items.length),
    notes: [isClosed ? words.closedNote : [], input.isCurrent ? [] : words.otherBank].flat(),
    outcome: outcome === null ? '' : words.done[outcome],
    outcomeIsGood: outcome !== 'open',
    state: isClosed ? '' : t.hr.passMark.isOpen(round),
    judges: judges.map(({ number, role: name }, index) => ({
      name: words.judge(number),
      role: name,
      href: input.links.judge(number),
      progress: words.progress(items.length - openItems(course, estimates[index] ?? new Map()).length, items.length),
    })),
    role,
    judgesLead: input.isClosed ? '' : words.judgesLead,
    mayAdd: openForJudges && judges.length < MOST_JUDGES,
    isFull: openForJudges && judges.length >= MOST_JUDGES,
    waits: block === null ? '' : waitText(block, t),
    result: block === null ? resultView(judgedMark(course, estimates), input, t) : null,
    apart: items.flatMap(({ id, stem }) => {
      const judged = itemJudgement(id, estimates)
      if (judged === null || judged.highest - judged.lowest < FAR_APART) return []
      return [{ stem, text: words.apart(judged.mean.toFixed(0), judged.lowest, judged.highest) }]
    }),
    items: items.map(({ id, stem }) => {
      const judged = itemJudgement(id, estimates)
      return {
        stem,
        mean: judged === null ? '' : judged.mean.toFixed(0),
        range: judged === null ? '' : `${judged.lowest}–${judged.highest}`,
      }
    }),
    maySecond: !isClosed && block === null && round === 1,
    mayClose: !isClosed && block === null,
    links: input.links,
    csrf: input.csrf,
  })
}

function waitText(block: RoundBlock, t: Messages): string {
  const words = t.hr.passMark.sheet
  return block.kind === 'judges' ? words.waitJudges(block.missing) : words.waitEstimates(block.missing)
}

function resultView({ mark, rounded, lowest, highest, spread, of }: JudgedMark, input: SheetInput, t: Messages) {
  const words = t.hr.passMark.sheet
  const { pass, judges } = input
  const compared = rounded === pass.right ? words.same : rounded > pass.right ? words.higher : words.lower
  return {
    mark: words.mark(mark.toFixed(1), of),
    sentences: [
      words.markMeans(rounded, of),
      spread === null ? [] : words.spread(lowest.toFixed(1), highest.toFixed(1), spread.toFixed(1)),
      compared(pass.right, pass.of),
      judges.length < ADVISED_JUDGES ? words.few(judges.length) : [],
      words.how,
    ].flat(),
  }
}
