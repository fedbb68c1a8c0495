import type { ProviderProblemKind } from './provider-problem.ts'

/** What the sign-in page tells somebody whom the way over the provider didn't let in. The address of the page has it. */
export const SIGN_IN_NOTICES = ['down', 'refused', 'not-finished', 'over', 'closed', 'in-use', 'nobody'] as const
export type SignInNotice = (typeof SIGN_IN_NOTICES)[number]

/** What went wrong in detail is for who sets it up. People only need to know what to do. */
export function noticeOf(problem: ProviderProblemKind): SignInNotice {
  if (problem === 'not-finished') return 'not-finished'
  return problem === 'not-trusted' || problem === 'code-refused' ? 'refused' : 'down'
}
