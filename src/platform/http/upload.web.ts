import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import type { Action } from '../../identity/access.ts'
import type { Config } from '../config.ts'
import { AppError } from './app-error.ts'
import { takeText } from './control-character.web.ts'
import { scan } from './scan.web.ts'
import type { Visit } from '../../app/visit.web.ts'

/** The name of the file field in every form that has one. */
export const FILE_FIELD = 'file'
/** Above the largest file of any form; a form with less room says so itself. */
const LARGEST_UPLOAD = 12 * 1024 * 1024
const FORM_FIELDS = 2_000

/** The people who may send files. Files are read into memory, so no one else's are taken. */
const SENDERS: ReadonlySet<Action | 'signed-in'> = new Set([
  'import-records',
  'change-person',
  'read-ledger',
  'make-evidence',
  'read-evidence',
  'edit-organization',
])

/** A file as it came in. The name is what the browser says, for people to read. */
export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

const single = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_UPLOAD, files: 1, fields: FORM_FIELDS, fieldSize: 64 * 1024 },
}).single(FILE_FIELD)

/** Reads the fields and the file of a form that has one; a form without is not touched. */
export async function receiveUpload(who: Action | 'signed-in', request: Request, response: Response): Promise<void> {
  if (!SENDERS.has(who) || !request.is('multipart/form-data')) return
  await new Promise<void>((resolve, reject) => {
    single(request, response, (error: unknown) => (error == null ? resolve() : reject(refused(error))))
  })
  takeText(request)
}

/** Has the file that came with a form looked at, where a scanner is configured. Throws as `scan` does. */
export async function scanUpload({ scanner }: Config, { file }: Request): Promise<void> {
  if (scanner !== null && file !== undefined && file.size > 0) await scan(scanner, file.buffer)
}

/** The file that came with the form, or null when none was chosen. */
export function uploadOf({ request }: Visit): Upload | null {
  const { file } = request
  // Browsers send an empty part for a field without a file.
  if (file === undefined || (file.size === 0 && file.originalname === '')) return null
  // multer reads names as Latin-1; browsers send UTF-8.
  return { name: Buffer.from(file.originalname, 'latin1').toString('utf8'), bytes: file.buffer }
}

function refused(error: unknown): unknown {
  if (!(error instanceof MulterError)) return new AppError('bad-request', 'The form cannot be read.')
  if (error.code === 'LIMIT_FILE_SIZE')
    return new AppError('too-large', `A file has more than ${LARGEST_UPLOAD} bytes.`)
  return new AppError('bad-request', `The form has another shape than the page sends (${error.code}).`)
}
