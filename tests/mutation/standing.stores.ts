import { mergesSuite } from '../ledger/merge.store.suite.ts'
import { standingSuite } from '../requirements/standing.store.suite.ts'
import { suitesOn } from '../support/store-suites.ts'
import { sqliteFile } from '../support/stores.ts'

// What is kept of the standing of people, on SQLite, without every other store.
suitesOn(sqliteFile(), standingSuite, mergesSuite)
