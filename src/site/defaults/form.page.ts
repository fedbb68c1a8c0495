import type { SiteDefaults } from '../../organization/details-shape.ts'
import { siteText } from '../../organization/site-details.ts'
import { titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Messages } from '../../words/messages.ts'
import { type Difference, differences } from '../difference.page.ts'
import type { SiteBlank, SiteDraft } from '../draft.ts'
import { fillText, listedText } from '../fill.page.ts'
import { whoseField } from '../form.page.ts'
import type { SiteSection } from '../section.page.ts'
import { sectionsOf } from '../site.page.ts'
import { isOfDefaults } from './defaults.ts'
import type { OldNumber } from './numbers.ts'

interface DefaultsInput {
  readonly draft: SiteDraft
  readonly blanks: readonly SiteBlank[]
  /** Says at each field what to fill in. */
  readonly isChecked: boolean
  /** What's live, what's to come, what waits, and whether the draft is saved: each a sentence, or empty. */
  readonly state: {
    readonly live: string
    readonly saved: string
    readonly comes: string
    readonly proposed: string
    readonly refused: string
    readonly published: string
  }
  /** The sites where staff see a number that the organization doesn't have anymore. */
  readonly old: readonly { readonly site: string; readonly numbers: string; readonly href: string }[]
  /** Another draft that was saved after this form was opened. */
  readonly newer: {
    readonly text: string
    readonly draft: SiteDraft
    readonly taken: readonly string[]
  } | null
  readonly base: string
  readonly today: CalendarDate
  readonly csrf: string
  readonly links: {
    readonly back: string
    readonly self: string
    readonly publish: string
    readonly proposal: string
    /** The form for a number that has to change today; `null` where there's none to change. */
    readonly phone: string | null
    /** `null` for a viewer who may not call a version off, and when none is to come. */
    readonly withdraw: { readonly action: string; readonly version: string } | null
  }
}

/** What's the same at every site: the parts of a site's form that don't depend on who works where. */
export function defaultsPage(shell: Shell, input: DefaultsInput): string {
  const { blanks, draft, isChecked, newer, today } = input
  const { t } = shell
  const problems = isChecked ? Object.fromEntries(blanks.map((blank) => [blank.field, fillText(blank, t)])) : {}
  const sections = defaultsSections(shell, draft, { today, blanks, problems })
  const gaps =
    isChecked && blanks.length > 0
      ? {
          title: t.hr.siteDefaults.gaps(blanks.length),
          problems: blanks.map((blank) => ({ href: `#${blank.field}`, text: listedText(blank, t) })),
        }
      : null
  const view = {
    t,
    ...input,
    gaps,
    sections,
    newer: newer === null ? null : { text: newer.text, differences: differing(shell, sections, newer, today) },
    back: t.hr.sites.form.back,
  }
  return renderPage('app', titled(shell, gaps), 'site/defaults/form', view)
}

function differing(
  shell: Shell,
  mine: readonly SiteSection[],
  { draft, taken }: NonNullable<DefaultsInput['newer']>,
  today: CalendarDate,
): (Difference & { readonly isTaken: boolean })[] {
  const theirs = defaultsSections(shell, draft, { today })
  return differences(mine, theirs, shell.language).map((each) => ({ ...each, isTaken: taken.includes(each.name) }))
}

export function defaultsSections(
  shell: Pick<Shell, 't' | 'language'>,
  draft: SiteDraft,
  {
    today,
    blanks = [],
    problems = {},
  }: {
    readonly today: CalendarDate
    readonly blanks?: readonly SiteBlank[]
    readonly problems?: Readonly<Record<string, string>>
  },
): SiteSection[] {
  return sectionsOf(shell, { blanks, today }, draft, problems).filter(({ id }) => SECTIONS.has(id))
}

const SECTIONS: ReadonlySet<SiteSection['id']> = new Set(['local', 'safety', 'more'])

/** What a part is called: a number has its own name. */
export function partName(part: string, versions: readonly (SiteDefaults | null)[], t: Messages): string {
  const line = versions.flatMap((each) => each?.local ?? []).find(({ phone }) => part === `local-${phone}`)
  if (line !== undefined) return line.name
  return isOfDefaults(part) || part === 'support'
    ? (whoseField(part === 'support' ? 'support-role' : part, t) ?? part)
    : part
}

/** Numbers that aren't the organization's anymore, each with its name. */
export function oldText(old: readonly OldNumber[], { language, t }: Pick<Shell, 't' | 'language'>): string {
  return old.map((number) => `${oldName(number, { language, t })} (${number.phone})`).join('; ')
}

export function oldName({ line }: OldNumber, { language, t }: Pick<Shell, 't' | 'language'>): string {
  return line === null ? t.hr.sites.form.whose.support : siteText(line, 'name', language).text
}
