import { z } from 'zod'
import type { SignedInVisit } from '../app/visit.web.ts'
import { shownSiteId, stateOf } from '../learning/learner.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { parseQuery } from '../platform/http/form.web.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import { detailsNow } from '../site/roles/drift.store.ts'
import { allSites, findSite, type Site } from '../site/site.store.ts'
import { startDownload } from '../trail/download.web.ts'
import { MESSAGES } from '../words/messages.ts'
import { approvedText } from './adopted.web.ts'
import { type SiteOnPaper, policyPaper } from './paper.page.ts'
import { policyDocx } from './paper-docx.job.ts'
import { policyPdf } from './paper-pdf.job.ts'

const FORMATS = ['pdf', 'docx'] as const
type Format = (typeof FORMATS)[number]

const TYPES: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const paperQuery = z.strictObject({
  site: z.string().max(100).optional(),
  language: z.enum(LANGUAGES),
  format: z.enum(FORMATS),
})

/** The policy with one site's details, or with those of all sites that have published some. */
export async function downloadPolicyPaper(visit: SignedInVisit): Promise<void> {
  const { deps } = visit
  const { site: slug = '', language, format } = parseQuery(visit, paperQuery)
  const sites = await allSites(deps.store.db)
  const chosen = slug === '' ? sites : sites.filter((site) => site.slug === slug)
  if (slug !== '' && chosen.length === 0) throw new AppError('not-found', 'There is no such site.')
  await send({ ...visit, language, t: MESSAGES[language], content: deps.contents[language] }, chosen, slug, format)
}

const ownQuery = z.strictObject({ format: z.enum(FORMATS) })

/** The policy with the details of the learner's own site, in the language in which they read. */
export async function downloadOwnPolicyPaper(visit: SignedInVisit): Promise<void> {
  const { db } = visit.deps.store
  const { format } = parseQuery(visit, ownQuery)
  const id = await shownSiteId(visit, await stateOf(visit))
  const site = id === null ? null : await findSite(db, id)
  await send(visit, site === null ? [] : [site], site?.slug ?? '', format)
}

/** @param visit in the language of the document */
async function send(visit: SignedInVisit, sites: readonly Site[], slug: string, format: Format): Promise<void> {
  const { content, now, organization, response, t, today } = visit
  const paper = policyPaper(
    {
      content,
      organization: organization.name,
      approved: await approvedText(visit),
      sites: await Promise.all(sites.map((site) => onPaper(visit, site))),
      madeOn: today,
    },
    t,
  )
  const file = format === 'pdf' ? await policyPdf(paper, now, t) : await policyDocx(paper, t)
  const parts = ['policy', content.policy.version, ...(slug === '' ? [] : [slug]), content.language]
  await startDownload(visit, {
    name: `${parts.join('_')}.${format}`,
    about: null,
    filters: { format, language: content.language, site: slug === '' ? 'all' : slug },
  })
  response.type(TYPES[format]).send(file)
}

async function onPaper({ deps, today }: SignedInVisit, { id, name }: Site): Promise<SiteOnPaper> {
  const live = await detailsNow(deps.store.db, id, today)
  if (live === null) return { name, live }
  return { name, live: { details: live.details, on: live.published.effectiveOn } }
}
