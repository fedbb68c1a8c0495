import { compiledCourseId } from '../app/compiled.ts'
import { dateAt, type Instant, later, DAY_MS } from '../platform/time/calendar.ts'
import { ROOT } from '../platform/root.ts'
import { giveRole, maySignIn } from '../identity/access.store.ts'
import { accountInUse, makeRecoveryCode, tellHr } from '../identity/recovery.store.ts'
import { createAccount, findAccount } from '../identity/account.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { createSignInLink } from '../identity/sign-in-link.store.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen, personCalled } from './database.cli.ts'
import { toLanguage } from '../platform/text/language.ts'

const ACTOR = 'system:console'
const MADE_HR = 'This person now has HR access. The ledger says so, and everyone in HR is told.'
const WORKS_IN_HR = 'This person has HR access already.'
const INVITE_MS = 7 * DAY_MS

export function makeHrCommand(now: () => Instant): Command {
  return {
    name: 'make-hr',
    summary: 'make somebody on record HR, and print a link with which they sign in',
    help: `csec make-hr PERSON [--database ADDRESS | --data-dir FOLDER]

  PERSON              a sign-in name, e-mail address or staff number of somebody on record
${DATABASE_HELP}

For when nobody in HR can sign in any more. Stop the server first if it uses SQLite. It is written into the ledger,
and everyone in HR is told by mail where mail is set up. The link works once: for 1 hour for somebody who has a
password, which it replaces, and for 7 days for somebody who has none. Set PUBLIC_URL, or PORT, as for the server:
the link begins with it. Nobody in HR is asked to agree, and the ledger says so.`,
    async run([who, ...args]) {
      if (who === undefined || who.startsWith('-')) throw new UsageError('say whom: csec make-hr PERSON')
      const course = compiledCourseId(ROOT)
      const store = await openChosen(readOptions(args, DATABASE_OPTIONS))
      try {
        const { token, language, hours, wasHr } = await make(store, who, now(), course)
        console.log(wasHr ? WORKS_IN_HR : MADE_HR)
        console.log(`Their link, which works once and for ${hours}:`)
        const { PUBLIC_URL = '', PORT = '' } = process.env
        const address = PUBLIC_URL === '' ? `http://localhost:${PORT === '' ? '3000' : PORT}` : PUBLIC_URL
        console.log(address.replace(/\/$/, '') + publicPath(hrefTo('/join/:token', { token }), language))
        if (PUBLIC_URL === '')
          console.error(
            `PUBLIC_URL isn't set here, so this link opens on this machine only, and only if the server listens on ${address}. If it's elsewhere, put its address in front of /join, or set PUBLIC_URL or PORT as for the server next time.`,
          )
        return 0
      } finally {
        await store.close()
      }
    },
  }
}

async function make(store: Store, who: string, at: Instant, course: string) {
  const organization = await findOrganization(store.db)
  if (organization === null) {
    throw new UsageError('There is no organization yet. Start the server: it prints a link for the set-up.')
  }
  const today = dateAt(at, organization.timeZone)
  return store.transaction(async (tx) => {
    const person = await personCalled(tx, who, today)
    if (!(await maySignIn(tx, person, today))) {
      throw new UsageError(`${who}: this person has left or their account is closed. Name somebody else.`)
    }
    const recording = { course, actor: ACTOR, at, today } as const
    await createAccount(tx, person, 'en', at)
    const wasHr = (await findAccount(tx, person))?.grants.some(({ role }) => role === 'hr') === true
    if (!wasHr) {
      await giveRole(tx, person, { role: 'hr', sites: [], until: null }, '', recording)
      await tellHr(tx, 'hr-given', person, { mail: true, by: ACTOR, at, today })
    }
    const used = await accountInUse(tx, person)
    const language = toLanguage((used ?? (await findAccount(tx, person)))?.language)
    if (used !== null)
      return { token: await makeRecoveryCode(tx, used.person, null, recording), language, hours: '1 hour', wasHr }
    const expiresAt = later(at, INVITE_MS)
    const token = await createSignInLink(tx, { purpose: 'invite', person, createdBy: ACTOR, at, expiresAt })
    return { token, language, hours: '7 days', wasHr }
  })
}
