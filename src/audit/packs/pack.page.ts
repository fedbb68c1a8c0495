import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PackFinding } from '../check/pack-check.ts'
import type { PackOrder } from './pack.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import {
  errorSummary,
  type FieldView,
  type FormState,
  field,
  type HiddenField,
  titled,
} from '../../platform/html/field.page.ts'
import { checkWords, findingText } from '../check/pack-check.page.ts'
import { type ProgressInput, progressView } from '../../platform/html/progress.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { LANGUAGES } from '../../platform/text/language.ts'

type State = 'waiting' | 'making' | 'made' | 'failed'

/** A pack on the list, and on the page of its own. */
export interface ListedPack {
  readonly order: PackOrder
  readonly state: State
  /** `null` for the whole organization. */
  readonly siteName: string | null
  readonly askedBy: string
  /** The day and the time. */
  readonly asked: string
  readonly href: string
}

export interface PacksInput {
  readonly form: FormState
  readonly today: CalendarDate
  readonly sites: readonly { readonly id: string; readonly name: string }[]
  readonly packs: readonly ListedPack[]
  /** What a viewer who makes no packs is told. */
  readonly askHr: string | null
  /** `make` is null for a viewer who makes none. */
  readonly links: {
    readonly make: string | null
    readonly check: string
    readonly ledger: string
    readonly work: string
  }
  readonly csrf: string
}

export const PACK_BASES = ['now', 'known'] as const

/** Packs to make, packs that were made, and the check of one that came back. */
export function packsPage(shell: Shell, { form, today, sites, packs, askHr, links, csrf }: PacksInput): string {
  const { t, language } = shell
  const words = t.hr.pack
  const make = [
    field(form, { type: 'date', name: 'day', label: words.day, hint: words.dayHint, initial: today }),
    field(form, {
      type: 'select',
      name: 'site',
      label: words.site,
      hint: words.siteHint,
      options: [{ value: '', text: words.allSites }, ...sites.map(({ id, name }) => ({ value: id, text: name }))],
    }),
    field(form, {
      type: 'select',
      name: 'clock',
      label: words.clock,
      hint: words.clockHint,
      options: PACK_BASES.map((clock) => ({ value: clock, text: words.clocks[clock] })),
    }),
    field(form, {
      type: 'select',
      name: 'language',
      label: words.language,
      options: LANGUAGES.map((each) => ({ value: each, text: words.languages[each] })),
      initial: language,
    }),
  ]
  const check: FieldView[] = [
    field(form, { type: 'file', name: 'file', label: words.file, hint: words.fileHint }),
    field(form, { type: 'text', name: 'hash', label: words.hash, verbatim: true, maxLength: 80 }),
  ]
  const summary = errorSummary([...make, ...check], t)
  return renderPage('app', titled(shell, summary), 'audit/packs', {
    t,
    summary,
    make,
    check,
    packs: packs.map((pack) => {
      const { title, about } = packNaming(pack, shell)
      return {
        title,
        about,
        href: pack.href,
        state: words.states[pack.state],
        by: words.pack.byOn(pack.askedBy, pack.asked),
        open: words.openOf(title, about),
      }
    }),
    askHr,
    links,
    csrf,
  })
}

export interface PackPageInput extends ListedPack {
  /** `null` when nobody is to make it now. */
  readonly work: ProgressInput | null
  /** Somebody stopped it before it was made. */
  readonly isStopped: boolean
  readonly made: { readonly on: CalendarDate; readonly bytes: number; readonly hash: string } | null
  /** `null` when the file isn't on this server. */
  readonly fileHref: string | null
  /** `true` when no server is making it anymore. */
  readonly isStuck: boolean
  /** `null` for a viewer who makes no packs. */
  readonly startAgain: { readonly action: string; readonly csrf: string } | null
  /** Asks for the same pack once more; null where it can’t be. */
  readonly makeAgain: { readonly action: string; readonly hidden: readonly HiddenField[] } | null
  readonly backHref: string
}

/** Shows how far a pack is, or its file. */
export function packPage(shell: Shell, input: PackPageInput): string {
  const { t, language } = shell
  const words = t.hr.pack
  const { work, made, state, fileHref, isStopped, isStuck, startAgain, makeAgain, backHref } = input
  const { title, about } = packNaming(input, shell)
  const names = words.pack.facts
  const fact = (name: string, value: string) => ({ name, value })
  return renderPage('app', shell, 'audit/pack', {
    t,
    title,
    backHref,
    fileHref,
    progress: work === null ? null : progressView(work, t),
    ended: state === 'failed' ? words.pack[isStopped ? 'stopped' : 'failed'] : '',
    isStuck,
    startAgain,
    makeAgain,
    facts: [
      fact(names.about, about),
      fact(names.clock, input.order.knownAt === null ? words.clocks.now : words.clocks.known),
      fact(names.asked, words.pack.byOn(input.askedBy, input.asked)),
      ...(made === null
        ? []
        : [
            fact(names.made, formatDate(made.on, language)),
            fact(names.size, words.pack.bytes(Math.ceil(made.bytes / 1024))),
            fact(names.hash, made.hash),
          ]),
    ],
  })
}

/** The answer about a pack that someone sent back. */
export type AnswerInput =
  | { readonly kind: 'ours'; readonly pack: ListedPack; readonly madeOn: CalendarDate }
  | { readonly kind: 'signed' }
  | { readonly kind: 'unknown-hash' }
  | { readonly kind: 'no-zip' | 'too-large' | 'too-long' }
  | { readonly kind: 'not-ours'; readonly finding: PackFinding; readonly moreFaults: number }

/** A longer list wouldn't help anyone: the pack is broken throughout. */
const MOST_FAULTS = 20

export function packAnswerPage(shell: Shell, answer: AnswerInput, backHref: string): string {
  const { t, language } = shell
  const words = t.hr.pack.answer
  const faults = answer.kind === 'not-ours' ? findingText(answer.finding, checkWords(language)).faults : []
  const moreFaults = answer.kind === 'not-ours' ? answer.moreFaults : 0
  const unlisted = Math.max(0, faults.length - MOST_FAULTS) + moreFaults
  return renderPage('app', shell, 'audit/pack-answer', {
    t,
    backHref,
    isGood: answer.kind === 'ours' || answer.kind === 'signed',
    verdict: verdictOf(answer, shell),
    faults: [...faults.slice(0, MOST_FAULTS), ...(unlisted > 0 ? [words.moreFaults(unlisted)] : [])],
  })
}

function verdictOf(answer: AnswerInput, shell: Shell): string {
  const words = shell.t.hr.pack.answer
  switch (answer.kind) {
    case 'ours': {
      const { title, about } = packNaming(answer.pack, shell)
      return words.ours(title, about, formatDate(answer.madeOn, shell.language))
    }
    case 'signed':
      return words.signed
    case 'unknown-hash':
      return words.unknownHash
    case 'no-zip':
      return words.noZip
    case 'too-large':
      return words.tooLarge
    case 'too-long':
      return words.tooLong
    case 'not-ours':
      return words.notOurs
  }
}

/** What a pack is called: by its day, and by whom it is about. */
export function packNaming(
  { order, siteName }: Pick<ListedPack, 'order' | 'siteName'>,
  { t, language }: Pick<Shell, 'language' | 't'>,
) {
  const words = t.hr.pack
  const { kind, asOf } = order
  return {
    title: kind === 'yearly' ? words.yearly(asOf.slice(0, 4)) : words.asOf(formatDate(asOf, language)),
    about: siteName ?? words.allSites,
  }
}
