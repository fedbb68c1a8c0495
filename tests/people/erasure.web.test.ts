import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONFIRM_DAYS } from '../../src/people/erasure.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { checkUploaded } from '../../src/audit/check/upload.job.ts'
import { makeToken, noteUse } from '../../src/api/token.store.ts'
import { WEBHOOK_EVENTS } from '../../src/webhooks/event.ts'
import { makeWebhook } from '../../src/webhooks/webhook.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { closeAccess } from '../../src/identity/access.store.ts'
import { deleteRoles } from '../../src/identity/role.store.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { putDraft } from '../../src/platform/database/draft.store.ts'
import { putFormDraft } from '../../src/platform/database/form-draft.store.ts'
import { keepEvidence } from '../../src/ledger/evidence.store.ts'
import { currentFacts } from '../../src/ledger/fact.store.ts'
import { eventsOfKind, historyOf } from '../../src/ledger/ledger.store.ts'
import { changeFacts, recordEvents } from '../../src/people/record.store.ts'
import { recordFailure, nameKey } from '../../src/identity/sign-in-failure.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { type Browser, signedIn, visitor } from '../support/app.ts'
import { signInNameOf } from '../support/staff.ts'
import { madePack } from '../support/made-pack.ts'
import { PACK_DAY, type PackStory, packStory } from '../support/pack.ts'
import { PDF } from '../support/papers.ts'
import { parseCsv } from '../support/csv.ts'
import { saveExampleView } from '../support/views.ts'
import { COURSE, day } from '../support/recording.ts'
import { addStranger } from '../support/examples.ts'
import type { ErasureGround } from '../../src/ledger/bodies/employment.ts'

const erasurePath = (person: PersonId) => hrefTo('/hr/people/:person/erasure', { person })
const erasureRequestsPath = (person: PersonId) => hrefTo('/hr/people/:person/erasure-requests', { person })

