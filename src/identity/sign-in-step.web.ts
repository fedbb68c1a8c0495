import { parseCookie } from 'cookie'
import type { CookieOptions } from 'express'
import type { Visit } from '../app/visit.web.ts'
import type { Config } from '../platform/config.ts'
import { later, MINUTE_MS } from '../platform/time/calendar.ts'
import { createStep, findStep, type SignInStep, takeStep } from './sign-in-step.store.ts'

const STEP_MS = 10 * MINUTE_MS

/** Keeps what a sign-in has come to, for ten minutes and for this browser alone. */
export async function beginStep(visit: Visit, step: Omit<SignInStep, 'expiresAt'>): Promise<void> {
  const { config, store } = visit.deps
  const id = await createStep(store.db, { ...step, expiresAt: later(visit.now, STEP_MS) })
  visit.response.cookie(cookieName(config), id, { ...cookieOptions(config), maxAge: STEP_MS })
}

/** What this browser has begun, for the page that asks. Null when it's nothing, or too long ago. */
export async function stepBegun(
  visit: Visit,
  purpose: SignInStep['purpose'],
): Promise<Pick<SignInStep, 'person' | 'data'> | null> {
  const id = stepId(visit)
  return id === null ? null : findStep(visit.deps.store.db, id, purpose, visit.now)
}

/** Goes on with it, once. Returns null when this browser has begun nothing, or too long ago. */
export async function goOnWithStep(
  visit: Visit,
  purpose: SignInStep['purpose'],
): Promise<Pick<SignInStep, 'person' | 'data'> | null> {
  const { config, store } = visit.deps
  const id = stepId(visit)
  if (id === null) return null
  visit.response.clearCookie(cookieName(config), cookieOptions(config))
  return takeStep(store.db, id, purpose, visit.now)
}

function stepId({ deps, request }: Visit): string | null {
  return parseCookie(request.headers.cookie ?? '')[cookieName(deps.config)] ?? null
}

function cookieName({ https }: Config): string {
  return https ? '__Host-step' : 'step'
}

/** `lax`, because another site may send the browser back. */
function cookieOptions({ https }: Config): CookieOptions {
  return { path: '/', httpOnly: true, secure: https, sameSite: 'lax' }
}
