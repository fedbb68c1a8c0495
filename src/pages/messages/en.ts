import { account } from './en/account.ts'
import { card } from './en/card.ts'
import { certificate } from './en/certificate.ts'
import { care } from './en/care.ts'
import { hr } from './en/hr.ts'
import { kit } from './en/kit.ts'
import { learn } from './en/learn.ts'
import { mail } from './en/mail.ts'
import { preflight } from './en/preflight.ts'
import { sco } from './en/sco.ts'
import { selftest } from './en/selftest.ts'
import { shell, support } from './en/shell.ts'

export const en = { shell, support, learn, care, account, hr, sco, card, certificate, kit, mail, preflight, selftest }
