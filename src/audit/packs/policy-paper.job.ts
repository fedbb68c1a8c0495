import { type SharedLines, withChecks, withOwnLines } from '../../contacts/line.ts'
import type { Content } from '../../course/content.ts'
import type { History, PolicyHistory } from '../../ledger/history.ts'
import { siteVersionOn } from '../../ledger/site-version.ts'
import { actorName, type TimelineContext } from '../../people/file/timeline.page.ts'
import { LANGUAGES } from '../../platform/text/language.ts'
import { adoptedPolicy, approvalNow, releasedVersion, withOwnPolicy } from '../../policy/adopted.ts'
import { approvalText } from '../../policy/adopted.page.ts'
import { policyPaper, type SiteOnPaper } from '../../policy/paper.page.ts'
import { policyPdf } from '../../policy/paper-pdf.job.ts'
import { type Run, shownWithPolicy } from './edition.job.ts'
import type { ListParts } from './roster.job.ts'
import type { DetailsFrom } from '../../site/roles/shown.ts'

interface Known {
  readonly policy: PolicyHistory
  /** What was known about the policy and the lines that all sites share. */
  readonly lines: History
  readonly shared: SharedLines
  readonly sites: readonly {
    readonly name: string
    readonly history: History
    /** What its staff were shown, up to the day. */
    readonly days: readonly DetailsFrom[]
  }[]
  readonly run: Run
}

/**
 * The policy as it was on the day, with the numbers and the sites' details of that day, as a PDF. Null when its text
 * isn't on file here.
 */
export async function packedPolicy(
  { db, frame, wording }: ListParts,
  { policy, lines, shared, sites, run }: Known,
  context: TimelineContext,
): Promise<Buffer | null> {
  const last = policy.at(-1)
  if (last === undefined) return null
  const version = releasedVersion(last.body.version)
  const kept = await Promise.all(
    LANGUAGES.map(async (language) => (await shownWithPolicy(db, run, version, language))?.content ?? null),
  )
  const inLanguage = (language: Content['language']) => kept.find((content) => content?.language === language) ?? null
  const [en, es] = [inLanguage('en'), inLanguage('es')]
  if (en === null || es === null) return null
  const adopted = adoptedPolicy(lines)
  const contents = withChecks(withOwnPolicy(withOwnLines({ en, es }, shared.own), adopted), shared.checks)
  const { t } = wording
  const nameOf = (actor: Parameters<typeof actorName>[0]) => actorName(actor, context)
  const paper = policyPaper(
    {
      content: contents[frame.language],
      organization: frame.organization,
      approved: approvalText(approvalNow(adopted, en.policy), nameOf, frame.language, t),
      sites: sites.map(({ name, history, days }): SiteOnPaper => {
        const [live, shown] = [siteVersionOn(history, frame.asOf), days.at(-1)]
        if (live === null || shown === undefined) return { name, live: null }
        return { name, live: { details: shown.details, on: live.effectiveOn } }
      }),
      madeOn: frame.asOf,
    },
    t,
  )
  return policyPdf(paper, run.dayOver, t)
}
