import type { CourseMessages } from '../words/messages.ts'
import type { LinkView } from './next-step.page.ts'

/** The last page of the orientation: what is recorded, the certificate, the card for the phone, and thanks. */
export interface FinishedBody {
  readonly t: CourseMessages
  readonly title: string
  readonly lead: string
  /** `null` when something else counts instead of the course here. */
  readonly certificate: LinkView | null
  /** The public card of the site, or null when the learner works at none. */
  readonly cardHref: string | null
  readonly whatNextHref: string
  readonly homeHref: string
}
