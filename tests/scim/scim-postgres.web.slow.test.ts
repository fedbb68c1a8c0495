import { describe } from 'vitest'
import { postgres } from '../support/stores.ts'
import { suitesOn } from '../support/store-suites.ts'
import { scimSuite } from './scim.web.suite.ts'

describe('SCIM', () => {
  suitesOn(postgres(), scimSuite)
})
