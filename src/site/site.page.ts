import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { SITE_PARTS } from '../course/course.ts'
import type { SiteDraft } from './draft.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type HiddenField, titled } from '../platform/html/field.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type Difference, differences } from './difference.page.ts'
import { type FillIn, type Gaps, gapsOf, problemsOf } from './fill.page.ts'
import { doneText } from './phone/done.page.ts'
import type { ComingSite, LiveSite } from './site-list.page.ts'
import type { HeldRole } from './roles/role.ts'
import type { OpenHour } from './roles/drift.ts'
import type { LostLinks } from './roles/links.ts'
import { awayRolesText, rolesText } from './roles/role-text.page.ts'
import { type SiteSection, siteSections, spanishMissing } from './section.page.ts'
import { cardTitle, type SitePartView, sitePartView } from './part.page.ts'
import type { SiteDefaults, SiteDetails } from '../organization/details-shape.ts'

export interface SiteInput {
  /** The name by which the site is known now. */
  readonly siteName: string
  readonly lostLinks: LostLinks
  readonly openHour: OpenHour | null
  /** The roles with a new number, published just now, whose people are away. */
  readonly stillAway: readonly HeldRole[]
  readonly draft: SiteDraft
  /** What the organization says for all sites, or null. */
  readonly defaults: SiteDefaults | null
  /** The draft as staff would see it. */
  readonly shown: { readonly details: SiteDetails; readonly away: readonly HeldRole[] }
  readonly content: ContentOfParts
  /** The blanks, and an address that another site has. */
  readonly blanks: readonly FillIn[]
  /** Whether it says at each field what to fill in, and whether it answers the script while somebody types. */
  readonly isChecked: boolean
  readonly isTyping: boolean
  /** The live details, or null while there are none. */
  readonly live: LiveSite | null
  /** A version that takes effect later, or null. */
  readonly comes: ComingSite | null
  /** Who asked a second person to agree, and when; null while nothing waits. */
  readonly proposed: SavedText | null
  /** Why the last proposal was sent back; null when none was. */
  readonly refused: (SavedText & { readonly reason: string }) | null
  /** Whether the draft differs from what is live. */
  readonly changed: boolean
  /** Whether what's live lacks something that the organization has changed since. */
  readonly isBehind: boolean
  readonly saved: SavedText | null
  /** Stands for the draft that the form is opened with. */
  readonly base: string
  /** Another draft that was saved after this form was opened. */
  readonly newer:
    | (SavedText & { readonly draft: SiteDraft; readonly base: string; readonly taken: readonly string[] })
    | null
  /** What has just happened: the details were published, or only numbers in them, or a call found one that changed. */
  readonly done: 'now' | 'published' | 'call' | null
  /** Whether what was just published changes the printed cards or posters. */
  readonly isNewOnPaper: boolean
  /** The people who could acknowledge if this were live. Empty for a viewer who may not read about people. */
  readonly waiting: readonly { readonly name: string; readonly href: string }[]
  /** Those who waited until it was. */
  readonly waited: Waited | null
  readonly card: {
    readonly address: string
    readonly isLoopback: boolean
    readonly printHref: string
    readonly previewHref: string
    /** The card that anyone can open now. */
    readonly publicHref: string
  }
  readonly today: CalendarDate
  readonly csrf: string
  readonly links: {
    readonly back: string
    readonly self: string
    readonly publish: string
    /** All versions, and the one to come next to the one in effect. */
    readonly versions: string
    readonly comparison: string
    readonly proposal: string
    /** `null` while nothing is live, and for a viewer who may not publish. */
    readonly phone: string | null
    /** `null` for a viewer who may not call a version off, and when none is to come. */
    readonly withdraw: { readonly action: string; readonly version: string } | null
    /** Who on record holds the roles. */
    readonly people: string
    /** The steps that are live, to print. */
    readonly stepsSheet: string
    /** `null` for a viewer who records none. */
    readonly liveSession: string | null
  }
}

