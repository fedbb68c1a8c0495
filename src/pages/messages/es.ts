import { account } from './es/account.ts'
import { card } from './es/card.ts'
import { care } from './es/care.ts'
import { certificate } from './es/certificate.ts'
import { hr } from './es/hr.ts'
import { kit } from './es/kit.ts'
import { learn } from './es/learn.ts'
import { mail } from './es/mail.ts'
import { preflight } from './es/preflight.ts'
import { sco } from './es/sco.ts'
import { selftest } from './es/selftest.ts'
import { shell, support } from './es/shell.ts'
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
