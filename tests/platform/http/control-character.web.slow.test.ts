import { postgres } from '../../support/stores.ts'
import { controlCharacterSuite } from './control-character.web.suite.ts'

controlCharacterSuite(postgres())
