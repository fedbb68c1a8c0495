import { z } from 'zod'
import { formOf, wholeDetails } from '../site/form-state.web.ts'
import { shownIfLive } from '../site/roles/publish.store.ts'
import { siteOfPath } from '../site/site.web.ts'
import { parseQuery } from '../platform/http/form.web.ts'
import { shownLogo } from '../app/brand.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { brandCss } from '../organization/brand.page.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import { cardDocument } from './card.page.ts'
import { allowCardInFrame } from './card.web.ts'

const inLanguage = z.strictObject({ language: z.enum(LANGUAGES).optional() })

/**
 * The public card of the draft, without the numbers of people who are away. It's in a frame of the form, and its links
 * lead nowhere but to its other language.
 */
export async function showCardPreview(visit: SignedInVisit): Promise<void> {
  const { deps, organization, response, today } = visit
  const { language = visit.language } = parseQuery(visit, inLanguage)
  const site = await siteOfPath(visit)
  const css = deps.cardFiles.css + brandCss(organization.brand)
  const { db } = deps.store
  const form = await formOf(visit, db, site)
  const { details } = await shownIfLive(db, site.id, wholeDetails(form, organization.name), today)
  const html = cardDocument({
    language,
    site: { name: form.draft.name, details },
    contacts: deps.contents[language].contacts,
    today,
    links: {
      leave: '#main',
      signedIn: { contacts: '#main', print: '#main' },
      other: (other) => hrefTo('/hr/sites/:site/preview/card', { site: site.id }, { language: other }),
    },
    logo: shownLogo(organization),
    css,
    // Nobody is marked as on duty now, and nothing is kept on the device.
    script: '',
  })
  allowCardInFrame(response, css)
  response.send(html)
}
