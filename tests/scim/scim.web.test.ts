import { describe } from 'vitest'
import { sqliteMemory } from '../support/stores.ts'
import { suitesOn } from '../support/store-suites.ts'
import { scimSuite } from './scim.web.suite.ts'

describe('SCIM', () => {
  suitesOn(sqliteMemory(), scimSuite)
})
