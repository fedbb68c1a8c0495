import { z } from 'zod'
import type { Shaped } from '../../platform/shape.ts'
import { day, first, name, person, second } from './part.ts'

/** The parts of the policy that an organization may change. */
export const OWN_PARTS = ['purpose', 'procedure', 'resource'] as const
export type OwnPart = (typeof OWN_PARTS)[number]

const words = z.strictObject({ short: name, text: name })

/** A clause as an organization words it. `es` is null until somebody has translated it. */
const wording = z.strictObject({ en: words, es: words.nullable() })
export type ClauseWording = Shaped<typeof wording>

const released = z.strictObject({ en: words, es: words })
export type ReleasedWording = Shaped<typeof released>

const change = z.strictObject({
  clause: name,
  /** The clause from then on. Null to go back to the words of the course, or to drop a clause of the organization's. */
  words: wording.nullable(),
  /** Where a clause of the organization's is. Null for one of the course. */
  part: z.enum(OWN_PARTS).nullable(),
  /** The words of the course at that time, to tell later that a release has changed them. */
  released: released.nullable(),
  /** Whether it asks people who are already trained to go through the change. */
  material: z.boolean(),
  reason: name,
})
export type ClauseChange = Shaped<typeof change>

/** The bodies of events about the organization's own policy. */
export const POLICY_BODIES = {
  /** A version with changes of the organization's. Its `policy_published` comes with it and has the same version. */
  policy_adopted: z.discriminatedUnion('v', [
    z.strictObject({
      v: first,
      version: name,
      /** The first day of this version, by the organization's own decision. It may be before the day it was recorded. */
      effectiveOn: day,
      /** A role or a body, such as a board, as the steward typed it: never a name. */
      approver: name,
      changes: z.array(change),
    }),
    z.strictObject({
      v: second,
      version: name,
      effectiveOn: day,
      /** What another steward has agreed to: this entry is theirs. Null when there was nobody else to agree. */
      proposal: name.nullable(),
      changes: z.array(change),
    }),
  ]),
  /** A steward wants a version published. Nothing changes until the approver agrees: see `policy_adopted`. */
  policy_proposed: z.strictObject({
    v: first,
    proposal: name,
    effectiveOn: day,
    approver: person,
    changes: z.array(change),
  }),
  /** The approver didn't agree, or a steward took it back. */
  policy_returned: z.strictObject({ v: first, proposal: name, reason: name }),
}
