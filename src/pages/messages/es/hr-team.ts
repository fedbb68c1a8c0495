import type { Messages } from '../messages.ts'

export const team: Messages['hr']['team'] = {}
