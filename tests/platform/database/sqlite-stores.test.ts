import { sqliteFile } from '../../support/stores.ts'
import { storesSuite } from './stores.suite.ts'

storesSuite(sqliteFile())