/** How each column is treated when a person is erased. Someone has to decide about every new column here. */
const ERASED: Readonly<Record<string, string>> = {
  account: 'person sign_in_name password_hash language created_at closed_at address_version',
  account_recovery: 'id person asked_by asked_at agreed_by agreed_at closed_at',
  account_role: 'person role until_on given_at given_by',
  account_role_site: 'person site',
  certificate: 'token pdf',
  code_app: 'person secret last_step added_at',
  data_import: 'content corrections',
  draft: 'owner key value updated_at',
  evidence_file: 'file_name content',
  form_draft: 'account form fields saved_at',
  import_row: 'detail',
  list_columns: 'person columns updated_at',
  message: 'reason link_token',
  no_follow_up: 'person',
  passkey: 'id person public_key counter name added_at used_at',
  person_fact: 'value salt',
  reading_preference: 'person detail',
  report_file:
    'id report language state people_done people_total file_name bytes problem asked_at asked_by claimed_until',
  saved_view: 'id owner name page query mailed since created_at',
  selection: 'id holder action query made_at fields done_at begun_at claimed_until',
  selection_person: 'selection place person outcome entry undone',
  session: 'id_hash person csrf_token created_at last_seen_at expires_at browser system way authenticated_at search',
  sign_in_change: 'id person kind at seen_at',
  sign_in_failure: 'key failures blocked_until',
  sign_in_link: 'token_hash person purpose created_at expires_at used_at created_by',
  sign_in_step: 'id_hash person purpose data expires_at',
  single_sign_on: 'identity_hash person issuer salt linked_at',
  single_sign_on_request: 'id identity_hash issuer person matched_by name email number language asked_at',
  spare_code: 'person code_hash used_at',
  standing: 'name sort_name employee_number',
  trail_address: 'seq at address',
}
/** Ids, days, counts, hashes, and texts about no person. */
const NAMES_NOBODY: Readonly<Record<string, string>> = {
  answer_count: 'item item_version place language chosen people',
  answer_waiting: 'pot item item_version place language chosen band people',
  band_count: 'item item_version band people right_people',
  band_waiting: 'item item_version band people right_people',
  brand_logo: 'hash png width height ground',
  brand_look: 'version accent logo changed_at changed_by',
  organization_name: 'version name changed_at changed_by',
  certificate: 'number person completion language key_id pdf_hash issued_at',
  certificate_key: 'id jwk first_used_at',
  follow_up_count: 'course_version round step waiting waiting_right people people_right',
  follow_up_link: 'token_hash round until_on answered',
  practice_text: 'entry text',
  content_edition: 'hash language course_version policy_version content recorded_at',
  edition_start: 'began_at hash',
  data_import: 'id kind file_hash mapping state choices rows_total rows_done problem created_by created_at finished_at',
  event: 'seq id kind subject course_id effective_on recorded_at actor prev_hash hash',
  evidence_file: 'id content_type hash uploaded_by uploaded_at',
  evidence_pack:
    'id kind as_of site known_at language state people_done people_total file_name hash bytes asked_at asked_by made_at claimed_until stopped_at',
  export_profile: 'id slug archived created_at updated_at',
  hand_over: 'message seq what done_by done_at waited',
  first_check_count: 'place language people',
  import_mapping: 'kind name mapping updated_at updated_by',
  import_row: 'import line outcome person applied_at added',
  job_run: 'job local_date started_at finished_at',
  kept_file: 'version name bytes begun_at is_whole',
  kept_file_piece: 'version number',
  ledger_check: 'scope checked_at seq hash fault fault_at',
  ledger_head: 'id seq hash migrated_to',
  ledger_keeper: 'id language sent_through sent_at tries answer not_before claimed_until updated_at updated_by',
  ledger_key: 'id jwk added_at voucher',
  ledger_signature: 'number occasion day seq hash key_id token signed_at',
  message: 'id occasion kind person about deadline state tries not_before claimed_until created_at created_by sent_at',
  migration: 'version checksum applied_at',
  api_token: 'id token_hash name scopes created_at until_on ended_at used_on',
  webhook: 'id url events created_at from_on until_on through ended_at',
  webhook_delivery:
    'id webhook occasion event person entry on_day state tries not_before claimed_until answer created_at asked_at settled_at',
  organization: 'id name time_zone renewal_months created_at leave_to second_step_from site_agreement',
  package_order:
    'id query source source_name state steps_done steps_total file_hash checked_on found asked_at asked_by claimed_until',
  package_trial: 'code edition title launch_file pass_mark stored used',
  package_trial_file: 'trial name',
  package_made:
    'id source source_name file_name file_hash course_version details_hash query made_by made_at look numbers',
  package_recipient: 'id file_hash recipient ends noted_at noted_by',
  pass_mark_estimate: 'sheet judge round item percent',
  pass_mark_judge: 'sheet judge role',
  pass_mark_sheet: 'id course_version bank_hash editions round opened_at opened_by closed_event',
  person_fact: 'id person kind version hash effective_on recorded_at',
  person_merge: 'person into_person same_job',
  placement: 'person spell site department position supervisor type from_on until_on hired_on status jobs',
  reminder_settings: 'id settings updated_at updated_by',
  reminder_template: 'kind language subject body updated_at updated_by',
  report_change: 'scope on_day status people',
  report_cycles: 'person form lines cycles',
  standing_behind: 'person',
  report_progress: 'id through writes',
  report_timeline: 'person through through_at lists spans earlier',
  single_sign_on_outcome: 'id worked_at failed_at problem said',
  single_sign_on_settings: 'id settings updated_at updated_by',
  retention_rule: 'class period updated_at updated_by',
  request_count: 'code requests until',
  server_key: 'id purpose sealed added_at retired_at',
  server_secret: 'id fingerprint noted_at',
  site: 'id slug name created_at',
  site_slug: 'slug site',
  standing:
    'person requirement status_rank because due_on completed_on valid_until late lessons_finished attempts best_right holds_until as_of policy_version language source exception data_problem reported next_on status',
  submission: 'key event_id',
  trail_check: 'id checked_at seq fault fault_at',
  trail_entry: 'seq at actor kind about detail prev_hash hash',
  trail_head: 'id seq hash gone_seq gone_hash',
}
/** Columns that can name somebody and stay, as the page says. */
const STAYS: Readonly<Record<string, string>> = {
  // Reasons and references that HR typed, and site details as they were published or proposed.
  event: 'body',
  // The contacts of another organization, for its package.
  export_profile: 'details',
  // Packs, which the page names. The files of reports go with their orders.
  kept_file_piece: 'content',
  // The last packages that were tried, with a site's details as they were published.
  package_trial_file: 'content',
  // HR chose the name of the file.
  data_import: 'file_name',
  // The operator's own, and changed on its page.
  ledger_keeper: 'address',
}

