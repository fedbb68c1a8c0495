import { CONFIRM_DAYS, type ErasureRefusal } from './erasure.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { errorSummary, type FieldView, type FormState, field, titled } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Language } from '../platform/text/language.ts'
import { ERASURE_GROUNDS, type ErasureGround } from '../ledger/bodies/employment.ts'

/** What erasing a person removes and leaves. */
export interface ErasureCounts {
  readonly facts: number
  readonly hasAccount: boolean
  readonly certificates: number
  readonly papers: number
  readonly sharedPapers: number
  readonly entries: number
  readonly mentions: number
  readonly completions: readonly { readonly on: CalendarDate; readonly version: string }[]
  readonly packs: readonly { readonly name: string; readonly on: CalendarDate }[]
  /** Other systems that read records over the API, or may: the last day, or null for one that never has. */
  readonly systems: readonly { readonly name: string; readonly usedOn: CalendarDate | null }[]
  /** Where a webhook sent something about the person, and on which day it last did. */
  readonly told: readonly { readonly host: string; readonly on: CalendarDate }[]
}

/** The lists of what goes, what stays and why, and what is out of reach: for a page, and for the console. */
export interface ErasureLists {
  readonly goes: readonly string[]
  readonly stays: readonly string[]
  readonly beyond: readonly string[]
}

export function erasureLists(
  counts: ErasureCounts,
  { hr: { erasure: words } }: Messages,
  language: Language,
): ErasureLists {
  const date = (on: CalendarDate) => formatDate(on, language)
  const { facts, hasAccount, certificates, papers, sharedPapers, entries, mentions, completions } = counts
  return {
    goes: [
      ...(facts === 0 ? [] : [words.facts(facts)]),
      ...(hasAccount ? [words.account] : []),
      ...(certificates === 0 ? [] : [words.certificates(certificates)]),
      ...(papers === 0 ? [] : [words.papers(papers)]),
      words.private,
      words.messages,
    ],
    stays: [
      words.entries(entries),
      ...(mentions === 0 ? [] : [words.mentions(mentions)]),
      ...(completions.length === 0
        ? [words.noCompletion]
        : completions.map(({ on, version }) => words.completion(date(on), version))),
      words.typed,
      ...(sharedPapers === 0 ? [] : [words.sharedPapers(sharedPapers)]),
    ],
    beyond: [
      words.backups,
      // Of two that were made on one day, one line is enough.
      ...new Set(counts.packs.map(({ name, on }) => words.pack(name, date(on)))),
      ...counts.systems.map(({ name, usedOn }) =>
        usedOn === null ? words.systemUnused(name) : words.system(name, date(usedOn)),
      ),
      ...counts.told.map(({ host, on }) => words.told(host, date(on))),
      words.handedOut,
      words.elsewhere,
    ],
  }
}

export interface ErasureInput extends ErasureCounts {
  readonly name: string
  readonly refusal: ErasureRefusal | null
  /** `null` when nobody in HR has asked for it yet. */
  readonly asked: {
    readonly by: string
    readonly byViewer: boolean
    readonly on: CalendarDate
    readonly ground: ErasureGround
  } | null
  /** `true` when the person who asked isn't in HR anymore. */
  readonly hasAskerLeft: boolean
  /** Whether somebody else in HR could confirm. */
  readonly hasSecond: boolean
  readonly form: FormState
  readonly links: { readonly back: string; readonly ask: string; readonly erase: string; readonly lastDay: string }
  readonly csrf: string
}

/** Preview, and the form of the first person or of the second. */
export function erasurePage(shell: Shell, input: ErasureInput): string {
  const { t, language } = shell
  const { name, refusal, asked, hasAskerLeft, hasSecond, form, links, csrf } = input
  const words = t.hr.erasure
  const step = refusal !== null || asked?.byViewer === true ? null : asked === null ? 'ask' : 'confirm'
  const fields = step === null ? [] : step === 'ask' ? askFields(form, t) : [sureField(form, words.sureToErase)]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'people/erasure', {
    t,
    summary,
    heading: words.heading(name),
    refusal: refusal === null ? '' : words.refusals[refusal],
    lastDayHref: refusal === 'still-required' ? links.lastDay : null,
    ...erasureLists(input, t, language),
    asked: refusal !== null ? [] : hasAskerLeft ? [words.needsAnother] : askedText(asked, shell),
    alone: refusal === null && !hasSecond ? words.alone : '',
    fields,
    isForm: step !== null,
    isFinal: step === 'confirm',
    action: step === 'confirm' ? links.erase : links.ask,
    button: step === 'confirm' ? words.confirm : words.ask,
    backHref: links.back,
    csrf,
  })
}

function askedText(asked: ErasureInput['asked'], { t, language }: Shell): string[] {
  if (asked === null) return []
  const words = t.hr.erasure
  const day = formatDate(asked.on, language)
  const until = formatDate(addDays(asked.on, CONFIRM_DAYS), language)
  return [
    asked.byViewer ? words.askedByYou(day, until) : words.askedBy(asked.by, day),
    `${words.grounds[asked.ground]}.`,
  ]
}

function askFields(form: FormState, { account, hr: { erasure: words } }: Messages): FieldView[] {
  const options = ERASURE_GROUNDS.map((ground) => ({ value: ground, text: words.grounds[ground] }))
  return [
    field(form, {
      type: 'select',
      name: 'ground',
      label: words.ground,
      required: account.required,
      options: [{ value: '', text: words.choose }, ...options],
    }),
    sureField(form, words.sureToAsk),
  ]
}

function sureField(form: FormState, label: string): FieldView {
  return field(form, { type: 'checkbox', name: 'sure', label })
}
