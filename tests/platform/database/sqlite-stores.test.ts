import { sqliteMemory } from '../../support/stores.ts'
import { storesSuite } from './stores.suite.ts'

storesSuite(sqliteMemory())
