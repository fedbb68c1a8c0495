import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../../src/platform/database/open.store.ts'
import type { TestEngine } from '../../support/stores.ts'
import { certificatesSuite } from '../../certificates/certificate.store.suite.ts'
import { evidenceSuite } from '../../ledger/evidence.store.suite.ts'
import { homeSuite } from '../../home/home.store.suite.ts'
import { factsSuite } from '../../ledger/fact.store.suite.ts'
import { invitesSuite } from '../../identity/invites.store.suite.ts'
import { importsSuite } from '../../imports/import.store.suite.ts'
import { ledgerHeadsSuite } from '../../ledger/head.store.suite.ts'
import { savedViewsSuite } from '../../reports/views/saved-view.store.suite.ts'
import { ledgerSuite } from '../../ledger/ledger.store.suite.ts'
import { mergesSuite } from '../../ledger/merge.store.suite.ts'
import { messagesSuite } from '../../reminders/message.store.suite.ts'
import { migrateSuite } from './migrate.store.suite.ts'
import { packagesSuite } from '../../packages/packages.store.suite.ts'
import { packsSuite } from '../../audit/packs/pack.store.suite.ts'
import { passMarkSheetsSuite } from '../../understanding/pass-mark-sheet.store.suite.ts'
import { peopleSuite } from '../../people/people.store.suite.ts'
import { sharedSecretSuite } from '../codes/shared-secret.store.suite.ts'
import { printedCodeSuite } from '../../identity/codes/printed-code.store.suite.ts'
import { retentionSuite } from '../../privacy/retention.store.suite.ts'
import { recordsSuite } from '../../people/record.store.suite.ts'
import { scopeSuite } from '../../people/scope.store.suite.ts'
import { rulesSuite } from '../../requirements/rules.store.suite.ts'
import { reportsPastSuite } from '../../reports/past/past.store.suite.ts'
import { reportLawsSuite } from '../../reports/laws.store.suite.ts'
import { reportsSuite } from '../../reports/report.store.suite.ts'
import { rosterSuite } from '../../imports/staff-list/import.store.suite.ts'
import { factorsSuite } from '../../identity/factors/factors.store.suite.ts'
import { singleSignOnSuite } from '../../identity/sso/sso.store.suite.ts'
import { signInSuite } from '../../identity/sign-in.store.suite.ts'
import { sitesSuite } from '../../site/site.store.suite.ts'
import { standingSuite } from '../../requirements/standing.store.suite.ts'
import { tamperingSuite } from '../../ledger/tampering.store.suite.ts'
import { trailSuite } from '../../trail/trail.store.suite.ts'
import { understandingSuite } from '../../understanding/understanding.store.suite.ts'

/** Everything that a store does, on one engine. */
export function storesSuite(engine: TestEngine): void {
  describe(engine.name, () => {
    let store: Store

    beforeEach(async () => {
      store = await engine.open()
    })
    afterEach(() => store.close())
    afterAll(() => engine.stop())

    const current = () => store
    migrateSuite(current)
    ledgerSuite(current)
    tamperingSuite(current)
    ledgerHeadsSuite(current)
    savedViewsSuite(current)
    factsSuite(current)
    standingSuite(current)
    peopleSuite(current)
    scopeSuite(current)
    reportsPastSuite(current)
    recordsSuite(current)
    reportsSuite(current)
    reportLawsSuite(current)
    mergesSuite(current)
    rulesSuite(current)
    rosterSuite(current)
    sitesSuite(current)
    certificatesSuite(current)
    evidenceSuite(current)
    packagesSuite(current)
    packsSuite(current)
    signInSuite(current)
    factorsSuite(current)
    singleSignOnSuite(current)
    messagesSuite(current)
    invitesSuite(current)
    importsSuite(current)
    understandingSuite(current)
    trailSuite(current)
    passMarkSheetsSuite(current)
    printedCodeSuite(current)
    sharedSecretSuite(current)
    retentionSuite(current)
    homeSuite(current)
  })
}
