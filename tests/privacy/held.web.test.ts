import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { DOINGS } from '../../src/privacy/held/held.ts'
import { tellAll } from '../../src/identity/recovery.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { canonicalJson } from '../../src/platform/codes/canonical.ts'
import { addDays, dateAt, dayOrNull } from '../../src/platform/time/calendar.ts'
import { toStanding } from '../../src/requirements/standing.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn } from '../support/app.ts'
import { fillEveryPlace } from '../support/held.ts'
import { PACK_DAY, type PackStory, packStory } from '../support/pack.ts'
import { rebuildStanding } from '../support/rebuild.ts'
import { separated } from '../support/recording.ts'
import { PASSWORD } from '../support/staff.ts'

/**
 * Each column of the database that holds something about one person, by the column that says about whom: everything in
 * it is in the download. Someone has to decide about every new column here.
 */
const SHOWN: Readonly<Record<string, { readonly whose: string; readonly columns: string }>> = {
  account: { whose: 'person', columns: 'person sign_in_name language created_at closed_at' },
  account_recovery: { whose: 'person', columns: 'asked_by asked_at agreed_by agreed_at closed_at' },
  account_role: { whose: 'person', columns: 'role until_on given_at given_by' },
  account_role_site: { whose: 'person', columns: 'site' },
  certificate: { whose: 'person', columns: 'number language pdf_hash issued_at' },
  code_app: { whose: 'person', columns: 'added_at' },
  event: { whose: 'subject', columns: 'seq id kind effective_on recorded_at actor body' },
  import_row: { whose: 'person', columns: 'line outcome detail applied_at' },
  message: { whose: 'person', columns: 'kind deadline state reason created_at created_by sent_at' },
  person_fact: { whose: 'person', columns: 'kind value effective_on recorded_at' },
  placement: {
    whose: 'person',
    columns: 'site department position supervisor type from_on until_on hired_on',
  },
  saved_view: { whose: 'owner', columns: 'name page query mailed since created_at' },
  sign_in_change: { whose: 'person', columns: 'kind at seen_at' },
  sign_in_link: { whose: 'person', columns: 'purpose created_at expires_at used_at created_by' },
  single_sign_on: { whose: 'person', columns: 'issuer linked_at' },
  spare_code: { whose: 'person', columns: 'used_at' },
  standing: {
    whose: 'person',
    columns: 'status due_on completed_on valid_until late lessons_finished attempts best_right',
  },
}
/** Shown to the person and to nobody else; of sessions and of the audit trail, HR learns how many there are. */
const OWN: Readonly<Record<string, { readonly whose: string; readonly columns: string }>> = {
  passkey: { whose: 'person', columns: 'name added_at used_at' },
  session: {
    whose: 'person',
    columns: 'created_at last_seen_at expires_at authenticated_at way browser system search',
  },
  draft: { whose: 'owner', columns: 'updated_at' },
  trail_entry: { whose: 'actor about', columns: 'seq at kind actor about detail' },
  trail_address: { whose: 'actor', columns: 'seq at address' },
}
/** Shown in another form, which a test below looks at. */
const OTHERWISE: Readonly<Record<string, string>> = {
  // Whether there is one.
  account: 'password_hash address_version',
  // Papers that entries name.
  evidence_file: 'id file_name content_type uploaded_at',
  // The name of the file of a line, and its day.
  data_import: 'file_name kind created_at corrections',
  // To the person: that there are some, and how many.
  draft: 'owner key value',
  sign_in_failure: 'key failures',
  // On the person's own page, and in no file.
  reading_preference: 'person detail',
  no_follow_up: 'person',
  // In the person's own forms, and in no file.
  form_draft: 'account form fields saved_at',
  // In the person's own lists, and in no file.
  list_columns: 'person columns updated_at',
  // Messages to others about the person.
  message: 'about',
  // Which records belong to the person.
  person_merge: 'person into_person',
  organization: 'name time_zone',
  // What the provider says, in one text.
  single_sign_on_request: 'issuer name email number asked_at',
}
/** What can't be shown because only its hash is kept, and what would let somebody in. */
const SECRETS: Readonly<Record<string, string>> = {
  single_sign_on: 'identity_hash salt',
  single_sign_on_request: 'identity_hash',
  certificate: 'token pdf key_id',
  passkey: 'public_key counter',
  code_app: 'secret last_step',
  spare_code: 'code_hash',
  sign_in_step: 'id_hash data',
  session: 'id_hash csrf_token',
  trail_entry: 'prev_hash hash',
  sign_in_link: 'token_hash',
  person_fact: 'salt hash',
  event: 'prev_hash hash',
  message: 'link_token',
  evidence_file: 'content hash',
}
/** Worked out of entries that are shown. */
const DERIVED: Readonly<Record<string, string>> = {
  placement: 'spell status jobs',
  standing:
    'requirement status_rank because holds_until name sort_name as_of employee_number policy_version language source exception data_problem reported next_on',
  report_cycles: 'person form lines cycles',
  standing_behind: 'person',
  report_timeline: 'person through through_at lists spans earlier',
  submission: 'key event_id',
  // What other systems were told: entries that are shown, and days of the standing.
  webhook_delivery:
    'id webhook occasion event person entry on_day state tries not_before claimed_until answer created_at asked_at settled_at',
}
/** Says which row belongs to which, or how far a job of ours is. */
const JOINS: Readonly<Record<string, string>> = {
  account_recovery: 'id person',
  account_role: 'person',
  account_role_site: 'person',
  certificate: 'person completion',
  data_import: 'id file_hash mapping state choices rows_total rows_done problem finished_at',
  event: 'subject course_id',
  import_row: 'import person added',
  message: 'id occasion person tries not_before claimed_until',
  hand_over: 'message seq what done_at waited',
  person_fact: 'id person version',
  person_merge: 'same_job',
  placement: 'person',
  saved_view: 'id owner',
  passkey: 'id person',
  code_app: 'person',
  spare_code: 'person',
  single_sign_on: 'person',
  single_sign_on_request: 'id person matched_by language',
  // Some minutes in the middle of signing in.
  sign_in_step: 'purpose person expires_at',
  // A day in the middle of work on a list.
  selection: 'id holder action query made_at fields begun_at claimed_until done_at',
  selection_person: 'selection place person outcome entry undone',
  sign_in_change: 'id person',
  session: 'person',
  sign_in_failure: 'blocked_until',
  sign_in_link: 'person',
  standing: 'person',
}
/** About no person, or counted without telling who. The text of an import file is about everyone in it. */
const NOBODY: Readonly<Record<string, string>> = {
  answer_count: 'item item_version place language chosen people',
  answer_waiting: 'pot item item_version place language chosen band people',
  band_count: 'item item_version band people right_people',
  band_waiting: 'item item_version band people right_people',
  brand_logo: 'hash png width height ground',
  brand_look: 'version accent logo changed_at',
  organization_name: 'version name changed_at',
  certificate_key: 'id jwk first_used_at',
  content_edition: 'hash language course_version policy_version content recorded_at',
  edition_start: 'began_at hash',
  data_import: 'content',
  evidence_pack:
    'id kind as_of site known_at language state people_done people_total file_name hash bytes asked_at made_at claimed_until stopped_at',
  export_profile: 'id slug details archived created_at updated_at',
  first_check_count: 'place language people',
  follow_up_count: 'course_version round step waiting waiting_right people people_right',
  follow_up_link: 'token_hash round until_on answered',
  practice_text: 'entry text',
  import_mapping: 'kind name mapping updated_at',
  job_run: 'job local_date started_at finished_at',
  kept_file: 'version name bytes begun_at is_whole',
  kept_file_piece: 'version number content',
  ledger_check: 'scope checked_at seq hash fault fault_at',
  ledger_head: 'id seq hash migrated_to',
  ledger_keeper: 'id address language sent_through sent_at tries answer not_before claimed_until updated_at',
  ledger_key: 'id jwk added_at voucher',
  ledger_signature: 'number occasion day seq hash key_id token signed_at',
  migration: 'version checksum applied_at',
  api_token: 'id token_hash name scopes created_at until_on ended_at used_on',
  webhook: 'id url events created_at from_on until_on through ended_at',
  organization: 'id renewal_months created_at leave_to second_step_from site_agreement',
  package_made: 'id source source_name file_name file_hash course_version details_hash query made_at look numbers',
  package_recipient: 'id file_hash recipient ends noted_at',
  package_order:
    'id query source source_name state steps_done steps_total file_hash checked_on found asked_at claimed_until',
  package_trial: 'code edition title launch_file pass_mark stored used',
  package_trial_file: 'trial name content',
  pass_mark_estimate: 'sheet judge round item percent',
  pass_mark_judge: 'sheet judge role',
  pass_mark_sheet: 'id course_version bank_hash editions round opened_at closed_event',
  reminder_settings: 'id settings updated_at',
  reminder_template: 'kind language subject body updated_at',
  report_change: 'scope on_day status people',
  report_file: 'id report language state people_done people_total file_name bytes problem asked_at claimed_until',
  report_progress: 'id through writes',
  retention_rule: 'class period updated_at',
  request_count: 'code requests until',
  server_key: 'id purpose sealed added_at retired_at',
  server_secret: 'id fingerprint noted_at',
  single_sign_on_outcome: 'id worked_at failed_at problem said',
  single_sign_on_settings: 'id settings updated_at',
  site: 'id slug name created_at',
  site_slug: 'slug site',
  trail_check: 'id checked_at seq fault fault_at',
  trail_head: 'id seq hash gone_seq gone_hash',
}

