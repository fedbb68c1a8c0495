import type { Messages } from '../messages.ts'

export const personFile: Messages['hr']['personFile'] = {}
