import { account, bulkInvites } from '../identity/words.es.ts'
import { factors } from '../identity/factors/words.es.ts'
import { roles } from '../identity/roles/words.es.ts'
import { singleSignOn } from '../identity/sso/words.es.ts'
import { card } from '../card/words.es.ts'
import { care, learn, update } from '../learning/words.es.ts'
import { certificate } from '../certificates/words.es.ts'
import { kit } from '../packages/kit/words.es.ts'
import { mail } from '../mail/words.es.ts'
import { preflight, selftest } from '../packages/trial/words.es.ts'
import { sco } from '../packages/runtime/words.es.ts'
import { shell, support } from '../platform/html/words.es.ts'
import type { Messages } from './messages.ts'
import { standing, requirements } from '../requirements/words.es.ts'
import { person, personTypes, changes, erasure, scope, search } from '../people/words.es.ts'
import { timeline, personFile } from '../people/file/words.es.ts'
import { figures, peopleList, reports } from '../reports/words.es.ts'
import { charts } from '../reports/charts/words.es.ts'
import { imports } from '../imports/words.es.ts'
import { selections } from '../selections/words.es.ts'
import { roster } from '../imports/staff-list/words.es.ts'
import { lines } from '../contacts/words.es.ts'
import { practices } from '../practice/words.es.ts'
import { followUps } from '../followups/words.es.ts'
import { groups } from '../groups/words.es.ts'
import { credits } from '../credits/words.es.ts'
import { reminders, team } from '../reminders/words.es.ts'
import { passMark, understanding } from '../understanding/words.es.ts'
import { pack } from '../audit/packs/words.es.ts'
import { trail } from '../trail/words.es.ts'
import { ledger } from '../ledger/words.es.ts'
import { views } from '../reports/views/words.es.ts'
import { cycleFacts, facts, reportFiles } from '../reports/files/words.es.ts'
import { clauses, policy } from '../policy/words.es.ts'
import { organization, settings, sites } from '../site/words.es.ts'
import { siteDefaults } from '../site/defaults/words.es.ts'
import { siteRoles } from '../site/roles/words.es.ts'
import { branding, course, navigation } from '../organization/words.es.ts'
import { privacy } from '../privacy/words.es.ts'
import { help } from '../help/words.es.ts'
import { home } from '../home/words.es.ts'
import { packages, receipts } from '../packages/words.es.ts'
import { tokens } from '../api/words.es.ts'
import { webhooks } from '../webhooks/words.es.ts'
import { work } from '../work/words.es.ts'
import { packagesCompare } from '../packages/compare/words.es.ts'
import { preview } from '../packages/preview/words.es.ts'

/** The texts for HR and supervisors. */
const hr: Messages['hr'] = {
  ...standing,
  home,
  type: personTypes,
  people: peopleList,
  figures,
  person,
  timeline,
  changes,
  erasure,
  search,
  imports,
  roster,
  selections,
  credits,
  lines,
  practices,
  groups,
  followUps,
  requirements,
  reminders,
  team,
  passMark,
  pack,
  ledger,
  trail,
  understanding,
  personFile,
  scope,
  views,
  tokens,
  webhooks,
  work,
  cycleFacts,
  facts,
  reportFiles,
  reports,
  charts,
  bulkInvites,
  roles,
  navigation,
  course,
  clauses,
  policy,
  organization,
  branding,
  settings,
  packages,
  receipts,
  packagesCompare,
  preview,
  sites,
  siteDefaults,
  siteRoles,
}

export const es: Messages = {
  shell,
  support,
  learn,
  update,
  care,
  account,
  factors,
  singleSignOn,
  card,
  certificate,
  help,
  hr,
  sco,
  kit,
  mail,
  preflight,
  privacy,
  selftest,
}
