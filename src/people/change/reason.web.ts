import { z } from 'zod'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { asTypedName } from '../../platform/html/field.page.ts'
import { heldNames } from '../../platform/http/form.web.ts'

const LONGEST_REASON = 300

/** The text that somebody was asked about comes with its spaces. */
const AS_TYPED = z
  .string()
  .max(2 * LONGEST_REASON)
  .optional()

/**
 * A reason in HR's own words, which goes on record for good. Whoever seems to name somebody in it is asked once, and
 * keeps the text by sending it again.
 */
function reasonIn(visit: SignedInVisit, name: 'reason' | 'why') {
  const { account, hr } = visit.t
  return z
    .string()
    .trim()
    .min(1, hr.changes.needs.reason)
    .max(LONGEST_REASON, account.needs.shorter)
    .superRefine((_, context) => {
      const message = heldNames(visit, [name], 'text')[name]
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })
}

export const reasonShape = (visit: SignedInVisit) => ({
  reason: reasonIn(visit, 'reason'),
  [asTypedName('reason')]: AS_TYPED,
})

/** For a page that has two forms with a reason. */
export const whyShape = (visit: SignedInVisit) => ({ why: reasonIn(visit, 'why'), [asTypedName('why')]: AS_TYPED })
