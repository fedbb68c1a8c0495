import { ADVICE_DANGERS } from '../course/safe-wording-shape.ts'
import { longestOf } from '../organization/limits.ts'
import { asSentence, type ErrorSummary } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { phoneBlanks, type SiteBlank, type SiteDraft } from './draft.ts'
import { type Problems, whoseField } from './form.page.ts'

/** A blank, or an address that another site has. */
export type FillIn = Omit<SiteBlank, 'kind'> & { readonly kind: SiteBlank['kind'] | 'slugTaken' }

interface Said {
  readonly draft: SiteDraft
  readonly blanks: readonly FillIn[]
  /** Says at each field what to fill in. */
  readonly isChecked: boolean
  /** Says it at numbers that reach nobody, for the script to show once somebody has left their field. */
  readonly isTyping: boolean
}

export function problemsOf({ draft, blanks, isChecked, isTyping }: Said, t: Messages): Problems {
  const said = isChecked ? blanks : isTyping ? wrongNumbers(draft) : []
  return Object.fromEntries(said.map((blank) => [blank.field, fillText(blank, t)]))
}

/** The numbers that somebody has typed, and that reach nobody as they are. */
function wrongNumbers({ named, backup, ifAboutThatPerson, local, support }: SiteDraft): SiteBlank[] {
  return [
    ...named.map(({ phone }, index) => ({ at: `named-${index}`, phone })),
    { at: 'backup', phone: backup.phone },
    { at: 'ifAboutThatPerson', phone: ifAboutThatPerson.phone },
    ...local.map(({ phone }, index) => ({ at: `local-${index}`, phone })),
    { at: 'support', phone: support.phone },
  ].flatMap(({ at, phone }) => (phone === '' ? [] : phoneBlanks(at, phone)))
}

/** Says what to do at a field that isn't filled in yet. */
export function fillText({ kind, at, field }: FillIn, t: Messages): string {
  if (kind === 'tooLong') return t.hr.sites.fill.tooLong(String(longestOf(field) ?? ''))
  return t.hr.sites.fill[kind](at === null ? '' : momentText(at, t))
}

/** Instructions that are the same for every person and number. */
const ALIKE: ReadonlySet<FillIn['kind']> = new Set([
  'role',
  'phone',
  'phoneOfAll',
  'letters',
  'publicPhone',
  'times',
  'days',
  'localName',
  'checkedOn',
  'english',
  'tooLong',
  ...ADVICE_DANGERS,
])

/** The same in a list away from the field, where it says whose field it is. */
export function listedText(blank: FillIn, t: Messages): string {
  const whose = ALIKE.has(blank.kind) ? whoseField(blank.field, t) : null
  const text = fillText(blank, t)
  return asSentence(whose === null ? text : `${whose}: ${text}`)
}

/** `mon 20:00` as people say it. */
export function momentText(moment: string, t: Messages): string {
  const [day = '', time = ''] = moment.split(' ')
  const weekdays: Readonly<Record<string, string>> = t.hr.sites.form.weekdays
  return `${weekdays[day] ?? day}, ${time}`
}

/** What a form still lacks before it can go live, and what staff see until then. */
export interface Gaps extends ErrorSummary {
  readonly isChecked: boolean
  readonly until: string
}

interface Filling {
  readonly blanks: readonly FillIn[]
  readonly draft: Pick<SiteDraft, 'name'>
  readonly isChecked: boolean
}

/** Returns null when it can go live. */
export function gapsOf({ blanks, draft, isChecked }: Filling, isLive: boolean, t: Messages): Gaps | null {
  const words = t.hr.sites.form
  if (blanks.length === 0) return null
  return {
    isChecked,
    title: (isLive ? words.gapsLive : words.gaps)(blanks.length),
    problems: blanks.map((blank) => ({ href: `#${blank.field}`, text: listedText(blank, t) })),
    until: isLive ? words.staysLive : `${words.untilThen(draft.name)} “${t.learn.site.notFilled}”`,
  }
}
