import { beforeEach, describe, expect, it } from 'vitest'
import { type Instant, toInstant } from '../../src/platform/time/calendar.ts'
import {
  createAccount,
  deleteAccount,
  findAccount,
  findAccountBySignInName,
  setCredentials,
  setLanguage,
} from '../../src/identity/account.store.ts'
import { deleteRoles, FIRST_ROLES, grantsOf, hasAdministrator } from '../../src/identity/role.store.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { createSession, endSession, endSessionsOf, resumeSession } from '../../src/identity/session.store.ts'
import { blockedUntil, clearFailures, recordFailure } from '../../src/identity/sign-in-failure.store.ts'
import {
  createSignInLink,
  findSignInLink,
  type NewLink,
  setUpToken,
  useSignInLink,
} from '../../src/identity/sign-in-link.store.ts'
import { createServerSecret } from '../../src/platform/codes/secret.job.ts'
import { ARRIVAL } from '../support/app.ts'
import { day, noonOf } from '../support/recording.ts'
import { deleteOld } from '../support/expired.ts'

const BOB = 'person:bob'
const DAN = 'person:dan'
const START = noonOf(day('2026-11-02'))
const MINUTES = 60

export function signInSuite(store: () => Store): void {
  describe('signing in', () => {
    beforeEach(async () => {
      for (const person of [BOB, DAN] as const) await createAccount(store().db, person, 'en', START)
    })

    describe('accounts', () => {
      const credentials = (person: typeof BOB | typeof DAN, name: string) =>
        store().transaction((tx) => setCredentials(tx, person, name, 'argon2', day('2026-11-02')))

      it('are found by sign-in name without regard to case', async () => {
        expect(await credentials(BOB, ' Bob.Ortiz ')).toBe(true)
        const account = {
          person: BOB,
          signInName: 'bob.ortiz',
          passwordHash: 'argon2',
          isInUse: true,
          createdAt: '2026-11-02T12:00:00.000Z',
          language: 'en',
          grants: [],
        }
        expect(await findAccountBySignInName(store().db, 'BOB.ortiz')).toEqual(account)
        expect(await findAccountBySignInName(store().db, 'bob')).toBeNull()
      })

      it('never share a sign-in name', async () => {
        await credentials(BOB, 'bob')
        expect(await credentials(DAN, 'BOB')).toBe(false)
        expect(await credentials(BOB, 'Bob')).toBe(true)
        expect(await findAccount(store().db, DAN)).toMatchObject({ signInName: null, passwordHash: null })
      })

      it('keep what they have when they are created again', async () => {
        await setLanguage(store().db, BOB, 'es')
        await createAccount(store().db, BOB, 'en', START)
        expect(await findAccount(store().db, BOB)).toMatchObject({ language: 'es' })
      })

      it('can be given the first roles, once or twice, and lose them', async () => {
        expect(await hasAdministrator(store().db)).toBe(false)
        await putFirstRoles(store().db, BOB)
        await putFirstRoles(store().db, BOB)
        expect(await findAccount(store().db, BOB)).toMatchObject({
          grants: [...FIRST_ROLES].sort().map((role) => ({ role, sites: [], until: null })),
        })
        expect(await findAccount(store().db, DAN)).toMatchObject({ grants: [] })
        expect(await hasAdministrator(store().db)).toBe(true)
        await deleteRoles(store().db, BOB)
        expect(await hasAdministrator(store().db)).toBe(false)
      })

      it('take sessions, links and roles with them when they are deleted', async () => {
        await putFirstRoles(store().db, BOB)
        const session = await createSession(store().db, BOB, START, ARRIVAL)
        const token = await link({ person: BOB })
        await store().transaction((tx) => deleteAccount(tx, BOB))
        expect(await findAccount(store().db, BOB)).toBeNull()
        expect(await resumeSession(store().db, session, START)).toBeNull()
        expect(await findSignInLink(store().db, token, START)).toBeNull()
        expect(await findAccount(store().db, DAN)).not.toBeNull()
      })
    })

    const link = (changes: Partial<NewLink> = {}): Promise<string> => {
      const fresh: NewLink = {
        purpose: 'invite',
        person: BOB,
        createdBy: 'person:ada',
        at: START,
        expiresAt: after(7 * 24 * 60 * MINUTES),
      }
      return store().transaction((tx) => createSignInLink(tx, { ...fresh, ...changes }))
    }
    const use = (token: string, at: Instant = START) => store().transaction((tx) => useSignInLink(tx, token, at))

    describe('sign-in links', () => {
      it('work once: of forty uses at the same time, one gets in', async () => {
        const token = await link()
        expect(await findSignInLink(store().db, token, START)).toMatchObject({ purpose: 'invite', person: BOB })
        const uses = await Promise.all(Array.from({ length: 40 }, () => use(token)))
        expect(uses.filter((used) => used !== null)).toMatchObject([{ purpose: 'invite', person: BOB }])
        expect(await findSignInLink(store().db, token, START)).toBeNull()
      })

      it('work to the last second of their days and no longer', async () => {
        const days = 7 * 24 * 60 * MINUTES
        const token = await link()
        expect(await findSignInLink(store().db, token, after(days - 1))).not.toBeNull()
        expect(await findSignInLink(store().db, token, after(days))).toBeNull()
        expect(await use(token, after(days))).toBeNull()
      })

      it('are replaced by a newer one for the same person, and by nobody else’s', async () => {
        const [first, dans] = [await link(), await link({ person: DAN })]
        const second = await link()
        expect(await use(first)).toBeNull()
        expect(await use(dans)).toMatchObject({ person: DAN })
        expect(await use(second)).toMatchObject({ person: BOB })
      })

      it('a link sent by mail leaves a printed code as it is; a newer code ends both', async () => {
        const printed = await link()
        const mailed = await link({ keepsEarlier: true, expiresAt: after(60) })
        expect(await findSignInLink(store().db, printed, START)).not.toBeNull()
        expect(await findSignInLink(store().db, mailed, START)).not.toBeNull()
        expect(await findSignInLink(store().db, mailed, after(60))).toBeNull()
        await link()
        for (const token of [printed, mailed]) expect(await use(token)).toBeNull()
      })

      it('a link for the set-up belongs to nobody yet', async () => {
        const replaced = await link({ purpose: 'set-up', person: null, createdBy: 'system:start' })
        const token = await link({ purpose: 'set-up', person: null, createdBy: 'system:start' })
        expect(await use(replaced)).toBeNull()
        expect(await use(token)).toMatchObject({ purpose: 'set-up', person: null })
      })

      it('a link for the set-up is the same from every server, until it’s used or its days are over', async () => {
        const secret = createServerSecret()
        const from = (minutes: number, of = secret) =>
          store().transaction((tx) =>
            setUpToken(tx, (at) => of.mac('test', at), {
              person: null,
              createdBy: 'system:start',
              at: after(minutes),
              expiresAt: after(minutes + 7),
            }),
          )
        const [first, ...others] = await Promise.all([from(0), from(0), from(1), from(6)])
        expect(others).toEqual([first, first, first])
        expect(first).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
        const later = await from(20)
        expect(later).not.toBe(first)
        expect(await from(21)).toBe(later)
        // A server with another secret can't know the token, and its own takes the place of the one before.
        const foreign = await from(22, createServerSecret())
        expect(await findSignInLink(store().db, later, after(22))).toBeNull()
        expect(await findSignInLink(store().db, foreign, after(22))).toMatchObject({ purpose: 'set-up', person: null })
      })

      it('can be typed from paper', async () => {
        const token = await link()
        expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
        const typed = token.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I').replace(/.{5}/g, '$&-')
        expect(await use(` ${typed}`)).toMatchObject({ person: BOB })
      })

      it('are kept as hashes only', async () => {
        const token = await link()
        const rows = await store().db.selectFrom('sign_in_link').selectAll().execute()
        expect(JSON.stringify(rows)).not.toContain(token)
      })
    })

    describe('sessions', () => {
      it.each<[string, boolean, number[], boolean]>([
        ['of a learner lasts through a long pause', false, [5 * 60 * MINUTES], true],
        ['of a learner ends after 12 hours', false, [6 * 60 * MINUTES, 12 * 60 * MINUTES], false],
        ['of HR lasts while the pauses are short', true, [29 * MINUTES, 58 * MINUTES, 87 * MINUTES], true],
        ['of HR ends after a pause of 30 minutes', true, [30 * MINUTES], false],
        ['does not begin before it began, when the clock is set back', false, [-1], false],
      ])('one %s', async (_, isHr, seenAfter, lasts) => {
        if (isHr) await putFirstRoles(store().db, BOB)
        const id = await createSession(store().db, BOB, START, ARRIVAL)
        const grants = await grantsOf(store().db, BOB)
        let session = null
        for (const seconds of seenAfter) session = await resumeSession(store().db, id, after(seconds))
        expect(session).toEqual(
          lasts
            ? {
                handle: expect.stringMatching(/^[0-9a-f]{16}$/),
                person: BOB,
                csrfToken: expect.stringMatching(/^[\w-]{43}$/),
                language: 'en',
                grants,
                authenticatedAt: START,
                idleUntil: after((seenAfter.at(-1) ?? 0) + (isHr ? 30 : 8 * 60) * MINUTES),
                idleMs: (isHr ? 30 : 8 * 60) * MINUTES * 1_000,
                latestEnd: after(12 * 60 * MINUTES),
                way: 'password',
                search: null,
                standing: { survivor: BOB, isClosed: false, supervises: false, terms: [] },
              }
            : null,
        )
      })

      it('note that they were seen at most once a minute', async () => {
        const id = await createSession(store().db, BOB, START, ARRIVAL)
        const seen = async (seconds: number) => {
          await resumeSession(store().db, id, after(seconds))
          return (await store().db.selectFrom('session').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at
        }
        expect(await seen(59)).toBe(START)
        expect(await seen(60)).toBe(after(60))
        expect(await seen(119)).toBe(after(60))
      })

      it('end one by one, all of a person at once, or by age', async () => {
        const { db } = store()
        const [first, second, third, dans] = [
          await createSession(db, BOB, START, ARRIVAL),
          await createSession(db, BOB, START, ARRIVAL),
          await createSession(db, BOB, after(60), ARRIVAL),
          await createSession(db, DAN, after(60), ARRIVAL),
        ]
        const alive = async () => {
          const found = await Promise.all([first, second, third, dans].map((id) => resumeSession(db, id, after(60))))
          return found.map((session) => session !== null)
        }
        await endSession(db, first)
        expect(await alive()).toEqual([false, true, true, true])
        await deleteOld(store(), 'sessions', after(13 * 60 * MINUTES))
        expect(await alive()).toEqual([false, false, true, true])
        await endSessionsOf(db, BOB)
        expect(await alive()).toEqual([false, false, false, true])
      })

      it('are kept as hashes only', async () => {
        const id = await createSession(store().db, BOB, START, ARRIVAL)
        expect(await store().db.selectFrom('session').select('id_hash').execute()).not.toContainEqual({ id_hash: id })
        expect(await resumeSession(store().db, 'other', START)).toBeNull()
      })
    })

    describe('failed sign-ins', () => {
      const fail = async (times: number, at: Instant = START) => {
        for (let n = 0; n < times; n++) await store().transaction((tx) => recordFailure(tx, 'name:bob', at))
      }

      it.each([
        ['four are free', 4, null],
        ['the fifth costs 15 seconds', 5, 15],
        ['the sixth costs 30 seconds', 6, 30],
        ['no number costs more than 15 minutes', 40, 15 * MINUTES],
      ])('%s', async (_, failures, seconds) => {
        await fail(failures)
        expect(await blockedUntil(store().db, 'name:bob', START)).toBe(seconds === null ? null : after(seconds))
        expect(await blockedUntil(store().db, 'name:dan', START)).toBeNull()
      })

      it('are free again when the wait is over, after success, and after a quiet day', async () => {
        await fail(5)
        expect(await blockedUntil(store().db, 'name:bob', after(15))).toBeNull()
        await clearFailures(store().db, 'name:bob')
        await fail(4)
        expect(await blockedUntil(store().db, 'name:bob', START)).toBeNull()
        await fail(1, after(24 * 60 * MINUTES + 1))
        expect(await blockedUntil(store().db, 'name:bob', after(24 * 60 * MINUTES + 1))).toBeNull()
      })
    })
  })
}

function after(seconds: number): Instant {
  return toInstant(Date.parse(START) + seconds * 1_000)
}
