import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { findAccount } from '../account.store.ts'
import { isStepAskedOf, mayCodesCount } from './asked.web.ts'
import { codeAppsOf } from './code-app.store.ts'
import { allRecordsOf } from './factor.store.ts'
import { passkeyHandle } from './passkey.web.ts'
import { passkeySite } from './passkey-site.ts'
import { passkeysOf } from './passkey.store.ts'
import { unusedSpareCodes } from './spare-code.store.ts'
import type { Ways } from './ways.page.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'
import type { Instant } from '../../platform/time/calendar.ts'

/** How the viewer signs in, under all of their records. */
export async function ownWays(visit: SignedInVisit): Promise<Ways> {
  const { account, deps, language, organization, session, t } = visit
  const { db } = deps.store
  const words = t.factors.list
  const dayOf = (at: Instant) => formatDayOf(at, organization.timeZone, language)
  const records = await allRecordsOf(db, account)
  const app = (await codeAppsOf(db, records))[0]
  const left = (await unusedSpareCodes(db, records)).length
  const mayCount = await mayCodesCount(visit)
  const isAsked = await isStepAskedOf(visit, { person: account, grants: session.grants })
  return {
    passkeys: (await passkeysOf(db, records)).map((passkey) => ({
      name: passkey.name,
      line: words.line(dayOf(passkey.addedAt), passkey.usedAt === null ? null : dayOf(passkey.usedAt)),
      href: hrefTo('/account/passkeys/:passkey', { passkey: passkeyHandle(passkey) }),
    })),
    newPasskeyHref: passkeySite(deps.config.publicUrl) === null ? null : hrefTo('/account/passkeys/new'),
    firstPasswordHref:
      (await findAccount(db, account))?.passwordHash === null ? hrefTo('/account/first-password') : null,
    app:
      app === undefined
        ? mayCount
          ? { line: words.appOff, link: { text: words.setUp, href: hrefTo('/account/app') } }
          : { line: words.appNotAsked, link: null }
        : {
            line: words.appOn(dayOf(app.addedAt)),
            link: { text: words.turnOff, href: hrefTo('/account/app/removals') },
          },
    codes:
      isAsked && (mayCount || left > 0)
        ? { line: left === 0 ? words.noCodes : words.codesLeft(left), href: hrefTo('/account/spare-codes') }
        : null,
  }
}
