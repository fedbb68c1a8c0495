import type { Messages } from '../messages.ts'

export const reports: Messages['hr']['reports'] = {}
