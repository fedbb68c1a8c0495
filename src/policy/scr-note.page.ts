import type { CourseMessages } from '../words/messages.ts'

/** Says to call SCR every time. Read alone, PR-7 and PR-8 could be taken for “only then”. Empty for other clauses. */
export function scrNote(clause: string, t: CourseMessages): string {
  return /^PR-[78]$/.test(clause) ? t.learn.policy.callScr : ''
}
