import type { ClauseId } from '../course/policy-shape.ts'

/**
 * The parts of the program that act on the policy. A new one also gets its name in the words of this folder and its
 * page in `feature-page.web.ts`; the compiler stops at both.
 */
export const FEATURES = [
  'rules',
  'reminders',
  'reports',
  'certificate',
  'packs',
  'understanding',
  'must-pass',
  'every-lesson',
  'acknowledgement',
  'acknowledgement-waits',
  'contacts',
  'card',
  'wallet-card',
  'guide',
  'named-person',
  'site-numbers',
  'site-steps',
  'after-report',
  'practice',
  'before-group',
  'group-safety',
  'group-notice',
  'group-measures',
  'group-name',
  'staff-support',
  'document',
  'drift',
  'update',
  'follow-ups',
] as const
export type Feature = (typeof FEATURES)[number]

/** The features that support each clause. */
export type DoneAbout = Readonly<Record<ClauseId, readonly Feature[]>>

/**
 * Says what the program does today, not what it might do. `csec check-content` refuses a clause without an entry, and
 * `tests/policy/feature.test.ts` a feature without the addresses, jobs and commands that do it.
 */
export const DONE_ABOUT: DoneAbout = {
  'P-1': ['acknowledgement', 'understanding', 'document'],
  'P-1a': ['must-pass', 'acknowledgement', 'understanding'],
  'P-1b': ['acknowledgement', 'understanding'],
  'P-1c': ['acknowledgement', 'understanding'],
  'P-2': ['must-pass', 'acknowledgement', 'understanding'],
  'P-3': ['acknowledgement', 'understanding'],
  'P-4': ['must-pass', 'card', 'wallet-card', 'understanding'],
  'P-5': ['site-steps', 'after-report', 'practice'],
  'PR-1': ['rules', 'reminders', 'reports', 'certificate', 'packs', 'update', 'follow-ups'],
  'PR-2': ['every-lesson', 'contacts', 'update'],
  'PR-3': ['group-notice', 'before-group', 'packs'],
  'PR-4': ['group-measures', 'group-safety', 'packs'],
  'PR-5': ['group-name', 'acknowledgement', 'understanding'],
  'PR-6': ['named-person', 'drift', 'acknowledgement-waits', 'card', 'wallet-card', 'guide', 'must-pass', 'follow-ups'],
  'PR-7': ['guide', 'card', 'wallet-card', 'contacts', 'must-pass'],
  'PR-8': ['guide', 'card', 'wallet-card', 'contacts'],
  'PR-9': ['site-steps', 'after-report', 'practice', 'guide'],
  'LR-1': ['contacts', 'card', 'wallet-card', 'guide'],
  'LR-2': ['contacts', 'card', 'wallet-card', 'guide'],
  'LR-3': ['contacts', 'card', 'wallet-card', 'guide'],
  'LR-4': ['contacts', 'card', 'wallet-card', 'guide', 'must-pass'],
  'LR-5': ['site-numbers', 'contacts', 'card'],
  'NR-1': ['contacts', 'card', 'wallet-card', 'guide'],
  'NR-2': ['contacts', 'card', 'wallet-card', 'guide'],
  'SITE-1': ['named-person', 'drift', 'acknowledgement-waits', 'card', 'wallet-card', 'document'],
  'SITE-1b': ['group-notice', 'before-group', 'packs', 'document'],
  'SITE-2': ['site-numbers', 'contacts', 'card', 'document'],
  'SITE-3': ['site-steps', 'after-report', 'practice', 'document'],
  'SITE-4': ['group-measures', 'group-safety', 'packs', 'document'],
  'SITE-5': ['staff-support', 'contacts', 'document'],
}
