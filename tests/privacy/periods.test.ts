import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'
import { OLD } from '../../src/privacy/retention/old.store.ts'
import { periodText } from '../../src/privacy/retention/retention.page.ts'
import { RETAINED, type RetainedClass, RETENTION } from '../../src/privacy/retention/retention.ts'
import { findRetention } from '../../src/privacy/retention/retention.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type TestApp, testApp } from '../support/app.ts'

type Reason =
  /** Part of the ledger, or worked out of it: it stays, under an id that leads to no one after an erasure. */
  | 'stays'
  /** Until the person is erased, which the class `leavers` offers. */
  | 'until-erasure'
  /** Until somebody removes it, or the next one takes its place. */
  | 'until-removed'
  /** About no person. */
  | 'about-nobody'

/** How long each column is kept: someone has to decide about every new one here. */
const KEPT: readonly (readonly [how: RetainedClass | Reason, columns: Readonly<Record<string, string>>])[] = [
  ['messages', { message: '*', hand_over: '*', webhook_delivery: '*' }],
  ['links', { sign_in_link: '*', account_recovery: '*' }],
  ['addresses', { trail_address: '*' }],
  ['trail', { trail_entry: '*' }],
  // With the key `kept-form`, a row is of the class `forms`.
  ['drafts', { draft: '*' }],
  ['unsent', { form_draft: '*' }],
  ['imports', { data_import: 'content corrections', import_row: 'detail' }],
  ['requests', { single_sign_on_request: '*' }],
  ['selections', { selection: '*', selection_person: '*' }],
  ['steps', { sign_in_step: '*' }],
  ['sessions', { session: '*' }],
  ['failures', { sign_in_failure: '*' }],
  ['reportFiles', { report_file: '*' }],
  ['packageOrders', { package_order: '*' }],
  ['followUps', { follow_up_link: '*' }],
  [
    'until-erasure',
    {
      account: '*',
      account_role: '*',
      account_role_site: '*',
      certificate: 'token pdf',
      code_app: '*',
      evidence_file: 'file_name content',
      no_follow_up: '*',
      passkey: '*',
      person_fact: 'value salt',
      reading_preference: '*',
      sign_in_change: '*',
      single_sign_on: '*',
      spare_code: '*',
      standing: 'name sort_name employee_number',
    },
  ],
  [
    'until-removed',
    { saved_view: '*', list_columns: '*', import_mapping: '*', reminder_template: '*', ledger_keeper: '*' },
  ],
  [
    'stays',
    {
      event: '*',
      brand_look: '*',
      organization_name: '*',
      certificate: 'number person completion language key_id pdf_hash issued_at',
      data_import:
        'id kind file_name file_hash mapping state choices rows_total rows_done problem created_by created_at finished_at',
      evidence_file: 'id hash content_type uploaded_by uploaded_at',
      evidence_pack: '*',
      // The files of packs, and those of reports, which go with their orders.
      kept_file: '*',
      kept_file_piece: '*',
      import_row: 'import line outcome person applied_at added',
      package_made: '*',
      package_recipient: '*',
      pass_mark_judge: '*',
      pass_mark_estimate: '*',
      pass_mark_sheet: '*',
      person_fact: 'id person kind version hash effective_on recorded_at',
      person_merge: '*',
      placement: '*',
      // Until somebody replaces it.
      practice_text: '*',
      report_cycles: '*',
      standing_behind: '*',
      report_timeline: '*',
      standing:
        'person requirement status status_rank because due_on completed_on valid_until next_on late lessons_finished ' +
        'attempts best_right holds_until as_of policy_version language source exception data_problem reported',
      submission: '*',
    },
  ],
  [
    'about-nobody',
    Object.fromEntries(
      (
        'answer_count api_token webhook answer_waiting band_count band_waiting brand_logo certificate_key content_edition edition_start ' +
        'export_profile first_check_count follow_up_count job_run ledger_check ledger_head ledger_key ledger_signature migration organization ' +
        'package_trial package_trial_file reminder_settings report_change report_progress request_count retention_rule server_key server_secret single_sign_on_outcome ' +
        'single_sign_on_settings site site_slug trail_check trail_head'
      )
        .split(' ')
        .map((table) => [table, '*']),
    ),
  ],
]

let test: TestApp
beforeEach(async () => {
  test = await testApp()
})

describe('every column of the database', () => {
  it('has a class with a period, or a reason to be kept without one', async () => {
    const tables = await test.deps.store.db.introspection.getTables()
    const columnsOf = (name: string) =>
      tables.find((table) => table.name === name)?.columns.map((one) => one.name) ?? []
    const decided = KEPT.flatMap(([, columns]) =>
      Object.entries(columns).flatMap(([table, names]) =>
        (names === '*' ? columnsOf(table) : names.split(' ')).map((name) => `${table}.${name}`),
      ),
    )
    const all = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
    expect(decided.toSorted()).toEqual(all.toSorted())
  })

  it('goes with the class that it’s in', () => {
    const tablesOf = (retained: RetainedClass) =>
      KEPT.filter(([how]) => how === retained).flatMap(([, columns]) => Object.keys(columns))
    expect(tablesOf('trail')).toEqual(['trail_entry'])
    // The keys of the table, which Object.keys widens.
    for (const retained of Object.keys(OLD) as (keyof typeof OLD)[]) {
      const listed = tablesOf(retained === 'forms' ? 'drafts' : retained)
      expect(OLD[retained].map(({ table }) => table).toSorted(), retained).toEqual(listed.toSorted())
    }
  })
})

describe('docs/privacy.md', () => {
  it('has each class with its period and the other choices, as the program has them', async () => {
    const { classes, periods } = MESSAGES.en.privacy.retention
    const standard = await findRetention(test.deps.store.db)
    const going = { 'by-people': 'two people in HR', 'each-day': 'each day', 'each-hour': 'each hour' }
    const rows = RETAINED.map((retained) => {
      const others = RETENTION[retained].choices.filter((choice) => choice !== standard[retained])
      const said = others.map((choice) => periods[choice].toLowerCase()).join(', ')
      const period = periodText(retained, standard, MESSAGES.en)
      return `| ${classes[retained]} | ${period} | ${said} | ${going[RETENTION[retained].goes]} |`
    })
    const text = readFileSync(join(ROOT, 'docs/privacy.md'), 'utf8')
    const [, after = ''] = text.split('| Class | How long | Other choices | Goes |\n|---|---|---|---|\n')
    expect(after.split('\n').slice(0, rows.length)).toEqual(rows)
    expect(after.split('\n')[rows.length]).toBe('')
  })
})
