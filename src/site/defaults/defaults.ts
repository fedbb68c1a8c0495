import type { LocalResource, SiteDefaults, SiteDetails } from '../../organization/details-shape.ts'
import { PLAN_FIELDS } from '../../organization/plan.ts'
import { digitsOf, type InSpanish } from '../../organization/site-details.ts'
import type { EventOf, LedgerEvent } from '../../ledger/event.ts'
import { type History, isKind } from '../../ledger/history.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { draftLine } from '../lines/line.ts'
import { detailsOf, draftOf, emptyDraft, NOBODY, type SiteDraft } from '../draft.ts'
import { EMPTY_PLAN } from '../plan.ts'

/**
 * What the organization says once for all its sites. A site has it wherever it has nothing of its own: a text that it
 * left blank, or a number that isn't among its own.
 */

/** The texts that stand alone, next to those of the plan. */
const TEXTS = ['steps', 'beforeGroup', 'groupSafety'] as const

export type DefaultsVersion = EventOf<'site_defaults_published'> & LedgerEvent
export type DefaultsProposal = EventOf<'site_defaults_proposed'> & LedgerEvent
type DefaultsRefusal = EventOf<'site_defaults_refused'> & LedgerEvent

/** The version in effect on a day, or null before the first one. Expects a corrected history. */
export function defaultsOn(history: History, on: CalendarDate): DefaultsVersion | null {
  return versions(history).findLast(({ effectiveOn }) => effectiveOn <= on) ?? null
}

/** The next version that takes effect after a day, or null. Expects a corrected history. */
export function defaultsAfter(history: History, on: CalendarDate): DefaultsVersion | null {
  return versions(history).find(({ effectiveOn }) => effectiveOn > on) ?? null
}

function versions(history: History): DefaultsVersion[] {
  return history
    .filter(isKind('site_defaults_published'))
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.seq - b.seq))
}

/** What waits for a second person, or the reason why it was sent back. Expects the history as it was recorded. */
export function openDefaults(history: History): {
  readonly proposal: DefaultsProposal | null
  readonly refusal: DefaultsRefusal | null
} {
  const last = history.findLast(
    ({ kind }) =>
      kind === 'site_defaults_proposed' || kind === 'site_defaults_refused' || kind === 'site_defaults_published',
  )
  if (last === undefined) return { proposal: null, refusal: null }
  return {
    proposal: isKind('site_defaults_proposed')(last) ? last : null,
    refusal: isKind('site_defaults_refused')(last) ? last : null,
  }
}

/** The form of a site with nothing but what the organization says. */
export function draftOfDefaults(defaults: SiteDefaults | null): SiteDraft {
  const empty = { ...emptyDraft({ name: '', slug: '', timeZone: '' }), named: [] }
  if (defaults === null) return empty
  const { local, plan = EMPTY_PLAN, support, ...texts } = defaults
  return { ...empty, ...texts, local: local.map(draftLine), plan, support: support ?? NOBODY }
}

export function defaultsOf(draft: SiteDraft): SiteDefaults {
  const { local, plan, steps, beforeGroup, groupSafety, es, support } = detailsOf(draft, '')
  return {
    local,
    ...(plan === undefined ? {} : { plan }),
    steps,
    beforeGroup,
    groupSafety,
    ...(es === undefined ? {} : { es }),
    support,
  }
}

/** Whether a field of the form of a site is one that the organization can fill in for all of them. */
export function isOfDefaults(field: string): boolean {
  return /^(local|plan|support)-|^(es-)?(steps|beforeGroup|groupSafety)$/.test(field)
}

/** The parts that a site would have from the organization, as `plan-medical` or `local-609-555-0101`. */
export function fromOrganization(draft: SiteDraft, defaults: SiteDefaults | null): string[] {
  if (defaults === null) return []
  const { plan = EMPTY_PLAN, local, support } = defaults
  const own = new Set(draft.local.map(({ phone }) => digitsOf(phone)))
  const isNobody = draft.support.phone === '' && isBlank(draft.support, 'role')
  return [
    ...PLAN_FIELDS.filter((name) => isBlank(draft.plan, name) && !isBlank(plan, name)).map((name) => `plan-${name}`),
    ...TEXTS.filter((name) => isBlank(draft, name) && !isBlank(defaults, name)),
    ...(isNobody && support !== null ? ['support'] : []),
    ...local.filter(({ phone }) => !own.has(digitsOf(phone))).map(partOfLine),
  ]
}