const words = MESSAGES.en.hr.erasure

let story: PackStory
let ada: Browser
let dan: Browser
let bob: PersonId
beforeEach(async () => {
  story = await packStory()
  const { store, staff, test } = story
  bob = staff.bob
  await store.transaction((tx) => putFirstRoles(tx, staff.dan))
  ada = await signedIn(test, staff.ada)
  dan = await signedIn(test, staff.dan)
})
afterEach(async () => {
  await story.test.deps.jobs.idle('packs')
  await story.close()
})

const recording = () =>
  ({ course: COURSE, actor: story.staff.ada, at: story.test.clock.now(), today: PACK_DAY }) as const
const ask = (ground: ErasureGround = 'asked-by-person') => ada.post(erasureRequestsPath(bob), { ground, sure: 'yes' })
const confirm = (browser = dan) => browser.post(hrefTo('/hr/people/:person/erasures', { person: bob }), { sure: 'yes' })
const nameOf = async (person: PersonId) =>
  (await currentFacts(story.store.db, [person], PACK_DAY)).get(person)?.name ?? null

async function leaves(person: PersonId): Promise<void> {
  const hired = (await historyOf(story.store.db, person)).find((event) => event.kind === 'hired')
  if (hired?.kind !== 'hired') throw new Error('nobody was hired')
  const body = { v: 1, spell: hired.body.spell } as const
  const event = { person, on: day('2026-11-23'), kind: 'separated', body } as const
  await story.store.transaction((tx) => recordEvents(tx, [event], recording()))
}

/** Bob's name and contact data in every place that can hold them. */
async function fillsEveryPlace(): Promise<void> {
  const { store, test, staff } = story
  const at = test.clock.now()
  await signedIn(test, bob)
  await store.transaction(async (tx) => {
    await changeFacts(tx, bob, { name: 'Bob Quillfeather', employee_number: 'Q-7781' }, PACK_DAY, recording())
    await recordFailure(tx, nameKey(signInNameOf('bob')), at)
    const paper = await keepEvidence(tx, { name: 'Rivera.pdf', bytes: PDF, by: staff.ada, at })
    const corrects = (await historyOf(tx, bob))[0]?.id ?? ''
    const evidence = { files: [paper], reference: 'binder 3' }
    const body = { v: 2, corrects, reason: 'The letter says so', evidence, change: { kind: 'stands' } } as const
    await recordEvents(tx, [{ person: bob, on: PACK_DAY, kind: 'corrected', body }], recording())
  })
  await addStranger(test, 'Bob Rivera')
  await putDraft(store.db, bob, 'practice:L1', { note: 'Rivera' }, at)
  const typed = [{ name: 'name', was: '', value: 'Bob Rivera' }]
  await putFormDraft(store.db, bob, '/hr/people', typed, at)
  // Somebody else was about to change his name.
  const changing = `/hr/people/${bob.slice('person:'.length)}/changes/facts`
  await putFormDraft(store.db, staff.ada, changing, typed, at)
  await saveExampleView(test, bob, { name: 'Rivera' })
  const file = {
    id: 'import:1',
    kind: 'roster',
    file_name: 'staff.csv',
    file_hash: 'a'.repeat(64),
    content: 'name,email\nBob Rivera,bob@harborstreet.example\n',
    mapping: null,
    state: 'applied',
    choices: '{}',
    rows_total: 2,
    rows_done: 2,
    problem: null,
    created_by: staff.ada,
    created_at: at,
    finished_at: at,
  } as const
  await store.db.insertInto('data_import').values(file).execute()
  const row = (line: number, person: PersonId, detail: object) =>
    ({ import: 'import:1', line, outcome: 'same', person, detail: JSON.stringify(detail), applied_at: at }) as const
  const rows = [row(1, bob, { name: 'Bob Rivera' }), row(2, staff.cleo, { supervisor: 'BOB RIVERA', note: 'Q-77812' })]
  await store.db.insertInto('import_row').values(rows).execute()
}

