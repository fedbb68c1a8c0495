import { ledgerSuite } from '../ledger/ledger.store.suite.ts'
import { mergesSuite } from '../ledger/merge.store.suite.ts'
import { tamperingSuite } from '../ledger/tampering.store.suite.ts'
import { suitesOn } from '../support/store-suites.ts'
import { sqliteFile } from '../support/stores.ts'

// What the ledger does, on SQLite, without every other store.
suitesOn(sqliteFile(), ledgerSuite, mergesSuite, tamperingSuite)
