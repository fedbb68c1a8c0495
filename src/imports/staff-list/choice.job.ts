import { z } from 'zod'
import { calendarDate } from '../../platform/time/calendar.ts'
import type { SiteId } from '../../ledger/event.ts'

const siteId = z.custom<SiteId>((id) => typeof id === 'string' && id.startsWith('site:'))
const confirmed = z.int().min(1).nullable().default(null)

/** HR's choices for a whole staff list. An empty object is the careful choice: no one who is missing has left. */
export const rosterChoices = z
  .strictObject({
    /** The treatment of people who are on record and not in the file. */
    missing: z.enum(['keep', 'left']).default('keep'),
    /** Of everybody who is missing, when they have left. */
    missingLastDay: z.iso.date().transform(calendarDate).nullable().default(null),
    /** The sites that the file covers: nobody else can be missing in it. */
    scope: z.union([z.literal('all'), z.array(siteId).min(1)]).default('all'),
    /** The numbers that HR has typed: they hold for a file that separates or renames exactly so many people. */
    confirmedSeparations: confirmed,
    confirmedRenames: confirmed,
  })
  .refine(({ missing, missingLastDay }) => missing === 'keep' || missingLastDay !== null, {
    path: ['missingLastDay'],
    message: 'People who have left need a last day.',
  })
export type RosterChoices = z.output<typeof rosterChoices>
