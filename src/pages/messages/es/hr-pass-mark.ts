import type { Messages } from '../messages.ts'

export const passMark: Messages['hr']['passMark'] = {}
