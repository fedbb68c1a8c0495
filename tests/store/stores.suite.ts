import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/store/open.ts'
import type { TestEngine } from '../support/stores.ts'
import { certificatesSuite } from './certificates.suite.ts'
import { evidenceSuite } from './evidence.suite.ts'
import { factsSuite } from './facts.suite.ts'
import { invitesSuite } from './invites.suite.ts'
import { importsSuite } from './imports.suite.ts'
import { ledgerHeadsSuite } from './ledger-heads.suite.ts'
import { savedViewsSuite } from './saved-views.suite.ts'
import { ledgerSuite } from './ledger.suite.ts'
import { mergesSuite } from './merges.suite.ts'
import { messagesSuite } from './messages.suite.ts'
import { migrateSuite } from './migrate.suite.ts'
import { packagesSuite } from './packages.suite.ts'
import { packsSuite } from './packs.suite.ts'
import { passMarkSheetsSuite } from './pass-mark-sheets.suite.ts'
import { peopleSuite } from './people.suite.ts'
import { recordsSuite } from './records.suite.ts'
import { rulesSuite } from './rules.suite.ts'
import { reportsPastSuite } from './reports-past.suite.ts'
import { reportLawsSuite } from './report-laws.suite.ts'
import { reportsSuite } from './reports.suite.ts'
import { rosterSuite } from './roster.suite.ts'
import { signInSuite } from './sign-in.suite.ts'
import { sitesSuite } from './sites.suite.ts'
import { standingSuite } from './standing.suite.ts'
import { tamperingSuite } from './tampering.suite.ts'
import { understandingSuite } from './understanding.suite.ts'

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
    messagesSuite(current)
    invitesSuite(current)
    importsSuite(current)
    understandingSuite(current)
    passMarkSheetsSuite(current)
  })
}