/** Reads the statuses in a report of that day, without names. */
async function statusesOn(asOf: string): Promise<unknown[]> {
  const { text } = await ada.get(`/hr/people.csv?asof=${asOf}`).expect(200)
  const [header = [], ...rows] = parseCsv(text.slice(1))
  const at = (name: string) => header.indexOf(name)
  return rows.map((row) => [row[at('person_id')], row[at('status')]]).sort()
}

async function columns(): Promise<string[]> {
  const tables = await story.store.db.introspection.getTables()
  return tables.flatMap(({ name, columns: of }) => of.map((column) => `${name}.${column.name}`)).sort()
}

function decided(...lists: readonly Readonly<Record<string, string>>[]): string[] {
  return lists
    .flatMap((list) => Object.entries(list))
    .flatMap(([table, names]) => names.split(' ').map((name) => `${table}.${name}`))
    .sort()
}

/** The columns in which one of the texts stands, as it is or as bytes. */
async function holding(...texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const { name } of await story.store.db.introspection.getTables()) {
    // Any table of the database.
    const rows: Readonly<Record<string, unknown>>[] = await story.store.db
      .selectFrom(name as 'event')
      .selectAll()
      .execute()
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)).toLowerCase()
        if (texts.some((each) => text.includes(each.toLowerCase()))) found.add(`${name}.${column}`)
      }
    }
  }
  return [...found].sort()
}

