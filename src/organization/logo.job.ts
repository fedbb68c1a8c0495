import { join } from 'node:path'
import { answerOfThread } from '../platform/jobs/thread.job.ts'
import { ROOT } from '../platform/root.ts'
import type { LogoPicture } from './brand.ts'
import type { DrawnLogo, PictureProblem } from './logo-drawing.job.ts'

/** What is wrong with a file that isn't taken. */
export type LogoProblem = PictureProblem | 'too-large' | 'other-type'

type CheckedLogo =
  | { readonly ok: true; readonly logo: LogoPicture }
  | { readonly ok: false; readonly problem: LogoProblem }
  /** The server failed, and the file may be fine. */
  | { readonly ok: false; readonly problem: 'unreadable'; readonly error: Error }

export const MOST_LOGO_BYTES = 1024 * 1024

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]

/** The thread that draws a picture, and how much it may take. */
const DRAWING = { program: join(ROOT, 'dist/organization/logo-worker.job.js'), mostMemoryMb: 128, longestMs: 20_000 }

/**
 * Checks what a picture is by its bytes, whatever its name says, and draws it anew in a thread of its own. Needs what
 * `npm run build` makes.
 */
export async function checkedLogo(bytes: Uint8Array, drawing: typeof DRAWING = DRAWING): Promise<CheckedLogo> {
  if (bytes.length > MOST_LOGO_BYTES) return { ok: false, problem: 'too-large' }
  if (!startsWith(bytes, PNG) && !startsWith(bytes, JPEG)) return { ok: false, problem: 'other-type' }
  try {
    // Threads share the library, so it's loaded before the first of them and stays.
    await import('sharp')
    return await drawnInThread(bytes, drawing)
  } catch (error) {
    return { ok: false, problem: 'unreadable', error: error instanceof Error ? error : new Error(String(error)) }
  }
}

async function drawnInThread(bytes: Uint8Array, { program, ...limits }: typeof DRAWING): Promise<DrawnLogo> {
  const copy = Uint8Array.from(bytes).buffer
  const order = { workerData: copy, transferList: [copy], ...limits }
  const found = await answerOfThread<DrawnLogo>(program, order)
  if ('stopped' in found) throw new Error(`The picture wasn't drawn: ${found.stopped}.`)
  return found.answer
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}
