import { beforeEach, describe, expect, it } from 'vitest'
import { passkeyHandle } from '../../../src/identity/factors/passkey.web.ts'
import { addPasskey, passkeysOf } from '../../../src/identity/factors/passkey.store.ts'
import { linkedSignIns, linkSignIn } from '../../../src/identity/sso/linked.store.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../../support/app.ts'
import { CLIENT } from '../../support/oidc.ts'
import { type Staff, staffOn, withoutPassword } from '../../support/staff.ts'

/** Nobody asks it anything here. */
const ISSUER = 'https://login.harborstreet.example'
const t = MESSAGES.en

type Has = 'password' | 'passkey' | 'another passkey' | 'single sign-on' | 'an old provider' | 'a password elsewhere'

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp({
    OIDC_ISSUER: ISSUER,
    OIDC_CLIENT_ID: CLIENT.client_id,
    OIDC_CLIENT_SECRET: CLIENT.client_secret,
  })
  staff = await staffOn(test)
})

/** Written by hand: what Bob has, and whether he may remove the passkey and disconnect the provider. */
const CASES: readonly [readonly Has[], boolean | null, boolean | null][] = [
  [['passkey'], false, null],
  [['passkey', 'another passkey'], true, null],
  [['passkey', 'password'], true, null],
  [['passkey', 'single sign-on'], true, true],
  [['passkey', 'an old provider'], false, true],
  [['passkey', 'a password elsewhere'], true, null],
  [['single sign-on'], null, false],
  [['single sign-on', 'password'], null, true],
  [['single sign-on', 'an old provider'], null, false],
  [['single sign-on', 'a password elsewhere'], null, true],
]

describe('somebody who has', () => {
  it.each(CASES.filter(([, passkey]) => passkey !== null))('%j may remove the passkey: %s', async (has, may) => {
    await give(has)
    expect(await removesPasskey()).toEqual({ offered: may, done: may })
  })

  it.each(CASES.flatMap(([has, , provider]) => (provider === null ? [] : [[has, provider] as const])))(
    '%j may disconnect the provider: %s',
    async (has, may) => {
      await give(has)
      expect(await disconnects()).toEqual({ offered: may, done: may })
    },
  )
})

it('two passkeys removed at the same moment leave one', async () => {
  await give(['passkey', 'another passkey'])
  const { db } = test.deps.store
  const bob = await signedIn(test, staff.bob)
  const paths = (await passkeysOf(db, [staff.bob])).map((each) => `/account/passkeys/${passkeyHandle(each)}/removals`)
  const answers = await Promise.all(paths.map((path) => bob.post(path, {})))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  expect(await passkeysOf(db, [staff.bob])).toHaveLength(1)
})

async function give(has: readonly Has[]): Promise<void> {
  const { now, store } = test.deps
  const recording = {
    course: 'csec-orientation',
    actor: staff.bob,
    at: now(),
    today: calendarDate('2026-11-24'),
  } as const
  if (!has.includes('password')) await withoutPassword(test, staff.bob)
  await store.transaction(async (tx) => {
    const add = (id: string) =>
      addPasskey(tx, { id, person: staff.bob, publicKey: 'key', counter: 0, name: 'Phone' }, now())
    // The record with the password is the only one with a way in when the two are joined, so it keeps it.
    if (has.includes('a password elsewhere'))
      await mergeRecords(tx, staff.dan, { into: staff.bob, sameJob: false, reason: 'Typed in twice' }, recording)
    const link = (identity: string, issuer: string) =>
      linkSignIn(tx, { identity: identity.repeat(64), issuer, person: staff.bob }, 'en', recording)
    if (has.includes('passkey')) await add('one')
    if (has.includes('another passkey')) await add('two')
    if (has.includes('single sign-on')) await link('1', ISSUER)
    if (has.includes('an old provider')) await link('2', 'https://the-one-before.example')
  })
}

async function disconnects() {
  const bob = await signedIn(test, staff.bob)
  const { text } = await bob.get('/account')
  await bob.post('/account/single-sign-on/removals', {})
  return {
    offered: text.includes('action="/account/single-sign-on/removals"'),
    done: (await linkedSignIns(test.deps.store.db, staff.bob)).length === 0,
  }
}

async function removesPasskey() {
  const { db } = test.deps.store
  const bob = await signedIn(test, staff.bob)
  const [passkey, ...others] = await passkeysOf(db, [staff.bob])
  if (passkey === undefined) throw new Error('there is no passkey')
  const path = `/account/passkeys/${passkeyHandle(passkey)}`
  const { text } = await bob.get(path)
  expect(text.includes(t.factors.passkey.lastWayIn)).toBe(!text.includes(`action="${path}/removals"`))
  await bob.post(`${path}/removals`, {})
  const left = await passkeysOf(db, [staff.bob])
  return { offered: text.includes(`action="${path}/removals"`), done: left.length === others.length }
}
