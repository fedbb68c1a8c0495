import { account, bulkInvites } from '../identity/words.en.ts'
import { factors } from '../identity/factors/words.en.ts'
import { roles } from '../identity/roles/words.en.ts'
import { singleSignOn } from '../identity/sso/words.en.ts'
import { card } from '../card/words.en.ts'
import { certificate } from '../certificates/words.en.ts'
import { care, learn, update } from '../learning/words.en.ts'
import { kit } from '../packages/kit/words.en.ts'
import { mail } from '../mail/words.en.ts'
import { preflight, selftest } from '../packages/trial/words.en.ts'
import { sco } from '../packages/runtime/words.en.ts'
import { shell, support } from '../platform/html/words.en.ts'
import { standing, requirements } from '../requirements/words.en.ts'
import { person, personTypes, changes, erasure, scope, search } from '../people/words.en.ts'
import { timeline, personFile } from '../people/file/words.en.ts'
import { figures, peopleList, reports } from '../reports/words.en.ts'
import { charts } from '../reports/charts/words.en.ts'
import { imports } from '../imports/words.en.ts'
import { selections } from '../selections/words.en.ts'
import { roster } from '../imports/staff-list/words.en.ts'
import { lines } from '../contacts/words.en.ts'
import { practices } from '../practice/words.en.ts'
import { followUps } from '../followups/words.en.ts'
import { groups } from '../groups/words.en.ts'
import { credits } from '../credits/words.en.ts'
import { reminders, team } from '../reminders/words.en.ts'
import { passMark, understanding } from '../understanding/words.en.ts'
import { pack } from '../audit/packs/words.en.ts'
import { trail } from '../trail/words.en.ts'
import { ledger } from '../ledger/words.en.ts'
import { views } from '../reports/views/words.en.ts'
import { cycleFacts, facts, reportFiles } from '../reports/files/words.en.ts'
import { clauses, policy } from '../policy/words.en.ts'
import { organization, settings, sites } from '../site/words.en.ts'
import { siteDefaults } from '../site/defaults/words.en.ts'
import { siteRoles } from '../site/roles/words.en.ts'
import { branding, course, navigation } from '../organization/words.en.ts'
import { privacy } from '../privacy/words.en.ts'
import { help } from '../help/words.en.ts'
import { home } from '../home/words.en.ts'
import { packages, receipts } from '../packages/words.en.ts'
import { tokens } from '../api/words.en.ts'
import { webhooks } from '../webhooks/words.en.ts'
import { work } from '../work/words.en.ts'
import { packagesCompare } from '../packages/compare/words.en.ts'
import { preview } from '../packages/preview/words.en.ts'

/** The texts for HR and supervisors. */
const hr = {
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

export const en = {
  shell,
  support,
  learn,
  update,
  care,
  account,
  factors,
  singleSignOn,
  help,
  hr,
  sco,
  card,
  certificate,
  kit,
  mail,
  preflight,
  privacy,
  selftest,
}
