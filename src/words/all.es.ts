import { account } from '../identity/words-account.es.ts'
import { card } from '../card/words.es.ts'
import { care } from '../learning/words-care.es.ts'
import { certificate } from '../certificates/words.es.ts'
import { hr } from './hr.es.ts'
import { kit } from '../packages/kit/words-kit.es.ts'
import { learn } from '../learning/words-learn.es.ts'
import { mail } from '../mail/words-mail.es.ts'
import { preflight } from '../packages/trial/words-preflight.es.ts'
import { sco } from '../packages/runtime/words-sco.es.ts'
import { selftest } from '../packages/trial/words-selftest.es.ts'
import { shell, support } from '../platform/html/words.es.ts'
import type { Messages } from './messages.ts'

export const es: Messages = {
  shell,
  support,
  learn,
  care,
  account,
  card,
  certificate,
  hr,
  sco,
  kit,
  mail,
  preflight,
  selftest,
}