describe('every column of the database', () => {
  it('is decided about: it is erased with a person, names nobody, or stays for a reason', async () => {
    expect(await columns()).toEqual(decided(ERASED, NAMES_NOBODY, STAYS))
  })

  it('no column holds the name, the address or the number of a person after the erasure', async () => {
    await fillsEveryPlace()
    const traces = ['Rivera', 'Quillfeather', signInNameOf('bob'), 'Q-7781"']
    const before = await holding(...traces)
    expect(before).toEqual(
      expect.arrayContaining([
        'account.sign_in_name',
        'data_import.content',
        'draft.value',
        'evidence_file.file_name',
        'form_draft.fields',
      ]),
    )
    expect(before).toEqual(
      expect.arrayContaining([
        'import_row.detail',
        'person_fact.value',
        'saved_view.name',
        'single_sign_on_request.name',
        'standing.name',
      ]),
    )
    await leaves(bob)
    expect((await ask()).status).toBe(303)
    expect((await confirm()).status).toBe(303)
    expect(await holding(...traces)).toEqual([])
    const { db } = story.store
    expect(await db.selectFrom('sign_in_failure').selectAll().execute()).toEqual([])
    const kept = await db.selectFrom('evidence_file').select(['file_name', 'content']).execute()
    expect(kept).toEqual([{ file_name: null, content: null }])
    const [certificate] = await db.selectFrom('certificate').selectAll().where('person', '=', bob).execute()
    expect(certificate).toMatchObject({ token: null, pdf: null, pdf_hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const messages = await db.selectFrom('message').select(['state', 'reason']).where('person', '=', bob).execute()
    expect(messages).toEqual([{ state: 'stopped', reason: 'erased' }])
    const others = await db.selectFrom('import_row').select(['line', 'detail']).orderBy('line').execute()
    expect(others).toEqual([
      { line: 1, detail: 'null' },
      { line: 2, detail: 'null' },
    ])
  })
})

describe('erasing a person', () => {
  it('shows what goes, what stays and why, what is out of reach, and a warning about the law', async () => {
    const pack = await madePack(story.test, story.staff.ada)
    await leaves(bob)
    const source = { actor: 'system:console', at: story.test.deps.now(), address: null } as const
    const until = day('2027-06-30')
    await story.store.transaction(async (tx) => {
      const { id } = await makeToken(tx, { name: 'Payroll', scopes: ['people'], until }, source)
      await noteUse(tx, { id }, '/api/v1/people', { ...source, on: day('2026-11-23') })
      await makeToken(tx, { name: 'Scheduling', scopes: ['people'], until }, source)
      const hook = {
        url: 'https://hooks.example.org/',
        events: WEBHOOK_EVENTS,
        from: day('2026-11-23'),
        until,
      } as const
      const { at } = source
      const delivery = { event: 'completed', entry: null, on_day: day('2026-11-23'), state: 'sent', tries: 1 } as const
      const moments = {
        not_before: at,
        claimed_until: null,
        answer: '204',
        created_at: at,
        asked_at: at,
        settled_at: at,
      }
      const sent = { id: 'sent', webhook: await makeWebhook(tx, hook, source), occasion: 'one', person: bob }
      await tx
        .insertInto('webhook_delivery')
        .values({ ...sent, ...delivery, ...moments })
        .execute()
    })
    const { text } = await ada.get(erasurePath(bob)).expect(200)
    for (const said of [words.warning, words.certificates(1), words.account, words.typed, words.backups, words.two])
      expect(text).toContain(escaped(said))
    expect(text).toContain('Orientation finished on Nov 20, 2026')
    expect(text).toContain(escaped(words.pack(pack.fileName, 'Nov 24, 2026')))
    expect(text).toContain(escaped(words.system('Payroll', 'Nov 23, 2026')))
    expect(text).toContain(escaped(words.systemUnused('Scheduling')))
    expect(text).toContain(escaped(words.told('hooks.example.org', 'Nov 24, 2026')))
    expect(text).not.toContain(escaped(words.alone))
    expect((await ada.get(hrefTo('/hr/people/:person', { person: bob }))).text).toContain(`href="${erasurePath(bob)}"`)
  })

  it('takes two people, and writes who they were and how much went', async () => {
    await leaves(bob)
    expect((await confirm()).status).toBe(409)
    expect((await ada.post(erasureRequestsPath(bob), { ground: '', sure: 'yes' })).status).toBe(422)
    expect((await ada.post(erasureRequestsPath(bob), { ground: 'no-longer-needed' })).status).toBe(422)
    expect((await ask('no-longer-needed')).headers['location']).toBe(erasurePath(bob))
    expect((await ada.get(erasurePath(bob))).text).toContain('You asked for this on Nov 24, 2026.')
    expect((await confirm(ada)).status).toBe(409)
    expect(await nameOf(bob)).toBe('Bob Rivera')
    const { text } = await dan.get(erasurePath(bob))
    expect(text).toContain('Ada Okafor asked for this on Nov 24, 2026.')
    expect((await dan.post(hrefTo('/hr/people/:person/erasures', { person: bob }))).status).toBe(422)
    const done = await confirm()
    expect((await dan.get(done.headers['location'] ?? '')).text).toContain(escaped(words.saved))
    expect(await nameOf(bob)).toBeNull()
    const [erased] = await eventsOfKind(story.store.db, 'erased')
    expect(erased).toMatchObject({
      subject: bob,
      actor: story.staff.dan,
      body: { ground: 'no-longer-needed', askedBy: story.staff.ada, confirmedBy: story.staff.dan, certificates: 1 },
    })
    expect((await confirm()).status).toBe(409)
  })

  it('leaves ledger, evidence, the file of the person and past rates as they were', async () => {
    const history = await historyOf(story.store.db, bob)
    await leaves(bob)
    const statuses = await statusesOn('2026-11-22')
    expect(statuses).toContainEqual([bob.slice('person:'.length), 'up-to-date'])
    await ask()
    await confirm()
    expect(await statusesOn('2026-11-22')).toEqual(statuses)
    const { db } = story.store
    expect(await verifyLedger(db)).toMatchObject({ ok: true })
    expect((await historyOf(db, bob)).slice(0, history.length)).toEqual(history)
    const pack = readFileSync((await story.make()).file)
    expect(await checkUploaded(db, pack)).toEqual({ kind: 'signed' })
    expect(pack.includes('Bob Rivera')).toBe(false)
    const file = await ada.get(hrefTo('/hr/people/:person/file', { person: bob })).expect(200)
    expect(file.text).toContain(words.erased)
    expect(file.text).not.toContain('Rivera')
  })

  it.each([
    ['of whom orientation is still required', () => story.staff.dan, 'still-required'],
    ['who is exempt, because an exemption can end', () => story.staff.cleo, 'still-required'],
    ['who is asking', () => story.staff.ada, 'yourself'],
  ] as const)('is refused for somebody %s', async (_, who, refusal) => {
    const page = await ada.get(erasurePath(who())).expect(200)
    expect(page.text).toContain(escaped(words.refusals[refusal]))
    expect(page.text).not.toContain('<select')
    const lastDay = hrefTo('/hr/people/:person/changes/:change', { person: who(), change: 'last-day' })
    expect(page.text.includes(`href="${lastDay}"`)).toBe(refusal === 'still-required')
    const answer = await ada.post(erasureRequestsPath(who()), { ground: 'asked-by-person', sure: 'yes' })
    expect([answer.status, await nameOf(who())]).toEqual([409, expect.any(String)])
  })

  it('waits while a staff list is open, which may name the person', async () => {
    await leaves(bob)
    await fillsEveryPlace()
    await ask()
    await story.store.db.updateTable('data_import').set({ state: 'planned' }).execute()
    const answer = await confirm()
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining(escaped(words.refusals['import-open']))])
  })

  it('has to be asked for again when nobody has confirmed in time', async () => {
    await leaves(bob)
    await ask()
    story.test.clock.pass({ days: CONFIRM_DAYS + 1 })
    const later = await signedIn(story.test, story.staff.dan)
    expect((await later.post(hrefTo('/hr/people/:person/erasures', { person: bob }), { sure: 'yes' })).status).toBe(409)
    expect(await nameOf(bob)).toBe('Bob Rivera')
  })

  it('says what to do where there is no second person in HR', async () => {
    await leaves(bob)
    await story.store.db.deleteFrom('account_role').where('person', '=', story.staff.dan).execute()
    expect((await ada.get(erasurePath(bob))).text).toContain(escaped(words.alone))
  })

  it('counts nobody as a second person who can’t sign in', async () => {
    await leaves(bob)
    await story.store.transaction((tx) => closeAccess(tx, story.staff.dan, 'left early', recording()))
    expect((await ada.get(erasurePath(bob))).text).toContain(escaped(words.alone))
  })

  it.each([
    ['has left HR', () => deleteRoles(story.store.db, story.staff.ada)],
    [
      'can’t sign in any more',
      () => story.store.transaction((tx) => closeAccess(tx, story.staff.ada, 'left early', recording())),
    ],
  ])('has to be asked for again when who asked %s', async (_, goes) => {
    await leaves(bob)
    await ask()
    await goes()
    const answer = await confirm()
    expect([answer.status, await nameOf(bob)]).toEqual([409, 'Bob Rivera'])
    expect(answer.text).toContain(escaped(words.needsAnother))
    expect(answer.text).toContain(`action="${erasureRequestsPath(bob)}"`)
  })

  it('is kept from everybody but HR', async () => {
    const cleo = await signedIn(story.test, story.staff.cleo)
    await cleo.get(erasurePath(bob)).expect(403)
    expect(
      (await visitor(story.test).post(hrefTo('/hr/people/:person/erasures', { person: bob }), { sure: 'yes' })).status,
    ).toBe(401)
  })
})

/** Escapes text the way a template does. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&#34;')
}
