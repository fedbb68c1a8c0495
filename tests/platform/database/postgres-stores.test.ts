import { postgresEngines } from '../../support/stores.ts'
import { storesSuite } from './stores.suite.ts'

for (const engine of postgresEngines()) storesSuite(engine)