/** People who waited for a site's details, and have only the policy left now that they're live. */
export interface Waited {
  readonly count: number
  /** `null` when the viewer may remind none of them, or each has been asked today. */
  readonly reminding: {
    readonly count: number
    readonly action: string
    readonly hidden: readonly HiddenField[]
  } | null
}

interface SavedText {
  /** `at 9:41 AM` */
  readonly when: string
  /** `null` for the viewer. */
  readonly who: string | null
}

interface SiteView {
  readonly t: Messages
  readonly title: string
  /** What's wrong with who holds the roles. Empty while nothing is. */
  readonly rolesText: string
  readonly liveText: string
  readonly savedText: string
  /** How many people wait for this; empty when nobody does. */
  readonly waitText: string
  /** In the bar that stays: the next field to fill in, and whether the draft is saved. */
  readonly missing: Problem | null
  readonly barText: string
  /** `null` when it can go live. */
  readonly gaps: Gaps | null
  /** The change that live details need while they stay live. Empty for none. */
  readonly flags: readonly { readonly text: string; readonly href: string; readonly link: string }[]
  /** Shown once, right after publishing; otherwise empty. */
  readonly done: string
  readonly isNewOnPaper: boolean
  /** Empty when nothing is to come, nothing waits for a second person, or nothing was sent back. */
  readonly comesText: string
  readonly proposedText: string
  readonly refusedText: string
  readonly publishText: string
  /** Nothing of the draft is left to check: what differs waits for a second person. */
  readonly isOnlyProposed: boolean
  readonly newer: {
    readonly text: string
    readonly differences: readonly (Difference & { readonly isTaken: boolean })[]
  } | null
  /** The texts that readers of Spanish get in English; null when there are none. */
  readonly spanish: { readonly title: string; readonly text: string; readonly fields: readonly Problem[] } | null
  readonly sections: readonly SiteSection[]
  readonly parts: readonly SitePartView[]
  readonly waiting: SiteInput['waiting']
  readonly waited: (Pick<Waited, 'reminding'> & { readonly text: string; readonly button: string }) | null
  readonly card: SiteInput['card'] & {
    readonly title: string
    /** Whose numbers the card doesn't have now. Empty while everybody is there. */
    readonly away: string
    /** `null` where no card is public yet, or the frame shows the same one. */
    readonly liveHref: string | null
    readonly notes: readonly string[]
  }
  readonly base: string
  readonly csrf: string
  readonly links: SiteInput['links']
}

interface Problem {
  readonly href: string
  readonly text: string
}

/** A site's own details: what is live and what is missing, the form, and what it makes. */
export function sitePage(shell: Shell, input: SiteInput): string {
  const { draft, live, comes, isChecked } = input
  const { t } = shell
  const words = t.hr.sites
  const sections = sectionsOf(shell, input, draft, problemsOf(input, t), input.defaults)
  const isDraft = live === null || input.changed || input.isBehind
  const view: SiteView = {
    t,
    title: words.form.title(input.siteName),
    rolesText: rolesText(input.lostLinks, input.openHour, shell),
    ...stateTexts(shell, input),
    gaps: gapsOf(input, live !== null, t),
    flags: [
      ...(live?.samePerson === true
        ? [{ text: words.form.samePersonLive, href: '#ifAboutThatPerson-role', link: words.samePerson }]
        : []),
      ...(live?.backupOnDuty === true
        ? [{ text: words.form.backupOnDutyLive, href: '#backup-phone', link: words.backupOnDuty }]
        : []),
    ],
    done: input.done === null ? '' : doneText(shell, input, input.done),
    comesText: comes === null ? '' : words.form.comes(comes.version, formatDate(comes.on, shell.language)),
    proposedText: input.proposed === null ? '' : words.proposal.waits(input.proposed.when, input.proposed.who),
    refusedText:
      input.refused === null ? '' : words.proposal.refused(input.refused.when, input.refused.who, input.refused.reason),
    isNewOnPaper: input.isNewOnPaper,
    publishText: live === null ? words.form.publish : words.form.checkChanges,
    isOnlyProposed: input.proposed !== null && !isDraft,
    newer: newerView(shell, input, sections),
    spanish: spanishNotice(input, sections, t),
    sections,
    parts: previewParts(input.shown.details, input.content),
    waiting: input.waiting,
    waited: waitedView(input, t),
    card: {
      ...input.card,
      title: cardTitle(isDraft, t),
      away: awayRolesText(input.shown.away, shell),
      liveHref: isDraft && live !== null ? input.card.publicHref : null,
      notes: [
        ...(live === null ? [t.card.onSitePage.notLive] : []),
        ...(input.card.isLoopback ? [t.card.onSitePage.loopback] : []),
      ],
    },
    base: input.base,
    csrf: input.csrf,
    links: input.links,
  }
  return renderPage('app', titled(shell, isChecked ? view.gaps : null), 'site/site', view)
}

