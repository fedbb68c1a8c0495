import { compiledCourseId } from '../app/compiled.ts'
import { dateAt, type Instant, later, DAY_MS } from '../platform/time/calendar.ts'
import { ROOT } from '../platform/root.ts'
import { maySignIn } from '../identity/access.store.ts'
import { accountInUse } from '../identity/joined/in-use.store.ts'
import { activeHr, makeRecoveryCode } from '../identity/recovery.store.ts'
import { createAccount, findAccount } from '../identity/account.store.ts'
import { giveAndTell } from '../identity/roles/role-change.store.ts'
import { employmentOn } from '../people/employment.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { createSignInLink } from '../identity/sign-in-link.store.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen, personCalled } from './database.cli.ts'
import { toLanguage } from '../platform/text/language.ts'

const ACTOR = 'system:console'
const INVITE_MS = 7 * DAY_MS

/** What each command gives, and what it says about that. */
const COMMANDS = {
  'make-admin': {
    role: 'administrator',
    when: 'Use this when no administrator can sign in anymore.',
    summary: 'make someone on record an administrator, and print a sign-in link for them',
    given: 'This person is now an administrator. The ledger says so, and every administrator is told.',
    had: 'This person is already an administrator.',
  },
  'make-hr': {
    role: 'hr',
    when: 'Use this when nobody in HR can sign in anymore, and no administrator is left who could assign the role.',
    summary: 'give someone on record HR access, and print a sign-in link for them',
    given: 'This person now has HR access. The ledger says so, and everyone in HR and every administrator is told.',
    had: 'This person already has HR access.',
  },
} as const
type Name = keyof typeof COMMANDS

/** A way back in for whoever has the server's own console. */
export function breakGlassCommand(name: Name, now: () => Instant): Command {
  const { summary, when, given, had } = COMMANDS[name]
  return {
    name,
    summary,
    help: `csec ${name} PERSON [--database ADDRESS | --data-dir FOLDER]

  PERSON              the sign-in name, e-mail address or staff number of someone on record
${DATABASE_HELP}

${when} If the server uses SQLite, stop it first. The change is recorded in the
ledger, and the person and everyone concerned are told by e-mail if mail is set up. The link works once: for 1 hour
if the person has a password, which the link replaces, and for 7 days if they have none. Set PUBLIC_URL or PORT
to what the server uses, because the link begins with it. Nobody is asked to agree, and the ledger says so.`,
    async run([who, ...args]) {
      if (who === undefined || who.startsWith('-')) throw new UsageError(`say who: csec ${name} PERSON`)
      const course = compiledCourseId(ROOT)
      const store = await openChosen(readOptions(args, DATABASE_OPTIONS), { now })
      try {
        const { token, language, hours, wasGiven, hasHr } = await give(store, name, who, now(), course)
        console.log(wasGiven ? had : given)
        console.log(`Their link, which works once and for ${hours}:`)
        const { PUBLIC_URL = '', PORT = '' } = process.env
        const address = PUBLIC_URL === '' ? `http://localhost:${PORT === '' ? '3000' : PORT}` : PUBLIC_URL
        console.log(address.replace(/\/$/, '') + publicPath(hrefTo('/join/:token', { token }), language))
        if (!hasHr) console.log(`Nobody in HR can sign in now. The administrator can assign that role, under "Roles".`)
        if (PUBLIC_URL === '')
          console.error(
            `PUBLIC_URL isn't set here, so this link opens on this machine only, and only if the server listens on ${address}. If it's elsewhere, put its address in front of /join, or next time, set PUBLIC_URL or PORT to what the server uses.`,
          )
        return 0
      } finally {
        await store.close()
      }
    },
  }
}

async function give(store: Store, name: Name, who: string, at: Instant, course: string) {
  const { role } = COMMANDS[name]
  const organization = await findOrganization(store.db)
  if (organization === null) {
    throw new UsageError('There is no organization yet. Start the server: it prints a link for the setup.')
  }
  const today = dateAt(at, organization.timeZone)
  return store.transaction(async (tx) => {
    const person = await personCalled(tx, who, today)
    if (!(await maySignIn(tx, person, today))) {
      throw new UsageError(`${who}: this person has left or their account is closed. Choose someone else.`)
    }
    if ((await employmentOn(tx, person, today)) === 'none') {
      throw new UsageError(
        `${who}: this person doesn't work here, so they can only be an auditor. Choose someone else.`,
      )
    }
    const recording = { course, actor: ACTOR, at, today } as const
    await createAccount(tx, person, 'en', at)
    const grants = (await findAccount(tx, person))?.grants ?? []
    const wasGiven = grants.some((grant) => grant.role === role && grant.until === null)
    if (!wasGiven) {
      await giveAndTell(tx, person, { role, sites: [], until: null }, { reason: `csec ${name}`, recording, mail: true })
    }
    const hasHr = role === 'hr' || (await activeHr(tx, today)).length > 0
    const used = await accountInUse(tx, person)
    const language = toLanguage((used ?? (await findAccount(tx, person)))?.language)
    if (used !== null) {
      const token = await makeRecoveryCode(tx, used.person, null, recording)
      return { token, language, hours: '1 hour', wasGiven, hasHr }
    }
    const expiresAt = later(at, INVITE_MS)
    const token = await createSignInLink(tx, { purpose: 'invite', person, createdBy: ACTOR, at, expiresAt })
    return { token, language, hours: '7 days', wasGiven, hasHr }
  })
}
