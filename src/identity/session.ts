import { type Instant, HOUR_MS, later, MINUTE_MS } from '../platform/time/calendar.ts'
import type { WAYS_IN } from '../trail/kind.ts'

/** How somebody came in. */
export type SignInWay = (typeof WAYS_IN)[number]

/** What a session is recognized by. Nothing finer is kept: the whole text that browsers send would tell people apart. */
export interface Device {
  readonly browser: Browser
  readonly system: System
}

export type Browser = 'chrome' | 'edge' | 'firefox' | 'opera' | 'safari' | 'samsung' | 'other'
export type System = 'android' | 'chromebook' | 'ipad' | 'iphone' | 'linux' | 'mac' | 'windows' | 'other'

/** The first that fits counts: most browsers name others, too. */
const BROWSERS: readonly (readonly [RegExp, Browser])[] = [
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(Edg|EdgA|EdgiOS)\//, 'edge'],
  [/\b(OPR|OPiOS|OPT)\//, 'opera'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/\b(Chrome|HeadlessChrome|CriOS)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
]
const SYSTEMS: readonly (readonly [RegExp, System])[] = [
  [/\bAndroid\b/, 'android'],
  [/\biPhone\b/, 'iphone'],
  [/\biPad\b/, 'ipad'],
  [/\bCrOS\b/, 'chromebook'],
  [/\bMacintosh\b/, 'mac'],
  [/\bWindows\b/, 'windows'],
  [/\bLinux\b/, 'linux'],
]

/** @param userAgent the text with which a browser introduces itself */
export function deviceOf(userAgent: string): Device {
  const named = <Name>(list: readonly (readonly [RegExp, Name])[]) => list.find(([sign]) => sign.test(userAgent))?.[1]
  return { browser: named(BROWSERS) ?? 'other', system: named(SYSTEMS) ?? 'other' }
}

/** The ways in which somebody who is signed in can prove again who they are. */
export type ProofWay = 'passkey' | 'single-sign-on' | 'password' | 'app'

/** For how long somebody who has proved who they are may do what takes a recent proof. */
export const PROOF_MS = 10 * MINUTE_MS

/** Whether a proof is recent enough. One that lies in the future is none: the clock was set back. */
export function isRecentProof(authenticatedAt: Instant, now: Instant): boolean {
  return authenticatedAt <= now && now < later(authenticatedAt, PROOF_MS)
}

/** ASVS 5, 7.3.1: with a role or people to supervise one sees others' records, so an unattended screen is signed out. */
export const RECORDS_IDLE_MS = 30 * MINUTE_MS
/** Longer than a shift with a course in it: places and drafts are kept anyway. */
export const LEARNER_IDLE_MS = 8 * HOUR_MS
/** ASVS 5, 7.3.2. */
export const LONGEST_MS = 12 * HOUR_MS