export function sectionsOf(
  { t, language }: Pick<Shell, 't' | 'language'>,
  { blanks, today }: Pick<SiteInput, 'blanks' | 'today'>,
  draft: SiteDraft,
  problems: Readonly<Record<string, string>>,
  defaults: SiteDefaults | null = null,
): SiteSection[] {
  const { slug: label, form } = t.hr.sites
  const place = { first: [], slug: { label, hint: form.slugHint } }
  const nameHint = form.personNameHint
  return siteSections(draft, { problems, t, language, today, blanks, place, nameHint, asksPublic: true, defaults })
}

function stateTexts({ t, language }: Shell, input: SiteInput) {
  const { blanks, live, changed, isBehind, saved, waiting, proposed } = input
  const words = t.hr.sites.form
  const kept = saved === null ? words.draftWaits : words.savedBy(saved.when, saved.who)
  // What waits for a second person isn't published, either, and a notice of its own tells of it.
  const unchanged = live === null || proposed !== null ? '' : words.noDraft
  const savedText = changed ? kept : isBehind ? t.hr.siteDefaults.behind : unchanged
  const [next] = blanks
  const isReady = next === undefined && (changed || isBehind || live === null)
  return {
    liveText: live === null ? words.notLive : words.live(live.version, formatDate(live.on, language)),
    savedText,
    waitText: waiting.length === 0 ? '' : t.hr.sites.waitingFor(waiting.length),
    missing: next === undefined ? null : { href: `#${next.field}`, text: t.hr.sites.blanks(blanks.length) },
    barText: [isReady ? words.isReady : '', savedText].join(' ').trim(),
  }
}

function waitedView({ waited }: SiteInput, t: Messages): SiteView['waited'] {
  if (waited === null) return null
  const { count, reminding } = waited
  const button = reminding === null ? '' : t.hr.selections.actions.remind.title(reminding.count)
  return { text: t.hr.sites.waited(count), button, reminding }
}

/** Both drafts: what the other one has in each field that differs. */
function newerView(shell: Shell, input: SiteInput, mine: readonly SiteSection[]): SiteView['newer'] {
  if (input.newer === null) return null
  const { draft, taken, when, who } = input.newer
  const theirs = sectionsOf(shell, input, draft, {})
  return {
    text: shell.t.hr.sites.form.newer(when, who),
    differences: differences(mine, theirs, shell.language).map((each) => ({
      ...each,
      isTaken: taken.includes(each.name),
    })),
  }
}

/** Says to HR what readers of Spanish will see in English, and leads to each field that is empty. */
function spanishNotice(
  { draft, live, changed }: SiteInput,
  sections: readonly SiteSection[],
  t: Messages,
): SiteView['spanish'] {
  const words = t.hr.sites.form
  const isLive = live !== null && !changed
  const fields = spanishMissing(draft, sections, t)
  if (fields.length === 0) return null
  return {
    title: t.hr.sites.checks.inEnglish(fields.length),
    text: (isLive ? words.withoutSpanishLive : words.withoutSpanish)(fields.length),
    fields,
  }
}

export type ContentOfParts = Pick<Content, 'language' | 'contacts'>

export function previewParts(details: SiteDetails, content: ContentOfParts): SitePartView[] {
  return SITE_PARTS.map((part) => sitePartView(part, details, MESSAGES[content.language], content))
}
