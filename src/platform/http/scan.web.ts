import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ScannerAddress } from '../scanner-address.ts'
import { AppError } from './app-error.ts'

/** For a scanner that takes a connection and says nothing more. */
const SILENCE_MS = 20_000
/** Well below what clamd takes as one piece. */
const PIECE = 64 * 1024

/**
 * Has the scanner look at a file before anything else does. Throws `infected` for one that it finds something in,
 * and `not-scanned` when it doesn't answer: a file that wasn't looked at isn't taken.
 */
export async function scan(address: ScannerAddress, bytes: Uint8Array): Promise<void> {
  const answer = await ask(address, bytes)
  if (answer === 'stream: OK') return
  if (/^stream: .+ FOUND$/.test(answer)) throw new AppError('infected', `The scanner refuses a file: ${answer}`)
  throw new AppError('not-scanned', `The scanner could not look at a file: ${answer}`)
}

/** INSTREAM as `man clamd` has it: pieces with their length before them, and an empty one at the end. */
async function ask(address: ScannerAddress, bytes: Uint8Array): Promise<string> {
  const socket = connect(address)
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('no answer in time')))
  try {
    await once(socket, 'connect')
    const said = text(socket)
    // A scanner that has enough answers and hangs up: what it said counts.
    socket.on('error', () => {})
    send(socket, bytes)
    return (await said).replaceAll('\0', '').trim()
  } catch (cause) {
    throw new AppError('not-scanned', `The scanner could not be reached: ${String(cause)}`)
  } finally {
    socket.destroy()
  }
}

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE)
    socket.write(lengthOf(piece))
    socket.write(piece)
  }
  socket.write(lengthOf(new Uint8Array()))
}

function lengthOf({ length }: Uint8Array): Buffer {
  const written = Buffer.alloc(4)
  written.writeUInt32BE(length)
  return written
}
