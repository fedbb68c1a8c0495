import { LANGUAGES } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Contents } from '../contacts/line.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { builtPackage } from '../packages/export.job.ts'
import { numbersIn } from '../packages/carried-number.ts'
import { detailsHash, recordPackage } from '../packages/made.store.ts'
import { FIRST_CHOICE, queryOf } from '../packages/order.job.ts'
import { noteRecipient } from '../packages/recipient.store.ts'
import { earlierPolicies, policyChanges } from '../packages/update/policy-changes.store.ts'
import { updateParts } from '../packages/update/update-order.job.ts'
import { publishedDetails } from '../site/site.store.ts'
import { STEWARD_NUMBER } from './staff.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'

/** Where the package went, as somebody noted it. */
const RECIPIENT = 'Moodle of the county’s training office'

/** A package with only what changed, for staff of a site who learn in an LMS. */
export function updatePackaged(scene: Scene, contents: Contents, on: CalendarDate): Occasion {
  return {
    on,
    async happen(tx, { at, today }) {
      const source = getSite(scene, 'harbor')
      const organization = await findOrganization(tx)
      const details = (await publishedDetails(tx, source, today))?.body.details
      const [before] = await earlierPolicies(tx, contents)
      const changes = before === undefined ? null : await policyChanges(tx, contents, before.version)
      const update = changes === null ? null : updateParts(contents, LANGUAGES, changes)
      if (organization === null || details === undefined || changes === null || update === null)
        throw new Error('The demo has a changed policy, and a site with details.')
      const { name, timeZone } = organization
      const as = { edition: 'scorm12', report: 'passed', answers: FIRST_CHOICE.answers } as const
      const site = { ...details, organization: name }
      const { fileName, sha256 } = await builtPackage({ ...as, ...update, site, leaveTo: null, brand: null }, today)
      const made = {
        source,
        sourceName: details.name,
        fileName,
        fileHash: sha256,
        courseVersion: contents.en.course.version,
        detailsHash: detailsHash(details),
        query: queryOf({ ...FIRST_CHOICE, source, language: 'both', since: changes.from }),
        by: getPerson(scene, STEWARD_NUMBER),
        at,
        look: { accent: null, logo: null, name },
        numbers: numbersIn(contents, details),
      }
      await recordPackage(tx, made, timeZone)
      await noteRecipient(tx, sha256, RECIPIENT, { at, by: made.by })
    },
  }
}