/** The draft with the organization's texts and numbers wherever it has nothing of its own. */
export function withDefaults(draft: SiteDraft, defaults: SiteDefaults | null): SiteDraft {
  if (defaults === null) return draft
  const parts = new Set<string>(fromOrganization(draft, defaults))
  return {
    ...copied(
      draft,
      defaults,
      TEXTS.filter((name) => parts.has(name)),
    ),
    plan: copied(
      draft.plan,
      defaults.plan ?? EMPTY_PLAN,
      PLAN_FIELDS.filter((name) => parts.has(`plan-${name}`)),
    ),
    support: parts.has('support') ? (defaults.support ?? NOBODY) : draft.support,
    local: [...draft.local, ...defaults.local.filter((line) => parts.has(partOfLine(line))).map(draftLine)],
  }
}

/** The draft of published details: what the site has from the organization is blank in its form. */
export function ownDraft(details: SiteDetails, parts: readonly string[]): SiteDraft {
  const draft = draftOf(details)
  const isTaken = (part: string) => parts.includes(part)
  return {
    ...copied(draft, { steps: '', beforeGroup: '', groupSafety: '' }, TEXTS.filter(isTaken)),
    plan: copied(
      draft.plan,
      EMPTY_PLAN,
      PLAN_FIELDS.filter((name) => isTaken(`plan-${name}`)),
    ),
    support: isTaken('support') ? NOBODY : draft.support,
    local: draft.local.filter((line) => !isTaken(partOfLine(line))),
  }
}

/** The parts in which two versions of what the organization says differ. */
export function changedParts(before: SiteDefaults | null, after: SiteDefaults): string[] {
  const nothing = draftOfDefaults(null)
  return differing(
    [...fromOrganization(nothing, before), ...fromOrganization(nothing, after)],
    before ?? defaultsOf(nothing),
    after,
  )
}

/** Those of some parts that aren't the same in both. */
export function differing(parts: readonly string[], one: SiteDefaults, other: SiteDefaults): string[] {
  return [...new Set(parts)].filter((part) => valueOf(one, part) !== valueOf(other, part))
}

function valueOf(defaults: SiteDefaults, part: string): string {
  const { plan = EMPTY_PLAN, support } = defaults
  const texts = <Name extends string>(of: Texts<Name>, name: Name) => [of[name], of.es?.[name] ?? '']
  const text = TEXTS.find((name) => name === part)
  if (text !== undefined) return canonicalJson(texts(defaults, text))
  const step = PLAN_FIELDS.find((name) => `plan-${name}` === part)
  if (step !== undefined) return canonicalJson(texts(plan, step))
  if (part === 'support') return canonicalJson(support)
  const line = defaults.local.find((each) => partOfLine(each) === part)
  // Somebody who calls it again changes the day and nothing else.
  return line === undefined ? '' : canonicalJson({ ...line, checkedOn: '' })
}

/** The part that a line of the organization's is. */
export function partOfLine({ phone }: Pick<LocalResource, 'phone'>): string {
  return `local-${phone}`
}

type Texts<Name extends string> = Readonly<Record<Name, string>> & InSpanish<Name>

function isBlank<Name extends string>(of: Texts<Name>, name: Name): boolean {
  return of[name] === '' && (of.es?.[name] ?? '') === ''
}

/** With some texts of another part and their Spanish. */
function copied<Name extends string, Part extends Texts<Name>>(
  to: Part,
  from: Texts<Name>,
  names: readonly Name[],
): Part {
  if (names.length === 0) return to
  const texts = Object.fromEntries(names.map((name) => [name, from[name]]))
  const spanish = Object.fromEntries(names.map((name) => [name, from.es?.[name] ?? '']))
  // The same names, which Object.fromEntries widens.
  return { ...to, ...texts, es: { ...to.es, ...spanish } } as Part
}
