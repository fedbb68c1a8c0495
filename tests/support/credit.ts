/** Training completed elsewhere, filled in by HR so that it can be recorded. */
export const FILLED_CREDIT = {
  key: 'a-key-of-the-page',
  source: 'prior-learning',
  on: '2026-11-20',
  from: 'Orientation at Bayview',
  version: '',
  courseVersion: '',
  language: '',
  minutes: '',
  score: '',
  approver: '',
  reference: 'binder 3, page 12',
} as const