const words = MESSAGES.en.privacy.held

let story: PackStory
let bob: PersonId
let own: Browser
let ada: Browser
beforeEach(async () => {
  story = await packStory()
  await fillEveryPlace(story)
  bob = story.staff.bob
  own = await signedIn(story.test, bob)
  ada = await signedIn(story.test, story.staff.ada)
})
afterEach(() => story.close())

const ownFile = async () => (await own.get('/account/held.json').expect(200)).text
const fileOfHr = async () => (await ada.get(hrefTo('/hr/people/:person/held.json', { person: bob })).expect(200)).text

describe('every column of the database', () => {
  it('is decided about: it is in the download, private, secret, derived, or about nobody', async () => {
    const tables = await story.store.db.introspection.getTables()
    const all = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
    const shown = [SHOWN, OWN].flatMap((list) =>
      Object.entries(list).flatMap(([table, { columns }]) => namesOf(table, columns)),
    )
    const others = [OTHERWISE, SECRETS, DERIVED, JOINS, NOBODY].flatMap((list) =>
      Object.entries(list).flatMap(([table, columns]) => namesOf(table, columns)),
    )
    // A column can say who did something, and be shown as part of the row besides.
    const doings = Object.values(DOINGS).filter((column) => !shown.includes(column))
    expect([...shown, ...others, ...doings].toSorted()).toEqual(all.toSorted())
  })

  it.each(Object.entries({ ...SHOWN, ...OWN }))(
    '%s: every value about the person is in their download',
    async (table, { whose, columns }) => {
      const file = valuesIn(await ownFile())
      const rows = await rowsAbout(table, whose)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows)
        for (const column of columns.split(' ')) expect(isIn(file, row[column]), column).toBe(true)
    },
  )

  it.each(Object.entries(SHOWN))(
    '%s: every value about the person is in HR’s download, by the day',
    async (table, { whose, columns }) => {
      const file = valuesIn(await fileOfHr())
      for (const row of await rowsAbout(table, whose))
        for (const column of columns.split(' ')) expect(isIn(file, dayOf(row[column])), column).toBe(true)
    },
  )
})

