import { Refused, Unanswered } from './lrs.ts'

/** Something on its way to an LRS. */
export interface Parcel {
  /** A parcel that waits is replaced by a newer one of the same name; null for one that stands for itself. */
  readonly name: string | null
  /** Whether it must not get lost: what is not needed is dropped when the LRS says no. */
  readonly needed: boolean
  /** Throws `Unanswered` or `Refused`. */
  send(): Promise<void>
  /** When it has left the outbox: taken, or dropped. */
  onGone?(): void
}

export interface Outbox {
  /** False when a try failed, or takes long, and something waits. */
  isFine(): boolean
  add(parcel: Parcel): void
  /** Sends all that waits and this one, now and once, because the page ends. Nothing is sent later. */
  close(last: Parcel): void
}

export interface OutboxInput {
  later(run: () => void, ms: number): void
  /** Hears that something changed, some time after the step itself. */
  onChange(): void
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000
/** A parcel that takes longer than this is shown as not saved. */
const LONG_MS = 5_000

/**
 * Parcels go one by one, in order. When there is no answer, all wait and are tried again; what is refused holds back
 * nothing else.
 */
export function startOutbox({ later, onChange }: OutboxInput): Outbox {
  const waiting: Parcel[] = []
  let sending: Parcel | null = null
  let retryMs = FIRST_RETRY_MS
  let retrying = false
  let fine = true
  let closed = false

  return {
    isFine: () => fine,
    add(parcel) {
      if (closed) return
      const older = waiting.findIndex((candidate) => candidate.name === parcel.name && candidate !== sending)
      if (parcel.name === null || older === -1) waiting.push(parcel)
      else waiting[older] = parcel
      void run()
    },
    close(last) {
      closed = true
      // What is being sent goes on by itself.
      for (const parcel of [...waiting.filter((candidate) => candidate !== sending), last]) void attempt(parcel)
    },
  }

  async function run(): Promise<void> {
    if (sending !== null) return
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
    if (closed) return
    if (waiting.length === 0) retryMs = FIRST_RETRY_MS
    else if (!retrying) retryLater()
    show(waiting.length === 0)
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

  function retryLater(): void {
    retrying = true
    later(() => {
      retrying = false
      void run()
    }, retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }

  function show(isFine: boolean): void {
    if (closed || isFine === fine) return
    fine = isFine
    onChange()
  }
}

type Outcome = 'taken' | 'refused' | 'unanswered'

async function attempt(parcel: Parcel): Promise<Outcome> {
  try {
    await parcel.send()
    return 'taken'
  } catch (error) {
    if (error instanceof Unanswered) return 'unanswered'
    if (error instanceof Refused) return 'refused'
    throw error
  }
}
