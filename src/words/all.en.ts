import { account } from '../identity/words-account.en.ts'
import { card } from '../card/words.en.ts'
import { certificate } from '../certificates/words.en.ts'
import { care } from '../learning/words-care.en.ts'
import { hr } from './hr.en.ts'
import { kit } from '../packages/kit/words-kit.en.ts'
import { learn } from '../learning/words-learn.en.ts'
import { mail } from '../mail/words-mail.en.ts'
import { preflight } from '../packages/trial/words-preflight.en.ts'
import { sco } from '../packages/runtime/words-sco.en.ts'
import { selftest } from '../packages/trial/words-selftest.en.ts'
import { shell, support } from '../platform/html/words.en.ts'

export const en = { shell, support, learn, care, account, hr, sco, card, certificate, kit, mail, preflight, selftest }
