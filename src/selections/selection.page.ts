import {
  type ChoicesView,
  errorSummary,
  type ErrorSummary,
  type FieldView,
  type HiddenField,
  titled,
} from '../platform/html/field.page.ts'
import { MOST_CARDS } from '../reminders/card.ts'
import type { ExampleMessage } from '../reminders/example.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'
import { type SitesInput, type SitesView, sitesView } from './site-choice.page.ts'
import { type BulkAction, byReason, isLeftOut, type LeftOut, type Member, type Outcome } from './selection.ts'

interface Links {
  readonly back: { readonly text: string; readonly href: string }
  readonly act: string
  /** `null` for a viewer who doesn't hand over messages. */
  readonly messages: string | null
}

export interface PreviewInput {
  readonly action: BulkAction
  /** The names of those for whom it would be done. */
  readonly fitting: readonly string[]
  readonly leftOut: readonly { readonly reason: LeftOut; readonly name: string }[]
  /** How many of those are left out because of what the form says. */
  readonly more: number
  /** What comes before everything else; empty when there's nothing. */
  readonly alert: string
  /** Whether the names say what becomes of each person, and whether a button can make them say it. */
  readonly isShown: boolean
  readonly canShow: boolean
  /** The places of those left out, for the form to say whom it named; null where that isn't asked. */
  readonly leftOutAt: string | null
  /** Stands for them: the form says that they were named. */
  readonly confirmed: string
  /** Without a mail server, HR hands reminders over. */
  readonly byHand: boolean
  /** The places of those who hold a card or link that works, which a new one replaces. */
  readonly replacedAt: readonly number[]
  /** The name of the site at which they were chosen; empty where they can be of several. */
  readonly site: string
  /** Where they work, to go on with one site only. Null where there's nothing to choose. */
  readonly sites: SitesInput | null
  /** The texts that go out, as a made-up person gets them. */
  readonly examples: readonly ExampleMessage[]
  readonly fields: readonly (FieldView | ChoicesView)[]
  /** Reminders that wait already, to print. */
  readonly next: NextStep | null
  readonly links: Links
  readonly csrf: string
}

/** A form without fields. */
interface NextStep {
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly text: string
}

export interface ResultInput {
  readonly action: BulkAction
  /** Without a mail server, HR hands reminders over. */
  readonly byHand: boolean
  /** To so many of these people a reminder waits to be handed over. */
  readonly toHandOver: number
  readonly members: readonly (Member & { readonly name: string })[]
  /** For how many and until when it can be undone, or null where that isn't possible or no longer. */
  readonly undo: { readonly [Part in 'action' | 'text' | 'until' | 'work']: string } | null
  /** Whether somebody has just asked to undo it after that. */
  readonly isTooLate: boolean
  /** What's usually done next. */
  readonly next: NextStep | null
  /** The next part of a list with more people than can be chosen at a time. */
  readonly rest: NextStep | null
  /** Where the others work from whom one site was chosen. */
  readonly sites: SitesInput | null
  readonly links: Links
  readonly csrf: string
}

/** Names behind a sentence that counts them. */
interface Named {
  /** Empty where the names are few, and not folded away. */
  readonly text: string
  readonly names: readonly string[]
  readonly open: boolean
}

interface PreviewView {
  readonly t: Messages
  readonly summary: ErrorSummary | null
  readonly title: string
  /** One sentence about what happens to how many. */
  readonly will: string
  readonly notes: readonly string[]
  readonly alert: string
  readonly sites: SitesView | null
  readonly who: Named | null
  readonly leftOutTitle: string
  readonly leftOut: readonly Named[]
  readonly examples: readonly ExampleMessage['mail'][]
  readonly example: { readonly title: string; readonly lead: string }
  readonly fields: readonly (FieldView | ChoicesView)[]
  /** Kinds of files to choose from. Empty for everything else. */
  readonly formats: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[]
  readonly action: string
  readonly hidden: readonly HiddenField[]
  /** The button that says what becomes of each person. Empty where there's none. */
  readonly show: string
  /** What can't be taken back, before the button, and what can, after it. */
  readonly before: string
  readonly after: string
  /** Empty when there is nobody left. */
  readonly confirm: string
  readonly next: NextStep | null
  /** Where reminders that wait already can be printed and handed over, too. */
  readonly messagesHref: string | null
  readonly back: Links['back']
}

