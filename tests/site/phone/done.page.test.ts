import { expect, it } from 'vitest'
import type { Shell } from '../../../src/platform/html/shell.page.ts'
import { doneText } from '../../../src/site/phone/done.page.ts'
import type { HeldRole } from '../../../src/site/roles/role.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

const nights: HeldRole = { role: 'named', place: 1, holder: { role: 'Clinical lead', phone: '609-555-0190' } }
const weekends: HeldRole = { ...nights, place: 2 }
const backup: HeldRole = { role: 'backup', place: 0, holder: { role: 'Director', phone: '609-555-0191' } }

it.each(['en', 'es'] as const)(
  'says in %s whose new numbers staff don’t get yet, whether it’s one role or several',
  (language) => {
    const t = MESSAGES[language]
    const { phone } = t.hr.sites
    const said = (...stillAway: readonly HeldRole[]) =>
      doneText({ language, t } as Shell, { comes: null, live: null, stillAway }, 'published') // it reads nothing else of it
    const [named, other] = [`${t.hr.siteRoles.role.named} (Clinical lead)`, `${t.hr.siteRoles.role.backup} (Director)`]
    expect(said()).toBe(phone.published)
    expect(said(nights)).toBe(phone.publishedAway(1, named))
    // Two rows of one person have one title.
    expect(said(nights, weekends)).toBe(phone.publishedAway(1, named))
    expect(said(nights, backup)).toBe(phone.publishedAway(2, `${named}; ${other}`))
    expect(phone.publishedAway(2, '')).not.toBe(phone.publishedAway(1, ''))
  },
)
