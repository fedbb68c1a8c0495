import { hrefTo } from '../app/href.web.ts'
import { type Action, reachOf, type Viewer } from '../identity/access.ts'
import type { Feature } from './feature.ts'

interface FeaturePage {
  readonly href: string
  /** Who may open it, as the route table says. */
  readonly action: Action
}

const page = (href: string, action: Action): FeaturePage => ({ href, action })

/** Pages that several features have. */
const SITES = page(hrefTo('/hr/sites'), 'edit-site')
const WALLET = page(hrefTo('/card/print'), 'take-course')
const POLICY = page(hrefTo('/policy'), 'take-course')
const PACKS = page(hrefTo('/hr/packs'), 'read-evidence')
const GROUPS = page(hrefTo('/hr/groups'), 'read-groups')
const section = (lesson: string, id: string) => page(`${hrefTo('/lessons/:lesson', { lesson })}#${id}`, 'take-course')

/** The pages where each feature can be seen at work. A viewer is led to the first one that they may open. */
export const FEATURE_PAGES: Readonly<Record<Feature, readonly FeaturePage[]>> = {
  rules: [page(hrefTo('/hr/rules'), 'set-requirements')],
  reminders: [page(hrefTo('/hr/reminders'), 'set-reminders')],
  reports: [page(hrefTo('/hr/overview'), 'read-reports')],
  certificate: [page(hrefTo('/certificate'), 'take-course')],
  packs: [PACKS],
  understanding: [page(hrefTo('/hr/understanding'), 'read-understanding')],
  'must-pass': [page(hrefTo('/final'), 'take-course')],
  'every-lesson': [page(hrefTo('/lessons/:lesson', { lesson: 'L6' }), 'take-course')],
  acknowledgement: [POLICY],
  'acknowledgement-waits': [POLICY],
  contacts: [page(hrefTo('/contacts'), 'take-course')],
  card: [SITES],
  'wallet-card': [WALLET],
  guide: [page(hrefTo('/guide'), 'take-course')],
  'named-person': [SITES, section('L4', 'tell-now')],
  'site-numbers': [SITES, page(hrefTo('/contacts'), 'take-course')],
  'site-steps': [SITES, section('L7', 'follow-up')],
  'after-report': [page(hrefTo('/what-happens-next'), 'take-course')],
  practice: [page(hrefTo('/hr/practices'), 'run-practice')],
  'before-group': [SITES, section('L7', 'groups')],
  'group-safety': [SITES, section('L7', 'group-safety')],
  'group-notice': [GROUPS],
  'group-measures': [GROUPS],
  'group-name': [GROUPS],
  'staff-support': [SITES, page(hrefTo('/pause'), 'take-course')],
  document: [page(hrefTo('/hr/policy'), 'read-policy'), POLICY],
  drift: [SITES],
  update: [page(hrefTo('/update'), 'take-course')],
  'follow-ups': [page(hrefTo('/hr/follow-ups'), 'read-understanding')],
}

/** The page of a feature for a viewer, or null when they may open none. */
export function featureHref(feature: Feature, viewer: Viewer): string | null {
  return FEATURE_PAGES[feature].find(({ action }) => reachOf(viewer, action) !== null)?.href ?? null
}
