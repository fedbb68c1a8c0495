import type { Messages } from '../messages.ts'

export const requirements: Messages['hr']['requirements'] = {}
