import { describe } from 'vitest'
import { suitesOn } from '../../support/store-suites.ts'
import type { TestEngine } from '../../support/stores.ts'
import { webhooksSuite } from '../../webhooks/delivery.store.suite.ts'
import { apiSuite } from '../../api/read.store.suite.ts'
import { certificatesSuite } from '../../certificates/certificate.store.suite.ts'
import { evidenceSuite } from '../../ledger/evidence.store.suite.ts'
import { sharedLinesSuite } from '../../contacts/line.store.suite.ts'
import { followUpsSuite } from '../../followups/follow-up.store.suite.ts'
import { siteRolesSuite } from '../../site/roles/roles.store.suite.ts'
import { practiceSuite } from '../../practice/practice.store.suite.ts'
import { homeSuite } from '../../home/home.store.suite.ts'
import { factsSuite } from '../../ledger/fact.store.suite.ts'
import { invitesSuite } from '../../identity/invites.store.suite.ts'
import { importsSuite } from '../../imports/import.store.suite.ts'
import { ledgerHeadsSuite } from '../../ledger/head.store.suite.ts'
import { savedViewsSuite } from '../../reports/views/saved-view.store.suite.ts'
import { ledgerSuite } from '../../ledger/ledger.store.suite.ts'
import { mergesSuite } from '../../ledger/merge.store.suite.ts'
import { messagesSuite } from '../../reminders/message.store.suite.ts'
import { keptFilesSuite } from './kept-file.store.suite.ts'
import { batchSuite } from './batch.store.suite.ts'
import { keptQuerySuite } from './kept-query.store.suite.ts'
import { migrateSuite } from './migrate.store.suite.ts'
import { packagesSuite } from '../../packages/packages.store.suite.ts'
import { packsSuite } from '../../audit/packs/pack.store.suite.ts'
import { passMarkSheetsSuite } from '../../understanding/pass-mark-sheet.store.suite.ts'
import { peopleSuite } from '../../people/people.store.suite.ts'
import { sharedKeysSuite } from '../codes/shared-key.store.suite.ts'
import { sharedSecretSuite } from '../codes/shared-secret.store.suite.ts'
import { printedCodeSuite } from '../../identity/codes/printed-code.store.suite.ts'
import { formDraftSuite } from './form-draft.store.suite.ts'
import { retentionSuite } from '../../privacy/retention.store.suite.ts'
import { recordsSuite } from '../../people/record.store.suite.ts'
import { scopeSuite } from '../../people/scope.store.suite.ts'
import { rulesSuite } from '../../requirements/rules.store.suite.ts'
import { periodSuite } from '../../reports/period/period.store.suite.ts'
import { reportsPastSuite } from '../../reports/past/past.store.suite.ts'
import { reportLawsSuite } from '../../reports/laws.store.suite.ts'
import { cycleLinesSuite } from '../../reports/files/cycle-lines.store.suite.ts'
import { reportsSuite } from '../../reports/report.store.suite.ts'
import { rosterSuite } from '../../imports/staff-list/import.store.suite.ts'
import { factorsSuite } from '../../identity/factors/factors.store.suite.ts'
import { singleSignOnSuite } from '../../identity/sso/sso.store.suite.ts'
import { signInSuite } from '../../identity/sign-in.store.suite.ts'
import { groupsSuite } from '../../groups/group.store.suite.ts'
import { updateSuite } from '../../learning/update.store.suite.ts'
import { ownPolicySuite } from '../../policy/adopted.store.suite.ts'
import { sitesSuite } from '../../site/site.store.suite.ts'
import { behindSuite } from '../../requirements/behind.store.suite.ts'
import { standingSuite } from '../../requirements/standing.store.suite.ts'
import { togetherSuite } from '../../ledger/together.store.suite.ts'
import { tamperingSuite } from '../../ledger/tampering.store.suite.ts'
import { trailSuite } from '../../trail/trail.store.suite.ts'
import { editionSuite } from '../../course/edition.store.suite.ts'
import { understandingSuite } from '../../understanding/understanding.store.suite.ts'

/** Everything that a store does, on one engine. */
export function storesSuite(engine: TestEngine): void {
  describe(engine.name, () => {
    suitesOn(
      engine,
      migrateSuite,
      batchSuite,
      keptQuerySuite,
      ledgerSuite,
      togetherSuite,
      tamperingSuite,
      ledgerHeadsSuite,
      savedViewsSuite,
      factsSuite,
      standingSuite,
      behindSuite,
      peopleSuite,
      scopeSuite,
      reportsPastSuite,
      recordsSuite,
      reportsSuite,
      cycleLinesSuite,
      reportLawsSuite,
      periodSuite,
      mergesSuite,
      rulesSuite,
      rosterSuite,
      sitesSuite,
      groupsSuite,
      ownPolicySuite,
      updateSuite,
      certificatesSuite,
      evidenceSuite,
      packagesSuite,
      packsSuite,
      signInSuite,
      factorsSuite,
      singleSignOnSuite,
      messagesSuite,
      invitesSuite,
      importsSuite,
      understandingSuite,
      trailSuite,
      passMarkSheetsSuite,
      printedCodeSuite,
      sharedSecretSuite,
      sharedKeysSuite,
      keptFilesSuite,
      retentionSuite,
      formDraftSuite,
      homeSuite,
      sharedLinesSuite,
      editionSuite,
      practiceSuite,
      followUpsSuite,
      siteRolesSuite,
      apiSuite,
      webhooksSuite,
    )
  })
}
