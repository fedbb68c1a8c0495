/** Work in the background. A `Piece` is done in one go and fails alone. */
export interface Job<Piece = unknown> {
  /** In milliseconds, or `null` for work that begins only on request or after another job. */
  readonly every: number | null
  /** It also begins on a new day of the organization. */
  readonly onNewDay?: true
  /** The message for the operator when a piece fails or nothing could be claimed. */
  readonly failure: string
  /** The words of its errors may quote what people typed: the log says only where they came from. */
  readonly isConfidential?: true
  /**
   * How long the server waits for this job at shutdown, in milliseconds. Without it, the server waits until the current
   * piece is done.
   */
  readonly stopsWithin?: number
  /**
   * Takes one piece after the other, so that no other process does the same ones at the same time.
   * @param isAsked somebody waits for it, or the process has just started; else it is the time for another look
   */
  claim(isAsked: boolean, run: Run): AsyncIterable<Piece>
  work(piece: Piece, run: Run): Promise<void>
  /** Called every few seconds while a piece is worked on: says that its worker is there. */
  keep?(piece: Piece): Promise<void>
  /** Puts back a piece that was not done: `given-up` when the server is shutting down. */
  stop?(piece: Piece, why: 'failed' | 'given-up'): Promise<void>
  /** Names the piece in the log. */
  idOf?(piece: Piece): string
}

/** Gives requests most of the time, between two steps, while anybody is there. If it throws, the work ends. */
export type Turn = () => Promise<void>

/** What work asks and says between two of its steps. A step takes a second of processor at most. */
export interface Run {
  /** Returns true when the server is shutting down, and the rest has to wait for the next start. */
  isOver(): boolean
  /** Throws `GivenUp` when the server is shutting down. */
  readonly turn: Turn
  /** Says how far it is. */
  count(done: number, of: number): void
}

export interface Progress {
  readonly done: number
  readonly of: number
}

/** The server is shutting down or has no database for a moment, and the work in progress starts over. */
export class GivenUp extends Error {}

/** Runs work that is only one piece. */
export async function* onePiece(): AsyncGenerator<null> {
  yield null
}
