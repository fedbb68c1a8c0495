import { contactsAt } from '../course/contact-place.ts'
import type { Content } from '../course/content.ts'
import { allCheckedSince } from '../course/contact-age.ts'
import type { Links } from '../course/link.page.ts'
import { isFoundWrong, namedAt, siteText, telHref } from '../organization/site-details.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Support, SupportPerson } from '../platform/html/shell.page.ts'
import type { Weekday } from '../platform/time/local-time.ts'
import { lineChecks } from './part.page.ts'
import type { Person, ShownDetails } from '../organization/details-shape.ts'

/**
 * @param now the local weekday and time at the site, or null where no clock has been read, as in the document of a
 * package before its script runs: then nobody is named, because it may be the wrong one.
 * @param cardHref the site's card; null where neither that nor the guide, which says the same, can be opened
 */
export function support(
  content: Content,
  site: ShownDetails | null,
  now: { readonly day: Weekday; readonly time: string } | null,
  links: Pick<Links, 'contacts' | 'guide' | 'pause'>,
  cardHref: string | null = links.guide(),
): Support {
  const onDuty = now === null ? null : namedAt(site?.named ?? [], now.day, now.time)[0]
  const person = (someone: Person | null | undefined): SupportPerson | null =>
    site === null || someone === null || someone === undefined
      ? null
      : {
          role: siteText(someone, 'role', content.language),
          phone: someone.phone,
          href: telHref(someone.phone),
          isWrong: isFoundWrong(site, someone),
        }
  const since = allCheckedSince(lineChecks(content, site))
  return {
    named: person(onDuty),
    staff: person(site?.support),
    lines: contactsAt(content.contacts, 'footer').map(({ name, digits, tel }) => ({
      name,
      digits,
      href: `tel:${tel}`,
    })),
    checked: since === undefined ? '' : formatDate(since, content.language),
    contactsHref: links.contacts(),
    pauseHref: links.pause(),
    cardHref,
  }
}
