import { describe } from 'vitest'
import { sqliteFile } from '../support/stores.ts'
import { suitesOn } from '../support/store-suites.ts'
import { scimSuite } from './scim.web.suite.ts'

describe('SCIM', () => {
  suitesOn(sqliteFile(), scimSuite)
})
