import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { SITE_PARTS } from '../course/course.ts'
import type { PolicyBlock } from '../course/policy.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Links } from '../course/link.page.ts'
import { scrNote } from '../policy/scr-note.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { CourseMessages } from '../words/messages.ts'
import type { LinkView } from './next-step.page.ts'
import { type SitePartView, sitePartView } from '../site/part.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** The policy with the site's own details, and the last step: acknowledging both. */
export interface PolicyBody {
  readonly t: CourseMessages
  readonly version: string
  readonly parts: readonly {
    readonly title: string
    readonly clauses: readonly {
      readonly id: string
      readonly text: string
      /** The language of the text. */
      readonly lang: Language
      /** That it isn't the language of the page, and to call SCR every time. Mostly empty. */
      readonly note: string
    }[]
  }[]
  /** The same as a document. A package has none. */
  readonly papers: readonly LinkView[]
  readonly siteName: string
  readonly siteParts: readonly SitePartView[]
  readonly statement: string
  readonly blocked: string
  readonly done: string
  /** Where to go instead while it can't be acknowledged, and once it was. `null` while the form is there. */
  readonly next: LinkView | null
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly backHref: string
}

/** The policy as somebody finds it who has everything behind them but the acknowledgement. */
export const TO_ACKNOWLEDGE = { blocked: null, acknowledgedOn: null, next: null } as const

export function policyBody(
  content: Pick<Content, 'policy' | 'language' | 'contacts'>,
  site: SiteDetails | null,
  state: {
    readonly blocked: PolicyBlock | null
    readonly acknowledgedOn: CalendarDate | null
    readonly next: LinkView | null
  },
  links: Links,
  t: CourseMessages,
  hidden: readonly HiddenField[],
  papers: readonly LinkView[] = [],
): PolicyBody {
  const { policy, language } = content
  const words = t.learn.policy
  return {
    t,
    version: words.version(policy.version, formatDate(policy.effectiveOn as CalendarDate, language)), // checked to be a day by the schema
    parts: (['purpose', 'procedure', 'resource'] as const).map((part) => ({
      title: words[part],
      clauses: policy.clauses
        .filter((clause) => clause.part === part)
        .map(({ id, text, untranslated }) => ({
          id,
          text,
          lang: untranslated === true ? 'en' : language,
          note: `${untranslated === true ? words.untranslated : ''} ${scrNote(id, t)}`.trim(),
        })),
    })),
    papers,
    siteName: site === null ? '' : words.forSite(site.name),
    siteParts: SITE_PARTS.map((part) => sitePartView(part, site, t, content)),
    statement: policy.acknowledgement,
    blocked: state.blocked === null ? '' : blockedText(state.blocked, t),
    done: state.acknowledgedOn === null ? '' : words.done(formatDate(state.acknowledgedOn, language)),
    next: state.blocked === null && state.acknowledgedOn === null ? null : state.next,
    action: links.policy(),
    hidden,
    backHref: links.home(),
  }
}

/** Why the policy cannot be acknowledged yet, and what to do. */
export function blockedText(block: PolicyBlock, t: CourseMessages): string {
  const words = t.learn.policy
  switch (block.kind) {
    case 'lessons':
      return words.blockedLessons(block.left)
    case 'final':
      return words.blockedFinal
    case 'no-site':
      return words.blockedNoSite
    case 'unpublished':
      return words.blockedUnpublished
    case 'gaps':
      return words.blockedGaps([...new Set(block.gaps.map((gap) => t.learn.site.gaps[gap.field]))].join(', '))
  }
}
