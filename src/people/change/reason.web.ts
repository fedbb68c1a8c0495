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
 * A text that goes on record for good, such as where a paper is. Whoever seems to name somebody in it is asked once, and
 * keeps the text by sending it again.
 */
export function keptShape<Name extends string>(visit: SignedInVisit, name: Name, text: z.ZodString) {
  const kept = text.superRefine((_, context) => {
    const message = heldNames(visit, [name], 'text')[name]
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
  return { [name]: kept, [asTypedName(name)]: AS_TYPED } as Readonly<
    Record<Name, typeof kept> & Record<ReturnType<typeof asTypedName<Name>>, typeof AS_TYPED>
  > // TypeScript takes computed names for any names
}

/** A reason in HR's own words. */
function reasonIn({ t: { account, hr } }: SignedInVisit) {
  return z.string().trim().min(1, hr.changes.needs.reason).max(LONGEST_REASON, account.needs.shorter)
}

export const reasonShape = (visit: SignedInVisit) => keptShape(visit, 'reason', reasonIn(visit))

/** For a page that has two forms with a reason. */
export const whyShape = (visit: SignedInVisit) => keptShape(visit, 'why', reasonIn(visit))