/** As many names as one takes in at a glance: more are folded away. */
const FEW = 5
/** Those for which rows of people are offered: JSON is for programs, which choose by filters. */
const FORMATS = ['xlsx', 'csv', 'pdf'] as const

/** Says what will happen to how many people, and who is left out, before anything is done. */
export function previewPage(shell: Shell, input: PreviewInput): string {
  const { t } = shell
  const { action, fitting, more, fields, links, csrf } = input
  const words = t.hr.selections
  const of = words.actions[action]
  const n = fitting.length
  const byHand = action === 'remind' && input.byHand
  const isYours = links.messages !== null
  const { replaced } = byHand ? words.yours : words
  const summary = errorSummary(fields, t)
  // With nobody to do it for, a number of people would contradict the text.
  const title = n > 0 ? of.title(n) : more > 0 ? of.title(input.leftOut.length) : of.nobody.replace(/\.$/, '')
  const page: PreviewView = {
    t,
    summary,
    title: input.site === '' ? title : `${title}: ${input.site}`,
    will:
      n === 0 ? (more > 0 ? words.noneLeft : '') : byHand ? (isYours ? words.yours.will : words.byHand)(n) : of.will(n),
    notes:
      n === 0
        ? []
        : [
            ...(input.replacedAt.length === 0 ? [] : [replaced(input.replacedAt.length)]),
            ...of.notes,
            ...(action === 'print-codes' && n > MOST_CARDS ? [words.firstCards(MOST_CARDS)] : []),
          ],
    alert: input.alert,
    sites: sitesView(input.sites, csrf, t),
    who: n === 0 ? null : { text: n <= FEW ? '' : words.who(n), names: fitting, open: input.isShown },
    leftOutTitle: input.leftOut.length === 0 ? '' : words.leftOutTitle(input.leftOut.length),
    leftOut: leftOutLines(input.leftOut, t),
    example: (byHand ? words.yours : words).example,
    examples: n === 0 ? [] : input.examples.map(({ mail }) => mail),
    fields: n === 0 && more === 0 ? [] : fields,
    formats:
      action !== 'download'
        ? []
        : FORMATS.map((format) => ({
            value: format,
            text: t.hr.reportFiles.formats[format],
            checked: format === FORMATS[0],
          })),
    action: links.act,
    hidden: [
      { name: 'csrf', value: csrf },
      ...(input.leftOutAt === null ? [] : [{ name: 'left', value: input.leftOutAt }]),
      ...(more === 0 ? [] : [{ name: 'confirmed', value: input.confirmed }]),
      ...(action === 'print-codes' ? [firstOfBatch(0)] : []),
      ...(action === 'print-codes' || (byHand && isYours)
        ? [{ name: 'replaced', value: input.replacedAt.join(' ') }]
        : []),
    ],
    show: n > 0 && input.canShow ? words.moreTime.show : '',
    before: n === 0 || byHand ? '' : of.before,
    after: n > 0 && byHand ? (isYours ? words.yours.until : words.byHandUntil) : '',
    confirm:
      n === 0 && more === 0 ? '' : byHand ? (isYours ? words.yours.confirm : words.byHandConfirm)(n) : of.confirm(n),
    next: input.next,
    messagesHref: input.leftOut.some(({ reason }) => reason === 'reminder-waiting') ? links.messages : null,
    back: links.back,
  }
  return renderPage('app', titled(shell, summary), 'selections/preview', page)
}