describe('the person’s own page and download', () => {
  it('shows what is kept in other forms: papers, files, drafts, failed sign-ins, and how the person reads', async () => {
    const { text } = await own.get('/account/held').expect(200)
    for (const said of ['Rivera.pdf', 'staff.csv', words.drafts(1), words.failedSignIns(1), words.rows.passwordKept])
      expect(text).toContain(said)
    expect(text).toContain(MESSAGES.en.care.detail.now.less)
    expect(text).toContain('binder 3')
    const file = JSON.parse(await ownFile())
    expect(file).toMatchObject({
      format: 'csec-held',
      version: 1,
      madeFor: 'person',
      organization: 'Harbor Street Youth Services',
      timeZone: 'America/New_York',
      papers: [{ name: 'Rivera.pdf', type: 'application/pdf' }],
      importedLines: [{ file: 'staff.csv', kind: 'roster', line: 7, said: { name: 'Bob Rivera' } }],
      accounts: [{ hasPassword: true, isAddressConfirmed: true }],
      private: { drafts: { count: 1 }, failedSignIns: 1 },
    })
    expect(file.auditTrail.about).toBeGreaterThan(0)
    expect(file.messages).toContainEqual(expect.objectContaining({ kind: 'escalation', isAbout: true }))
    expect(file.doings.files).toBe(1)
  })

  it('the download has nothing that lets somebody in, no answer, and not how the person reads', async () => {
    const file = await ownFile()
    const { token_hash } = await story.store.db.selectFrom('sign_in_link').selectAll().executeTakeFirstOrThrow()
    for (const secret of [token_hash, PASSWORD, '$argon2', own.csrf, 'a private note', '"less"', '"detail"'])
      expect(file).not.toContain(secret)
  })

  it('is for the person alone: there is no address for somebody else’s', async () => {
    const dan = await signedIn(story.test, story.staff.dan)
    const { text } = await dan.get('/account/held').expect(200)
    expect(text).not.toMatch(/Rivera|Quillfeather/)
    await dan.get(hrefTo('/hr/people/:person/held', { person: bob })).expect(403)
  })

  it('is linked from the account and from the page that says what HR sees', async () => {
    for (const path of ['/account', '/what-hr-sees'])
      expect((await own.get(path)).text).toContain('href="/account/held"')
  })

  it('gives the person each of their certificates', async () => {
    const [certificate] = JSON.parse(await ownFile()).certificates
    const path = hrefTo('/certificate.pdf', {}, { number: certificate.number })
    expect((await own.get('/account/held')).text).toContain(`href="${path}"`)
    expect((await own.get(path).expect(200)).headers['content-type']).toBe('application/pdf')
    await (await signedIn(story.test, story.staff.cleo)).get(path).expect(404)
  })
})

