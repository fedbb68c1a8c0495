import type { ClauseChange } from '../../src/ledger/bodies/policy.ts'
import type { Recording } from '../../src/ledger/event.ts'
import { adoptPolicy } from '../../src/policy/adopted.store.ts'
import { wordingOf } from '../../src/policy/adopted.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import type { Browser, Fields, TestApp } from './app.ts'
import { contents } from './content.ts'
import type { Staff } from './staff.ts'

/** As one steward typed it in versions from before another one had to agree. */
export const APPROVER = 'Board of directors'

/** A clause of the course in an organization's words. */
export const REWORDED = {
  en: {
    short: 'tell the director on call immediately',
    text: 'When a youth discloses being a victim of CSEC, the director on call will be told immediately.',
  },
  es: {
    short: 'avisar de inmediato a la dirección de guardia',
    text: 'Cuando una persona joven revele que es víctima de CSEC, se avisará de inmediato a la dirección de guardia.',
  },
} as const

/** Only the organization has this one. It gives the number of a shared line. */
export const ADDED = {
  en: {
    short: 'two people on every outing',
    text: 'Two staff go along on every outing. They carry the number 1-800-843-5678 (1-800-THE-LOST).',
  },
  es: null,
} as const

export const rewording = (change: Partial<ClauseChange> = {}): ClauseChange => ({
  clause: 'PR-6',
  words: REWORDED,
  part: null,
  released: wordingOf(contents, 'PR-6'),
  material: true,
  reason: 'Someone is on call at every hour now.',
  ...change,
})

export const addition = (change: Partial<ClauseChange> = {}): ClauseChange => ({
  clause: 'OWN-1',
  words: {
    en: {
      ...ADDED.en,
      text: ADDED.en.text.replace('1-800-843-5678 (1-800-THE-LOST)', '{NR-2:1-800-843-5678 (1-800-THE-LOST)}'),
    },
    es: null,
  },
  part: 'procedure',
  released: null,
  material: false,
  reason: 'The board asked for it.',
  ...change,
})

/** The form of the reworded clause. */
export const TYPED_CLAUSE: Fields = {
  'en-short': REWORDED.en.short,
  'en-clause': REWORDED.en.text,
  'es-short': REWORDED.es.short,
  'es-clause': REWORDED.es.text,
  weight: 'material',
  reason: 'Someone is on call at every hour now.',
}

/** The form of the clause that's only the organization's. */
export const TYPED_OWN: Fields = {
  part: 'procedure',
  'en-short': ADDED.en.short,
  'en-clause': ADDED.en.text,
  'es-short': '',
  'es-clause': '',
  noSpanish: 'yes',
  weight: 'minor',
  reason: 'The board asked for it.',
}

export function recordingBy({ deps }: TestApp, staff: Staff): Recording {
  return {
    course: contents.en.course.id,
    actor: staff.ada,
    at: deps.now(),
    today: dateAt(deps.now(), 'America/New_York'),
  }
}

/** Publishes changes as a steward does. */
export async function adopt(app: TestApp, staff: Staff, changes: readonly ClauseChange[]): Promise<string> {
  const recording = recordingBy(app, staff)
  const version = { proposal: null, effectiveOn: recording.today, changes }
  return app.deps.store.transaction((tx) => adoptPolicy(tx, 'policy:csec', version, app.deps.released, recording))
}

/** Sends the form that proposes the draft to another steward, or publishes it when there's nobody else. */
export async function sendDraft(steward: Browser, fields: Fields) {
  const { text } = await steward.get('/hr/policy/publish').expect(200)
  return steward.post('/hr/policy/publish', { mark: markIn(text), ...fields })
}

/** Sends a form on the page of the version that waits. */
export async function settle(steward: Browser, path: '' | '/returns' = '', fields: Fields = {}) {
  const { text } = await steward.get('/hr/policy/approval').expect(200)
  return steward.post(`/hr/policy/approval${path}`, { mark: markIn(text), ...fields })
}

/** What a hidden field says that the form was opened with. */
export function markIn(text: string, name = 'mark'): string {
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? ''
}
