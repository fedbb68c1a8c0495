import type { Messages } from '../messages.ts'

export const roster: Messages['hr']['roster'] = {}