describe('HR’s page and download about somebody', () => {
  it('have the status that follows from the entries, also before it’s worked out', async () => {
    const orientation = async () => JSON.parse(await fileOfHr()).orientation
    const { now, store } = story.test.deps
    const row = async () => {
      const {
        because: _,
        holdsUntil: __,
        ...rest
      } = toStanding(
        await store.db.selectFrom('standing').selectAll().where('person', '=', bob).executeTakeFirstOrThrow(),
      )
      return rest
    }
    const before = await row()
    expect(await orientation()).toEqual(before)
    // The row is that of a day before, as where nothing can be saved.
    await store.db.updateTable('standing').set({ status: 'not-started', completed_on: null }).execute()
    expect(await orientation()).toEqual(before)
    const { spell } = await store.db
      .selectFrom('placement')
      .select('spell')
      .where('person', '=', bob)
      .executeTakeFirstOrThrow()
    const today = dateAt(now(), 'America/New_York')
    await store.transaction((tx) => append(tx, [separated(bob, addDays(today, -1), spell)]))
    expect(await orientation()).toMatchObject({ status: 'separated', completedOn: before.completedOn })
    await rebuildStanding(store, today)
    expect(await orientation()).toEqual(await row())
  })

  it('says nothing about drafts, sessions one by one, failed sign-ins, or how the person reads', async () => {
    const { text } = await ada.get(hrefTo('/hr/people/:person/held', { person: bob })).expect(200)
    const file = await fileOfHr()
    for (const said of [words.onlyYou, words.drafts(1), ...Object.values(MESSAGES.en.care.detail.now)])
      expect(text).not.toContain(said)
    expect(JSON.parse(file)).toMatchObject({ madeFor: 'hr', private: null, accounts: [{ sessions: 2 }] })
    for (const secret of ['a private note', 'Bob’s phone', 'practice:', '"less"', '"full"', 'draft', 'lastSeen'])
      expect(file).not.toContain(secret)
    expect(text).not.toMatch(/draft|less detail/i)
  })

  it('is the same whatever the person chose and whatever they have begun', async () => {
    const page = hrefTo('/hr/people/:person/held', { person: bob })
    const seen = async () => [masked(await fileOfHr()), masked((await ada.get(page)).text)]
    const before = await seen()
    const { db } = story.store
    await db.deleteFrom('draft').where('owner', '=', bob).execute()
    await db.deleteFrom('reading_preference').where('person', '=', bob).execute()
    expect(await seen()).toEqual(before)
  })

  it('has no time of day: nobody learns at what hour somebody did a lesson', async () => {
    expect(await fileOfHr()).not.toMatch(/\d\dT\d\d:/)
    expect((await ada.get(hrefTo('/hr/people/:person/held', { person: bob }))).text).not.toMatch(/\d\d:\d\d/)
  })

  it('leads to the record that stays, and is not found for nobody', async () => {
    await ada.get('/hr/people/nobody/held').expect(404)
    await ada.get('/hr/people/nobody/held.json').expect(404)
    expect((await ada.get(hrefTo('/hr/people/:person', { person: bob }))).text).toContain(
      `href="${hrefTo('/hr/people/:person/held', { person: bob })}"`,
    )
  })
})

