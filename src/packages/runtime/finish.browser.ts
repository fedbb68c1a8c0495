import type { PackageState } from './cmi-state.ts'
import { type CoursePackage, statedBy } from '../course-package.ts'
import type { Score } from '../standards/cmi.ts'
import { receiptCode } from '../receipt.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Links } from '../../course/link.page.ts'
import type { CourseMessages } from '../../words/messages.ts'
import type { Recording } from './lms/session.browser.ts'

/** The end of the course in a package, with the check code. */
export interface FinishBody {
  readonly t: CourseMessages
  readonly title: string
  readonly lead: string
  /** If only this browser keeps the progress, the page is printed and handed in. `null` when an LMS has it. */
  readonly receipt: {
    readonly facts: FinishBody['facts']
    /** The lines to fill in by hand. */
    readonly lines: readonly string[]
    readonly print: string
  } | null
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly code: string
  readonly codeWhy: string
  readonly homeHref: string
  readonly contactsHref: string
  readonly whatNextHref: string
}

/**
 * Returns null before the learner has acknowledged the policy.
 * @param score of the whole course. An update states the version of the policy instead.
 */
export function finishBody(
  { content, site, update }: CoursePackage,
  recording: Recording,
  { acknowledgement }: PackageState,
  score: Score | null,
  links: Links,
  t: CourseMessages,
): FinishBody | null {
  const { course, policy, language } = content
  if (acknowledgement === null || score === null) return null
  const words = t.sco.facts
  const { receipt } = t.sco
  const isPrinted = recording === 'this-browser'
  return {
    t,
    title: update === undefined ? t.sco.finishTitle : t.sco.update.finishTitle,
    lead: isPrinted ? receipt.lead : t.sco.finishLead,
    receipt: isPrinted
      ? {
          facts: [
            { name: receipt.course, value: update === undefined ? course.title : t.update.title },
            { name: receipt.organization, value: site.organization },
            { name: receipt.site, value: site.name },
          ],
          lines: [receipt.name, receipt.signature],
          print: receipt.print,
        }
      : null,
    facts: [
      ...(update === undefined
        ? [{ name: words.score, value: t.learn.attempt.score(score.right, score.of) }]
        : [{ name: t.sco.update.from, value: update.from }]),
      { name: words.date, value: formatDate(acknowledgement.on, language) },
      ...(update === undefined ? [{ name: words.course, value: course.version }] : []),
      { name: words.policy, value: policy.version },
    ],
    code: receiptCode(statedBy(content, update), {
      score: Math.floor((score.right * 100) / score.of),
      on: acknowledgement.on,
      nonce: acknowledgement.nonce,
    }),
    codeWhy: !isPrinted ? t.sco.codeWhy : update === undefined ? receipt.codeWhy : t.sco.update.codeWhy,
    homeHref: links.home(),
    contactsHref: links.contacts(),
    whatNextHref: links.whatNext(),
  }
}
