import type { Content } from '../domain/content.ts'
import { type PackageState, passedScore } from '../domain/cmi-state.ts'
import { receiptCode } from '../domain/receipt.ts'
import { formatDate } from '../pages/dates.ts'
import type { Links } from '../pages/links.ts'
import type { CourseMessages } from '../pages/messages/messages.ts'

/** The end of the course in a package, with the check code. */
export interface FinishBody {
  readonly t: CourseMessages
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly code: string
  readonly homeHref: string
  readonly contactsHref: string
  readonly whatNextHref: string
}

/** Null before the learner has acknowledged the policy. */
export function finishBody(content: Content, state: PackageState, links: Links, t: CourseMessages): FinishBody | null {
  const { course, policy, language } = content
  const { acknowledgement } = state
  const score = passedScore(state)
  if (acknowledgement === null || score === null) return null
  const words = t.sco.facts
  return {
    t,
    facts: [
      { name: words.score, value: t.learn.attempt.score(score.right, score.of) },
      { name: words.date, value: formatDate(acknowledgement.on, language) },
      { name: words.course, value: course.version },
      { name: words.policy, value: policy.version },
    ],
    code: receiptCode(course, {
      score: Math.floor((score.right * 100) / score.of),
      on: acknowledgement.on,
      nonce: acknowledgement.nonce,
    }),
    homeHref: links.home(),
    contactsHref: links.contacts(),
    whatNextHref: links.whatNext(),
  }
}
