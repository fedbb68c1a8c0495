/** The long form takes hours: `FAULTS=long npm run test:faults`. */
export const isLong = process.env['FAULTS'] === 'long'

/** Something that goes wrong outside of the program, and the tests that do it. */
interface FaultRow {
  readonly name: string
  readonly files: readonly string[]
}

const STORES = ['tests/platform/database/sqlite-stores.test.ts', 'tests/platform/database/postgres-stores.slow.test.ts']

/** In the order of `docs/faults.md`, which says what each must leave as it is. */
export const FAULTS: readonly FaultRow[] = [
  {
    name: 'a killed process',
    files: [
      'tests/e2e/crash.slow.test.ts',
      'tests/ledger/durability.slow.test.ts',
      'tests/e2e/nodes.slow.test.ts',
      'tests/e2e/postgres-restart.slow.test.ts',
      'tests/ledger/together.slow.test.ts',
      'tests/requirements/killed-statuses.slow.test.ts',
    ],
  },
  {
    name: 'an answer before the disk has it',
    files: [
      'tests/ledger/durability.slow.test.ts',
      'tests/ledger/together.slow.test.ts',
      'tests/platform/database/sqlite.store.test.ts',
    ],
  },
  { name: 'a power cut that tears the log', files: ['tests/ledger/torn-log.slow.test.ts'] },
  {
    name: 'a full disk',
    files: [
      'tests/e2e/full-disk.slow.test.ts',
      'tests/app/full-disk.test.ts',
      'tests/platform/database/disk.job.test.ts',
    ],
  },
  {
    name: 'a damaged database',
    files: ['tests/platform/database/sqlite.store.test.ts', 'tests/app/page-check.test.ts'],
  },
  {
    name: 'a clock that jumps, summer time, leap days',
    files: [
      'tests/mail/clock.slow.test.ts',
      'tests/identity/sign-in.web.test.ts',
      'tests/platform/time/zoned.test.ts',
      'tests/platform/time/calendar.test.ts',
      'tests/platform/jobs/background.job.test.ts',
      'tests/reminders/remind.job.test.ts',
      ...STORES,
    ],
  },
  {
    name: 'a killed upgrade',
    files: [
      'tests/platform/database/killed-migration.slow.test.ts',
      'tests/platform/database/release-upgrade.test.ts',
      'tests/backups/upgrade.slow.test.ts',
      'tests/backups/go-back.slow.test.ts',
      ...STORES,
    ],
  },
  {
    name: 'a killed backup, restore or move',
    files: [
      'tests/backups/killed.slow.test.ts',
      'tests/backups/backup.slow.test.ts',
      'tests/backups/move.slow.test.ts',
      'tests/commands/restore-drill.cli.slow.test.ts',
    ],
  },
  {
    name: 'a stop under load',
    files: ['tests/e2e/drain.slow.test.ts', 'tests/app/serve.slow.test.ts', 'tests/deploy/nginx.slow.test.ts'],
  },
  {
    name: 'a mail server that is down, slow or refuses',
    files: [
      'tests/mail/sender.job.test.ts',
      'tests/mail/background.job.slow.test.ts',
      'tests/platform/mail/mailer.job.test.ts',
    ],
  },
  {
    name: 'a sign-in provider that is down or lies',
    files: [
      'tests/identity/sso/forged.test.ts',
      'tests/identity/sso/trouble.slow.test.ts',
      'tests/identity/sso/sign-in.test.ts',
    ],
  },
  {
    name: 'two processes on one database file',
    files: ['tests/platform/database/sqlite.store.test.ts', 'tests/app/serve.slow.test.ts'],
  },
  {
    name: 'clients that send or read slowly',
    files: ['tests/e2e/slow-clients.slow.test.ts', 'tests/app/serve.slow.test.ts'],
  },
  {
    name: 'files that mean harm',
    files: [
      'tests/app/uploads.slow.test.ts',
      'tests/imports/workbook.job.slow.test.ts',
      'tests/audit/check/zip-reading.test.ts',
    ],
  },
  {
    name: 'random input',
    files: [
      'tests/app/fuzz.slow.test.ts',
      'tests/requirements/status-laws.slow.test.ts',
      'tests/imports/staff-list/laws.slow.test.ts',
      'tests/reports/past/timeline.slow.test.ts',
      'tests/reminders/due.test.ts',
      'tests/course/draw.test.ts',
      'tests/learning/attempt.test.ts',
      'tests/packages/runtime/suspend-data.test.ts',
      'tests/packages/runtime/merge-state.test.ts',
      'tests/platform/text/csv.test.ts',
    ],
  },
  { name: 'half an hour of everything', files: ['tests/e2e/soak.slow.test.ts'] },
]

const LINE = /^fault (\d+): (.*)$/gm

/** Tells what a test of a fault has seen; the number is its place in the list, from 1. */
export function figures(row: number, seen: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(seen).map(([name, value]) => `${value} ${name}`)
  console.log(`fault ${row}: ${parts.join(', ')}`)
}

/** What tests have told in something printed. */
export function figuresIn(printed: string): { readonly row: number; readonly seen: string }[] {
  return [...printed.matchAll(LINE)].map(([, row, seen = '']) => ({ row: Number(row), seen }))
}