interface ResultView {
  readonly t: Messages
  readonly title: string
  /** What was done, a sentence for each kind of outcome. */
  readonly lines: readonly string[]
  readonly who: Named | null
  readonly leftOutTitle: string
  readonly leftOut: readonly Named[]
  /** People who aren't done yet: more cards than fit one page, or a server that stopped. */
  readonly goOn: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly next: NextStep | null
  readonly rest: NextStep | null
  readonly sites: SitesView | null
  readonly messagesHref: string | null
  /** What became of undoing it. Empty before. */
  readonly undone: readonly string[]
  /** `null` where nothing can be undone, or all is. */
  readonly undo: ResultInput['undo']
  /** Why there's no way to undo it here. Empty when there is one. */
  readonly after: string
  readonly csrf: string
  readonly back: Links['back']
}

/** Counts what was done, names who was left out, and offers to take it back where the record allows that. */
export function resultPage(
  shell: Shell,
  { action, byHand: isByHand, toHandOver, members, undo, isTooLate, next, rest, sites, links, csrf }: ResultInput,
): string {
  const { t } = shell
  const words = t.hr.selections
  const of = words.actions[action]
  const having = (outcome: Outcome | null) => members.filter((member) => member.outcome === outcome)
  const [done, byHand, open] = [having('done'), having('by-hand'), having(null)]
  const left = members.filter(({ outcome }) => isLeftOut(outcome))
  const finished = [...done, ...byHand]
  const lasting = done.filter(({ undone }) => undone !== 'undone')
  const isYours = links.messages !== null
  const untilHandedOver = toHandOver === 0 ? '' : isYours ? words.yours.until : words.byHandUntil
  const page: ResultView = {
    t,
    title: isTooLate
      ? words.undo.tooLate
      : finished.length === 0
        ? words.nothingDone
        : toHandOver > 0
          ? isYours
            ? words.yours.ready(toHandOver)
            : words.notDelivered
          : lasting.length + byHand.length === 0
            ? words.undo.all
            : words.done,
    lines: [
      ...(lasting.length === 0 ? [] : [of.did(lasting.length)]),
      ...(byHand.length === 0
        ? []
        : [toHandOver === 0 ? words.yours.over : (isYours ? words.yours.did : words.byHandDid)(toHandOver)]),
    ],
    who: finished.length === 0 ? null : named(words.who(finished.length), finished),
    leftOutTitle: left.length === 0 ? '' : words.leftOutTitle(left.length),
    leftOut: leftOutLines(
      left.flatMap(({ name, outcome }) => (isLeftOut(outcome) ? [{ reason: outcome, name }] : [])),
      t,
    ),
    goOn: open.length === 0 ? '' : action === 'print-codes' ? words.again(open.length) : words.goOn(open.length),
    action: links.act,
    hidden: [
      { name: 'csrf', value: csrf },
      ...(action === 'print-codes' ? open.slice(0, 1).map(({ place }) => firstOfBatch(place)) : []),
    ],
    next,
    // The next part begins once everyone in this one is done.
    rest: open.length === 0 ? rest : null,
    sites: sitesView(sites, csrf, t),
    messagesHref: action === 'remind' && finished.length > 0 ? links.messages : null,
    undone: [
      ...(['undone', 'corrected-since', 'out-of-reach'] as const).flatMap((undone) => {
        const those = done.filter((member) => member.undone === undone).length
        return those === 0 ? [] : [words.undo.undone[undone](those)]
      }),
      ...(isTooLate ? [words.undo.tooLateText] : []),
    ],
    undo,
    after: finished.length === 0 || undo !== null || isTooLate ? '' : isByHand ? untilHandedOver : of.after,
    csrf,
    back: links.back,
  }
  return renderPage('app', shell, 'selections/result', page)
}

/** Says whose cards the form makes, so that it makes the same when it's sent again. */
function firstOfBatch(place: number): HiddenField {
  return { name: 'place', value: String(place) }
}

function leftOutLines(people: PreviewInput['leftOut'], t: Messages): Named[] {
  const words = t.hr.selections.leftOut
  return byReason(people, ({ reason }) => reason).map(({ reason, of }) => named(words[reason](of.length), of))
}

function named(text: string, people: readonly { readonly name: string }[]): Named {
  return { text, names: people.map(({ name }) => name), open: people.length <= FEW }
}
