import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/store/open.ts'
import { testEngines } from '../support/stores.ts'
import { certificatesSuite } from './certificates.suite.ts'
import { evidenceSuite } from './evidence.suite.ts'
import { factsSuite } from './facts.suite.ts'
import { invitesSuite } from './invites.suite.ts'
import { importsSuite } from './imports.suite.ts'
import { ledgerHeadsSuite } from './ledger-heads.suite.ts'
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
import { reportsSuite } from './reports.suite.ts'
import { rosterSuite } from './roster.suite.ts'
import { signInSuite } from './sign-in.suite.ts'
import { sitesSuite } from './sites.suite.ts'
import { standingSuite } from './standing.suite.ts'
import { tamperingSuite } from './tampering.suite.ts'
import { understandingSuite } from './understanding.suite.ts'

/** One file for all of it: the embedded PostgreSQL is slow to start and large, so there is one of it. */
describe.each(testEngines())('$name', (engine) => {
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
  factsSuite(current)
  standingSuite(current)
  peopleSuite(current)
  reportsPastSuite(current)
  recordsSuite(current)
  reportsSuite(current)
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
