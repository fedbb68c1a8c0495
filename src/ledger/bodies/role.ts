import { z } from 'zod'
import type { Shaped } from '../../platform/shape.ts'
import { count, first, name, person, second } from './part.ts'

/** The roles that a site's details fill. The alternative is the person for a concern about the named person. */
export const SITE_ROLES = ['named', 'backup', 'alternative', 'support'] as const
const siteRole = z.enum(SITE_ROLES)
export type SiteRole = Shaped<typeof siteRole>

const linked = {
  /** The form that made it: sent twice, it's one link. */
  link: name,
  role: siteRole,
  /** Among the named people, counted from 0; 0 for every other role. */
  place: count,
  /** The version of the site's details that has this role there. */
  version: count,
  person,
}

/** The bodies of events about the people on record who hold a site's roles. The subject is the site. */
export const ROLE_BODIES = {
  /** Somebody chose the person on record who holds a role. It takes the place of an earlier link of that role. */
  role_linked: z.discriminatedUnion('v', [
    /** It counts for whichever rows the details give to the same person and that have no link of their own. */
    z.strictObject({ v: first, ...linked }),
    /** It's for the role, and for the other rows of the same person that have no link on that day, each on its own. */
    z.strictObject({ v: second, ...linked }),
  ]),
  role_unlinked: z.discriminatedUnion('v', [
    /** Nobody on record is linked to that role anymore. */
    z.strictObject({ v: first, link: name }),
    /** The role lost that link when the details changed, and nobody is meant by it. The link's other roles keep it. */
    z.strictObject({ v: second, link: name, role: siteRole, place: count, version: count }),
  ]),
  /** The person holds the role as before, whatever has changed in their employment until then. */
  role_confirmed: z.strictObject({ v: first, link: name }),
}
