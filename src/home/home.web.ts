import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { type Action, grantsOn, reachOf } from '../identity/access.ts'
import { addressWarning } from '../identity/printed-link.web.ts'
import { grantsOf } from '../identity/role.store.ts'
import { noticesToConfirm } from '../groups/notice.web.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { countToInvite } from '../reminders/to-invite.store.ts'
import { parseQuery } from '../platform/http/form.web.ts'
import { ownCourse } from '../reminders/own-course.web.ts'
import { DEFAULT_QUERY } from '../reports/query.ts'
import { reportHref, webReportRequest } from '../reports/query.web.ts'
import { countStatuses } from '../reports/report.store.ts'
import { ofEveryStatus } from '../reports/request.ts'
import { everyShownDetails } from '../site/roles/drift.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { finishedWork } from '../work/finished.web.ts'
import { checklist, type Step } from './checklist.ts'
import { type DoingKind, mostHarmfulFirst } from './doing.ts'
import { type HomeInput, homePage } from './home.page.ts'
import { isInUse, stepsDone } from './home.store.ts'
import {
  peopleToDo,
  type Stand,
  staffToInvite,
  startersToInvite,
  waysInToDo,
  withSitesToPublish,
} from './people-doing.web.ts'
import type { LiveSites } from './package-doing.web.ts'
import { upkeepToDo } from './upkeep-doing.web.ts'

/** What the step of inviting everyone asks for as well. */
const TO_INVITE: ReadonlySet<DoingKind> = new Set(['no-way-in', 'starting'])

/** The group that the viewer has confirmed just now. */
const homeQuery = z.strictObject({ confirmed: z.string().optional() })

/** What waits for the viewer and where their people stand: only what they may open, within their reach. */
export async function showHrHome(visit: SignedInVisit): Promise<void> {
  const { deps, response, t, viewer } = visit
  const { confirmed } = parseQuery(visit, homeQuery)
  const sites = await allSites(deps.store.db)
  const needsDetails = (['edit-site', 'make-package', 'change-person'] as const).some(
    (action) => reachOf(viewer, action) !== null,
  )
  const live: LiveSites = needsDetails ? await everyShownDetails(deps.store.db, sites, visit.today) : new Map()
  const stand = await standOf(visit)
  const people = stand === null ? [] : await peopleToDo(visit, stand)
  const work = [
    ...(await withSitesToPublish(visit, people)),
    ...(await waysInToDo(visit)),
    ...(reachOf(visit.viewer, 'invite-person') === null
      ? []
      : [...(await staffToInvite(visit)), ...(await startersToInvite(visit))]),
    ...(await upkeepToDo(visit, live)),
  ]
  const { steps, toInvite } = await openSteps(visit, sites, live)
  const open = new Set<string>(steps?.flatMap(({ step, done }) => (done ? [] : [step])))
  const input: HomeInput = {
    ownCourse: await ownCourse(visit),
    finished: await finishedWork(visit),
    notices: await noticesToConfirm(visit, confirmed),
    // An open step isn't asked for a second time.
    todo: mostHarmfulFirst(work.filter(({ kind }) => !open.has(TO_INVITE.has(kind) ? 'invite' : kind))),
    steps,
    stand:
      stand === null
        ? null
        : {
            counts: stand.counts,
            hrefOf: (status) => reportHref(hrefTo('/hr/people'), { ...DEFAULT_QUERY, status }),
            overviewHref: hrefTo('/hr/overview'),
            scope: stand.asked.request.scope,
            sites,
          },
    audit: await auditLastDay(visit),
    csrf: visit.csrf,
    links: { packs: hrefTo('/hr/packs'), ledger: hrefTo('/hr/ledger'), work: hrefTo('/hr/work') },
    addressWarning: await addressWarning(visit),
    toInvite,
  }
  response.send(homePage(recordsShell(visit, { title: t.hr.navigation.places.home, current: 'home' }), input))
}

/** Returns null for a viewer who reads no reports. */
async function standOf(visit: SignedInVisit): Promise<Stand | null> {
  if (reachOf(visit.viewer, 'read-reports') === null) return null
  const asked = await webReportRequest(visit, DEFAULT_QUERY)
  return { asked, counts: await countStatuses(visit.deps.store.db, ofEveryStatus(asked.request)) }
}

const STEP_ACTIONS: Readonly<Record<Step, Action>> = {
  site: 'publish-site',
  staff: 'import-records',
  ways: 'invite-person',
  invite: 'invite-person',
  rule: 'set-requirements',
  backup: 'keep-ledger',
}

interface OpenSteps {
  readonly steps: HomeInput['steps']
  readonly toInvite: number
}

const NO_STEPS: OpenSteps = { steps: null, toInvite: 0 }

/** The list of first steps, for whoever sets up the whole organization. */
async function openSteps(
  { deps, now, today, viewer }: SignedInVisit,
  sites: readonly Site[],
  live: LiveSites,
): Promise<OpenSteps> {
  const { db } = deps.store
  const mayDo = (step: Step) => reachOf(viewer, STEP_ACTIONS[step]) === 'everyone'
  // An auditor, and HR for a site, set up nothing.
  if (!(['site', 'staff', 'backup'] as const).some(mayDo)) return NO_STEPS
  if (await isInUse(db)) return NO_STEPS
  const toInvite = await countToInvite(db, { scope: EVERYONE, today, now })
  const about = { sendsMail: deps.config.mail !== null, hasLiveSite: live.size > 0, toInvite }
  const done = await stepsDone(db, today, about)
  const [site] = sites.filter(({ id }) => !live.has(id))
  const hrefs: Readonly<Record<Step, string>> = {
    site: site === undefined ? hrefTo('/hr/sites') : hrefTo('/hr/sites/:site', { site: site.id }),
    staff: hrefTo('/hr/imports'),
    ways: hrefTo('/hr/invites'),
    invite: hrefTo('/hr/invites', {}, { code: 'none' }),
    rule: hrefTo('/hr/rules'),
    backup: hrefTo('/hr/ledger'),
  }
  return { steps: checklist(done, (step) => (mayDo(step) ? hrefs[step] : null)), toInvite }
}

/** HR who is also an auditor works as HR. Returns null for everyone who is no auditor. */
async function auditLastDay({ account, deps, today, viewer }: SignedInVisit): Promise<HomeInput['audit']> {
  if (!viewer.roles.has('auditor') || viewer.roles.has('hr')) return null
  const grants = grantsOn(await grantsOf(deps.store.db, account), today)
  return grants.find(({ role }) => role === 'auditor')?.until ?? today
}
