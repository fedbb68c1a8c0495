import { recordFailure, nameKey } from '../../src/identity/sign-in-failure.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { askRecovery } from '../../src/identity/recovery.store.ts'
import { createSignInLink, linkExpiry } from '../../src/identity/sign-in-link.store.ts'
import { keepEvidence } from '../../src/ledger/evidence.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { setDetail } from '../../src/learning/reading-preference.store.ts'
import { changeFacts, recordEvents } from '../../src/people/record.store.ts'
import { putDraft } from '../../src/platform/database/draft.store.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { signedIn } from './app.ts'
import { PACK_DAY, type PackStory } from './pack.ts'
import { PDF } from './papers.ts'
import { COURSE } from './recording.ts'
import { signInNameOf } from './staff.ts'
import { saveExampleView } from './views.ts'

/** Puts something about Bob into every place that can hold something about a person. */
export async function fillEveryPlace({ store, staff, test }: PackStory): Promise<void> {
  const { ada, bob, cleo } = staff
  const at = test.clock.now()
  const recording = { course: COURSE, actor: ada, at, today: PACK_DAY } as const
  await signedIn(test, bob)
  await store.transaction(async (tx) => {
    await changeFacts(tx, bob, { name: 'Bob Quillfeather', employee_number: 'Q-7781' }, PACK_DAY, recording)
    await recordFailure(tx, nameKey(signInNameOf('bob')), at)
    const paper = await keepEvidence(tx, { name: 'Rivera.pdf', bytes: PDF, by: ada, at })
    const corrects = (await historyOf(tx, bob))[0]?.id ?? ''
    const evidence = { files: [paper], reference: 'binder 3' }
    const body = { v: 2, corrects, reason: 'The letter says so', evidence, change: { kind: 'stands' } } as const
    await recordEvents(tx, [{ person: bob, on: PACK_DAY, kind: 'corrected', body }], recording)
    await putRole(tx, bob, { role: 'site-hr', sites: [staff.north], until: PACK_DAY }, { at, by: ada })
    await askRecovery(tx, bob, ada, at)
    await createSignInLink(tx, { purpose: 'recovery', person: bob, createdBy: ada, at, expiresAt: linkExpiry(at) })
    const escalation = { kind: 'escalation', person: cleo, about: bob, occasion: 'late', deadline: PACK_DAY } as const
    await enqueue(tx, { ...escalation, mail: true, by: 'system:reminders', at, today: PACK_DAY })
    const read = { kind: 'person_read', about: bob, detail: { route: '/hr/people/:person' } } as const
    await appendToTrail(tx, { actor: ada, at, address: '192.0.2.7' }, read)
    await appendToTrail(
      tx,
      { actor: bob, at, address: '192.0.2.8' },
      { kind: 'signed_in', detail: { how: 'password' } },
    )
    await setDetail(tx, bob, 'less')
  })
  const passkey = {
    id: 'key-1',
    person: bob,
    public_key: 'x',
    counter: 0,
    name: 'Bob’s phone',
    added_at: at,
    used_at: at,
  }
  await store.db.insertInto('passkey').values(passkey).execute()
  const linked = {
    identity_hash: 'd'.repeat(64),
    person: bob,
    issuer: 'https://login.harborstreet.example',
    salt: 's',
    linked_at: at,
  }
  await store.db.insertInto('single_sign_on').values(linked).execute()
  await store.db.insertInto('code_app').values({ person: bob, secret: 'sealed', last_step: 0, added_at: at }).execute()
  await store.db
    .insertInto('spare_code')
    .values({ person: bob, code_hash: 'b'.repeat(64), used_at: at })
    .execute()
  const change = { id: 'change-1', person: bob, kind: 'passkey-added', at, seen_at: at } as const
  await store.db.insertInto('sign_in_change').values(change).execute()
  await putDraft(store.db, bob, 'practice:L1', { note: 'a private note' }, at)
  await saveExampleView(test, bob, { name: 'Rivera’s list' })
  const file = {
    id: 'import:1',
    kind: 'roster',
    file_name: 'staff.csv',
    file_hash: 'a'.repeat(64),
    content: 'name,email\nBob Rivera,bob@harborstreet.example\n',
    mapping: null,
    state: 'applied',
    choices: '{}',
    rows_total: 1,
    rows_done: 1,
    problem: null,
    created_by: bob,
    created_at: at,
    finished_at: at,
  } as const
  await store.db.insertInto('data_import').values(file).execute()
  const said = JSON.stringify({ name: 'Bob Rivera' })
  const row = { import: 'import:1', line: 7, outcome: 'same', person: bob, detail: said, applied_at: at } as const
  await store.db.insertInto('import_row').values(row).execute()
}
