import { postgres, sqliteFile } from '../support/stores.ts'
import { fuzzSuite } from './fuzz.suite.ts'

fuzzSuite(sqliteFile())
fuzzSuite(postgres())
