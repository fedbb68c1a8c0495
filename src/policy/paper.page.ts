import type { Content } from '../course/content.ts'
import { SITE_PARTS } from '../course/course.ts'
import { otherWays } from '../contacts/line-numbers.page.ts'
import type { Contact, Policy } from '../course/policy-shape.ts'
import { OWN_PARTS } from '../ledger/bodies/policy.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { SiteText } from '../organization/site-details.ts'
import { type CalendarDate, calendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Language } from '../platform/text/language.ts'
import { ours, problemOf, type SitePartView, sitePartView } from '../site/part.page.ts'
import type { Messages } from '../words/messages.ts'
import { scrNote } from './scr-note.page.ts'

/** A point of a list. Without a label it's a bullet. */
export interface PaperItem {
  readonly label: SiteText
  readonly texts: readonly SiteText[]
}

/** What the PDF and the Word file are made of, in order. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: SiteText }
  /** Short labels are beside their texts, and others above. */
  | { readonly kind: 'list'; readonly labels: 'beside' | 'above'; readonly items: readonly PaperItem[] }

/** The organization's policy as a document. */
export interface PolicyPaper {
  /** For the properties of the file. It doesn't say what the policy is about: screens show it to others. */
  readonly title: string
  readonly organization: string
  readonly language: Language
  readonly blocks: readonly PaperBlock[]
  /** On every page. */
  readonly foot: string
}

/** A site in the document, with what it has published, or null. */
export interface SiteOnPaper {
  readonly name: string
  readonly live: { readonly details: SiteDetails; readonly on: CalendarDate } | null
}

interface PaperInput {
  readonly content: Pick<Content, 'language' | 'contacts' | 'policy'>
  readonly organization: string
  /** Who approved it, as a sentence. */
  readonly approved: string
  readonly sites: readonly SiteOnPaper[]
  readonly madeOn: CalendarDate
}

/** The same clauses, numbers and details as on the pages, in one order for every kind of file. */
export function policyPaper({ content, organization, approved, sites, madeOn }: PaperInput, t: Messages): PolicyPaper {
  const { contacts, language, policy } = content
  const words = t.hr.policy.paper
  const day = (on: CalendarDate) => formatDate(on, language)
  const facts: readonly (readonly [string, string])[] = [
    [words.organization, organization],
    [words.version, policy.version],
    [words.effectiveOn, day(calendarDate(policy.effectiveOn))],
    [words.approved, approved],
    [words.madeOn, day(madeOn)],
  ]
  return {
    title: words.title(organization, policy.version),
    organization,
    language,
    foot: words.foot(organization, policy.version, day(madeOn)),
    blocks: [
      heading(1, policy.title),
      list(
        'beside',
        facts.map(([name, value]) => ({ label: ours(name), texts: [ours(value)] })),
      ),
      text(words.keep),
      ...OWN_PARTS.flatMap((part) => [
        heading(2, t.learn.policy[part]),
        list(
          'beside',
          policy.clauses.filter((clause) => clause.part === part).map((clause) => clauseItem(clause, t)),
        ),
      ]),
      heading(2, words.numbers),
      list(
        'above',
        contacts.map((contact) => contactItem(contact, t, language)),
      ),
      ...sites.flatMap((site) => siteBlocks(site, content, t)),
      heading(2, t.learn.policy.statement),
      text(policy.acknowledgement),
    ],
  }
}

function heading(level: 1 | 2 | 3, of: string): PaperBlock {
  return { kind: 'heading', level, text: of }
}

function text(of: string): PaperBlock {
  return { kind: 'text', text: ours(of) }
}

function list(labels: 'beside' | 'above', items: readonly PaperItem[]): PaperBlock {
  return { kind: 'list', labels, items }
}

const NO_LABEL = ours('')

function clauseItem({ id, text: said, own, untranslated }: Policy['clauses'][number], t: Messages): PaperItem {
  const isEnglish = untranslated === true
  return {
    label: ours(id),
    texts: [
      { text: said, isEnglish },
      ...(isEnglish ? [ours(t.learn.policy.untranslated)] : []),
      ...[scrNote(id, t)].filter((note) => note !== '').map(ours),
      ...(own === undefined ? [] : [ours(t.hr.policy.paper.marks[own])]),
    ],
  }
}

function contactItem(contact: Contact, t: Messages, language: Language): PaperItem {
  const words = t.learn.contacts
  const { digits, hours, isNot, languages, letters, name, own, purpose, checkedOn } = contact
  const texts = [
    letters === null ? digits : `${digits} (${letters})`,
    ...otherWays(contact, t),
    purpose,
    ...(isNot === null ? [] : [isNot]),
    hours,
    languages,
    ...(own === undefined ? [] : [words.own[own]]),
    words.lookedUp(formatDate(calendarDate(checkedOn), language)),
    problemOf(contact, t, language),
  ]
  return { label: ours(name), texts: texts.filter((said) => said !== '').map(ours) }
}

/** A site that hasn't published anything has what holds until it does. */
function siteBlocks({ name, live }: SiteOnPaper, content: PaperInput['content'], t: Messages): PaperBlock[] {
  const words = t.hr.policy.paper
  const asOf = live === null ? words.unpublished : t.hr.sites.sheet.asOf(formatDate(live.on, content.language))
  const parts = live === null ? (['named', 'steps'] as const) : SITE_PARTS
  return [
    heading(2, t.learn.policy.forSite(name)),
    text(asOf),
    ...parts.flatMap((part) => partBlocks(sitePartView(part, live?.details ?? null, t, content), t)),
  ]
}

function partBlocks({ heading: title, notice, paragraphs, people, points, steps }: SitePartView, t: Messages) {
  const marked = (each: SiteText) => markedText(each, t)
  const inLists: PaperItem[] = [
    ...people.map(({ label, role, name, phone, details }) => ({
      label: { ...marked(role), text: [label, marked(role).text].filter((each) => each !== '').join(' ') },
      texts: [...[name, phone].filter((each) => each !== '').map((each) => ours(each)), ...details.map(marked)],
    })),
    ...points.map((point) => ({ label: NO_LABEL, texts: [ours(point)] })),
    ...steps.map(({ label, texts, mark }) => ({
      label: ours(mark === '' ? label : `${label} (${mark})`),
      texts: texts.map(marked),
    })),
  ]
  return [
    heading(3, title),
    ...(notice === '' ? [] : [text(notice)]),
    ...paragraphs.map((each): PaperBlock => ({ kind: 'text', text: marked(each) })),
    ...(inLists.length === 0 ? [] : [list('above', inLists)]),
  ]
}

/** English text of a site on Spanish paper says so, before the period of a sentence. */
function markedText({ text: said, isEnglish }: SiteText, t: Messages): SiteText {
  if (!isEnglish) return { text: said, isEnglish }
  const [, body = said] = /^(.*[^.\s]{2})\.$/su.exec(said) ?? []
  return { text: `${body} (${t.learn.site.markEnglish})${said.slice(body.length)}`, isEnglish }
}