describe('a message', () => {
  const told = async (person: PersonId, about: PersonId) => {
    const at = story.test.clock.now()
    const by = { actor: story.staff.ada, at, today: PACK_DAY }
    await story.store.transaction((tx) =>
      tellAll(tx, 'role-changed', about, [person], { mail: true, by: by.actor, at, today: by.today }),
    )
  }
  const pages = async () =>
    Promise.all(
      [
        '/account/held',
        hrefTo('/hr/people/:person/held', { person: bob }),
        hrefTo('/hr/people/:person', { person: bob }),
      ].map(async (path) => textOf((await (path.startsWith('/account') ? own : ada).get(path).expect(200)).text)),
    )
  const kind = MESSAGES.en.hr.reminders.kinds['role-changed']

  it('to the person about the person is listed once', async () => {
    await told(bob, bob)
    for (const text of await pages()) {
      expect(text.split(`${kind}, to Bob Quillfeather`)).toHaveLength(2)
      expect(text).not.toMatch(/Bob Quillfeather About/)
    }
    expect(JSON.parse(await ownFile()).messages.filter((each: Message) => each.kind === 'role-changed')).toHaveLength(1)
  })

  it('to somebody else says that it is about the person', async () => {
    await told(story.staff.cleo, bob)
    const [owns, held, record] = await pages()
    expect(owns).toMatch(new RegExp(`${kind}, to Cleo \\w+ About you`))
    expect(held).toMatch(new RegExp(`${kind}, to Cleo \\w+ About Bob Quillfeather`))
    expect(record).toMatch(new RegExp(`${kind}, to Cleo \\w+ .{0,40}About Bob Quillfeather`))
  })

  it('to the person about somebody else says so, and not about whom', async () => {
    await told(bob, story.staff.dan)
    for (const text of await pages()) {
      expect(text).toMatch(new RegExp(`${kind}, to Bob Quillfeather .{0,40}About someone else`))
      expect(text).not.toMatch(/About Dan/)
    }
  })
})

/** The text of a page, with one space between words. */
function textOf(page: string): string {
  return page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

interface Message {
  readonly kind: string
}

function namesOf(table: string, columns: string): string[] {
  return columns.split(' ').map((column) => `${table}.${column}`)
}

async function rowsAbout(table: string, whose: string): Promise<Readonly<Record<string, unknown>>[]> {
  const { db } = story.store
  if (table === 'trail_address')
    return db
      .selectFrom(table)
      .selectAll()
      .where('seq', 'in', db.selectFrom('trail_entry').select('seq').where('actor', '=', bob))
      .execute()
  // Any table, by any column.
  return db
    .selectFrom(table as 'event')
    .selectAll()
    .where(({ eb, or }) => or(whose.split(' ').map((column) => eb(column as 'subject', '=', bob))))
    .execute()
}

/** Whether a value stands in the file: as it is, or as the value that its JSON text is. */
function isIn(file: ReadonlySet<string>, value: unknown): boolean {
  const isJson = typeof value === 'string' && /^[[{]/.test(value)
  // A yes or a no is written as a number by SQLite, and is everywhere.
  return value === null || value === 0 || value === 1 || file.has(canonicalJson(isJson ? JSON.parse(value) : value))
}

/** Every value in a file, at any depth. */
function valuesIn(file: string): Set<string> {
  const found = new Set<string>()
  JSON.parse(file, (_, value: unknown) => {
    found.add(canonicalJson(value))
    return value
  })
  return found
}

/** HR’s file has the day in New Jersey in place of the moment. */
function dayOf(value: unknown): unknown {
  const text = String(value)
  return /^\d{4}-\d\d-\d\dT/.test(text) && dayOrNull(text.slice(0, 10)) !== null ? text.slice(0, 10) : value
}

/** Tokens of forms differ each time, and each look is one more entry of the audit trail. */
function masked(text: string): string {
  const looks = new RegExp(`${words.trail.about}[^0-9]*\\d+|"(about|all)": \\d+`, 'g')
  return text.replaceAll(/(name="csrf" value|data-csrf)="[^"]+"/g, '').replaceAll(looks, '')
}
