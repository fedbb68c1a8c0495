import { type Lrs, Refused, Unanswered } from './lrs.browser.ts'

/** A message for an LRS: a document under its id, or statements. */
export type Parcel = (
  | { readonly document: string; readonly json: string }
  | { readonly statements: readonly object[] }
) & {
  /** Whether it must not get lost: what is not needed is dropped when the LRS says no. */
  readonly needed: boolean
  /** When it has left the outbox: taken, or dropped. */
  onGone?(): void
}

export interface Outbox {
  /** Returns false when a try failed, or takes long, and something waits. */
  isFine(): boolean
  /** Whether nothing is being sent and nothing waits. */
  isEmpty(): boolean
  /** A document that waits is replaced by a newer one. */
  add(parcel: Parcel): void
  /**
   * Sends everything that waits now, with the statement last because the session ends. Nothing is sent later.
   * @param patient whether there is time to wait for messages that are being sent.
   */
  close(last: object, patient: boolean): Promise<void>
}

export interface OutboxInput {
  readonly lrs: Lrs
  later(run: () => void, ms: number): void
  /** Hears that something changed, some time after the step itself. */
  onChange(): void
  /** Hears that the page goes. */
  onHide(run: () => void): void
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000
/** A parcel that takes longer than this is shown as not saved. */
const LONG_MS = 5_000
/** The longest wait for a learner who leaves: once for messages being sent, and once for the last words. */
const PATIENCE_MS = 3_000

/**
 * Parcels go one by one, in order. When there is no answer, all wait and are tried again; what is refused holds back
 * nothing else.
 */
export function startOutbox({ lrs, later, onChange, onHide }: OutboxInput): Outbox {
  const waiting: Parcel[] = []
  let sending: Parcel | null = null
  let running = Promise.resolve()
  let isRunning = false
  let retryMs = FIRST_RETRY_MS
  let retrying = false
  let fine = true
  let closed = false

  return {
    isFine: () => fine,
    isEmpty: () => waiting.length === 0,
    add(parcel) {
      if (closed) return
      const older = waiting.findIndex(
        (each) => 'document' in each && 'document' in parcel && each.document === parcel.document && each !== sending,
      )
      if (older === -1) waiting.push(parcel)
      else waiting[older] = parcel
      start()
    },
    async close(last, patient) {
      closed = true
      let ending: Promise<unknown> | null = null
      const end = () =>
        (ending ??= sendLast([...waiting.filter((each) => each !== sending), { statements: [last], needed: true }]))
      if (!patient) return void end()
      onHide(end)
      await inTime(running)
      await inTime(end())
    },
  }

  function start(): void {
    if (isRunning) return
    isRunning = true
    running = run()
  }

  async function run(): Promise<void> {
    const hadSome = waiting.length > 0
    const refused = new Set<Parcel>()
    const next = () => (closed ? undefined : waiting.find((parcel) => !refused.has(parcel)))
    for (let parcel = next(); parcel !== undefined; parcel = next()) {
      const outcome = await watched(parcel)
      if (outcome === 'unanswered') break
      if (outcome === 'refused' && parcel.needed) refused.add(parcel)
      else {
        waiting.splice(waiting.indexOf(parcel), 1)
        parcel.onGone?.()
      }
    }
    isRunning = false
    if (closed) return
    if (waiting.length === 0) retryMs = FIRST_RETRY_MS
    else if (!retrying) retryLater()
    show(waiting.length === 0, hadSome)
  }

  async function watched(parcel: Parcel): Promise<Outcome> {
    sending = parcel
    later(() => {
      if (sending === parcel) show(false)
    }, LONG_MS)
    const outcome = await attempt(parcel)
    sending = null
    return outcome
  }

  /**
   * Statements in one request, or those sent last might arrive first. A store takes all of a request or none, so what
   * it refuses together goes one by one.
   */
  async function sendLast(parcels: readonly Parcel[]): Promise<void> {
    const kept = parcels.filter((parcel) => 'document' in parcel).map(attempt)
    const told = parcels.filter((parcel) => 'statements' in parcel)
    const statements = told.flatMap((parcel) => parcel.statements)
    if ((await attempt({ statements, needed: true })) === 'refused' && told.length > 1)
      for (const parcel of told) await attempt(parcel)
    await Promise.all(kept)
  }

  async function attempt(parcel: Parcel): Promise<Outcome> {
    try {
      await ('document' in parcel ? lrs.keepState(parcel.document, parcel.json) : lrs.record(parcel.statements))
      return 'taken'
    } catch (error) {
      if (error instanceof Unanswered) return 'unanswered'
      if (error instanceof Refused) return 'refused'
      throw error
    }
  }

  function inTime(work: Promise<unknown>): Promise<unknown> {
    return Promise.race([work, new Promise<void>((resolve) => later(resolve, PATIENCE_MS))])
  }

  function retryLater(): void {
    retrying = true
    later(() => {
      retrying = false
      start()
    }, retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }

  /** @param hadSome whether something was being sent, so that its end is news. */
  function show(isFine: boolean, hadSome = false): void {
    if (closed) return
    const isNews = isFine !== fine || (hadSome && waiting.length === 0)
    fine = isFine
    if (isNews) onChange()
  }
}

type Outcome = 'taken' | 'refused' | 'unanswered'
